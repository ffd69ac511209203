import { Redis } from 'ioredis';
import type { Log } from '../log/index.ts';

export type { Redis } from 'ioredis';

/**
 * A connection for commands whose answer somebody waits for: while Redis is away they fail at once. It reconnects by
 * itself for ever.
 */
export function createRedis(url: string, role: string, log: Log): Redis {
  const redis = new Redis(url, {
    connectionName: `parley-${role}`,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    retryStrategy: (attempt) => Math.min(attempt * 100, 500),
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
