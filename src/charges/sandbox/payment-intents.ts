import { findMoneyFault } from '../money.ts';
import { findCard } from './cards.ts';
import { endpoint, type Call, type Endpoint, type Outcome } from './endpoint.ts';
import { errorJson, invalid, missing } from './errors.ts';
import { authenticate, cancel, confirm, settle, type ConfirmOptions, type Move } from './lifecycle.ts';
import { LIST, listOut } from './lists.ts';
import { flag, hash, id, integer, integerWithin, listOf, metadata, oneOf, optional, text } from './params.ts';
import { newId, type Charge, type Intent } from './records.ts';
import { renderIntent, renderPaymentMethod } from './render.ts';
import { parseQuery } from './search.ts';
import type { Store } from './store.ts';

/** What may be asked for in whole where only its id stands: https://docs.stripe.com/api/expanding_objects */
type Expansion = 'latest_charge' | 'data.latest_charge';
const expandable = (property: Expansion) =>
  optional(
    listOf((value, param) => {
      const asked = id(value, param);
      if (asked === property) return property;
      throw invalid(`This property cannot be expanded (${asked}).`, { param });
    }),
  );
const expand = expandable('latest_charge');
const expandOfList = expandable('data.latest_charge');

const CONFIRM = {
  payment_method: optional(id),
  off_session: optional(oneOf('true', 'false', 'one_off', 'recurring')),
  error_on_requires_action: optional(flag),
  allowed_payment_method_types: optional(listOf(oneOf('card'))),
  payment_method_types: optional(listOf(oneOf('card'))),
  return_url: optional(id),
  expand,
};

const optionsOf = ({
  payment_method,
  off_session = 'false',
  error_on_requires_action = false,
}: {
  payment_method: string | undefined;
  off_session: string | undefined;
  error_on_requires_action: boolean | undefined;
}): ConfirmOptions => ({
  payment_method,
  offSession: off_session !== 'false',
  errorOnRequiresAction: error_on_requires_action,
});

/**
 * Who may still say `payment_method_types`:
 * https://docs.stripe.com/changelog/endive/2026-09-30/removes-the-payment-method-types-parameter-from-payment-intents-and-setup-intents
 */
function checkTypes({ payment_method_types }: { payment_method_types: unknown }, { version }: Call): void {
  if (payment_method_types !== undefined && version >= '2026-09-30')
    throw invalid('payment_method_types can no longer be given: use allowed_payment_method_types.', {
      code: 'payment_method_types_no_longer_supported',
      param: 'payment_method_types',
    });
}

const OUTCOME = { outcome: optional(oneOf('success', 'failure')) };

export function paymentIntentEndpoints({ intents, charges }: Store): Endpoint[] {
  const find = (id: string): Intent => {
    const intent = intents.get(id);
    if (!intent) throw missing('payment_intent', id, 'intent');
    return intent;
  };
  const latestCharge = ({ latest_charge }: Intent) => (latest_charge === null ? undefined : charges.get(latest_charge));

  /** An intent as an answer, its charge in whole where that was asked for. */
  const show = (
    intent: Intent,
    expand: unknown,
    charge: Charge | undefined = latestCharge(intent),
  ): Outcome['answer'] => (expand === undefined ? intent : JSON.stringify(renderIntent(intent, charge)));

  /** A move as an outcome; one that failed answers 402 with the intent inside, as a call of the merchant hears it. */
  function made({ intent, charge, event }: Move, expand?: unknown): Outcome {
    const changes = { put: charge ? [intent, charge] : [intent], events: [{ type: event, of: intent.id }] };
    const error = event === 'payment_intent.payment_failed' ? intent.last_payment_error : null;
    if (!error) return { ...changes, answer: show(intent, expand, charge) };
    const { charge: failed, payment_method, ...failure } = error;
    const json = errorJson({
      ...failure,
      ...(failed === null ? {} : { charge: failed }),
      payment_intent: renderIntent(intent),
      payment_method: renderPaymentMethod(payment_method, intent.created),
    });
    return { ...changes, status: 402, answer: json };
  }
  /** The same for what happens at the bank: whoever asks for it wants to see the intent. */
  const happened = (move: Move): Outcome => ({ ...made(move), status: 200, answer: move.intent });

  const list = { collection: intents, what: 'payment_intent', url: '/v1/payment_intents' };
  const renderFor = (expand: unknown) => (intent: Intent) =>
    renderIntent(intent, expand === undefined ? undefined : latestCharge(intent));

  return [
    endpoint(
      'payment_intents.create',
      'POST /v1/payment_intents',
      {
        ...CONFIRM,
        amount: integer,
        currency: id,
        confirm: optional(flag),
        description: optional(text()),
        metadata,
        automatic_payment_methods: optional(
          hash({ enabled: flag, allow_redirects: optional(oneOf('always', 'never')) }),
        ),
      },
      ({ amount, currency, description, metadata, automatic_payment_methods: automatic, ...params }, { at }) => {
        if (params.payment_method !== undefined) findCard(params.payment_method);
        const intent: Intent = {
          object: 'payment_intent',
          id: newId('pi'),
          created: at,
          amount,
          currency: currency.toLowerCase(),
          status: params.payment_method === undefined ? 'requires_payment_method' : 'requires_confirmation',
          payment_method: params.payment_method ?? null,
          description: description ?? null,
          metadata: metadata({}),
          latest_charge: null,
          last_payment_error: null,
          canceled_at: null,
          cancellation_reason: null,
          allowed_payment_method_types: params.allowed_payment_method_types ?? null,
          automatic_payment_methods:
            (params.allowed_payment_method_types ?? params.payment_method_types)
              ? null
              : { enabled: automatic?.enabled ?? true, allow_redirects: automatic?.allow_redirects ?? 'always' },
        };
        return params.confirm
          ? made(confirm(intent, optionsOf(params), at), params.expand)
          : { put: [intent], answer: show(intent, params.expand) };
      },
      (params, call) => {
        checkTypes(params, call);
        const rivals = (
          ['automatic_payment_methods', 'allowed_payment_method_types', 'payment_method_types'] as const
        ).filter((name) => params[name]);
        if (rivals.length > 1)
          throw invalid(`You may only specify one of these parameters: ${rivals.join(', ')}.`, {
            code: 'parameters_exclusive',
          });
        const early = (['off_session', 'error_on_requires_action', 'return_url'] as const).find((name) => params[name]);
        if (early && !params.confirm)
          throw invalid(`${early} can only be given together with confirm=true.`, { param: early });
        const { amount, currency } = params;
        const fault = findMoneyFault({ amount, currency: currency.toUpperCase() });
        if (fault) {
          const { message, ...details } = fault;
          throw invalid(message, details);
        }
      },
    ),
    endpoint(
      'payment_intents.retrieve',
      'GET /v1/payment_intents/:id',
      { expand, client_secret: optional(id) },
      ({ expand }, call) => ({ answer: show(find(call.id), expand) }),
    ),
    endpoint(
      'payment_intents.update',
      'POST /v1/payment_intents/:id',
      { expand, metadata, description: optional(text()) },
      (params, call) => {
        const before = find(call.id);
        const intent: Intent = {
          ...before,
          description: params.description === undefined ? before.description : params.description || null,
          metadata: params.metadata(before.metadata),
        };
        return { put: [intent], answer: show(intent, params.expand) };
      },
    ),
    endpoint(
      'payment_intents.confirm',
      'POST /v1/payment_intents/:id/confirm',
      CONFIRM,
      (params, call) => made(confirm(find(call.id), optionsOf(params), call.at), params.expand),
      checkTypes,
    ),
    endpoint(
      'payment_intents.cancel',
      'POST /v1/payment_intents/:id/cancel',
      {
        expand,
        cancellation_reason: optional(oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer')),
      },
      (params, call) => made(cancel(find(call.id), params.cancellation_reason ?? null, call.at), params.expand),
    ),
    endpoint('payment_intents.list', 'GET /v1/payment_intents', { ...LIST, expand: expandOfList }, (params) =>
      listOut({ ...list, render: renderFor(params.expand) }, params),
    ),
    endpoint(
      'payment_intents.search',
      'GET /v1/payment_intents/search',
      { query: id, limit: optional(integerWithin(1, 100)), page: optional(id), expand: expandOfList },
      ({ query, limit = 10, page: after, expand }) => {
        const fits = parseQuery(query);
        if (after !== undefined && !intents.get(after)) throw invalid('Invalid page', { param: 'page' });
        const { data, has_more } = intents.page({ limit, after, matches: ({ metadata }) => fits(metadata) });
        return {
          answer: JSON.stringify({
            object: 'search_result',
            data: data.map(renderFor(expand)),
            has_more,
            next_page: has_more ? (data.at(-1)?.id ?? null) : null,
            url: '/v1/payment_intents/search',
          }),
        };
      },
    ),
    endpoint(
      'sandbox.authenticate',
      'POST /sandbox/payment_intents/:id/authenticate',
      OUTCOME,
      ({ outcome = 'success' }, call) => happened(authenticate(find(call.id), outcome === 'success', call.at)),
    ),
    endpoint('sandbox.settle', 'POST /sandbox/payment_intents/:id/settle', OUTCOME, ({ outcome = 'success' }, call) => {
      const intent = find(call.id);
      return happened(settle(intent, latestCharge(intent), outcome === 'success'));
    }),
  ];
}
