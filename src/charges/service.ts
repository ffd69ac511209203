import type { Db, Sql } from '../platform/db/index.ts';
import { badInput, notFound } from '../platform/errors.ts';
import type { Page } from '../platform/graphql/connection.ts';
import { statements as keys, type Idempotency, type IdempotentCall } from '../platform/idempotency/index.ts';
import type { Outbox } from '../platform/jobs/index.ts';
import type { Log } from '../platform/log/index.ts';
import type { Sealer } from '../platform/sealing.ts';
import { parseText } from '../platform/text.ts';
import { createDrive, type Reach } from './drive.ts';
import { CURRENCIES, findMoneyFault, formatMoney } from './money.ts';
import type { PaymentProvider } from './provider.ts';
import { createRecovery } from './recovery.ts';
import * as charges from './repository.ts';
import { keepCharge, statements, takeCharge, takeRefund } from './repository.ts';
import type { ChargeRow, ChargeView, RefundRow, RefundView } from './repository.ts';
import { createSettle, type SettleOptions } from './settle.ts';

export interface ChargesOptions {
  db: Db;
  outbox: Outbox;
  idempotency: Idempotency;
  provider: PaymentProvider;
  sealer: Sealer;
  /** Longest that one call of the provider takes. */
  timeoutMs: number;
  log: Log;
  now: () => Date;
  reach?: Reach;
  onOutcome?: SettleOptions['onOutcome'];
}

export interface ChargeDraft {
  /** Minor units. */
  amount: number;
  currency: string;
  paymentMethod: string;
  description: string | null;
}

export interface RefundDraft {
  chargeId: string;
  /** Minor units; null for all that is left. */
  amount: number | null;
  reason: string | null;
}

export type Charges = ReturnType<typeof createCharges>;

const PAYMENT_METHOD = /^(pm|card|src)_[A-Za-z0-9_]{1,250}$/;

function checkDraft({ amount, currency, paymentMethod, description }: ChargeDraft): void {
  const fault = findMoneyFault({ amount, currency });
  if (fault) throw badInput(fault.param, fault.message);
  if (!PAYMENT_METHOD.test(paymentMethod))
    throw badInput('paymentMethod', 'paymentMethod must be a token of the payment provider, such as pm_card_visa.');
  if (description !== null) parseText('description', description, { min: 1, max: 500 });
}

/** How much of the charge is to go back. @throws BAD_USER_INPUT where so much is not left, or cannot be sent */
function refundableOf({ status, amount, refunded, refunding, currency }: ChargeRow, asked: number | null): bigint {
  if (status !== 'SUCCEEDED') throw badInput('chargeId', 'Only a charge that has SUCCEEDED can be refunded.');
  const left = amount - refunded - refunding;
  const text = formatMoney({ amount: left, currency });
  if (left === 0n) throw badInput('chargeId', 'This charge has been refunded in full, or is about to be.');
  const wanted = asked === null ? left : BigInt(asked);
  if (wanted <= 0n) throw badInput('amount', 'amount must be greater than 0.');
  if (wanted > left) throw badInput('amount', `amount must be at most ${left} (${text}), which is what is left.`);
  const { step } = CURRENCIES.get(currency) ?? { step: 1 };
  if (wanted % BigInt(step) !== 0n)
    throw badInput('amount', `An amount in ${currency} must end in ${String(step).slice(1)}.`);
  return wanted;
}

export function createCharges({
  db,
  outbox,
  idempotency,
  provider,
  sealer,
  timeoutMs,
  log,
  now,
  reach = () => Promise.resolve(),
  onOutcome,
}: ChargesOptions) {
  const settle = createSettle({ db, outbox, sealer, now, ...(onOutcome && { onOutcome }) });
  const drive = createDrive({ db, provider, settle, log, timeoutMs, now, reach });
  // Longer than a call of the provider, and then some for what stands around it; a call that goes on looks it up before.
  const leaseMs = Math.ceil(timeoutMs * 1.25);
  const longLeaseMs = Math.ceil(timeoutMs * 2.75);

  async function read(id: string): Promise<ChargeRow> {
    const [charge] = await charges.findByIds(db, [id]);
    if (!charge) throw new Error(`A charge is gone: ${id}`);
    return charge;
  }

  async function readRefund(id: string): Promise<RefundRow> {
    const [refund] = await charges.findRefunds(db, [id]);
    if (!refund) throw new Error(`A refund is gone: ${id}`);
    return refund;
  }

  /** Money that came for a charge of which we said that none would is for a person to look into. */
  async function checkLate(tx: Sql, id: string): Promise<void> {
    const [charge] = await charges.findByIds(tx, [id]);
    if (charge?.status === 'DECLINED' || charge?.status === 'CANCELED')
      log.error({ charge: id, status: charge.status }, 'The payment provider says that this charge was paid after all');
  }

  return {
    /**
     * Charges once for one idempotent call, whatever crashes: the charge as the provider has made it, or UNKNOWN, which
     * the recovery or the same call again resolves.
     * @throws BAD_USER_INPUT with the field, IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_IN_USE
     */
    async create(draft: ChargeDraft, call: IdempotentCall): Promise<ChargeView> {
      checkDraft(draft);
      const { amount, currency, paymentMethod, description } = draft;
      await reach('beforeClaim');
      const standing = await idempotency.claim<{ token: string }>(call, { leaseMs, longLeaseMs }, async (claim) => {
        const values = [...claim, amount, currency, paymentMethod, description];
        const [begun] = await db.query<{ token: string }>(statements.begin, values);
        return begun ?? null;
      });
      if (standing.kind === 'finished') return takeCharge<ChargeView>(standing.answer as never);
      await reach('afterClaim');
      const { lease } = standing;
      const { until, resourceId: id } = lease;
      const createdAt = new Date(until.getTime() - leaseMs);
      const charge: ChargeRow =
        standing.kind === 'abandoned'
          ? await read(id)
          : {
              ...draft,
              id,
              payerId: call.userId,
              amount: BigInt(amount),
              status: 'PENDING',
              declineCode: null,
              refunded: 0n,
              refunding: 0n,
              createdAt,
              updatedAt: createdAt,
              sentAt: createdAt,
              dueAt: until,
              checks: 0,
              idempotencyKey: call.key,
              providerId: null,
            };
      const settled = await drive.charge(charge, lease, { isNew: standing.kind === 'begun', isRecovery: false });
      // Another took the lease meanwhile: what it has found out by now is the truth.
      const answer = settled ?? (await read(id));
      if (settled && settled.status !== 'UNKNOWN') idempotency.remember(call, keepCharge(settled));
      await reach('beforeResponse');
      return answer;
    },

    /**
     * Gives money back once for one idempotent call. What is asked for is reserved before the provider is called, so that
     * all refunds together are never more than the charge.
     * @throws BAD_USER_INPUT with the field, NOT_FOUND, IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_IN_USE
     */
    async refund({ chargeId, amount, reason }: RefundDraft, call: IdempotentCall): Promise<RefundView> {
      if (reason !== null) parseText('reason', reason, { min: 1, max: 500 });
      await reach('beforeClaim');
      const standing = await idempotency.claim<{ token: string }>(
        call,
        { leaseMs, longLeaseMs },
        (claim, { resourceId, until }) =>
          db.transaction(async (tx) => {
            const [claimed] = await tx.query<{ token: string }>(keys.claim, claim);
            if (!claimed) return null;
            const [row] = await tx.query<Parameters<typeof takeCharge<ChargeRow>>[0]>(statements.lock, [chargeId]);
            if (!row) throw notFound('charge');
            const wanted = refundableOf(takeCharge<ChargeRow>(row), amount);
            const moment = claim[7];
            await tx.query(statements.reserve, [chargeId, wanted, moment]);
            const refund = [resourceId, chargeId, call.userId, call.key, wanted, reason, moment, until];
            await tx.query(statements.beginRefund, refund);
            return claimed;
          }),
      );
      if (standing.kind === 'finished') return takeRefund<RefundView>(standing.answer as never);
      await reach('afterClaim');
      const { lease } = standing;
      const refund = await readRefund(lease.resourceId);
      const settled = await drive.refund(refund, lease, { isNew: standing.kind === 'begun', isRecovery: false });
      await reach('beforeResponse');
      return settled ?? (await readRefund(refund.id));
    },

    /** A page of a person's charges, the newest first, with one row more than it has. */
    list: (payerId: string, page: Page): Promise<ChargeRow[]> => charges.findPage(db, payerId, page),

    /** What the payer's browser needs to authenticate the payment; null where there is nothing to do. */
    async findClientSecret(id: string): Promise<string | null> {
      const [row] = await db.query<{ sealed: string | null }>(statements.findSecret, [id]);
      return row?.sealed == null ? null : sealer.open(row.sealed, id);
    },

    /**
     * Takes an event of the provider: what it is about is looked at next, as it is by then.
     * @throws BAD_USER_INPUT where the signature is not valid
     */
    async hear(body: Buffer, signature: string | undefined): Promise<void> {
      const { id, type, about } = provider.readEvent(body, signature);
      if (!about) return;
      await db.transaction(async (tx) => {
        const moment = now();
        const [added] = await tx.query(statements.addEvent, [id, type, moment]);
        if (!added) return;
        const values = [about.id, moment];
        if (about.kind === 'refund') await tx.query(statements.wakeRefund, values);
        else if ((await tx.query(statements.wake, values)).length === 0 && type === 'payment_intent.succeeded')
          await checkLate(tx, about.id);
      });
    },

    /** Finds out, once over what is due, what became of it. */
    recover: createRecovery({
      db,
      idempotency,
      provider,
      drive,
      settle,
      leaseMs: longLeaseMs,
      log,
      now,
    }),
  };
}
