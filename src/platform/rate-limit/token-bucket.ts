import type { Redis } from '../redis/index.ts';
import { within } from '../within.ts';

export interface Bucket {
  key: string;
  /** Tokens when full. */
  max: number;
  /** Milliseconds in which an empty bucket fills up, evenly. */
  windowMs: number;
  /** Tokens that this call takes. */
  cost: number;
}

/** Whether the call may go on, and if not, in how many milliseconds the tokens will be there. */
export interface Decision {
  allowed: boolean;
  retryAfterMs: number;
}

export type TokenBucket = (bucket: Bucket) => Promise<Decision>;

/**
 * Token bucket (as in RFC 2697's meter) kept as (tokens, time); one atomic call a decision, by Redis's own clock, on
 * one key with a TTL.
 */
const SCRIPT = `
local max, window, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local state = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = math.min(max, (tonumber(state[1]) or max) + math.max(0, now - (tonumber(state[2]) or now)) * max / window)
local wait = 0
if tokens >= cost then tokens = tokens - cost else wait = math.ceil((cost - tokens) * window / max) end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', string.format('%.3f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil(window))
return wait`;

export function createRedisBucket(redis: Redis, prefix: string): TokenBucket {
  redis.defineCommand('takeTokens', { numberOfKeys: 1, lua: SCRIPT });
  const scripted = redis as unknown as {
    takeTokens(key: string, max: number, windowMs: number, cost: number): Promise<number>;
  };
  return async ({ key, max, windowMs, cost }) => {
    const wait = await scripted.takeTokens(`${prefix}:limit:${key}`, max, windowMs, cost);
    return { allowed: wait === 0, retryAfterMs: wait };
  };
}

/** Buckets that one process remembers while Redis is away; the oldest go first. */
const LOCAL_BUCKETS = 10_000;

/** The same bucket in this process alone. */
export function createLocalBucket(now: () => number = Date.now): TokenBucket {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return ({ key, max, windowMs, cost }) => {
    const at = now();
    const state = buckets.get(key) ?? { tokens: max, at };
    let tokens = Math.min(max, state.tokens + ((at - state.at) * max) / windowMs);
    const allowed = tokens >= cost;
    const retryAfterMs = allowed ? 0 : Math.ceil(((cost - tokens) * windowMs) / max);
    if (allowed) tokens -= cost;
    buckets.delete(key);
    buckets.set(key, { tokens, at });
    for (const oldest of buckets.keys()) {
      if (buckets.size <= LOCAL_BUCKETS) break;
      buckets.delete(oldest);
    }
    return Promise.resolve({ allowed, retryAfterMs });
  };
}

/** `first`, or `second` where that fails or takes too long: with Redis away the gates neither open nor close. */
export const withFallback =
  (first: TokenBucket, second: TokenBucket, timeoutMs = 50): TokenBucket =>
  async (bucket) => {
    try {
      return await within(timeoutMs, first(bucket));
    } catch {
      return await second(bucket);
    }
  };
