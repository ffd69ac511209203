import { namesLike, type Redis } from '../redis/index.ts';
import { within } from '../within.ts';

/** A finished answer, as it is remembered. */
export interface Remembered {
  fingerprint: string;
  /** Milliseconds since 1970 by the clock of the keys. */
  expiresAt: number;
  answer: object;
}

interface KeyOfPerson {
  userId: string;
  key: string;
}

/** Remembers finished answers, so that a replay needs no SQL. It may forget at any time, and then SQL knows. */
export interface Memory {
  /** Null for what is not known, or not within 50 ms. */
  recall(of: KeyOfPerson): Promise<Remembered | null>;
  remember(of: KeyOfPerson, remembered: Remembered): void;
}

export const noMemory: Memory = { recall: () => Promise.resolve(null), remember: () => undefined };

/** A replay is wanted soon or not at all. */
const MAX_AGE_MS = 24 * 3_600_000;
const TIMEOUT_MS = 50;

const nameIn = (prefix: string, { userId, key }: KeyOfPerson) => `${prefix}:idempotency:${userId}:${key}`;

/** Forgets the answers of these keys. */
export async function forget(redis: Redis, prefix: string, keys: KeyOfPerson[]): Promise<void> {
  for (const key of keys) await redis.unlink(nameIn(prefix, key));
}

/** Forgets all answers to a person; looks through all keys, a few at a time. @throws as `namesLike` */
export async function forgetPerson(redis: Redis, prefix: string, userId: string): Promise<void> {
  const pattern = nameIn(prefix, { userId, key: '*' });
  for await (const name of namesLike(redis, pattern)) await redis.unlink(name);
}

export function createMemory(redis: Redis, prefix: string): Memory {
  const nameOf = (key: KeyOfPerson) => nameIn(prefix, key);
  return {
    async recall(of) {
      try {
        const text = await within(TIMEOUT_MS, redis.get(nameOf(of)));
        return text === null ? null : (JSON.parse(text) as Remembered);
      } catch {
        return null;
      }
    },
    remember(of, remembered) {
      void redis.set(nameOf(of), JSON.stringify(remembered), 'PX', MAX_AGE_MS).catch(() => undefined);
    },
  };
}
