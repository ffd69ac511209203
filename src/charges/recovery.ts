import type { Db } from '../platform/db/index.ts';
import type { Idempotency } from '../platform/idempotency/index.ts';
import type { Log } from '../platform/log/index.ts';
import type { Drive } from './drive.ts';
import type { PaymentProvider } from './provider.ts';
import { statements, takeCharge, takeRefund, type ChargeRow, type RefundRow } from './repository.ts';
import { isUndecided, type Settle } from './settle.ts';

const BATCH = 100;
const AT_ONCE = 10;
/** A payer who was asked to act and did not for so long does not pay any more. */
const ACTION_MS = 24 * 3_600_000;

const WAY = { isNew: false, isRecovery: true };

export interface RecoveryOptions {
  db: Db;
  idempotency: Idempotency;
  provider: PaymentProvider;
  drive: Drive;
  settle: Settle;
  /** Of a recovery's own claim: long enough for a look-up. */
  leaseMs: number;
  log: Log;
  now: () => Date;
}

/** Asks the provider, when it is time, about everything that is not final. */
export function createRecovery({ db, idempotency, provider, drive, settle, leaseMs, log, now }: RecoveryOptions) {
  async function recoverCharge(charge: ChargeRow): Promise<void> {
    if (isUndecided(charge)) {
      const lease = await idempotency.takeOver({ userId: charge.payerId, key: charge.idempotencyKey }, leaseMs);
      // Somebody is at it, and will say when to look again.
      if (lease?.resourceId === charge.id) await drive.charge(charge, lease, WAY);
      return;
    }
    const { providerId } = charge;
    if (providerId === null) throw new Error(`A charge without the provider's id: ${charge.id}`);
    const isStale = charge.status === 'REQUIRES_ACTION' && now().getTime() - charge.createdAt.getTime() > ACTION_MS;
    let outcome = await (isStale ? provider.cancelCharge(providerId) : provider.readCharge(providerId));
    if (outcome.known && outcome.status === 'DECLINED' && outcome.open) {
      // The payer's browser holds a secret with which it could still be paid, and we would not expect it.
      const canceled = await provider.cancelCharge(providerId);
      if (!canceled.known || canceled.status !== 'CANCELED') outcome = canceled;
    }
    await settle.charge(charge, outcome, WAY);
  }

  async function recoverRefund(refund: RefundRow): Promise<void> {
    if (refund.providerId !== null) {
      await settle.refund(refund, await provider.readRefund(refund.providerId), WAY);
      return;
    }
    const lease = await idempotency.takeOver({ userId: refund.askedBy, key: refund.idempotencyKey }, leaseMs);
    if (lease?.resourceId === refund.id) await drive.refund(refund, lease, WAY);
  }

  async function sweep<Row extends { id: string }>(
    rows: Row[],
    recover: (row: Row) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const waiting = rows.values();
    const work = async () => {
      for (const row of waiting) {
        if (signal.aborted) return;
        try {
          await recover(row);
        } catch (error) {
          log.error({ err: error, id: row.id }, 'What became of a charge or refund could not be found out');
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** Once over what is due, at most 100 charges and 100 refunds. */
  return async (signal: AbortSignal): Promise<void> => {
    type Charges = Parameters<typeof takeCharge<ChargeRow>>[0];
    const charges = await db.query<Charges>(statements.findDue, [now(), BATCH]);
    await sweep(charges.map(takeCharge<ChargeRow>), recoverCharge, signal);
    type Refunds = Parameters<typeof takeRefund<RefundRow>>[0];
    const refunds = await db.query<Refunds>(statements.findRefundsDue, [now(), BATCH]);
    await sweep(refunds.map(takeRefund<RefundRow>), recoverRefund, signal);
  };
}
