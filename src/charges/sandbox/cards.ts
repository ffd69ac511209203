import { missing } from './errors.ts';

/** Why an attempt to pay failed: https://docs.stripe.com/declines/codes */
export interface Failure {
  type: 'card_error' | 'invalid_request_error';
  code: string;
  decline_code?: string;
  message: string;
}

/** A test payment method and what comes of paying with it. */
export interface Card {
  brand: 'visa' | 'mastercard' | 'amex';
  last4: string;
  does: 'approve' | 'decline' | 'ask_to_authenticate' | 'process';
  failure?: Failure;
  /** Status that its refunds begin with; the default is succeeded. */
  refund?: 'pending';
}

const cardError = (code: string, decline_code: string, message: string): Failure => ({
  type: 'card_error',
  code,
  decline_code,
  message,
});
const DECLINED = 'Your card was declined.';
const declining = (last4: string, failure: Failure): Card => ({ brand: 'visa', last4, does: 'decline', failure });
const declinedBy = (last4: string, decline_code: string, message = DECLINED) =>
  declining(last4, cardError('card_declined', decline_code, message));
const approving = (brand: Card['brand'], last4: string): Card => ({ brand, last4, does: 'approve' });

/** https://docs.stripe.com/testing, and one of the sandbox's own: `pm_card_processing`. */
const CARDS: ReadonlyMap<string, Card> = new Map<string, Card>([
  ['pm_card_visa', approving('visa', '4242')],
  ['pm_card_mastercard', approving('mastercard', '4444')],
  ['pm_card_amex', approving('amex', '0005')],
  ['pm_card_chargeDeclined', declinedBy('0002', 'generic_decline')],
  [
    'pm_card_chargeDeclinedInsufficientFunds',
    declinedBy('9995', 'insufficient_funds', 'Your card has insufficient funds.'),
  ],
  ['pm_card_chargeDeclinedLostCard', declinedBy('9987', 'lost_card')],
  ['pm_card_chargeDeclinedStolenCard', declinedBy('9979', 'stolen_card')],
  ['pm_card_chargeDeclinedFraudulent', declinedBy('0019', 'fraudulent')],
  [
    'pm_card_chargeDeclinedExpiredCard',
    declining('0069', cardError('expired_card', 'expired_card', 'Your card has expired.')),
  ],
  [
    'pm_card_chargeDeclinedIncorrectCvc',
    declining('0127', cardError('incorrect_cvc', 'incorrect_cvc', "Your card's security code is incorrect.")),
  ],
  [
    'pm_card_chargeDeclinedProcessingError',
    declining(
      '0119',
      cardError(
        'processing_error',
        'processing_error',
        'An error occurred while processing your card. Try again in a little bit.',
      ),
    ),
  ],
  ['pm_card_authenticationRequired', { brand: 'visa', last4: '3155', does: 'ask_to_authenticate' }],
  ['pm_card_processing', { brand: 'visa', last4: '0077', does: 'process' }],
  ['pm_card_refundFail', approving('visa', '5126')],
  ['pm_card_pendingRefund', { ...approving('visa', '7726'), refund: 'pending' }],
]);

/** @throws Refusal resource_missing for anything that is no test token. */
export function findCard(token: string): Card {
  const card = CARDS.get(token);
  if (!card) throw missing('PaymentMethod', token, 'payment_method', 400);
  return card;
}

/** Of a payment without the customer (off_session) that would have asked for authentication. */
export const AUTHENTICATION_REQUIRED = cardError(
  'authentication_required',
  'authentication_required',
  'Your card was declined. This transaction requires authentication.',
);
/** Of a payment with error_on_requires_action that would have asked for authentication. */
export const AUTHENTICATION_NOT_HANDLED = cardError(
  'card_declined',
  'authentication_not_handled',
  'This payment required an authentication action to complete, but `error_on_requires_action` was set.',
);
export const AUTHENTICATION_FAILED: Failure = {
  type: 'invalid_request_error',
  code: 'payment_intent_authentication_failure',
  message:
    'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
};
/** Of a processing payment that came to nothing. */
export const PAYMENT_FAILED: Failure = {
  type: 'invalid_request_error',
  code: 'payment_intent_payment_attempt_failed',
  message: 'The payment failed.',
};
