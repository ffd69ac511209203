import type { Db } from '../platform/db/index.ts';
import type { Lease } from '../platform/idempotency/index.ts';
import type { Log } from '../platform/log/index.ts';
import { KEY_MEMORY_MS, SETTLED_MS, type ChargeOutcome, type PaymentProvider, type RefundOutcome } from './provider.ts';
import { statements, type ChargeRow, type RefundRow } from './repository.ts';
import type { Settle } from './settle.ts';

/** The moments of a charge at which a test lets the process die; nothing happens there otherwise. */
export type Step =
  'beforeClaim' | 'afterClaim' | 'beforeProvider' | 'afterProvider' | 'beforeCommit' | 'afterCommit' | 'beforeResponse';
export type Reach = (step: Step) => Promise<void>;

export interface DriveOptions {
  db: Db;
  provider: PaymentProvider;
  settle: Settle;
  log: Log;
  /** Longest that one call of the provider takes. */
  timeoutMs: number;
  now: () => Date;
  reach: Reach;
}

/** How a charge or refund is brought on: as one that was never sent, or as one that may have been. */
export interface Way {
  isNew: boolean;
  /** Nobody waits for the recovery, so it may look for longer. */
  isRecovery: boolean;
}

export type Drive = ReturnType<typeof createDrive>;

/** Brings a charge or a refund whose key is held to what the provider makes of it. */
export function createDrive({ db, provider, settle, log, timeoutMs, now, reach }: DriveOptions) {
  const lookUpMsOf = (isRecovery: boolean) => timeoutMs * (isRecovery ? 1.5 : 1);

  /**
   * What became of something that may have been sent before: it is looked up, and where the provider has nothing of it, and
   * surely remembers its key, sent again, which does nothing twice.
   */
  async function ask<Outcome extends ChargeOutcome | RefundOutcome>(
    { createdAt, providerId }: { createdAt: Date; providerId: string | null },
    ways: {
      read: (providerId: string) => Promise<Outcome>;
      send: () => Promise<Outcome>;
      find: () => Promise<Outcome | null>;
      never: Outcome;
      unknown: (why: string) => Outcome;
    },
  ): Promise<Outcome> {
    if (providerId !== null) return await ways.read(providerId);
    const found = await ways.find();
    if (found?.known) return found;
    const age = now().getTime() - createdAt.getTime();
    if (age < KEY_MEMORY_MS) return await ways.send();
    // The provider says that it has nothing, and nothing can come any more.
    return found === null && age >= SETTLED_MS ? ways.never : ways.unknown('Too old to be sent again');
  }

  /** Whether the work may go on outside: a process that was stopped for long must not send what another has settled. */
  const isHeld = ({ until }: Lease) => now() < until;
  const LOST = { known: false, why: 'The lease was over before it was sent' } as const;

  const tell = (what: string, id: string, outcome: ChargeOutcome | RefundOutcome) => {
    if (!outcome.known) log.warn({ [what]: id, why: outcome.why }, `The outcome of a ${what} is not known yet`);
  };

  async function askCharge(charge: ChargeRow, lookUpMs: number): Promise<ChargeOutcome> {
    if (charge.providerId === null) await db.query(statements.markSent, [charge.id, now()]);
    return await ask<ChargeOutcome>(charge, {
      read: (id) => provider.readCharge(id),
      send: () => provider.charge(charge),
      find: () => provider.findCharge(charge.id, { from: charge.createdAt, to: charge.sentAt }, lookUpMs),
      never: {
        known: true,
        status: 'CANCELED',
        providerId: null,
        declineCode: null,
        clientSecret: null,
        open: false,
      },
      unknown: (why) => ({ known: false, why }),
    });
  }

  async function askRefund(refund: RefundRow, lookUpMs: number): Promise<RefundOutcome> {
    const order = { ...refund, chargeProviderId: refund.chargeProviderId ?? '' };
    return await ask<RefundOutcome>(refund, {
      read: (id) => provider.readRefund(id),
      send: () => provider.refund(order),
      find: () => provider.findRefund(order, lookUpMs),
      never: { known: true, status: 'FAILED', providerId: null, failureCode: 'never_received' },
      unknown: (why) => ({ known: false, why }),
    });
  }

  return {
    /** The charge as it is then; null where the lease was lost meanwhile. */
    async charge(charge: ChargeRow, lease: Lease, { isNew, isRecovery }: Way): Promise<ChargeRow | null> {
      await reach('beforeProvider');
      const outcome = !isHeld(lease)
        ? LOST
        : isNew
          ? await provider.charge(charge)
          : await askCharge(charge, lookUpMsOf(isRecovery));
      await reach('afterProvider');
      tell('charge', charge.id, outcome);
      await reach('beforeCommit');
      const settled = await settle.charge(charge, outcome, { lease, isRecovery });
      await reach('afterCommit');
      return settled;
    },

    /** The same for a refund. */
    async refund(refund: RefundRow, lease: Lease, { isNew, isRecovery }: Way): Promise<RefundRow | null> {
      await reach('beforeProvider');
      const outcome = !isHeld(lease)
        ? LOST
        : isNew
          ? await provider.refund({ ...refund, chargeProviderId: refund.chargeProviderId ?? '' })
          : await askRefund(refund, lookUpMsOf(isRecovery));
      await reach('afterProvider');
      tell('refund', refund.id, outcome);
      await reach('beforeCommit');
      const settled = await settle.refund(refund, outcome, { lease, isRecovery });
      await reach('afterCommit');
      return settled;
    },
  };
}
