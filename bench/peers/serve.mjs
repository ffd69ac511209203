// What every peer does the same way: its settings, its pool, and its life as a child of the bench.
import { Redis } from 'ioredis';
import pg from 'pg';

const { DATABASE_URL, REDIS_URL, PORT, CACHED } = process.env;

export const databaseUrl = DATABASE_URL;
export const port = Number(PORT);
export const isCached = CACHED === 'true';
/** How long a cached answer is good for, in seconds: longer than the bench. */
export const TTL = 3600;
/** The same connections as Parley's. */
export const POOL_SIZE = 10;
export const CONNECTION_OPTIONS = '-c jit=off -c plan_cache_mode=force_generic_plan';

export const createPool = () =>
  new pg.Pool({ connectionString: DATABASE_URL, max: POOL_SIZE, options: CONNECTION_OPTIONS });

export const createRedis = () => new Redis(REDIS_URL);

/** Tells the bench that the server listens, and ends with it. */
export function ready() {
  process.on('disconnect', () => process.exit(0));
  process.send('ready');
}
