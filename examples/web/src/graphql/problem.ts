import { CombinedGraphQLErrors } from '@apollo/client';
import { useEffect, useState } from 'react';

/** Why something was refused, in the API's terms. */
export interface Problem {
  /** `extensions.code`; NETWORK where no answer came. */
  code: string;
  message: string;
  /** Which input is at fault. */
  field?: string | undefined;
  retryAfterMs?: number | undefined;
}

export function problemOf(error: unknown): Problem {
  const [first] = CombinedGraphQLErrors.is(error) ? error.errors : [];
  if (!first) return { code: 'NETWORK', message: 'The server cannot be reached: try again in a moment.' };
  const { code, field, retryAfterMs } = (first.extensions ?? {}) as Partial<Problem>;
  return { code: code ?? 'UNKNOWN', message: first.message, field, retryAfterMs };
}

/** Seconds until it can be tried again (RATE_LIMITED, UNAVAILABLE); 0 for now. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const waitMs = error === undefined ? 0 : (problemOf(error).retryAfterMs ?? 0);
    const until = Date.now() + waitMs;
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    tick();
    if (waitMs === 0) return;
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
