/**
 * How much one receiver is given at once, and when. Pure: from what was known and how one exchange ended to what is
 * known then.
 *
 * A receiver starts with one request at a time; successes double that at most once a second. A failure halves it. One
 * that is overloaded or cannot be reached is left alone for a while (the gate is open, as a circuit breaker is), then
 * probed with one request; the pauses grow. Retry-After is obeyed to the letter.
 */
export interface Gate {
  /** Requests that the receiver may be given at once. */
  concurrency: number;
  /** When `concurrency` last grew. */
  widenedAt: Date | null;
  /** Nothing is sent before this time. */
  openUntil: Date | null;
  /** In a row. */
  failures: number;
  failingSince: Date | null;
  /** Moving average of how long an exchange takes. */
  latencyMs: number;
}

/** How one exchange ended. */
export interface Outcome {
  succeeded: boolean;
  /** Null where no answer came. */
  statusCode: number | null;
  retryAfterMs: number | null;
  durationMs: number;
}

export const NEW_GATE: Gate = {
  concurrency: 1,
  widenedAt: null,
  openUntil: null,
  failures: 0,
  failingSince: null,
  latencyMs: 0,
};

export const MAX_CONCURRENCY = 64;
/** Answers that ask to be left alone. Source: Standard Webhooks 1.0, "Deliverability and reliability". */
const SLOW_DOWN = new Set([429, 502, 503, 504]);
/** So many exchanges in a row without any answer open the gate. */
const UNREACHABLE_AFTER = 5;
const FIRST_PAUSE_MS = 1_000;
/** Slower receivers get fewer requests at once, so that none holds more than about a minute's worth of them. */
const WORTH_MS = 64_000;
/** From here on a receiver waits in a queue of its own kind. */
const SLOW_MS = 1_000;

/** Whether the receiver is left alone now. */
export const isOpen = ({ openUntil }: Pick<Gate, 'openUntil'>, now: Date): boolean =>
  openUntil !== null && openUntil > now;

/** @param maxPauseMs longest pause that is not asked for by Retry-After */
export function observe(gate: Gate, outcome: Outcome, now: Date, maxPauseMs: number): Gate {
  const { succeeded, statusCode, retryAfterMs, durationMs } = outcome;
  const latencyMs = Math.round(gate.latencyMs === 0 ? durationMs : gate.latencyMs * 0.8 + durationMs * 0.2);
  if (succeeded) return { ...widen(gate, latencyMs, now), latencyMs, failures: 0, failingSince: null };

  const after = (ms: number) => new Date(Math.max(now.getTime() + ms, gate.openUntil?.getTime() ?? 0));
  const failing = { ...gate, latencyMs, failingSince: gate.failingSince ?? now };
  const asked = retryAfterMs !== null && retryAfterMs > 0 ? after(retryAfterMs) : null;
  // Sent before the gate opened: no news, but for a longer Retry-After.
  if (isOpen(gate, now)) return { ...failing, openUntil: asked ?? gate.openUntil };

  const failures = gate.failures + 1;
  const slow = statusCode !== null && SLOW_DOWN.has(statusCode);
  const beyond = slow ? failures : statusCode === null ? failures - UNREACHABLE_AFTER + 1 : 0;
  const pause = Math.min(maxPauseMs, FIRST_PAUSE_MS * 2 ** (beyond - 1)) * (0.5 + Math.random() / 2);
  const openUntil = asked ?? (beyond > 0 ? after(pause) : null);
  const concurrency = openUntil ? 1 : Math.max(1, Math.floor(gate.concurrency / 2));
  return { ...failing, failures, openUntil, concurrency };
}

function widen(gate: Gate, latencyMs: number, now: Date): Pick<Gate, keyof Gate> {
  if (isOpen(gate, now)) return gate;
  const most = Math.max(4, Math.min(MAX_CONCURRENCY, Math.floor(WORTH_MS / Math.max(1, latencyMs))));
  const rested = gate.widenedAt === null || now.getTime() - gate.widenedAt.getTime() >= 1_000;
  const closed = { ...gate, openUntil: null };
  if (gate.concurrency >= most) return { ...closed, concurrency: most };
  return rested ? { ...closed, concurrency: Math.min(most, gate.concurrency * 2), widenedAt: now } : closed;
}

/** How many requests the receiver may be given at once now. */
export const limitOf = (gate: Gate, now: Date): number => (isOpen(gate, now) ? 0 : gate.concurrency);

/** Slow and failing receivers wait for each other, not in the way of the others. */
export const isSlow = ({ latencyMs, failures }: Gate): boolean => latencyMs > SLOW_MS || failures > 0;
