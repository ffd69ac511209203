import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { callOf } from '../../../platform/idempotency/index.ts';

export const refundCharge: NonNullable<MutationResolvers['refundCharge']> = async (
  _parent,
  { input: { chargeId, amount, reason } },
  { app, idempotentCalls },
  info,
) => {
  const draft = { chargeId: decodeId('Charge', chargeId, 'chargeId'), amount: amount ?? null, reason: reason ?? null };
  return { refund: await app.charges.refund(draft, callOf(idempotentCalls, info)) };
};
