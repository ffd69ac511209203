import { CURRENCIES, formatMoney } from '../money.ts';
import { findCard } from './cards.ts';
import { endpoint, type Endpoint, type Outcome } from './endpoint.ts';
import { invalid, missing } from './errors.ts';
import { LIST, listOut } from './lists.ts';
import { id, integer, metadata, oneOf, optional } from './params.ts';
import { newId, type Charge, type Intent, type Refund } from './records.ts';
import { renderCharge, renderRefund } from './render.ts';
import type { Store } from './store.ts';

/** How much of a charge goes back. @throws Refusal where so much is not left: https://docs.stripe.com/api/refunds/create */
function amountOf(charge: Charge, asked: number | undefined): number {
  const left = charge.amount - charge.amount_refunded;
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  const amount = asked ?? left;
  const currency = charge.currency.toUpperCase();
  const { step = 1 } = CURRENCIES.get(currency) ?? {};
  if (amount % step !== 0)
    throw invalid(`An amount in ${currency} must end in ${String(step).slice(1)}.`, {
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  if (amount > left)
    throw invalid(
      `Refund amount (${formatMoney({ amount, currency })}) is greater than unrefunded amount on charge (${formatMoney({ amount: left, currency })})`,
      { param: 'amount' },
    );
  return amount;
}

/** The bank's word on a refund. A failed one gives its amount back: it can be refunded again. */
function settle(refund: Refund, charge: Charge, success: boolean): Outcome {
  const allowed: Refund['status'][] = success ? ['pending'] : ['pending', 'succeeded'];
  if (!allowed.includes(refund.status))
    throw invalid(`A refund with the status ${refund.status} cannot ${success ? 'succeed' : 'fail'} any more.`);
  const settled: Refund = { ...refund, status: success ? 'succeeded' : 'failed' };
  const updated = { type: 'refund.updated', of: refund.id } as const;
  if (success) return { answer: settled, put: [settled], events: [updated] };
  return {
    answer: settled,
    put: [settled, { ...charge, amount_refunded: charge.amount_refunded - refund.amount }],
    events: [updated, { type: 'refund.failed', of: refund.id }],
  };
}

export function refundEndpoints({ intents, charges, refunds }: Store): Endpoint[] {
  const find = (id: string): Refund => {
    const refund = refunds.get(id);
    if (!refund) throw missing('refund', id, 'refund');
    return refund;
  };
  const chargeOf = (id: string | null): Charge => {
    const charge = id === null ? undefined : charges.get(id);
    if (!charge) throw new Error(`There is no charge ${id}`);
    return charge;
  };
  const paid = (id: string): Intent => {
    const intent = intents.get(id);
    if (!intent) throw missing('payment_intent', id, 'payment_intent', 400);
    if (intent.status === 'succeeded') return intent;
    throw invalid(`This PaymentIntent (${id}) does not have a successful charge to refund.`, {
      param: 'payment_intent',
    });
  };

  return [
    endpoint(
      'refunds.create',
      'POST /v1/refunds',
      {
        payment_intent: id,
        amount: optional(integer),
        reason: optional(oneOf('duplicate', 'fraudulent', 'requested_by_customer')),
        metadata,
      },
      (params, { at }) => {
        const charge = chargeOf(paid(params.payment_intent).latest_charge);
        const refund: Refund = {
          object: 'refund',
          id: newId('re'),
          created: at,
          amount: amountOf(charge, params.amount),
          currency: charge.currency,
          status: findCard(charge.payment_method).refund ?? 'succeeded',
          payment_intent: charge.payment_intent,
          charge: charge.id,
          reason: params.reason ?? null,
          metadata: params.metadata({}),
        };
        return {
          answer: refund,
          put: [refund, { ...charge, amount_refunded: charge.amount_refunded + refund.amount }],
          events: [
            { type: 'refund.created', of: refund.id },
            { type: 'charge.refunded', of: charge.id },
          ],
        };
      },
      ({ amount }) => {
        if (amount !== undefined && amount < 1)
          throw invalid('This value must be greater than or equal to 1.', {
            code: 'parameter_invalid_integer',
            param: 'amount',
          });
      },
    ),
    endpoint('refunds.retrieve', 'GET /v1/refunds/:id', {}, (_params, { id }) => ({ answer: find(id) })),
    endpoint('refunds.list', 'GET /v1/refunds', { ...LIST, payment_intent: optional(id) }, (params) =>
      listOut(
        { collection: refunds, what: 'refund', url: '/v1/refunds', render: renderRefund },
        params,
        ({ payment_intent }) => params.payment_intent === undefined || payment_intent === params.payment_intent,
      ),
    ),
    endpoint(
      'sandbox.settle_refund',
      'POST /sandbox/refunds/:id/settle',
      { outcome: optional(oneOf('success', 'failure')) },
      ({ outcome = 'success' }, call) => {
        const refund = find(call.id);
        return settle(refund, chargeOf(refund.charge), outcome === 'success');
      },
    ),
    endpoint('charges.retrieve', 'GET /v1/charges/:id', {}, (_params, { id }) => {
      const charge = charges.get(id);
      if (!charge) throw missing('charge', id, 'charge');
      return { answer: JSON.stringify(renderCharge(charge)) };
    }),
  ];
}
