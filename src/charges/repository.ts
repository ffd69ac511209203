import type { ChargeStatus, RefundStatus } from '../generated/prisma/enums.ts';
import type { Sql, Statement } from '../platform/db/index.ts';
import type { Page } from '../platform/graphql/connection.ts';
import type { PageBatch } from '../platform/graphql/page-loader.ts';
import { CLAIM, HELD } from '../platform/idempotency/index.ts';
import { ADD } from '../platform/jobs/index.ts';

/** What of a charge its payer sees; amounts in minor units. */
export interface ChargeView {
  id: string;
  payerId: string;
  amount: bigint;
  currency: string;
  description: string | null;
  status: ChargeStatus;
  declineCode: string | null;
  refunded: bigint;
  createdAt: Date;
  updatedAt: Date;
}

export interface ChargeRow extends ChargeView {
  idempotencyKey: string;
  paymentMethod: string;
  providerId: string | null;
  refunding: bigint;
  sentAt: Date;
  dueAt: Date | null;
  checks: number;
}

export interface RefundView {
  id: string;
  chargeId: string;
  amount: bigint;
  currency: string;
  reason: string | null;
  status: RefundStatus;
  createdAt: Date;
}

export interface RefundRow extends RefundView {
  askedBy: string;
  idempotencyKey: string;
  providerId: string | null;
  /** Of its charge. */
  chargeProviderId: string | null;
  payerId: string;
  sentAt: Date;
  dueAt: Date | null;
  checks: number;
}

/** Part of the statement: with a parameter the planner would reckon with a tenth of the table. */
const REAPED_AT_ONCE = 1_000;

const chargeColumns = (c: string) => `
  ${c}.id, ${c}.payer_id AS "payerId", ${c}.idempotency_key AS "idempotencyKey", ${c}.amount, ${c}.currency,
  ${c}.payment_method AS "paymentMethod", ${c}.description, ${c}.status, ${c}.decline_code AS "declineCode",
  ${c}.provider_id AS "providerId", ${c}.refunded, ${c}.refunding, ${c}.created_at AS "createdAt",
  ${c}.updated_at AS "updatedAt", ${c}.sent_at AS "sentAt", ${c}.due_at AS "dueAt", ${c}.checks`;

const refundColumns = (r: string, c: string) => `
  ${r}.id, ${r}.charge_id AS "chargeId", ${r}.asked_by AS "askedBy", ${r}.idempotency_key AS "idempotencyKey", ${r}.amount,
  ${c}.currency, ${r}.reason, ${r}.status, ${r}.provider_id AS "providerId", ${c}.provider_id AS "chargeProviderId",
  ${c}.payer_id AS "payerId", ${r}.created_at AS "createdAt", ${r}.sent_at AS "sentAt", ${r}.due_at AS "dueAt", ${r}.checks`;

/** bigint travels as text, and times in a stored answer too. */
type Wire<Row> = {
  [Name in keyof Row]: Row[Name] extends bigint ? string : Row[Name] extends Date ? Date | string : Row[Name];
};

export const takeCharge = <Row extends ChargeView>(row: Wire<Row>): Row => {
  const { amount, refunded, createdAt, updatedAt } = row as unknown as Wire<ChargeView>;
  const refunding = (row as { refunding?: string }).refunding;
  return {
    ...row,
    amount: BigInt(amount),
    refunded: BigInt(refunded),
    ...(refunding === undefined ? {} : { refunding: BigInt(refunding) }),
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
  } as unknown as Row;
};

export const takeRefund = <Row extends RefundView>(row: Wire<Row>): Row => {
  const { amount, createdAt } = row as unknown as Wire<RefundView>;
  return { ...row, amount: BigInt(amount), createdAt: new Date(createdAt) } as unknown as Row;
};

/** What a stored answer keeps: the charge as its payer saw it at that moment. */
export const keepCharge = ({
  id,
  payerId,
  amount,
  currency,
  description,
  status,
  declineCode,
  refunded,
  createdAt,
  updatedAt,
}: ChargeView) => ({
  id,
  payerId,
  amount: String(amount),
  currency,
  description,
  status,
  declineCode,
  refunded: String(refunded),
  createdAt,
  updatedAt,
});

export const keepRefund = ({ id, chargeId, amount, currency, reason, status, createdAt }: RefundView) => ({
  id,
  chargeId,
  amount: String(amount),
  currency,
  reason,
  status,
  createdAt,
});

/**
 * When it is looked at next. Who was woken meanwhile is looked at no later; only the recovery, which names the time that it
 * has seen, puts it off, so that callers who ask again and again do not.
 */
const dueAt = (row: string, next: string, seen: string) => `
          CASE WHEN ${next}::timestamptz IS NULL THEN NULL WHEN ${row}.due_at = ${seen}::timestamptz THEN ${next}::timestamptz
            ELSE least(${row}.due_at, ${next}::timestamptz) END`;

/** How often the recovery has asked in this state. */
const checks = (row: string, isSame: string, seen: string) =>
  `CASE WHEN ${isSame} THEN ${row}.checks + (${seen}::timestamptz IS NOT NULL)::int ELSE 0 END`;

/** The one statement that moves a charge: its state, its ledger entry, its event and, for `held`, its key's answer. */
const settleCharge = (held: boolean): Statement => ({
  name: `charges.settle${held ? '.held' : ''}`,
  text: `
    WITH ${held ? `held AS (${HELD(15, '$2')}),` : ''}
    moved AS (
      UPDATE charges c SET status = $3::charge_status, decline_code = $4, provider_id = coalesce($5, c.provider_id),
        client_secret = CASE WHEN c.status = $3::charge_status THEN coalesce($6, c.client_secret) ELSE $6 END,
        due_at = ${dueAt('c', '$7', '$14')}, updated_at = CASE WHEN c.status = $3::charge_status THEN c.updated_at ELSE $2 END,
        checks = ${checks('c', 'c.status = $3::charge_status', '$14')}
      ${held ? 'FROM held' : ''} WHERE c.id = $1 AND c.status = ANY($8::charge_status[])
      RETURNING c.*
    ), entered AS (
      INSERT INTO ledger_entries (id, charge_id, debit, credit, amount, currency, created_at)
      SELECT $9::uuid, id, 'PROVIDER', 'SALES', amount, currency, $2 FROM moved WHERE status = 'SUCCEEDED'
    ), told AS (${ADD(10, 'moved')})
    SELECT updated_at AS "updatedAt" FROM moved`,
});

/** The same for a refund, and its charge's sums. */
const settleRefund = (held: boolean): Statement => ({
  name: `charges.settleRefund${held ? '.held' : ''}`,
  text: `
    WITH ${held ? `held AS (${HELD(18, '$2')}),` : ''}
    moved AS (
      UPDATE refunds r SET status = $3::refund_status, failure_code = $4, provider_id = coalesce($5, r.provider_id),
        due_at = ${dueAt('r', '$6', '$17')}, updated_at = CASE WHEN r.status = $3::refund_status THEN r.updated_at ELSE $2 END,
        checks = ${checks('r', 'r.status = $3::refund_status', '$17')}
      ${held ? 'FROM held' : ''} WHERE r.id = $1 AND r.status = $7::refund_status
      RETURNING r.*
    ), charge AS (
      UPDATE charges c SET refunding = c.refunding + $8::int * m.amount, refunded = c.refunded + $9::int * m.amount,
        updated_at = $2
      FROM moved m WHERE c.id = m.charge_id AND $3::refund_status <> $7::refund_status
    ), entered AS (
      INSERT INTO ledger_entries (id, charge_id, refund_id, debit, credit, amount, currency, created_at)
      SELECT $10::uuid, m.charge_id, m.id, $11::ledger_account, $12::ledger_account, m.amount, c.currency, $2
      FROM moved m JOIN charges c ON c.id = m.charge_id WHERE $11::ledger_account IS NOT NULL
    ), told AS (${ADD(13, 'moved')})
    SELECT ${refundColumns('moved', 'c')} FROM moved JOIN charges c ON c.id = moved.charge_id`,
});

export const statements = {
  begin: {
    name: 'charges.begin',
    text: `
      WITH claimed AS (${CLAIM})
      INSERT INTO charges
        (id, payer_id, idempotency_key, amount, currency, payment_method, description, created_at, updated_at, sent_at, due_at)
      SELECT resource_id, $1, $2, $9::bigint, $10, $11, $12, $8, $8, $8, $7 FROM claimed
      RETURNING (SELECT token FROM claimed) AS token`,
  },
  settle: settleCharge(false),
  settleHeld: settleCharge(true),
  findByIds: {
    name: 'charges.findByIds',
    text: `SELECT ${chargeColumns('c')} FROM charges c WHERE c.id = ANY($1::uuid[])`,
  },
  findDue: {
    name: 'charges.findDue',
    text: `SELECT ${chargeColumns('c')} FROM charges c WHERE c.due_at <= $1 ORDER BY c.due_at LIMIT $2`,
  },
  countOpen: {
    name: 'charges.countOpen',
    text: `
      SELECT status, count(*)::int AS count
      FROM (SELECT status FROM charges WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 10000) c GROUP BY status`,
  },
  markSent: {
    name: 'charges.markSent',
    text: `UPDATE charges SET sent_at = $2 WHERE id = $1 AND status IN ('PENDING', 'UNKNOWN')`,
  },
  // Not PENDING: whoever sends it is about to know, or else the recovery looks at it when the lease ends.
  wake: {
    name: 'charges.wake',
    text: `
      UPDATE charges SET due_at = least(due_at, $2)
      WHERE id = $1 AND status IN ('UNKNOWN', 'REQUIRES_ACTION', 'PROCESSING')
      RETURNING id`,
  },
  findSecret: {
    name: 'charges.findSecret',
    text: `SELECT client_secret AS "sealed" FROM charges WHERE id = $1 AND status = 'REQUIRES_ACTION'`,
  },
  lock: {
    name: 'charges.lock',
    text: `SELECT ${chargeColumns('c')} FROM charges c WHERE c.id = $1 FOR UPDATE`,
  },
  reserve: {
    name: 'charges.reserve',
    text: `UPDATE charges SET refunding = refunding + $2::bigint, updated_at = $3 WHERE id = $1`,
  },
  beginRefund: {
    name: 'charges.beginRefund',
    text: `
      INSERT INTO refunds (id, charge_id, asked_by, idempotency_key, amount, reason, created_at, updated_at, sent_at, due_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $7, $8)`,
  },
  settleRefund: settleRefund(false),
  settleRefundHeld: settleRefund(true),
  findRefunds: {
    name: 'charges.findRefunds',
    text: `
      SELECT ${refundColumns('r', 'c')} FROM refunds r JOIN charges c ON c.id = r.charge_id WHERE r.id = ANY($1::uuid[])`,
  },
  findRefundsDue: {
    name: 'charges.findRefundsDue',
    text: `
      SELECT ${refundColumns('r', 'c')} FROM refunds r JOIN charges c ON c.id = r.charge_id
      WHERE r.due_at <= $1 ORDER BY r.due_at LIMIT $2`,
  },
  markRefundSent: {
    name: 'charges.markRefundSent',
    text: `UPDATE refunds SET sent_at = $2 WHERE id = $1 AND status = 'PENDING'`,
  },
  // A refund that succeeded can still come back.
  wakeRefund: {
    name: 'charges.wakeRefund',
    text: `UPDATE refunds SET due_at = least(due_at, $2) WHERE id = $1 AND status <> 'FAILED'`,
  },
  addEvent: {
    name: 'charges.addEvent',
    text: `
      INSERT INTO provider_events (id, type, created_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING RETURNING id`,
  },
  reapEvents: {
    name: 'charges.reapEvents',
    text: `
      DELETE FROM provider_events WHERE id = ANY(ARRAY(
        SELECT id FROM provider_events WHERE created_at <= $1 ORDER BY created_at LIMIT ${REAPED_AT_ONCE}))
      RETURNING id`,
  },
} satisfies Record<string, Statement>;

const chargePage = (after: boolean): Statement => ({
  name: `charges.page${after ? '.after' : ''}`,
  text: `
    SELECT ${chargeColumns('c')} FROM charges c
    WHERE c.payer_id = $1 ${after ? 'AND (c.created_at, c.id) < ($3, $4)' : ''}
    ORDER BY c.created_at DESC, c.id DESC LIMIT $2`,
});

const refundPage = (after: boolean): Statement => ({
  name: `charges.refundPage${after ? '.after' : ''}`,
  text: `
    SELECT k.ord::int AS ord, ${refundColumns('r', 'c')}
    FROM unnest($1::uuid[]${after ? ', $3::timestamptz[], $4::uuid[]' : ''})
      WITH ORDINALITY AS k(charge_id${after ? ', value, id' : ''}, ord)
    CROSS JOIN LATERAL (
      SELECT * FROM refunds r
      WHERE r.charge_id = k.charge_id ${after ? 'AND (r.created_at, r.id) < (k.value, k.id)' : ''}
      ORDER BY r.created_at DESC, r.id DESC LIMIT $2
    ) r
    JOIN charges c ON c.id = r.charge_id
    ORDER BY k.ord, r.created_at DESC, r.id DESC`,
});

export const pageStatements = {
  charges: { start: chargePage(false), after: chargePage(true) },
  refunds: { start: refundPage(false), after: refundPage(true) },
};

export async function findByIds(sql: Sql, ids: readonly string[]): Promise<ChargeRow[]> {
  return (await sql.query<Wire<ChargeRow>>(statements.findByIds, [ids])).map(takeCharge<ChargeRow>);
}

export async function findRefunds(sql: Sql, ids: readonly string[]): Promise<RefundRow[]> {
  return (await sql.query<Wire<RefundRow>>(statements.findRefunds, [ids])).map(takeRefund<RefundRow>);
}

/** One row more than the page has, the newest first. */
export async function findPage(sql: Sql, payerId: string, { first, after }: Page): Promise<ChargeRow[]> {
  const values = [payerId, first + 1, ...(after ? [after.value, after.id] : [])];
  const rows = await sql.query<Wire<ChargeRow>>(pageStatements.charges[after ? 'after' : 'start'], values);
  return rows.map(takeCharge<ChargeRow>);
}

/** Pages of the refunds of charges, the newest first. */
export async function findRefundPages(sql: Sql, { keys, limit, after }: PageBatch<string>) {
  const values = [keys, limit, ...(after ? [after.values, after.ids] : [])];
  const statement = pageStatements.refunds[after ? 'after' : 'start'];
  const rows = await sql.query<Wire<RefundRow> & { ord: number }>(statement, values);
  return rows.map(({ ord, ...row }) => ({ ord, row: takeRefund<RefundRow>(row as Wire<RefundRow>) }));
}

/** How many charges are not final, up to 10,000, by state. */
export async function countOpen(sql: Sql): Promise<Partial<Record<ChargeStatus, number>>> {
  const rows = await sql.query<{ status: ChargeStatus; count: number }>(statements.countOpen, []);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** Forgets some of the provider's events that came until then; answers whether there may be more. */
export const reapEvents = async (sql: Sql, until: Date): Promise<boolean> =>
  (await sql.query(statements.reapEvents, [until])).length === REAPED_AT_ONCE;
