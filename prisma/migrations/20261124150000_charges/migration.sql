-- A claim of a key: who holds it until when. A claim whose time is over can be taken by another call or job, which gets a
-- higher token; the answer is written under the newest token only.
ALTER TABLE idempotency_keys
  ADD COLUMN resource_id uuid,
  ADD COLUMN token bigint NOT NULL DEFAULT 1,
  ADD COLUMN lease_until timestamptz(3);
ALTER TABLE idempotency_keys SET (fillfactor = 70);
-- Its person is whoever is signed in, and people are never deleted; checking it again would lock the person's row.
ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_user_id_fkey;

-- What a domain says is checked where its value is written, and not again with each change of the row.
CREATE DOMAIN idempotency_key AS text CHECK (VALUE ~ '^[\x21-\x7e]+$' AND length(VALUE) <= 255);
CREATE DOMAIN currency AS text CHECK (VALUE ~ '^[A-Z]{3}$');
-- In the currency's minor units.
CREATE DOMAIN amount AS bigint CHECK (VALUE > 0);
ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_key_check, ALTER COLUMN key TYPE idempotency_key;

CREATE TYPE charge_status AS ENUM (
  'PENDING', 'REQUIRES_ACTION', 'PROCESSING', 'SUCCEEDED', 'DECLINED', 'CANCELED', 'UNKNOWN'
);
CREATE TYPE refund_status AS ENUM ('PENDING', 'SUCCEEDED', 'FAILED');

CREATE TABLE charges (
  id uuid PRIMARY KEY,
  payer_id uuid NOT NULL REFERENCES users (id),
  idempotency_key text NOT NULL,
  amount amount NOT NULL,
  currency currency NOT NULL,
  payment_method text NOT NULL,
  description text,
  status charge_status NOT NULL DEFAULT 'PENDING',
  decline_code text,
  -- Id of the provider's payment intent, once it is known.
  provider_id text,
  -- Encrypted; src/platform/sealing.ts. Only while the payer is to act.
  client_secret text,
  -- What succeeded, and what is asked for: together they are never more than the charge.
  refunded bigint NOT NULL DEFAULT 0,
  refunding bigint NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  -- The last time at which the provider was asked to charge.
  sent_at timestamptz(3) NOT NULL,
  -- When the provider is asked next what became of it, and how often it was asked in this state.
  due_at timestamptz(3),
  checks int NOT NULL DEFAULT 0,
  CHECK (refunded >= 0 AND refunding >= 0 AND refunded + refunding <= amount),
  CHECK ((due_at IS NULL) = (status IN ('SUCCEEDED', 'DECLINED', 'CANCELED')))
) WITH (fillfactor = 80);
CREATE INDEX charges_by_payer ON charges (payer_id, created_at, id);
CREATE INDEX charges_by_due ON charges (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE refunds (
  id uuid PRIMARY KEY,
  charge_id uuid NOT NULL REFERENCES charges (id),
  -- Whose key it is: the administrator who asked for it.
  asked_by uuid NOT NULL REFERENCES users (id),
  idempotency_key text NOT NULL,
  amount amount NOT NULL,
  reason text,
  status refund_status NOT NULL DEFAULT 'PENDING',
  failure_code text,
  provider_id text,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  sent_at timestamptz(3) NOT NULL,
  due_at timestamptz(3),
  checks int NOT NULL DEFAULT 0,
  CHECK (due_at IS NOT NULL OR status <> 'PENDING')
);
CREATE INDEX refunds_by_charge ON refunds (charge_id, created_at, id);
CREATE INDEX refunds_by_due ON refunds (due_at) WHERE due_at IS NOT NULL;

-- The chart of accounts. PROVIDER: what the payment provider holds for us (an asset). SALES: what was charged (income).
-- REFUNDS: what was given back of it (deducted from income).
CREATE TYPE ledger_account AS ENUM ('PROVIDER', 'SALES', 'REFUNDS');

-- Append-only. One row is one debit and one credit of one amount, so that an unbalanced entry cannot be written; the
-- checks leave three kinds: a charge, a refund, and a refund that came back.
CREATE TABLE ledger_entries (
  id uuid PRIMARY KEY,
  charge_id uuid NOT NULL REFERENCES charges (id),
  refund_id uuid REFERENCES refunds (id),
  debit ledger_account NOT NULL,
  credit ledger_account NOT NULL,
  amount amount NOT NULL,
  currency currency NOT NULL,
  created_at timestamptz(3) NOT NULL,
  CHECK (CASE WHEN refund_id IS NULL THEN debit = 'PROVIDER' AND credit = 'SALES'
    ELSE (debit, credit) IN (('REFUNDS', 'PROVIDER'), ('PROVIDER', 'REFUNDS')) END)
);
CREATE UNIQUE INDEX ledger_entries_once ON ledger_entries (charge_id, refund_id, debit) NULLS NOT DISTINCT;
CREATE TRIGGER ledger_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE VIEW ledger_balances AS
  SELECT account, currency, sum(debit)::bigint AS debit, sum(credit)::bigint AS credit,
    sum(debit - credit)::bigint AS balance
  FROM (
    SELECT debit AS account, currency, amount AS debit, 0 AS credit FROM ledger_entries
    UNION ALL
    SELECT credit, currency, 0, amount FROM ledger_entries
  ) sides
  GROUP BY account, currency;

-- What the provider has told by webhook; it tells some things twice.
CREATE TABLE provider_events (
  id text PRIMARY KEY,
  type text NOT NULL,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX provider_events_by_age ON provider_events (created_at);

-- The role that the processes work as, whatever user they connect as. What it may not do, no request can.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'parley_app') THEN
    CREATE ROLE parley_app NOLOGIN;
  END IF;
EXCEPTION
  -- Another database of this server is migrated at the same moment.
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'The role parley_app is missing, and this user may not make it. As an administrator run: CREATE ROLE parley_app NOLOGIN; GRANT parley_app TO %;', quote_ident(current_user);
END $$;
DO $$
BEGIN
  BEGIN
    EXECUTE format('GRANT parley_app TO %I', current_user);
  EXCEPTION WHEN insufficient_privilege THEN
    -- Then an administrator made the role and has to have granted it.
    NULL;
  END;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO parley_app', current_schema());
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO parley_app', current_schema());
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO parley_app', current_schema());
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO parley_app', current_schema());
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM parley_app;
  END IF;
END $$;
REVOKE UPDATE, DELETE ON ledger_entries, webhook_log FROM parley_app;
REVOKE INSERT, UPDATE, DELETE ON ledger_balances FROM parley_app;
