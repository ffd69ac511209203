import { within } from '../within.ts';

/** How old what was asked for may be where it is not said, and how long an answer is waited for. */
const FRESH_MS = 5_000;
const PATIENCE_MS = 700;

/**
 * Asks a server for what it knows, at most once in `freshMs` and one at a time; null where it did not answer this time.
 * An answer that comes late is not asked for twice, and does for whoever asks next.
 */
export function createRecent<T>(ask: () => Promise<T>, freshMs = FRESH_MS): () => Promise<T | null> {
  let known: { at: number; value: T | null } | undefined;
  let asking: Promise<T | null> | undefined;
  return async () => {
    if (known && performance.now() - known.at < freshMs) return known.value;
    asking ??= ask()
      .catch(() => null)
      .then((value) => {
        // What failed is asked for again at once: it may be back.
        known = value === null ? undefined : { at: performance.now(), value };
        return value;
      })
      .finally(() => (asking = undefined));
    return within(PATIENCE_MS, asking).catch(() => null);
  };
}
