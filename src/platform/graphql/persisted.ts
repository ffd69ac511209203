import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import { LRUCache } from 'lru-cache';
import type { Redis } from '../redis/index.ts';
import { within } from '../within.ts';
import type { AllowList } from './allow-list.ts';

const TIMEOUT_MS = 50;
const TTL_S = 30 * 86_400;
/** Characters of operations that one process keeps. */
const MAX_LOCAL = 8 * 1024 * 1024;

/** The texts of automatic persisted queries by their hash: in this process, and in Redis for all of them. */
export function createPersistedQueries(redis: Redis, prefix: string): KeyValueCache {
  const local = new LRUCache<string, string>({ maxSize: MAX_LOCAL, sizeCalculation: (text) => text.length + 100 });
  const nameOf = (key: string) => `${prefix}:${key}`;
  const ask = <T>(work: Promise<T>) => within(TIMEOUT_MS, work).catch(() => null);
  return {
    async get(key) {
      const known = local.get(key);
      if (known !== undefined) return known;
      const text = await ask(redis.get(nameOf(key)));
      if (text !== null) local.set(key, text);
      return text ?? undefined;
    },
    async set(key, text) {
      local.set(key, text);
      await ask(redis.set(nameOf(key), text, 'EX', TTL_S));
    },
    async delete(key) {
      local.delete(key);
      await ask(redis.unlink(nameOf(key)));
    },
  };
}

/** The same of a list that nothing is added to. */
export const createListedQueries = (allowed: AllowList): KeyValueCache => ({
  get: (key) => Promise.resolve(allowed.resolve(undefined, key.replace(/^apq:/, ''))),
  set: () => Promise.resolve(),
  delete: () => Promise.resolve(),
});
