// Limiters that Parley's is measured beside, each on a Redis connection of its own.
import { getGraphQLRateLimiter, RedisStore } from 'graphql-rate-limit';
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';

/**
 * By name: `create({ redisUrl, max, seconds })` answers `take(identity)`, which resolves to whether one more call may pass,
 * and `close`.
 */
export const limiters = {
  'rate-limiter-flexible': ({ redisUrl, max, seconds }) => {
    const redis = new Redis(redisUrl);
    // What it knows to be empty is refused without asking.
    const options = { storeClient: redis, points: max, duration: seconds, inMemoryBlockOnConsumed: max + 1 };
    const limiter = new RateLimiterRedis({ ...options, keyPrefix: 'flexible' });
    return {
      take: (identity) =>
        limiter.consume(identity).then(
          () => true,
          (refused) => {
            if (refused instanceof Error) throw refused;
            return false;
          },
        ),
      close: () => redis.disconnect(),
    };
  },
  'graphql-rate-limit': ({ redisUrl, max, seconds }) => {
    const redis = new Redis(redisUrl);
    const limiter = getGraphQLRateLimiter({
      store: new RedisStore(redis),
      identifyContext: ({ identity }) => identity,
    });
    const [args, info] = [{}, { fieldName: 'field' }];
    return {
      take: async (identity) => {
        const refusal = await limiter(
          { parent: {}, args, context: { identity }, info },
          { max, window: `${seconds}s` },
        );
        return refusal === undefined;
      },
      close: () => redis.disconnect(),
    };
  },
};
