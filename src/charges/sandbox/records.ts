/** What the sandbox remembers: of Stripe's objects only what differs from one to the next. A record never changes; the
 * next version replaces it, so whoever holds one holds a snapshot. */
import { randomUUID } from 'node:crypto';
import type Stripe from 'stripe';
import type { Failure } from './cards.ts';
import type { Metadata } from './params.ts';

interface Base {
  id: string;
  /** Seconds since 1970. */
  created: number;
}

export interface Intent extends Base {
  object: 'payment_intent';
  /** Minor units, as in charges and refunds. */
  amount: number;
  /** In small letters, as Stripe writes it. */
  currency: string;
  status:
    'requires_payment_method' | 'requires_confirmation' | 'requires_action' | 'processing' | 'canceled' | 'succeeded';
  payment_method: string | null;
  description: string | null;
  metadata: Metadata;
  latest_charge: string | null;
  last_payment_error: (Failure & { charge: string | null; payment_method: string }) | null;
  canceled_at: number | null;
  cancellation_reason: Stripe.PaymentIntent.CancellationReason | null;
  allowed_payment_method_types: 'card'[] | null;
  automatic_payment_methods: Stripe.PaymentIntent.AutomaticPaymentMethods | null;
}

export interface Charge extends Base {
  object: 'charge';
  amount: number;
  amount_refunded: number;
  currency: string;
  status: 'pending' | 'succeeded' | 'failed';
  payment_intent: string;
  payment_method: string;
  description: string | null;
  metadata: Metadata;
  failure: Failure | null;
}

export interface Refund extends Base {
  object: 'refund';
  amount: number;
  currency: string;
  status: 'pending' | 'succeeded' | 'failed';
  payment_intent: string;
  charge: string;
  reason: Stripe.Refund.Reason | null;
  metadata: Metadata;
}

/** What others can hear of: one version of a payment intent, a charge or a refund. */
export type Stored = Intent | Charge | Refund;

export type EventType =
  | 'payment_intent.succeeded'
  | 'payment_intent.payment_failed'
  | 'payment_intent.requires_action'
  | 'payment_intent.processing'
  | 'payment_intent.canceled'
  | 'charge.refunded'
  | 'refund.created'
  | 'refund.updated'
  | 'refund.failed';

export interface EventRecord extends Base {
  object: 'event';
  type: EventType;
  snapshot: Stored;
  /** Id and idempotency key of the request that caused it. */
  request: string;
  key: string | null;
}

export type Prefix = 'pi' | 'ch' | 're' | 'evt' | 'req';

export const newId = (prefix: Prefix): string => `${prefix}_${randomUUID().replaceAll('-', '')}`;

export const toSeconds = (ms: number): number => Math.floor(ms / 1000);
