/** The payment provider, as charges see it. */

/** What a charge is known to have come to, or that it is not known. */
export type ChargeOutcome =
  | {
      known: true;
      status: 'REQUIRES_ACTION' | 'PROCESSING' | 'SUCCEEDED' | 'DECLINED' | 'CANCELED';
      /** The provider's id of it; null where the provider made nothing. */
      providerId: string | null;
      /** Why, where it is DECLINED. */
      declineCode: string | null;
      /** Lets the payer's browser go on, where it is REQUIRES_ACTION. */
      clientSecret: string | null;
      /** Whether the payer could still turn it into a payment at the provider. */
      open: boolean;
    }
  | Unknown;

export type RefundOutcome =
  | { known: true; status: 'PENDING' | 'SUCCEEDED' | 'FAILED'; providerId: string | null; failureCode: string | null }
  | Unknown;

interface Unknown {
  known: false;
  /** For the log. */
  why: string;
}

/** What is sent; the same for the same charge, however often. */
export interface ChargeOrder {
  id: string;
  /** Minor units. */
  amount: bigint;
  currency: string;
  paymentMethod: string;
  description: string | null;
}

export interface RefundOrder {
  id: string;
  amount: bigint;
  /** The provider's id of the charge. */
  chargeProviderId: string;
}

/** From when until when something may have been sent. */
export interface Period {
  from: Date;
  to: Date;
}

/** Something that the provider tells by webhook. */
export interface ProviderEvent {
  id: string;
  type: string;
  /** Our id of what it is about; null where it is about nothing of ours. */
  about: { kind: 'charge' | 'refund'; id: string } | null;
}

/**
 * No call throws for what the provider or the network does: that is an outcome. Each ends within the time-out that the
 * adapter was made with, look-ups within their own.
 */
export interface PaymentProvider {
  /** Charges under a key that is made of the order's id. */
  charge(order: ChargeOrder): Promise<ChargeOutcome>;
  readCharge(providerId: string): Promise<ChargeOutcome>;
  /** Looks for what became of an order that was sent then; null where the provider never made anything of it. */
  findCharge(id: string, period: Period, timeoutMs: number): Promise<ChargeOutcome | null>;
  /** Makes sure that nothing more comes of it, and tells what has; not known where it may still be `open`. */
  cancelCharge(providerId: string): Promise<ChargeOutcome>;
  /** Refunds under a key that is made of the order's id. */
  refund(order: RefundOrder): Promise<RefundOutcome>;
  readRefund(providerId: string): Promise<RefundOutcome>;
  findRefund(order: RefundOrder, timeoutMs: number): Promise<RefundOutcome | null>;
  /** @throws BAD_USER_INPUT where the signature is not of this body, or is old; UNAVAILABLE where no secret is set */
  readEvent(body: Buffer, signature: string | undefined): ProviderEvent;
}

/**
 * How long the provider surely remembers a key: it promises 24 hours. Later nothing is sent again.
 * https://docs.stripe.com/api/idempotent_requests
 */
export const KEY_MEMORY_MS = 23 * 3_600_000;
/** From then on nothing that was sent can still come to something. */
export const SETTLED_MS = 25 * 3_600_000;
