import type { WebhookDeliveryStatus, WebhookEndpointStatus } from '../generated/prisma/enums.ts';
import type { Sql, Statement } from '../platform/db/index.ts';
import type { PageBatch } from '../platform/graphql/page-loader.ts';
import type { Gate } from './gate.ts';
import type { SealedSecret } from './secrets.ts';

/** Part of the statement: with a parameter the planner would reckon with a tenth of the table. */
const PRUNED_AT_ONCE = 500;

const gateColumns = `
  e.concurrency, e.widened_at AS "widenedAt", e.open_until AS "openUntil", e.failures,
  e.failing_since AS "failingSince", e.latency_ms AS "latencyMs"`;

export const statements = {
  findListening: {
    name: 'webhooks.findListening',
    text: `
      SELECT id, event_types AS "eventTypes", created_at AS "createdAt" FROM webhook_endpoints
      WHERE event_types && $1::text[] AND deleted_at IS NULL AND status <> 'DISABLED'`,
  },
  addMessages: {
    name: 'webhooks.addMessages',
    text: `
      INSERT INTO webhook_messages (id, event_type, payload, created_at)
      SELECT * FROM unnest($1::uuid[], $2::text[], $3::jsonb[], $4::timestamptz[]) ON CONFLICT (id) DO NOTHING`,
  },
  addDeliveries: {
    name: 'webhooks.addDeliveries',
    text: `
      INSERT INTO webhook_deliveries (id, endpoint_id, message_id, event_type, next_attempt_at, due_at, created_at)
      SELECT k.*, $5, $5, $6 FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) AS k
      ON CONFLICT (message_id, endpoint_id) DO NOTHING`,
  },
  wake: {
    name: 'webhooks.wake',
    // Waits for a dispatcher that holds the row: it may have looked before there was something due.
    text: `
      UPDATE webhook_endpoints e SET due_at = least(e.due_at, greatest($2::timestamptz, e.open_until))
      FROM (SELECT id FROM webhook_endpoints WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE) k
      WHERE e.id = k.id AND e.deleted_at IS NULL RETURNING e.id`,
  },
  findDue: {
    name: 'webhooks.findDue',
    text: `
      SELECT e.id, ${gateColumns} FROM webhook_endpoints e WHERE e.status = 'ACTIVE' AND e.due_at <= $1
      ORDER BY e.due_at LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED`,
  },
  // Both count what is in flight in a statement after the one that locked the endpoints, which sees what came before the lock.
  claim: {
    name: 'webhooks.claim',
    text: `
      WITH room AS (
        SELECT k.endpoint_id, greatest(0, k.most - (
          SELECT count(*) FROM webhook_deliveries d WHERE d.endpoint_id = k.endpoint_id AND d.in_flight AND d.due_at > $3
        )) AS room FROM unnest($1::uuid[], $2::int[]) AS k(endpoint_id, most)
      ), due AS (
        SELECT d.id FROM room CROSS JOIN LATERAL (
          SELECT id FROM webhook_deliveries d
          WHERE d.endpoint_id = room.endpoint_id AND d.status = 'PENDING' AND d.due_at <= $3
          ORDER BY d.due_at LIMIT room.room FOR NO KEY UPDATE SKIP LOCKED
        ) d
      )
      UPDATE webhook_deliveries d SET in_flight = true, due_at = $4 FROM due WHERE d.id = due.id
      RETURNING d.id, d.endpoint_id AS "endpointId", d.attempt_count AS "attemptCount"`,
  },
  rest: {
    name: 'webhooks.rest',
    text: `
      UPDATE webhook_endpoints e SET due_at = CASE
        WHEN k.at IS NOT NULL THEN k.at
        -- A full endpoint is looked at again when one of its results comes, or never came.
        WHEN (SELECT count(*) FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND d.in_flight AND d.due_at > $3)
          >= e.concurrency
          THEN (SELECT min(d.due_at) FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND d.in_flight AND d.due_at > $3)
        ELSE (SELECT min(d.due_at) FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND d.status = 'PENDING') END
      FROM unnest($1::uuid[], $2::timestamptz[]) AS k(id, at) WHERE e.id = k.id`,
  },
  sweep: {
    name: 'webhooks.sweep',
    text: `
      UPDATE webhook_endpoints e SET due_at = $1
      WHERE e.status = 'ACTIVE' AND (e.due_at IS NULL OR e.due_at > $1) AND (e.open_until IS NULL OR e.open_until <= $1)
        AND EXISTS (SELECT FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND d.status = 'PENDING' AND d.due_at <= $1)
        AND (SELECT count(*) FROM webhook_deliveries d WHERE d.endpoint_id = e.id AND d.in_flight AND d.due_at > $1)
          < e.concurrency
      RETURNING e.id`,
  },
  giveBack: {
    name: 'webhooks.giveBack',
    text: `
      UPDATE webhook_deliveries d SET in_flight = false, due_at = next_attempt_at
      WHERE d.id = ANY($1::uuid[]) AND d.status = 'PENDING' AND d.in_flight`,
  },
  load: {
    name: 'webhooks.load',
    text: `
      SELECT d.id, d.attempt_count AS "attemptCount", d.run_attempts AS "runAttempts", d.status,
        d.message_id AS "messageId", m.payload, e.id AS "endpointId", e.url, e.secrets,
        e.status AS "endpointStatus", e.open_until AS "openUntil"
      FROM webhook_deliveries d
      JOIN webhook_messages m ON m.id = d.message_id JOIN webhook_endpoints e ON e.id = d.endpoint_id
      WHERE d.id = ANY($1::uuid[])`,
  },
  lockGates: {
    name: 'webhooks.lockGates',
    text: `
      SELECT e.id, e.url, e.status, ${gateColumns} FROM webhook_endpoints e
      WHERE e.id = ANY($1::uuid[]) ORDER BY e.id FOR NO KEY UPDATE`,
  },
  saveGates: {
    name: 'webhooks.saveGates',
    text: `
      UPDATE webhook_endpoints e SET
        concurrency = k.concurrency, widened_at = k.widened_at, open_until = k.open_until, failures = k.failures,
        failing_since = k.failing_since, latency_ms = k.latency_ms, due_at = greatest($9::timestamptz, k.open_until),
        status = CASE WHEN k.disabled THEN 'DISABLED' ELSE e.status END
      FROM unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::timestamptz[], $5::int[], $6::timestamptz[], $7::int[], $8::bool[])
        AS k(id, concurrency, widened_at, open_until, failures, failing_since, latency_ms, disabled)
      WHERE e.id = k.id`,
  },
  settle: {
    name: 'webhooks.settle',
    // Once for each attempt, however often it was made. What was canceled meanwhile stays so, unless it arrived.
    text: `
      WITH k AS (
        SELECT * FROM unnest(
          $1::uuid[], $2::int[], $3::timestamptz[], $4::int[], $5::int[], $6::text[], $7::text[],
          $8::webhook_delivery_status[], $9::timestamptz[]
        ) AS k(id, number, started_at, duration_ms, status_code, error, response_body, status, next_at)
      ), settled AS (
        UPDATE webhook_deliveries d SET
          attempt_count = k.number, run_attempts = d.run_attempts + 1, in_flight = false,
          status = CASE WHEN k.status = 'DELIVERED' OR d.status = 'PENDING' THEN k.status ELSE d.status END,
          next_attempt_at = CASE WHEN d.status = 'PENDING' THEN k.next_at END,
          due_at = CASE WHEN d.status = 'PENDING' THEN k.next_at END,
          settled_at = CASE WHEN d.status = 'PENDING' AND k.next_at IS NOT NULL THEN NULL ELSE coalesce(d.settled_at, $10) END
        FROM k WHERE d.id = k.id AND d.attempt_count = k.number - 1
        RETURNING d.id
      )
      INSERT INTO webhook_attempts (delivery_id, number, started_at, duration_ms, status_code, error, response_body)
      SELECT k.id, k.number, k.started_at, k.duration_ms, k.status_code, k.error, k.response_body
      FROM k JOIN settled USING (id)`,
  },
  attempts: {
    name: 'webhooks.attempts',
    text: `
      SELECT k.ord::int AS ord, a.* FROM unnest($1::uuid[], $3::int[]) WITH ORDINALITY AS k(delivery_id, after, ord)
      CROSS JOIN LATERAL (
        SELECT delivery_id AS "deliveryId", number, started_at AS "startedAt", duration_ms AS "durationMs",
          status_code AS "statusCode", error, response_body AS "responseBody"
        FROM webhook_attempts a WHERE a.delivery_id = k.delivery_id AND a.number > k.after
        ORDER BY a.number LIMIT $2
      ) a ORDER BY k.ord, a.number`,
  },
  cancelOf: {
    name: 'webhooks.cancelOf',
    text: `
      UPDATE webhook_deliveries SET
        status = 'CANCELED', settled_at = $3, next_attempt_at = NULL, due_at = NULL
      WHERE id IN (SELECT id FROM webhook_deliveries WHERE endpoint_id = $1 AND status = 'PENDING' LIMIT $2)
        AND status = 'PENDING' RETURNING id`,
  },
  prune: {
    name: 'webhooks.prune',
    text: `
      DELETE FROM webhook_messages WHERE id = ANY(ARRAY(
        SELECT id FROM webhook_messages m WHERE m.created_at < $1 AND NOT EXISTS (
          SELECT FROM webhook_deliveries d WHERE d.message_id = m.id AND d.status = 'PENDING'
        ) ORDER BY m.created_at LIMIT ${PRUNED_AT_ONCE}
      )) RETURNING id`,
  },
  lockEndpoint: {
    name: 'webhooks.lockEndpoint',
    text: `SELECT secrets, status FROM webhook_endpoints WHERE id = $1 AND deleted_at IS NULL FOR NO KEY UPDATE`,
  },
  insertEndpoint: {
    name: 'webhooks.insertEndpoint',
    text: `
      INSERT INTO webhook_endpoints (id, url, description, event_types, secrets, created_at)
      VALUES ($1, $2, $3, $4, $5, $6)`,
  },
  updateEndpoint: {
    name: 'webhooks.updateEndpoint',
    text: `
      UPDATE webhook_endpoints SET
        url = coalesce($2, url), event_types = coalesce($3, event_types), description = coalesce($4, description),
        status = coalesce($5, status)
      WHERE id = $1`,
  },
  restart: {
    name: 'webhooks.restart',
    text: `
      UPDATE webhook_endpoints SET
        due_at = $3, concurrency = $2, widened_at = NULL, open_until = NULL, failures = 0, failing_since = NULL, latency_ms = 0
      WHERE id = $1`,
  },
  deleteEndpoint: {
    name: 'webhooks.deleteEndpoint',
    text: `UPDATE webhook_endpoints SET deleted_at = $2, status = 'DISABLED' WHERE id = $1`,
  },
  setSecrets: {
    name: 'webhooks.setSecrets',
    text: `UPDATE webhook_endpoints SET secrets = $2 WHERE id = $1`,
  },
  restartDelivery: {
    name: 'webhooks.restartDelivery',
    // An attempt that runs meanwhile keeps its number, and its result does not count.
    text: `
      UPDATE webhook_deliveries SET
        attempt_count = attempt_count + in_flight::int, status = 'PENDING', run_attempts = 0, in_flight = false, replay_id = NULL, settled_at = NULL, next_attempt_at = $2, due_at = $2
      WHERE id = $1`,
  },
  cancel: {
    name: 'webhooks.cancel',
    text: `
      UPDATE webhook_deliveries SET
        status = 'CANCELED', settled_at = $2, next_attempt_at = NULL, due_at = NULL
      WHERE id = $1 AND status = 'PENDING' RETURNING id`,
  },
  insertReplay: {
    name: 'webhooks.insertReplay',
    text: `INSERT INTO webhook_replays (id, filter, max_per_second, total, created_at) VALUES ($1, $2, $3, $4, $5)`,
  },
  endReplay: {
    name: 'webhooks.endReplay',
    text: `UPDATE webhook_replays SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id`,
  },
  log: {
    name: 'webhooks.log',
    text: `
      INSERT INTO webhook_log (id, action, actor_id, endpoint_id, details, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
  },
} satisfies Record<string, Statement>;

export interface EndpointRow {
  id: string;
  url: string;
  description: string | null;
  eventTypes: string[];
  status: WebhookEndpointStatus;
  failingSince: Date | null;
  createdAt: Date;
}

export interface DeliveryRow {
  id: string;
  endpointId: string;
  messageId: string;
  eventType: string;
  status: WebhookDeliveryStatus;
  attemptCount: number;
  nextAttemptAt: Date | null;
  createdAt: Date;
}

export interface AttemptRow {
  deliveryId: string;
  number: number;
  startedAt: Date;
  durationMs: number;
  statusCode: number | null;
  error: string | null;
  responseBody: string | null;
}

export interface ReplayRow {
  id: string;
  total: number;
  released: number;
  endedAt: Date | null;
}

export interface LogRow {
  id: string;
  action: string;
  actorId: string | null;
  endpointId: string | null;
  details: unknown;
  createdAt: Date;
}

/** One message, as it is sent. */
export interface Message {
  id: string;
  type: string;
  /** RFC 3339. */
  at: string;
  data: unknown;
}

export const findListening = (sql: Sql, types: string[]) =>
  sql.query<{ id: string; eventTypes: string[]; createdAt: Date }>(statements.findListening, [types]);

export const addMessages = (tx: Sql, messages: Message[]) =>
  tx.query(statements.addMessages, [
    messages.map(({ id }) => id),
    messages.map(({ type }) => type),
    messages.map(({ type, at, data }) => JSON.stringify({ type, timestamp: at, data })),
    messages.map(({ at }) => at),
  ]);

export interface NewDelivery {
  id: string;
  endpointId: string;
  messageId: string;
  eventType: string;
}

export const addDeliveries = (tx: Sql, deliveries: NewDelivery[], firstAttemptAt: Date, now: Date) =>
  tx.query(statements.addDeliveries, [
    deliveries.map(({ id }) => id),
    deliveries.map(({ endpointId }) => endpointId),
    deliveries.map(({ messageId }) => messageId),
    deliveries.map(({ eventType }) => eventType),
    firstAttemptAt,
    now,
  ]);

/**
 * Has the dispatcher look at the endpoints again at `at`, or once their gates are closed. Locks them; answers the ids of those
 * that are not deleted.
 */
export const wake = async (tx: Sql, endpointIds: string[], at: Date): Promise<string[]> =>
  (await tx.query<{ id: string }>(statements.wake, [endpointIds, at])).map(({ id }) => id);

/** Endpoints whose turn it is, the longest waiting first, locked. */
export const findDue = (tx: Sql, now: Date, limit: number) =>
  tx.query<Gate & { id: string }>(statements.findDue, [now, limit]);

export interface Claimed {
  id: string;
  endpointId: string;
  attemptCount: number;
}

/** Takes due deliveries of each endpoint until `lostAt`, so that at most `most` of its are in flight. */
export const claim = (tx: Sql, limits: { id: string; most: number }[], now: Date, lostAt: Date) =>
  tx.query<Claimed>(statements.claim, [limits.map(({ id }) => id), limits.map(({ most }) => most), now, lostAt]);

/** Leaves endpoints alone until `at`; where it is null, until they have room and something is due. */
export const rest = (tx: Sql, rests: { id: string; at: Date | null }[], now: Date) =>
  tx.query(statements.rest, [rests.map(({ id }) => id), rests.map(({ at }) => at), now]);

/** Finds endpoints that were forgotten: due, with room, and not about to be looked at. Answers their ids. */
export const sweep = (sql: Sql, now: Date) => sql.query<{ id: string }>(statements.sweep, [now]);

export const giveBack = (sql: Sql, ids: readonly string[]) => sql.query(statements.giveBack, [ids]);

export interface Loaded {
  id: string;
  attemptCount: number;
  runAttempts: number;
  status: WebhookDeliveryStatus;
  messageId: string;
  payload: object;
  endpointId: string;
  url: string;
  secrets: SealedSecret[];
  endpointStatus: WebhookEndpointStatus;
  openUntil: Date | null;
}

export const load = (sql: Sql, ids: readonly string[]) => sql.query<Loaded>(statements.load, [ids]);

export type LockedGate = Gate & { id: string; url: string; status: WebhookEndpointStatus };

export const lockGates = (tx: Sql, ids: string[]) => tx.query<LockedGate>(statements.lockGates, [ids]);

export const saveGates = (tx: Sql, gates: (Gate & { id: string; disabled: boolean })[], now: Date) =>
  tx.query(statements.saveGates, [
    gates.map(({ id }) => id),
    gates.map(({ concurrency }) => concurrency),
    gates.map(({ widenedAt }) => widenedAt),
    gates.map(({ openUntil }) => openUntil),
    gates.map(({ failures }) => failures),
    gates.map(({ failingSince }) => failingSince),
    gates.map(({ latencyMs }) => latencyMs),
    gates.map(({ disabled }) => disabled),
    now,
  ]);

export interface Settlement extends AttemptRow {
  status: WebhookDeliveryStatus;
  /** Null unless PENDING. */
  nextAt: Date | null;
}

export const settle = (tx: Sql, settlements: Settlement[], now: Date) =>
  tx.query(statements.settle, [
    settlements.map(({ deliveryId }) => deliveryId),
    settlements.map(({ number }) => number),
    settlements.map(({ startedAt }) => startedAt),
    settlements.map(({ durationMs }) => durationMs),
    settlements.map(({ statusCode }) => statusCode),
    settlements.map(({ error }) => error),
    settlements.map(({ responseBody }) => responseBody),
    settlements.map(({ status }) => status),
    settlements.map(({ nextAt }) => nextAt),
    now,
  ]);

/** Cancels up to `limit` deliveries of an endpoint that are on their way; answers how many. */
export const cancelOf = async (sql: Sql, endpointId: string, limit: number, now: Date): Promise<number> =>
  (await sql.query(statements.cancelOf, [endpointId, limit, now])).length;

/**
 * Deletes some of the messages from before `before` that are not on their way any more, with their deliveries; answers
 * whether there may be more.
 */
export const prune = async (sql: Sql, before: Date): Promise<boolean> =>
  (await sql.query(statements.prune, [before])).length === PRUNED_AT_ONCE;

export const addLogEntry = (tx: Sql, { id, action, actorId, endpointId, details, createdAt }: LogRow) =>
  tx.query(statements.log, [id, action, actorId, endpointId, details, createdAt]);

/** Pages of the attempts of each delivery, the oldest first. */
export async function findAttempts(sql: Sql, { keys, limit, after }: PageBatch<string>) {
  const values = [keys, limit, after ? after.values : keys.map(() => 0)];
  const rows = await sql.query<AttemptRow & { ord: number }>(statements.attempts, values);
  return rows.map(({ ord, ...row }) => ({ ord, row }));
}
