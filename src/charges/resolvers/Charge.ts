import type { ChargeResolvers } from '../../generated/types.ts';
import { connection, parsePage } from '../../platform/graphql/connection.ts';
import { encodeId } from '../../platform/graphql/ids.ts';

export const Charge: ChargeResolvers = {
  id: ({ id }) => encodeId('Charge', id),
  payer: async ({ payerId }, _args, { loaders }) => {
    const payer = await loaders.users.load(payerId);
    if (!payer) throw new Error(`A charge without its payer: ${payerId}`);
    return payer;
  },
  money: ({ amount, currency }) => ({ amount, currency }),
  refunded: ({ refunded, currency }) => ({ amount: refunded, currency }),
  clientSecret: ({ id, payerId, status }, _args, { app, viewer }) =>
    status === 'REQUIRES_ACTION' && viewer?.id === payerId ? app.charges.findClientSecret(id) : null,
  refunds: async ({ id }, args, { loaders }) => {
    const list = `refunds ${id}`;
    const page = parsePage(args, list);
    const rows = await loaders.charges.refundsOf.load({ key: id, order: 'NEW', page });
    return connection(rows, page, list, ({ id, createdAt }) => ({ id, value: createdAt }));
  },
};
