CREATE TYPE webhook_endpoint_status AS ENUM ('ACTIVE', 'PAUSED', 'DISABLED');
CREATE TYPE webhook_delivery_status AS ENUM ('PENDING', 'DELIVERED', 'DEAD', 'CANCELED');

CREATE TABLE webhook_endpoints (
  id uuid PRIMARY KEY,
  url text NOT NULL,
  description text,
  event_types text[] NOT NULL,
  status webhook_endpoint_status NOT NULL DEFAULT 'ACTIVE',
  -- The newest first: [{ sealed, until }]; a former one signs too until its time is over.
  secrets jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  deleted_at timestamptz(3),
  -- The gate: how much the receiver is given at once, and when. src/webhooks/gate.ts says how these move.
  due_at timestamptz(3),
  open_until timestamptz(3),
  concurrency int NOT NULL DEFAULT 1,
  widened_at timestamptz(3),
  failures int NOT NULL DEFAULT 0,
  failing_since timestamptz(3),
  latency_ms int NOT NULL DEFAULT 0
);
CREATE INDEX webhook_endpoints_by_due ON webhook_endpoints (due_at) WHERE status = 'ACTIVE';
CREATE INDEX webhook_endpoints_by_type ON webhook_endpoints USING gin (event_types)
  WHERE deleted_at IS NULL AND status <> 'DISABLED';

-- What is told, once for all endpoints. The id is the event's, and stays the same over retries and replays.
CREATE TABLE webhook_messages (
  id uuid PRIMARY KEY,
  event_type text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX webhook_messages_by_age ON webhook_messages (created_at);

CREATE TABLE webhook_deliveries (
  id uuid PRIMARY KEY,
  endpoint_id uuid NOT NULL REFERENCES webhook_endpoints (id),
  message_id uuid NOT NULL REFERENCES webhook_messages (id) ON DELETE CASCADE,
  event_type text NOT NULL,
  status webhook_delivery_status NOT NULL DEFAULT 'PENDING',
  -- All attempts ever, and those since the last (re)start of the schedule.
  attempt_count int NOT NULL DEFAULT 0,
  run_attempts int NOT NULL DEFAULT 0,
  next_attempt_at timestamptz(3),
  -- When the dispatcher looks at it: the next attempt, or, once handed to the queue, when that counts as lost.
  due_at timestamptz(3),
  in_flight boolean NOT NULL DEFAULT false,
  -- The replay of many that let it go last.
  replay_id uuid,
  created_at timestamptz(3) NOT NULL,
  settled_at timestamptz(3),
  UNIQUE (message_id, endpoint_id),
  CHECK ((status = 'PENDING') = (due_at IS NOT NULL)),
  CHECK ((status = 'PENDING') = (settled_at IS NULL))
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX webhook_deliveries_by_due ON webhook_deliveries (endpoint_id, due_at) WHERE status = 'PENDING';
CREATE INDEX webhook_deliveries_in_flight ON webhook_deliveries (endpoint_id) WHERE in_flight;
CREATE INDEX webhook_deliveries_by_replay ON webhook_deliveries (replay_id)
  WHERE replay_id IS NOT NULL AND status = 'PENDING';
CREATE INDEX webhook_deliveries_by_endpoint ON webhook_deliveries (endpoint_id, id);
CREATE INDEX webhook_deliveries_by_status ON webhook_deliveries (status, id);
CREATE INDEX webhook_deliveries_by_type ON webhook_deliveries (event_type, id);

CREATE TABLE webhook_attempts (
  delivery_id uuid NOT NULL REFERENCES webhook_deliveries (id) ON DELETE CASCADE,
  number int NOT NULL,
  started_at timestamptz(3) NOT NULL,
  duration_ms int NOT NULL,
  status_code int,
  error text,
  response_body text,
  PRIMARY KEY (delivery_id, number)
);

-- A replay of many deliveries, let go a second's worth at a time.
CREATE TABLE webhook_replays (
  id uuid PRIMARY KEY,
  filter jsonb NOT NULL,
  max_per_second int NOT NULL CHECK (max_per_second > 0),
  -- The last delivery that was let go; they go in the order of their ids.
  after_id uuid,
  total int NOT NULL,
  released int NOT NULL DEFAULT 0,
  released_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3)
);

-- Who did what to the webhooks. Append-only.
CREATE TABLE webhook_log (
  id uuid PRIMARY KEY,
  action text NOT NULL,
  -- Null where the system did it.
  actor_id uuid REFERENCES users (id),
  endpoint_id uuid REFERENCES webhook_endpoints (id),
  details jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER webhook_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON webhook_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
