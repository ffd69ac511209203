import { setTimeout as sleep } from 'node:timers/promises';
import { milliseconds } from '../duration.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log/index.ts';
import { untilSettled, type Redis } from '../redis/index.ts';
import { within } from '../within.ts';
import { createRedisBuckets } from './redis-bucket.ts';
import { countable, createLocalBuckets, type Decision, type Limit } from './token-bucket.ts';

/** Longest that a decision waits for Redis. */
const PATIENCE_MS = 50;
/** The same for a check of the health, which may be late without harm. */
const HEALTH_PATIENCE_MS = 1_000;
/** How often a Redis that is away is looked for. */
const PROBE_MS = 250;
/** After so long without an answer the connection itself is given up. */
const DEAD_MS = 5_000;

export const RATE = /^([1-9]\d{0,8})\/([1-9]\d{0,3}(?:ms|s|m|h|d))$/;

/** A rate such as 100/1m: tokens, and the time in which they come back. */
export function parseRate(text: string): Pick<Limit, 'max' | 'windowMs'> {
  const [, max, window = ''] = RATE.exec(text) ?? [];
  return { max: Number(max), windowMs: milliseconds(window) };
}

const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

export interface LimitsOptions {
  redis: Redis;
  /** Every key is `PREFIX:limit:NAME:IDENTITY`, one for each bucket. */
  prefix: string;
  log: Log;
  /** Multiplies every limit. */
  factor?: number;
  /** False lets everything pass, uncounted. */
  enabled?: boolean;
  patienceMs?: number;
}

export interface LimitStats {
  /** Decisions of this process by the name of the limit. */
  limits: Record<string, { allowed: number; refused: number }>;
  /** Decisions that were made without Redis, which are among those above. */
  local: number;
  /** Whether Redis is away now. */
  away: boolean;
}

export type Limits = ReturnType<typeof createLimits>;

export const rateLimited = ({ waitMs }: Decision, message = 'Too many requests: wait and try again.') =>
  new AppError('RATE_LIMITED', { message, retryAfterMs: Math.ceil(waitMs) });

/**
 * Decides what may pass. The buckets are in Redis; while it is away each process has some of its own, and nobody waits
 * for Redis again before it is back.
 */
export function createLimits({
  redis,
  prefix,
  log,
  factor = 1,
  enabled = true,
  patienceMs = PATIENCE_MS,
}: LimitsOptions) {
  const shared = createRedisBuckets({ redis, patienceMs });
  const takeLocally = createLocalBuckets();
  const counters = new Map<string, { allowed: number; refused: number }>();
  const closing = new AbortController();
  const isClosing = () => closing.signal.aborted;
  let local = 0;
  let away = false;
  let probing = false;

  const heal = () => {
    if (away) log.info('Redis decides the rate limits again');
    away = false;
  };
  redis.on('ready', heal);

  /** One look at a time: a Redis that hangs is owed one answer, not thousands. */
  async function probe(limit: Limit, key: string): Promise<void> {
    probing = true;
    for (;;) {
      await sleep(PROBE_MS, undefined, { ref: false, signal: closing.signal }).catch(() => undefined);
      if (!away || isClosing()) break;
      const since = performance.now();
      try {
        await within(DEAD_MS, shared.look(limit, key));
        heal();
      } catch {
        if (performance.now() - since >= DEAD_MS && !isClosing()) redis.disconnect(true);
      }
    }
    probing = false;
  }

  function lose(error: unknown, limit: Limit, key: string): void {
    if (away || isClosing()) return;
    away = true;
    log.warn({ err: error }, 'Redis does not answer: each process limits by itself until it does');
    if (!probing) void probe(limit, key);
  }

  async function decide(limit: Limit, key: string, cost: number): Promise<Decision> {
    if (!away)
      try {
        return await shared.take(limit, key, cost);
      } catch (error) {
        lose(error, limit, key);
      }
    local += 1;
    return takeLocally(limit, key, cost);
  }

  const keyOf = ({ name }: Limit, identity: string) => `${prefix}:limit:${name}:${identity}`;

  return {
    enabled,

    /** The limit as it applies here. @param least What one call may cost at most; no factor makes the limit less. */
    define: ({ name, max, windowMs }: Limit, least = 1): Limit =>
      countable({ name, windowMs, max: Math.max(least, max * factor) }),

    /** Takes `cost` tokens from the bucket of one who asks, or none where there are fewer. Never fails. */
    async take(limit: Limit, identity: string, cost = 1): Promise<Decision> {
      if (!enabled) return { allowed: true, remaining: limit.max, waitMs: 0 };
      const decision = await decide(limit, keyOf(limit, identity), cost);
      let counter = counters.get(limit.name);
      if (!counter) counters.set(limit.name, (counter = { allowed: 0, refused: 0 }));
      counter[decision.allowed ? 'allowed' : 'refused'] += 1;
      return decision;
    },

    stats: (): LimitStats => ({ limits: structuredClone(Object.fromEntries(counters)), local, away }),

    /** @throws Error while each process limits by itself. */
    async check(): Promise<void> {
      if (!enabled) return;
      const limit = { name: 'check', max: 1, windowMs: 1_000 };
      const isThere = !away && (await succeeds(within(HEALTH_PATIENCE_MS, shared.look(limit, keyOf(limit, 'health')))));
      if (!isThere) throw new Error('Redis does not answer: each process limits by itself');
    },

    /** Resolves once Redis is there, or known not to be. */
    connected: () => untilSettled(redis),

    close(): void {
      redis.off('ready', heal);
      closing.abort();
    },
  };
}
