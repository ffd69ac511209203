/** How a payment intent moves, as https://docs.stripe.com/payments/paymentintents/lifecycle draws it. Every move answers
 * the next version of what it touches and what others hear of it; nothing is changed in place. */
import {
  AUTHENTICATION_FAILED,
  AUTHENTICATION_NOT_HANDLED,
  AUTHENTICATION_REQUIRED,
  PAYMENT_FAILED,
  findCard,
  type Failure,
} from './cards.ts';
import { invalid } from './errors.ts';
import { newId, type Charge, type EventType, type Intent } from './records.ts';
import { renderIntent } from './render.ts';

export interface Move {
  intent: Intent;
  charge?: Charge;
  event: EventType;
}

/** @throws Refusal payment_intent_unexpected_state unless the intent has one of the statuses. */
function expectStatus(intent: Intent, [verb, done]: [string, string], statuses: Intent['status'][]): void {
  if (statuses.includes(intent.status)) return;
  throw invalid(
    `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${done}: ${statuses.join(', ')}.`,
    { code: 'payment_intent_unexpected_state', payment_intent: renderIntent(intent) },
  );
}

const chargeOf = (
  intent: Intent,
  method: string,
  status: Charge['status'],
  failure: Failure | null,
  created: number,
): Charge => ({
  object: 'charge',
  id: newId('ch'),
  created,
  amount: intent.amount,
  amount_refunded: 0,
  currency: intent.currency,
  status,
  payment_intent: intent.id,
  payment_method: method,
  description: intent.description,
  metadata: intent.metadata,
  failure,
});

function succeed(intent: Intent, charge: Charge): Move {
  return {
    intent: { ...intent, status: 'succeeded', latest_charge: charge.id },
    charge,
    event: 'payment_intent.succeeded',
  };
}

/** Back to the start, without its payment method: https://docs.stripe.com/payments/paymentintents/lifecycle */
function fail(intent: Intent, method: string, failure: Failure, charge?: Charge): Move {
  return {
    intent: {
      ...intent,
      status: 'requires_payment_method',
      payment_method: null,
      latest_charge: charge?.id ?? intent.latest_charge,
      last_payment_error: { ...failure, charge: charge?.id ?? null, payment_method: method },
    },
    ...(charge ? { charge } : {}),
    event: 'payment_intent.payment_failed',
  };
}

export interface ConfirmOptions {
  payment_method?: string | undefined;
  /** The customer is not there to authenticate. */
  offSession: boolean;
  errorOnRequiresAction: boolean;
}

/** @param at Seconds since 1970. @throws Refusal */
export function confirm(before: Intent, options: ConfirmOptions, at: number): Move {
  expectStatus(
    before,
    ['confirm', 'confirmed'],
    ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  );
  const method = options.payment_method ?? before.payment_method;
  if (method === null)
    throw invalid(
      "You cannot confirm this PaymentIntent because it's missing a payment method. Update the PaymentIntent with a payment method, or confirm it with one.",
      { code: 'payment_intent_unexpected_state', payment_intent: renderIntent(before) },
    );
  const card = findCard(method);
  const intent: Intent = { ...before, payment_method: method, last_payment_error: null };
  if (card.failure) return fail(intent, method, card.failure, chargeOf(intent, method, 'failed', card.failure, at));
  if (card.does === 'process') {
    const charge = chargeOf(intent, method, 'pending', null, at);
    return {
      intent: { ...intent, status: 'processing', latest_charge: charge.id },
      charge,
      event: 'payment_intent.processing',
    };
  }
  if (card.does !== 'ask_to_authenticate') return succeed(intent, chargeOf(intent, method, 'succeeded', null, at));
  const refusal = options.offSession
    ? AUTHENTICATION_REQUIRED
    : options.errorOnRequiresAction
      ? AUTHENTICATION_NOT_HANDLED
      : null;
  return refusal
    ? fail(intent, method, refusal, chargeOf(intent, method, 'failed', refusal, at))
    : { intent: { ...intent, status: 'requires_action' }, event: 'payment_intent.requires_action' };
}

/** What the customer does at the bank. @param at Seconds since 1970. */
export function authenticate(intent: Intent, success: boolean, at: number): Move {
  expectStatus(intent, ['authenticate', 'authenticated'], ['requires_action']);
  const method = intent.payment_method ?? '';
  return success
    ? succeed(intent, chargeOf(intent, method, 'succeeded', null, at))
    : fail(intent, method, AUTHENTICATION_FAILED);
}

/** What the bank says in the end. */
export function settle(intent: Intent, pending: Charge | undefined, success: boolean): Move {
  expectStatus(intent, ['settle', 'settled'], ['processing']);
  if (!pending) throw new Error(`${intent.id} is processing without a charge`);
  return success
    ? succeed(intent, { ...pending, status: 'succeeded' })
    : fail(intent, pending.payment_method, PAYMENT_FAILED, { ...pending, status: 'failed', failure: PAYMENT_FAILED });
}

export function cancel(intent: Intent, reason: Intent['cancellation_reason'], at: number): Move {
  expectStatus(intent, ['cancel', 'canceled'], ['requires_payment_method', 'requires_confirmation', 'requires_action']);
  return {
    intent: { ...intent, status: 'canceled', canceled_at: at, cancellation_reason: reason },
    event: 'payment_intent.canceled',
  };
}
