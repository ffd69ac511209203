import { createServer } from 'node:http';
import { createRedisCache } from '@envelop/response-cache-redis';
import { useResponseCache } from '@graphql-yoga/plugin-response-cache';
import { createSchema, createYoga } from 'graphql-yoga';
import { createRedis, isCached, port, ready, TTL } from './serve.mjs';
import { createLoaders, resolvers, typeDefs } from './thread.mjs';

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  context: () => ({ loaders: createLoaders() }),
  logging: false,
  graphiql: false,
  landingPage: false,
  multipart: false,
  plugins: isCached
    ? [
        useResponseCache({
          session: () => null,
          ttl: TTL * 1000,
          cache: createRedisCache({ redis: createRedis() }),
        }),
      ]
    : [],
});
createServer(yoga).listen(port, '127.0.0.1', ready);
