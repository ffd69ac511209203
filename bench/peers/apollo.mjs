import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControl } from '@apollo/server/plugin/cacheControl';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import responseCache from '@apollo/server-plugin-response-cache';
import fastifyApollo from '@as-integrations/fastify';
import Fastify from 'fastify';
import { createRedis, isCached, port, ready, TTL } from './serve.mjs';
import { createLoaders, resolvers, typeDefs } from './thread.mjs';

/** Apollo's interface of a store, straight on ioredis: the Keyv of its manual would parse and stringify once more. */
function createStore() {
  const redis = createRedis();
  return {
    get: async (key) => (await redis.get(key)) ?? undefined,
    set: (key, value, { ttl } = {}) => (ttl ? redis.set(key, value, 'EX', ttl) : redis.set(key, value)),
    delete: (key) => redis.del(key),
  };
}

const caching = () => [
  ApolloServerPluginCacheControl({ defaultMaxAge: TTL, calculateHttpHeaders: false }),
  responseCache({ cache: createStore() }),
];

const apollo = new ApolloServer({
  typeDefs,
  resolvers,
  introspection: false,
  persistedQueries: false,
  plugins: [
    ApolloServerPluginLandingPageDisabled(),
    // Without a cache it would only instrument every field.
    ...(isCached ? caching() : [ApolloServerPluginCacheControlDisabled()]),
  ],
});
await apollo.start();
const app = Fastify();
await app.register(fastifyApollo(apollo), { context: async () => ({ loaders: createLoaders() }) });
await app.listen({ host: '127.0.0.1', port });
ready();
