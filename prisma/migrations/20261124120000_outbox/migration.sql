-- One row a job that is still to be done, written in the transaction that causes it and deleted when it is done. Redis
-- only holds what is being done: without it everything is here.
CREATE TABLE outbox (
  id uuid NOT NULL,
  job text NOT NULL,
  payload jsonb NOT NULL,
  -- When to hand it to a queue: at once, after the pause that follows a failure, or, once handed over, when it counts as lost.
  due_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL,
  -- How often it has ended, well or not.
  runs int NOT NULL DEFAULT 0,
  -- What went wrong since it last went well: [{ at, error }].
  failures jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (id, job)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX outbox_by_due ON outbox (due_at);

-- Jobs that used up their attempts, for a person to look at and to run again.
CREATE TABLE dead_letters (
  id uuid PRIMARY KEY,
  job text NOT NULL,
  payload jsonb NOT NULL,
  failures jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  died_at timestamptz(3) NOT NULL,
  replayed_at timestamptz(3)
);
