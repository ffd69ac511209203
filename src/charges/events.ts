import { z } from 'zod';
import { encodeId } from '../platform/graphql/ids.ts';
import { defineEvent } from '../platform/jobs/index.ts';

/** Facts carry public ids; amounts are in the currency's minor units. */
const chargeFacts = z.object({
  id: z.string(),
  payerId: z.string(),
  amount: z.number().int(),
  currency: z.string(),
});

export const chargeSucceeded = defineEvent('charge.succeeded', chargeFacts);
export const chargeDeclined = defineEvent(
  'charge.declined',
  chargeFacts.extend({ declineCode: z.string().nullable() }),
);
/** `amount` is what went back with this refund. */
export const chargeRefunded = defineEvent('charge.refunded', chargeFacts.extend({ refundId: z.string() }));

/** Something of a charge that its payer does not know yet; for this server alone. */
export const chargeNews = defineEvent('charge.news', z.object({ id: z.string(), payerId: z.string() }));

interface Facts {
  id: string;
  payerId: string;
  amount: bigint;
  currency: string;
}

export const factsOfCharge = ({ id, payerId, amount, currency }: Facts) => ({
  id: encodeId('Charge', id),
  payerId: encodeId('User', payerId),
  amount: Number(amount),
  currency,
});
