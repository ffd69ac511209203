import Stripe from 'stripe';
import { z } from 'zod';
import { AppError } from '../platform/errors.ts';
import type { Log } from '../platform/log/index.ts';
import { within } from '../platform/within.ts';
import type { ChargeOutcome, PaymentProvider, ProviderEvent, RefundOutcome } from './provider.ts';

export interface StripeOptions {
  secretKey: string;
  /** Another server that speaks Stripe's wire form, such as the sandbox; Stripe itself where it is left out. */
  server?: { host: string; port: number } | undefined;
  webhookSecret: string | undefined;
  /** Longest that one call may take, its one repetition included. */
  timeoutMs: number;
  log: Log;
}

/** Refusals that say nothing of the payment: the key is wrong, there were too many calls, or another still runs. */
const SAYS_NOTHING = new Set([401, 403, 408, 409, 429]);

/** A refusal after which nothing has come of the call, and nothing will. https://docs.stripe.com/error-low-level */
const isDefinite = (error: unknown): error is Stripe.errors.StripeError =>
  error instanceof Stripe.errors.StripeError &&
  error.statusCode !== undefined &&
  error.statusCode >= 400 &&
  error.statusCode < 500 &&
  !SAYS_NOTHING.has(error.statusCode) &&
  // The key was used with other parameters: of the call that took it nothing is said.
  error.rawType !== 'idempotency_error';

const whyOf = (error: unknown): string =>
  error instanceof Stripe.errors.StripeError
    ? [error.type, error.statusCode, error.code].filter(Boolean).join(' ')
    : (error as Error).message;

/** https://docs.stripe.com/payments/paymentintents/lifecycle */
function outcomeOf(intent: Stripe.PaymentIntent): ChargeOutcome {
  const outcome = { known: true, providerId: intent.id, declineCode: null, clientSecret: null, open: false } as const;
  const { status, last_payment_error: failure } = intent;
  if (status === 'succeeded') return { ...outcome, status: 'SUCCEEDED' };
  if (status === 'canceled') return { ...outcome, status: 'CANCELED' };
  if (status === 'processing') return { ...outcome, status: 'PROCESSING' };
  if (status === 'requires_action')
    return { ...outcome, status: 'REQUIRES_ACTION', clientSecret: intent.client_secret, open: true };
  if (status === 'requires_payment_method' && failure)
    return {
      ...outcome,
      status: 'DECLINED',
      declineCode: failure.decline_code ?? failure.code ?? 'declined',
      open: true,
    };
  return { known: false, why: `The payment intent ${intent.id} is ${status}` };
}

/** https://docs.stripe.com/api/refunds/object */
function refundOutcomeOf({ id, status, failure_reason }: Stripe.Refund): RefundOutcome {
  const outcome = { known: true, providerId: id, failureCode: null } as const;
  if (status === 'succeeded') return { ...outcome, status: 'SUCCEEDED' };
  if (status === 'failed' || status === 'canceled')
    return { ...outcome, status: 'FAILED', failureCode: failure_reason ?? status };
  return { ...outcome, status: 'PENDING' };
}

const seconds = (date: Date) => Math.floor(date.getTime() / 1000);
/** How far the provider's clock and ours may be apart. */
const SKEW_S = 600;

/** How old an event may be: a replayed one is refused. https://docs.stripe.com/webhooks#replay-attacks */
const TOLERANCE_S = 300;

const name = z.string().regex(/^[\w.-]{1,255}$/);
/** What is read of an event; everything else is asked for anew. */
const EVENT = z.object({
  id: name,
  type: name,
  data: z.object({ object: z.object({ object: z.string(), metadata: z.record(z.string(), z.unknown()).nullish() }) }),
});

function aboutOf({ object, metadata }: z.infer<typeof EVENT>['data']['object']): ProviderEvent['about'] {
  const kind = object === 'payment_intent' ? 'charge' : object === 'refund' ? 'refund' : null;
  if (!kind) return null;
  const id = z.uuid().safeParse(metadata?.[kind]);
  return id.success ? { kind, id: id.data } : null;
}

/** Payments by Stripe's API, through its own package. */
export function createStripe({ secretKey, server, webhookSecret, timeoutMs, log }: StripeOptions): PaymentProvider {
  const stripe = new Stripe(secretKey, {
    ...(server ? { ...server, protocol: 'http' } : {}),
    timeout: Math.floor(timeoutMs * 0.45),
    maxNetworkRetries: 1,
    telemetry: false,
  });

  const unknown = (error: unknown) => {
    const why = whyOf(error);
    if (error instanceof Stripe.errors.StripeError && (error.statusCode === 401 || error.statusCode === 403))
      log.error({ why }, 'The payment provider refuses our key: set STRIPE_SECRET_KEY to a valid one');
    return { known: false, why } as const;
  };

  async function ask<Answer, Outcome>(
    call: () => Promise<Answer>,
    read: (answer: Answer) => Outcome,
    explain: (error: Stripe.errors.StripeError) => Outcome | undefined = () => undefined,
    limitMs = timeoutMs,
  ) {
    try {
      return read(await within(limitMs, call()));
    } catch (error) {
      return (isDefinite(error) ? explain(error) : undefined) ?? unknown(error);
    }
  }

  return {
    charge: ({ id, amount, currency, paymentMethod, description }) =>
      ask(
        () =>
          stripe.paymentIntents.create(
            {
              amount: Number(amount),
              currency: currency.toLowerCase(),
              payment_method: paymentMethod,
              allowed_payment_method_types: ['card'],
              confirm: true,
              metadata: { charge: id },
              ...(description === null ? {} : { description }),
            },
            { idempotencyKey: `charge-${id}` },
          ),
        outcomeOf,
        (error) => {
          const intent = error.payment_intent;
          if (intent) return outcomeOf(intent);
          const declineCode = error.decline_code ?? error.code ?? 'refused';
          return { known: true, status: 'DECLINED', providerId: null, declineCode, clientSecret: null, open: false };
        },
      ),

    readCharge: (providerId) => ask(() => stripe.paymentIntents.retrieve(providerId), outcomeOf),

    findCharge: (id, { from, to }, limitMs) =>
      ask<Stripe.PaymentIntent | null, ChargeOutcome | null>(
        async () => {
          const created = { gte: seconds(from) - SKEW_S, lte: seconds(to) + SKEW_S };
          for await (const intent of stripe.paymentIntents.list({ created, limit: 100 }))
            if (intent.metadata['charge'] === id) return intent;
          return null;
        },
        (intent) => intent && outcomeOf(intent),
        undefined,
        limitMs,
      ),

    async cancelCharge(providerId) {
      const outcome = await ask(() => stripe.paymentIntents.cancel(providerId), outcomeOf);
      if (outcome.known) return outcome;
      // Refused where it can no longer be canceled, since it has come to something else.
      const read = await this.readCharge(providerId);
      return read.known && read.open ? outcome : read;
    },

    refund: ({ id, amount, chargeProviderId }) =>
      ask(
        () =>
          stripe.refunds.create(
            { payment_intent: chargeProviderId, amount: Number(amount), metadata: { refund: id } },
            { idempotencyKey: `refund-${id}` },
          ),
        refundOutcomeOf,
        ({ code }) => ({ known: true, status: 'FAILED', providerId: null, failureCode: code ?? 'refused' }),
      ),

    readRefund: (providerId) => ask(() => stripe.refunds.retrieve(providerId), refundOutcomeOf),

    findRefund: ({ id, chargeProviderId }, limitMs) =>
      ask<Stripe.Refund | null, RefundOutcome | null>(
        async () => {
          for await (const refund of stripe.refunds.list({ payment_intent: chargeProviderId, limit: 100 }))
            if (refund.metadata?.['refund'] === id) return refund;
          return null;
        },
        (refund) => refund && refundOutcomeOf(refund),
        undefined,
        limitMs,
      ),

    readEvent(body, signature) {
      if (webhookSecret === undefined)
        throw new AppError('UNAVAILABLE', {
          message: 'This server takes no events of the payment provider: set STRIPE_WEBHOOK_SECRET.',
        });
      let given: unknown;
      try {
        given = stripe.webhooks.constructEvent(body, signature ?? '', webhookSecret, TOLERANCE_S);
      } catch (error) {
        const { message } = error as Error;
        if (error instanceof Stripe.errors.StripeSignatureVerificationError)
          throw new AppError(
            'BAD_USER_INPUT',
            { message: 'The signature of this event is not valid: it must be signed with STRIPE_WEBHOOK_SECRET.' },
            message,
          );
      }
      const event = EVENT.safeParse(given);
      if (!event.success)
        throw new AppError('BAD_USER_INPUT', { message: 'This is no event of the payment provider.' });
      const { id, type, data } = event.data;
      return { id, type, about: aboutOf(data.object) };
    },
  };
}
