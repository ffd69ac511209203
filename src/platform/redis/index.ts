import { Redis } from 'ioredis';
import type { Log } from '../log/index.ts';

export type { Redis } from 'ioredis';

/**
 * A connection for commands whose answer somebody waits for: while Redis is away they fail at once, and one that takes
 * longer than `timeoutMs` fails too. It reconnects by itself for ever.
 */
export function createRedis(url: string, role: string, log: Log, timeoutMs: number): Redis {
  const redis = new Redis(url, {
    connectionName: `parley-${role}`,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: timeoutMs,
    connectTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
  });
  let down = false;
  redis.on('error', (error: Error) => {
    if (!down) log.warn({ err: error, role }, 'Redis cannot be reached; trying again until it can');
    down = true;
  });
  redis.on('ready', () => {
    if (down) log.info({ role }, 'Redis is back');
    down = false;
  });
  return redis;
}

/** Resolves once the connection can take commands; rejects after `timeoutMs`. */
export async function ready(redis: Redis, timeoutMs: number): Promise<void> {
  if (redis.status === 'ready') return;
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => { reject(new Error('Redis does not answer')); }, timeoutMs);
    redis.once('ready', () => {
      clearTimeout(late);
      resolve();
    });
  });
}
