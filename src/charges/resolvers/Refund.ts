import type { RefundResolvers } from '../../generated/types.ts';
import { encodeId } from '../../platform/graphql/ids.ts';

export const Refund: RefundResolvers = {
  id: ({ id }) => encodeId('Refund', id),
  charge: async ({ chargeId }, _args, { loaders }) => {
    const charge = await loaders.charges.byId.load(chargeId);
    if (!charge) throw new Error(`A refund without its charge: ${chargeId}`);
    return charge;
  },
  money: ({ amount, currency }) => ({ amount, currency }),
};
