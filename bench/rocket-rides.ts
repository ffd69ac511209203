/**
 * The path that is commonly taken: https://github.com/brandur/rocket-rides-atomic, its tables and its four SERIALIZABLE
 * transactions a call. It is spared what its ORM does besides: statements are prepared, and one begins a transaction.
 */
import type pg from 'pg';

const TABLES = `
  CREATE TABLE users (
    id bigserial PRIMARY KEY,
    email text NOT NULL UNIQUE CHECK (char_length(email) <= 255),
    stripe_customer_id text NOT NULL UNIQUE CHECK (char_length(stripe_customer_id) <= 50)
  );
  CREATE TABLE idempotency_keys (
    id bigserial PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now(),
    idempotency_key text NOT NULL CHECK (char_length(idempotency_key) <= 100),
    last_run_at timestamptz NOT NULL DEFAULT now(),
    locked_at timestamptz DEFAULT now(),
    request_method text NOT NULL CHECK (char_length(request_method) <= 10),
    request_params jsonb NOT NULL,
    request_path text NOT NULL CHECK (char_length(request_path) <= 100),
    response_code int,
    response_body jsonb,
    recovery_point text NOT NULL CHECK (char_length(recovery_point) <= 50),
    user_id bigint NOT NULL REFERENCES users ON DELETE RESTRICT
  );
  CREATE UNIQUE INDEX ON idempotency_keys (user_id, idempotency_key);
  CREATE TABLE audit_records (
    id bigserial PRIMARY KEY,
    action text NOT NULL CHECK (char_length(action) <= 50),
    created_at timestamptz NOT NULL DEFAULT now(),
    data jsonb NOT NULL,
    origin_ip cidr NOT NULL,
    resource_id bigint NOT NULL,
    resource_type text NOT NULL CHECK (char_length(resource_type) <= 50),
    user_id bigint NOT NULL REFERENCES users ON DELETE RESTRICT
  );
  CREATE TABLE rides (
    id bigserial PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now(),
    idempotency_key_id bigint UNIQUE REFERENCES idempotency_keys ON DELETE SET NULL,
    origin_lat numeric(13, 10) NOT NULL,
    origin_lon numeric(13, 10) NOT NULL,
    target_lat numeric(13, 10) NOT NULL,
    target_lon numeric(13, 10) NOT NULL,
    stripe_charge_id text UNIQUE CHECK (char_length(stripe_charge_id) <= 50),
    user_id bigint NOT NULL REFERENCES users ON DELETE RESTRICT
  );
  CREATE INDEX ON rides (idempotency_key_id) WHERE idempotency_key_id IS NOT NULL;
  CREATE TABLE staged_jobs (id bigserial PRIMARY KEY, job_name text NOT NULL, job_args jsonb NOT NULL);
  INSERT INTO users (email, stripe_customer_id)
    SELECT 'user' || n || '@example.org', 'cus_' || n FROM generate_series(1, 200) AS n`;

const statements = {
  findKey: 'SELECT * FROM idempotency_keys WHERE user_id = $1 AND idempotency_key = $2 LIMIT 1',
  addKey: `
    INSERT INTO idempotency_keys
      (idempotency_key, locked_at, recovery_point, request_method, request_params, request_path, user_id)
    VALUES ($2, now(), 'started', 'POST', $3, '/rides', $1) RETURNING *`,
  addRide: `
    INSERT INTO rides (idempotency_key_id, origin_lat, origin_lon, target_lat, target_lon, user_id)
    VALUES ($1, $2, $3, $4, $5, $6) RETURNING *`,
  addAudit: `
    INSERT INTO audit_records (action, data, origin_ip, resource_id, resource_type, user_id)
    VALUES ('ride.created', $1, '127.0.0.1', $2, 'ride', $3) RETURNING id`,
  setCharge: 'UPDATE rides SET stripe_charge_id = $2 WHERE id = $1',
  advance: 'UPDATE idempotency_keys SET recovery_point = $2 WHERE id = $1',
  stage: `INSERT INTO staged_jobs (job_name, job_args) VALUES ('send_ride_receipt', $1) RETURNING id`,
  finish: `
    UPDATE idempotency_keys
    SET locked_at = NULL, recovery_point = 'finished', response_code = 201, response_body = $2 WHERE id = $1`,
};

type Query = (name: keyof typeof statements, values: unknown[]) => Promise<{ id: string } | undefined>;

const TRIES = 100;

/** `charge` makes one, answering its provider's id. The tables lie where `pool`'s search path begins. */
export async function createRocketRides(pool: pg.Pool, charge: () => Promise<string>) {
  await pool.query(TABLES);
  let conflicts = 0;

  async function once<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    const client = await pool.connect();
    try {
      await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE');
      const result = await work(
        async (name, values) =>
          (await client.query<{ id: string }>({ name: `rides.${name}`, text: statements[name], values })).rows[0],
      );
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }

  /** Run again where PostgreSQL saw a conflict; the original answers 429 then, and leaves that to its caller. */
  async function atomicPhase<Result>(work: (query: Query) => Promise<Result>): Promise<Result> {
    for (let tries = 1; ; tries += 1)
      try {
        return await once(work);
      } catch (error) {
        if (tries === TRIES || (error as { code?: string }).code !== '40001') throw error;
        conflicts += 1;
      }
  }

  const idOf = (row: { id: string } | undefined) => {
    if (!row) throw new Error('A row is missing');
    return row.id;
  };

  return {
    /** One call with a fresh key, by one of 200 users. */
    async create(user: number, key: string): Promise<void> {
      const params = { origin_lat: 37.77, origin_lon: -122.41, target_lat: 37.8, target_lon: -122.27 };
      const keyId = await atomicPhase(async (query) => {
        if (await query('findKey', [user, key])) throw new Error('The key is not fresh');
        return idOf(await query('addKey', [user, key, params]));
      });
      const rideId = await atomicPhase(async (query) => {
        const id = idOf(await query('addRide', [keyId, ...Object.values(params), user]));
        await query('addAudit', [params, id, user]);
        await query('advance', [keyId, 'ride_created']);
        return id;
      });
      await atomicPhase(async (query) => {
        await query('setCharge', [rideId, await charge()]);
        await query('advance', [keyId, 'charge_created']);
      });
      await atomicPhase(async (query) => {
        await query('stage', [{ amount: 2000, currency: 'usd', user_id: user }]);
        await query('finish', [keyId, { message: 'Payment accepted. Your pilot is on their way!' }]);
      });
    },
    /** How many transactions were run again so far. */
    conflicts: () => conflicts,
  };
}
