import type { Sql } from '../platform/db/index.ts';

/** Something that the ledger says and the charges do not, or the other way round. */
export interface LedgerFault {
  fault: string;
  chargeId: string;
  refundId: string | null;
}

export interface Balance {
  account: string;
  currency: string;
  /** Minor units: sums of what was debited and credited, and their difference. */
  debit: string;
  credit: string;
  balance: string;
}

const FAULTS = `
  WITH expected AS (
    SELECT id AS charge_id, NULL::uuid AS refund_id, 'PROVIDER'::ledger_account AS debit, 'SALES'::ledger_account AS credit,
      amount, currency
    FROM charges WHERE status = 'SUCCEEDED'
    UNION ALL
    -- A refund that failed after it had succeeded has both entries; one that never succeeded has none.
    SELECT r.charge_id, r.id, e.debit, e.credit, r.amount, c.currency
    FROM refunds r JOIN charges c ON c.id = r.charge_id
    CROSS JOIN (VALUES ('REFUNDS'::ledger_account, 'PROVIDER'::ledger_account), ('PROVIDER', 'REFUNDS')) AS e(debit, credit)
    WHERE CASE e.debit WHEN 'REFUNDS' THEN r.status = 'SUCCEEDED' OR EXISTS (
        SELECT FROM ledger_entries b WHERE b.refund_id = r.id AND b.charge_id = r.charge_id AND b.debit = 'PROVIDER')
      ELSE r.status = 'FAILED' AND EXISTS (
        SELECT FROM ledger_entries b WHERE b.refund_id = r.id AND b.charge_id = r.charge_id AND b.debit = 'REFUNDS') END
  ), compared AS (
    SELECT coalesce(x.charge_id, e.charge_id) AS charge_id, coalesce(x.refund_id, e.refund_id) AS refund_id,
      CASE WHEN e.id IS NULL THEN 'has no entry' WHEN x.charge_id IS NULL THEN 'has an entry and should have none'
        WHEN (e.credit, e.amount, e.currency) <> (x.credit, x.amount, x.currency) THEN 'has another entry than it should' END
        AS fault
    FROM expected x FULL JOIN ledger_entries e
      ON e.charge_id = x.charge_id AND e.refund_id IS NOT DISTINCT FROM x.refund_id AND e.debit = x.debit
  ), sums AS (
    SELECT c.id AS charge_id, NULL::uuid AS refund_id, 'does not sum up its refunds' AS fault FROM charges c
    LEFT JOIN LATERAL (
      SELECT coalesce(sum(amount) FILTER (WHERE status = 'SUCCEEDED'), 0) AS refunded,
        coalesce(sum(amount) FILTER (WHERE status = 'PENDING'), 0) AS refunding
      FROM refunds r WHERE r.charge_id = c.id
    ) r ON true
    WHERE (c.refunded, c.refunding) <> (r.refunded, r.refunding)
  )
  SELECT fault, charge_id AS "chargeId", refund_id AS "refundId" FROM compared WHERE fault IS NOT NULL
  UNION ALL SELECT fault, charge_id, refund_id FROM sums
  ORDER BY 2, 3 LIMIT 1000`;

/** At most 1,000 faults of the ledger; none where each charge and refund has its entries and nothing else has. */
export const findLedgerFaults = (sql: Sql): Promise<LedgerFault[]> =>
  sql.query<LedgerFault>({ name: 'ledger.faults', text: FAULTS }, []);

/** The balance of every account, by currency. */
export const findBalances = (sql: Sql): Promise<Balance[]> =>
  sql.query<Balance>({ name: 'ledger.balances', text: 'SELECT * FROM ledger_balances ORDER BY currency, account' }, []);
