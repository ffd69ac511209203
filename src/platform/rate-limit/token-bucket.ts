import { LRUCache } from 'lru-cache';

/** How often something may be done by one who asks: `max` at once, refilled evenly over `windowMs`. */
export interface Limit {
  /** Stands in keys, headers and counters. */
  name: string;
  /** Tokens of a full bucket; a whole number. */
  max: number;
  /** Milliseconds in which an empty bucket fills up. */
  windowMs: number;
}

export interface Decision {
  allowed: boolean;
  /** Whole tokens that are left. */
  remaining: number;
  /** Milliseconds until there is one token more, or where refused, until there are as many as were asked for. */
  waitMs: number;
}

/**
 * What one bucket lacks, in parts: a token is as many parts as its window has microseconds, and each microsecond brings
 * `max` of them. All are whole numbers below 2^53, so that no refill is ever rounded.
 */
export interface Level {
  missing: number;
  /** Microseconds of a clock that only goes on. */
  at: number;
}

export const partsOf = ({ windowMs }: Limit, tokens: number): number => tokens * windowMs * 1000;

/** The limit with at most as many tokens as can be counted exactly. */
export const countable = (limit: Limit): Limit => ({
  ...limit,
  max: Math.max(1, Math.min(Math.round(limit.max), Math.floor(Number.MAX_SAFE_INTEGER / partsOf(limit, 1)))),
});

/** What a bucket lacks at a later moment. */
export const missingAt = ({ max }: Limit, { missing, at }: Level, now: number): number =>
  Math.max(0, missing - Math.max(0, now - at) * max);

export const fits = (limit: Limit, missing: number, cost: number): boolean =>
  missing + partsOf(limit, cost) <= partsOf(limit, limit.max);

/** @param missing What the bucket lacks after the decision. */
export function decisionOf(
  limit: Limit,
  { allowed, missing, cost }: { allowed: boolean; missing: number; cost: number },
) {
  const left = partsOf(limit, limit.max) - missing;
  const token = partsOf(limit, 1);
  const lacking = allowed ? token - (left % token) : partsOf(limit, cost) - left;
  return { allowed, remaining: Math.floor(left / token), waitMs: lacking / limit.max / 1000 };
}

/** Microseconds of this process's own steady clock, whole. */
export const steadyNow = () => Math.floor(performance.now() * 1000);

/** Buckets that one process remembers while Redis is away. */
const LOCAL_BUCKETS = 10_000;

/** Token buckets of this process alone. */
export function createLocalBuckets() {
  const levels = new LRUCache<string, Level>({ max: LOCAL_BUCKETS });
  return (limit: Limit, key: string, cost: number): Decision => {
    const now = steadyNow();
    const level = levels.get(key);
    const before = level ? missingAt(limit, level, now) : 0;
    const allowed = fits(limit, before, cost);
    const missing = allowed ? before + partsOf(limit, cost) : before;
    levels.set(key, { missing, at: now });
    return decisionOf(limit, { allowed, missing, cost });
  };
}
