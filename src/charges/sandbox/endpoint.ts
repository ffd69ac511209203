import type { Form } from './form.ts';
import { readParams, type Shape, type Values } from './params.ts';
import type { EventType, Stored } from './records.ts';

/** What an endpoint gets of a request. */
export interface Call {
  /** What stands at the place of `:id` in the address. */
  id: string;
  form: Form;
  body: string;
  /** The header Stripe-Version, such as 2026-10-28.endive; empty where the client names none. */
  version: string;
}

/** What an execution needs besides its parameters. */
export interface Circumstances {
  id: string;
  /** Seconds since 1970. */
  at: number;
}

/** What an execution comes to: what it answers, and what it changes. */
export interface Outcome {
  /** Of HTTP; 200 where it is left out. */
  status?: number;
  /** A record to render, or JSON. */
  answer: Stored | string;
  put?: Stored[];
  /** Each with the id of the record that it tells of. */
  events?: { type: EventType; of: string }[];
  /** Forgets every idempotency key. */
  forget?: true;
}

export interface Endpoint {
  /** As in `payment_intents.create`: what faults and statistics call it. */
  name: string;
  /** As in `POST /v1/payment_intents/:id/confirm`. */
  address: string;
  /**
   * Checks the parameters; what it gives is the execution, which runs in one piece. A refusal here is never remembered
   * under an idempotency key, one of the execution is.
   */
  prepare: (call: Call) => (at: number) => Outcome;
}

/** An endpoint with the parameters of a table. @param check What else makes them invalid. */
export const endpoint = <S extends Shape>(
  name: string,
  address: string,
  shape: S,
  run: (params: Values<S>, circumstances: Circumstances) => Outcome,
  check: (params: Values<S>, call: Call) => void = () => undefined,
): Endpoint => ({
  name,
  address,
  prepare(call) {
    const params = readParams(call.form, shape);
    check(params, call);
    return (at) => run(params, { id: call.id, at });
  },
});
