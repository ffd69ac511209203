import { v7 as uuid } from 'uuid';
import type { ChargeStatus } from '../generated/prisma/enums.ts';
import type { Db, Sql } from '../platform/db/index.ts';
import { encodeId } from '../platform/graphql/ids.ts';
import { heldBy, type Lease } from '../platform/idempotency/index.ts';
import type { Outbox } from '../platform/jobs/index.ts';
import type { Sealer } from '../platform/sealing.ts';
import { chargeDeclined, chargeNews, chargeRefunded, chargeSucceeded, factsOfCharge } from './events.ts';
import type { ChargeOutcome, RefundOutcome } from './provider.ts';
import { keepCharge, keepRefund, statements, takeRefund, type ChargeRow, type RefundRow } from './repository.ts';

/** The states that a charge may come from; none goes back. Only who holds the lease of its key moves the first two. */
const UNDECIDED: ChargeStatus[] = ['PENDING', 'UNKNOWN'];
const BEFORE: Record<ChargeStatus, ChargeStatus[]> = {
  PENDING: [],
  UNKNOWN: UNDECIDED,
  REQUIRES_ACTION: [...UNDECIDED, 'REQUIRES_ACTION'],
  PROCESSING: [...UNDECIDED, 'REQUIRES_ACTION', 'PROCESSING'],
  SUCCEEDED: [...UNDECIDED, 'REQUIRES_ACTION', 'PROCESSING'],
  DECLINED: [...UNDECIDED, 'REQUIRES_ACTION', 'PROCESSING'],
  CANCELED: [...UNDECIDED, 'REQUIRES_ACTION', 'PROCESSING'],
};

export const isUndecided = ({ status }: { status: ChargeStatus }): boolean => UNDECIDED.includes(status);

/** When the provider is asked next, in milliseconds from now, after so many checks in this state. */
const pauseOf = (status: string, checks: number): number =>
  status === 'UNKNOWN' || status === 'REFUND_UNKNOWN'
    ? Math.min(1_000 * 2 ** Math.min(checks, 20), 600_000)
    : Math.min(15_000 * 2 ** Math.min(checks, 20), 3_600_000);

const DAY = 86_400_000;

/** A refund that succeeded may still come back; for a month it is looked at every day, should the provider's word be lost. */
const comesBackUntil = ({ createdAt }: RefundRow, now: Date): Date | null =>
  now.getTime() - createdAt.getTime() < 30 * DAY ? new Date(now.getTime() + DAY) : null;

const FINAL = new Set<string>(['SUCCEEDED', 'DECLINED', 'CANCELED', 'FAILED']);

/** Who found it out: whoever holds the lease of its key, the recovery, or both. */
export interface Settler {
  lease?: Lease;
  isRecovery: boolean;
}

export interface SettleOptions {
  db: Db;
  outbox: Outbox;
  sealer: Sealer;
  now: () => Date;
  /** Told of each state that a charge comes into, once that is committed. */
  onOutcome?: (status: ChargeStatus) => void;
}

export type Settle = ReturnType<typeof createSettle>;

/** Writes what is known of charges and refunds by then: state, ledger, event and answer in one statement. */
export function createSettle({ db, outbox, sealer, now, onOutcome }: SettleOptions) {
  const dueOf = (status: string, moment: Date, checks: number) =>
    FINAL.has(status) ? null : new Date(moment.getTime() + pauseOf(status, checks));

  /** Where there is no key to keep it under, the payer has to pay in another way. */
  function seal(secret: string | null, id: string): string | null {
    try {
      return secret === null ? null : sealer.seal(secret, id);
    } catch {
      return null;
    }
  }

  return {
    /**
     * The charge as it is then; null where another was first, or the lease is lost. With a lease the outcome becomes
     * the answer of its key, unless it is unknown: then the key is let go of, unfinished.
     */
    async charge(charge: ChargeRow, outcome: ChargeOutcome, by: Settler): Promise<ChargeRow | null> {
      const { lease } = by;
      const moment = now();
      const status = outcome.known ? outcome.status : lease ? 'UNKNOWN' : charge.status;
      const declineCode = outcome.known ? outcome.declineCode : null;
      const checks = status === charge.status ? charge.checks + 1 : 0;
      const event =
        status === 'SUCCEEDED'
          ? chargeSucceeded.of(factsOfCharge(charge))
          : status === 'DECLINED'
            ? chargeDeclined.of({ ...factsOfCharge(charge), declineCode })
            : null;
      const answer = outcome.known ? keepCharge({ ...charge, status, declineCode, updatedAt: moment }) : null;
      const values = [
        charge.id,
        moment,
        status,
        declineCode,
        outcome.known ? outcome.providerId : null,
        outcome.known ? seal(outcome.clientSecret, charge.id) : null,
        dueOf(status, moment, checks),
        lease ? BEFORE[status] : BEFORE[status].filter((before) => !UNDECIDED.includes(before)),
        uuid({ msecs: moment.getTime() }),
        ...outbox.prepare(event),
        by.isRecovery ? charge.dueAt : null,
      ];
      const move = async (sql: Sql) => {
        const [moved] = await sql.query<{ updatedAt: Date }>(
          lease ? statements.settleHeld : statements.settle,
          lease ? [...values, ...heldBy(lease, answer)] : values,
        );
        return moved ? { ...charge, status, declineCode, updatedAt: moved.updatedAt } : null;
      };
      const moved =
        event && by.isRecovery
          ? // Whoever called has no answer yet, or another.
            await db.transaction(async (tx) => {
              const moved = await move(tx);
              if (moved) await outbox.add(tx, chargeNews.of({ id: event.data.id, payerId: event.data.payerId }));
              return moved;
            })
          : await move(db);
      if (moved && status !== charge.status) onOutcome?.(status);
      return moved;
    },

    /** The same for a refund. */
    async refund(refund: RefundRow, outcome: RefundOutcome, by: Settler): Promise<RefundRow | null> {
      const { lease } = by;
      const moment = now();
      const from = refund.status;
      const to = outcome.known ? outcome.status : from;
      const checks = to === from ? refund.checks + 1 : 0;
      const waiting = outcome.known ? to : 'REFUND_UNKNOWN';
      const [pending, succeeded] = [Number(to === 'PENDING'), Number(to === 'SUCCEEDED')];
      const [debit, credit] =
        from !== 'SUCCEEDED' && to === 'SUCCEEDED'
          ? ['REFUNDS', 'PROVIDER']
          : from === 'SUCCEEDED' && to === 'FAILED'
            ? ['PROVIDER', 'REFUNDS']
            : [null, null];
      const event =
        from !== to && to === 'SUCCEEDED'
          ? chargeRefunded.of({
              ...factsOfCharge({ ...refund, id: refund.chargeId }),
              refundId: encodeId('Refund', refund.id),
            })
          : null;
      const values = [
        refund.id,
        moment,
        to,
        outcome.known ? outcome.failureCode : null,
        outcome.known ? outcome.providerId : null,
        to === 'SUCCEEDED' ? comesBackUntil(refund, moment) : dueOf(waiting, moment, checks),
        from,
        pending - Number(from === 'PENDING'),
        succeeded - Number(from === 'SUCCEEDED'),
        uuid({ msecs: moment.getTime() }),
        debit,
        credit,
        ...outbox.prepare(event),
        by.isRecovery ? refund.dueAt : null,
      ];
      const answer = outcome.known ? keepRefund({ ...refund, status: to }) : null;
      type Rows = Parameters<typeof takeRefund<RefundRow>>[0];
      return await db.transaction(async (tx) => {
        const [row] = await tx.query<Rows>(
          lease ? statements.settleRefundHeld : statements.settleRefund,
          lease ? [...values, ...heldBy(lease, answer)] : values,
        );
        if (row && event) await outbox.add(tx, chargeNews.of({ id: event.data.id, payerId: event.data.payerId }));
        return row ? takeRefund<RefundRow>(row) : null;
      });
    },
  };
}
