/** https://docs.stripe.com/api/errors */
export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  param?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: object;
  payment_method?: object;
}

/** A request that is refused, in Stripe's form. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message);
  }
}

interface Details {
  code?: string;
  param?: string;
  status?: number;
  payment_intent?: object;
}

export const invalid = (message: string, { status = 400, ...details }: Details = {}) =>
  new Refusal(status, { type: 'invalid_request_error', message, ...details });

/** An id that leads nowhere: 404 where the address holds it, 400 where a parameter does. */
export const missing = (what: string, id: string, param: string, status: 400 | 404 = 404) =>
  invalid(`No such ${what}: '${id}'`, { code: 'resource_missing', param, status });

/** The JSON of an error, with the page that explains its code. */
export const errorJson = (error: ErrorBody): string =>
  JSON.stringify({
    error: error.code
      ? { ...error, doc_url: `https://stripe.com/docs/error-codes/${error.code.replaceAll('_', '-')}` }
      : error,
  });
