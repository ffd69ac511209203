import { LRUCache } from 'lru-cache';
import type { Redis } from '../redis/index.ts';
import { within } from '../within.ts';
import { decisionOf, fits, missingAt, steadyNow, type Decision, type Level, type Limit } from './token-bucket.ts';

/**
 * A token bucket (the meter of RFC 2697 with one colour) by Redis's own clock. KEYS[1] holds what is missing, in the parts
 * of `Level`, and the microsecond at which it was; the key ends when the bucket is full. ARGV: `max`, the parts of a token,
 * then the cost of each call. Answers for each call what is missing after it; for one that is refused, −1 minus that.
 */
const SCRIPT = `
local max, token = tonumber(ARGV[1]), tonumber(ARGV[2])
local full = max * token
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local missing, write = 0, false
local state = redis.call('GET', KEYS[1])
if state then
  local before, at = string.match(state, '^(%d+) (%d+)$')
  at = tonumber(at)
  -- A clock that was put back does not stop the refill until it is there again.
  write = at > now
  missing = math.min(full, math.max(0, tonumber(before) - math.max(0, now - at) * max))
end
local answers = {}
for i = 3, #ARGV do
  local after = missing + ARGV[i] * token
  if after <= full then
    missing, write = after, true
    answers[i - 2] = after
  else
    answers[i - 2] = -1 - missing
  end
end
if write then
  redis.call('SET', KEYS[1], string.format('%.0f %.0f', missing, now), 'PX', math.max(1, math.ceil(missing / max / 1000)))
end
return answers`;

/** Most calls that one run of the script decides, so that Redis is not held up. */
const MOST_AT_ONCE = 1_000;
/** Buckets that one process knows to be empty. */
const KNOWN_BUCKETS = 10_000;

interface Call {
  cost: number;
  since: number;
  resolve: (decision: Decision) => void;
  reject: (error: unknown) => void;
}

export interface RedisBucketsOptions {
  redis: Redis;
  /** Longest that a decision may wait for Redis. */
  patienceMs: number;
}

/**
 * Token buckets that all processes share, exact under any number of callers: one atomic call on one key, which decides for
 * all who asked this process meanwhile. What a bucket is known to lack is refused without asking: others can only take
 * more, so that no token is there before the refill brings it.
 */
export function createRedisBuckets({ redis, patienceMs }: RedisBucketsOptions) {
  redis.defineCommand('takeTokens', { numberOfKeys: 1, lua: SCRIPT });
  const scripted = redis as unknown as { takeTokens(key: string, ...args: number[]): Promise<number[]> };
  const waiting = new Map<string, Call[]>();
  const known = new LRUCache<string, Level & { lag: number }>({ max: KNOWN_BUCKETS });

  function refuseKnown(limit: Limit, key: string, cost: number): Decision | null {
    const level = known.get(key);
    if (!level) return null;
    const missing = missingAt(limit, level, steadyNow());
    if (fits(limit, missing, cost)) {
      known.delete(key);
      return null;
    }
    const decision = decisionOf(limit, { allowed: false, missing, cost });
    return { ...decision, waitMs: decision.waitMs + level.lag / 1000 };
  }

  async function ask(limit: Limit, key: string, calls: Call[]): Promise<void> {
    const sent = steadyNow();
    const patience = patienceMs - (sent - (calls[0]?.since ?? sent)) / 1000;
    const costs = calls.map(({ cost }) => cost);
    const work = scripted.takeTokens(key, limit.max, limit.windowMs * 1000, ...costs);
    const answers = await within(Math.max(1, patience), work);
    let last = 0;
    for (const [index, { cost, resolve }] of calls.entries()) {
      const answer = answers[index] ?? Number.NaN;
      const allowed = answer >= 0;
      last = allowed ? answer : -1 - answer;
      resolve(decisionOf(limit, { allowed, missing: last, cost }));
    }
    // As of before Redis decided: at the latest then the tokens begin to come back.
    if (!fits(limit, last, 1)) known.set(key, { missing: last, at: sent, lag: steadyNow() - sent });
  }

  async function drain(limit: Limit, key: string, calls: Call[]): Promise<void> {
    try {
      while (calls.length > 0) {
        const now = calls.slice(0, MOST_AT_ONCE);
        await ask(limit, key, now);
        calls.splice(0, now.length);
      }
    } catch (error) {
      for (const { reject } of calls) reject(error);
    }
    waiting.delete(key);
  }

  return {
    /** @throws Error where Redis fails or does not answer in time; all who wait for the same bucket then hear it. */
    take(limit: Limit, key: string, cost: number): Promise<Decision> {
      const refusal = refuseKnown(limit, key, cost);
      if (refusal) return Promise.resolve(refusal);
      return new Promise((resolve, reject) => {
        const call = { cost, since: steadyNow(), resolve, reject };
        const others = waiting.get(key);
        if (others) {
          others.push(call);
          return;
        }
        const calls = [call];
        waiting.set(key, calls);
        // Whoever asks in the same tick goes along.
        queueMicrotask(() => void drain(limit, key, calls));
      });
    },

    /** Resolves once Redis has looked at a bucket, from which nothing is taken. */
    async look(limit: Limit, key: string): Promise<void> {
      await scripted.takeTokens(key, limit.max, limit.windowMs * 1000);
    },
  };
}
