/** Stripe's objects, whole, out of what the sandbox remembers of them; the compiler holds them against Stripe's types. */
import type Stripe from 'stripe';
import { findCard } from './cards.ts';
import type { Charge, EventRecord, Intent, Refund, Stored } from './records.ts';

/** The version whose shapes these are. */
export const API_VERSION = '2026-10-28.endive';

const NOBODY = { address: null, email: null, name: null, phone: null, tax_id: null };
const EXPIRY = { exp_month: 12, exp_year: 2040 };

export function renderPaymentMethod(token: string, created: number): Stripe.PaymentMethod {
  const { brand, last4 } = findCard(token);
  return {
    id: token,
    object: 'payment_method',
    billing_details: NOBODY,
    card: {
      ...EXPIRY,
      brand,
      last4,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: brand,
      funding: 'credit',
      generated_from: null,
      networks: { available: [brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}

function renderLastError(intent: Intent): Stripe.PaymentIntent.LastPaymentError | null {
  if (!intent.last_payment_error) return null;
  const { charge, payment_method, code, ...error } = intent.last_payment_error;
  return {
    ...error,
    code: code,
    ...(charge ? { charge } : {}),
    payment_method: renderPaymentMethod(payment_method, intent.created),
  };
}

/** @param charge The latest charge, where the caller asked for it in whole (`expand[]=latest_charge`). */
export function renderIntent(intent: Intent, charge?: Charge): Stripe.PaymentIntent {
  return {
    id: intent.id,
    object: 'payment_intent',
    allowed_payment_method_types: intent.allowed_payment_method_types,
    amount: intent.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: intent.status === 'succeeded' ? intent.amount : 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: intent.automatic_payment_methods,
    canceled_at: intent.canceled_at,
    cancellation_reason: intent.cancellation_reason,
    capture_method: 'automatic_async',
    client_secret: `${intent.id}_secret_sandbox`,
    confirmation_method: 'automatic',
    created: intent.created,
    currency: intent.currency,
    customer: null,
    customer_account: null,
    description: intent.description,
    excluded_payment_method_types: null,
    last_payment_error: renderLastError(intent),
    latest_charge: charge ? renderCharge(charge) : intent.latest_charge,
    livemode: false,
    managed_payments: null,
    metadata: intent.metadata,
    next_action: intent.status === 'requires_action' ? { type: 'use_stripe_sdk', use_stripe_sdk: {} } : null,
    on_behalf_of: null,
    payment_method: intent.payment_method,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: intent.status === 'processing' ? { type: 'card' } : null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: intent.status,
    transfer_group: null,
  };
}

export function renderCharge(charge: Charge): Stripe.Charge {
  const { status, failure } = charge;
  const { brand, last4 } = findCard(charge.payment_method);
  const paid = status === 'succeeded';
  return {
    id: charge.id,
    object: 'charge',
    amount: charge.amount,
    amount_captured: paid ? charge.amount : 0,
    amount_refunded: charge.amount_refunded,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: NOBODY,
    calculated_statement_descriptor: null,
    captured: paid,
    created: charge.created,
    currency: charge.currency,
    customer: null,
    description: charge.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: charge.metadata,
    on_behalf_of: null,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: failure ? 'declined_by_network' : 'approved_by_network',
      reason: failure?.decline_code ?? null,
      risk_level: 'normal',
      seller_message: failure ? 'The bank declined the payment.' : 'Payment complete.',
      type: failure ? 'issuer_declined' : 'authorized',
    },
    paid,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    // Of the card only what tells one from another.
    payment_method_details: {
      type: 'card',
      card: { ...EXPIRY, brand, last4 } as Stripe.Charge.PaymentMethodDetails.Card,
    },
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: paid && charge.amount_refunded === charge.amount,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status,
    transfer_data: null,
    transfer_group: null,
  };
}

export function renderRefund(refund: Refund): Stripe.Refund {
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    balance_transaction: null,
    charge: refund.charge,
    created: refund.created,
    currency: refund.currency,
    customer: null,
    customer_account: null,
    ...(refund.status === 'failed' ? { failure_reason: 'unknown' } : {}),
    ...(refund.status === 'pending' ? { pending_reason: 'processing' } : {}),
    metadata: refund.metadata,
    payment_intent: refund.payment_intent,
    payment_method: null,
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: refund.status,
    transfer_reversal: null,
  };
}

export function render(record: Stored): Stripe.PaymentIntent | Stripe.Charge | Stripe.Refund {
  if (record.object === 'payment_intent') return renderIntent(record);
  return record.object === 'charge' ? renderCharge(record) : renderRefund(record);
}

export const renderEvent = ({ id, created, type, snapshot, request, key }: EventRecord) => ({
  id,
  object: 'event' as const,
  api_version: API_VERSION,
  created,
  data: { object: render(snapshot) },
  livemode: false,
  pending_webhooks: 0,
  request: { id: request, idempotency_key: key },
  type,
});
