// The limits: a route that knows the answer's bytes, from one GET of Redis or from the memory of the process.
import Fastify from 'fastify';
import { LRUCache } from 'lru-cache';
import { createRedis, port, ready } from './serve.mjs';

const redis = createRedis();
const memory = new LRUCache({ max: 1000 });

const read = {
  redis: (id) => redis.getBuffer(`bare:${id}`),
  lru: async (id) => {
    if (!memory.has(id)) memory.set(id, await redis.getBuffer(`bare:${id}`));
    return memory.get(id);
  },
}[process.env.STORE];

const app = Fastify();
app.post('/graphql', async ({ body }, reply) => {
  const bytes = await read(body.variables.id);
  return reply.header('content-type', 'application/json; charset=utf-8').send(bytes);
});
await app.listen({ host: '127.0.0.1', port });
ready();
