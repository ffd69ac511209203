import { Refusal, invalid } from './errors.ts';
import type { Stored } from './records.ts';

/** How long an answer is remembered; https://docs.stripe.com/api/idempotent_requests promises no more. */
const MEMORY_MS = 24 * 60 * 60 * 1000;

/** What a key belongs to. */
export interface KeyedCall {
  key: string;
  path: string;
  /** Of its parameters. */
  fingerprint: string;
}

/** The answer to the first call of a key. */
export interface Remembered extends Omit<KeyedCall, 'key'> {
  /** When it was given, in milliseconds since 1970. */
  at: number;
  /** Id of the request. */
  request: string;
  status: number;
  /** The record whose rendering is the answer, or its JSON. */
  answer: Stored | string;
}

const refuse = (status: number, message: string, code?: string) =>
  new Refusal(status, { type: 'idempotency_error', message, ...(code ? { code } : {}) });

/** Idempotency keys as Stripe's API v1 keeps them: the first answer of a key stands, errors of an execution included. */
export function createKeys(now: () => Date) {
  // In order of time, so the expired ones come first.
  const answers = new Map<string, Remembered>();
  const running = new Map<string, KeyedCall>();
  const isExpired = ({ at }: Remembered) => now().getTime() - at >= MEMORY_MS;

  function check(call: KeyedCall, earlier: Omit<KeyedCall, 'key'>): void {
    const advice = `Try using a key other than '${call.key}' if you meant to execute a different request.`;
    if (earlier.path !== call.path)
      throw refuse(
        400,
        `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${call.path}' vs '${earlier.path}'). ${advice}`,
      );
    if (earlier.fingerprint !== call.fingerprint)
      throw refuse(
        400,
        `Keys for idempotent requests can only be used with the same parameters they were first used with. ${advice}`,
      );
  }

  return {
    /**
     * Takes a key for a call, until `release`. Answers what the key's first call was answered, if there was one: then
     * nothing is taken.
     * @throws Refusal where the key belongs to another request, or where its first call still runs.
     */
    claim(call: KeyedCall): Remembered | null {
      if (call.key.length > 255) throw invalid('Idempotency keys can be at most 255 characters long.');
      const other = running.get(call.key);
      if (other) {
        check(call, other);
        throw refuse(
          409,
          `There is currently another in-progress request using this Idempotency Key (that probably means you submitted twice, and the other request is still going through): ${call.key}.`,
          'idempotency_key_in_use',
        );
      }
      const earlier = answers.get(call.key);
      if (earlier && !isExpired(earlier)) {
        check(call, earlier);
        return earlier;
      }
      running.set(call.key, call);
      return null;
    },
    release(key: string): void {
      running.delete(key);
    },
    remember(key: string, answer: Remembered): void {
      for (const [old, { at }] of answers) {
        if (answer.at - at < MEMORY_MS) break;
        answers.delete(old);
      }
      answers.delete(key);
      answers.set(key, answer);
    },
    forget(): void {
      answers.clear();
    },
  };
}
