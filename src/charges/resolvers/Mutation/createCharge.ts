import type { MutationResolvers } from '../../../generated/types.ts';
import { callOf } from '../../../platform/idempotency/index.ts';

export const createCharge: NonNullable<MutationResolvers['createCharge']> = async (
  _parent,
  { input: { money, paymentMethod, description } },
  { app, idempotentCalls },
  info,
) => {
  const draft = { ...money, paymentMethod, description: description ?? null };
  return { charge: await app.charges.create(draft, callOf(idempotentCalls, info)) };
};
