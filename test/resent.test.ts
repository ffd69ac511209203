import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { startServer, testEnvironment, type TestServer } from './support/app.ts';
import { createComment, createPost, createStaff, type Person, type Post } from './support/factories.ts';
import { createWire } from './support/wire.ts';

/** An API that dies with what it had to tell the caches, and one that goes on with what it keeps. */
let [dying, living] = [{} as TestServer, {} as TestServer];
let wire: Awaited<ReturnType<typeof createWire>>;
let moderator: Person;

beforeAll(async () => {
  const environment = await testEnvironment();
  wire = await createWire(new URL(inject('redisUrl')));
  living = await startServer(environment);
  moderator = await createStaff(living, 'MODERATOR');
  dying = await startServer({ ...environment, REDIS_URL: wire.url });
  // From here on nobody hears of what it commits.
  wire.cut();
});
afterAll(async () => {
  await dying.close();
  await living.close();
  await wire.close();
});

interface Case {
  what: string;
  query: string;
  variables: (on: { post: Post; commentId: string }) => object;
  by: (post: Post) => Person;
}
const cases: Case[] = [
  {
    what: 'removeComment',
    query: 'mutation ($id: ID!) { removeComment(id: $id) { comment { id } } }',
    variables: ({ commentId }) => ({ id: commentId }),
    by: () => moderator,
  },
  {
    what: 'deleteComment',
    query: 'mutation ($id: ID!) { deleteComment(id: $id) { comment { id } } }',
    variables: ({ commentId }) => ({ id: commentId }),
    by: ({ author }) => author,
  },
  {
    what: 'editComment',
    query: 'mutation ($id: ID!) { editComment(input: { id: $id, body: "after" }) { comment { id } } }',
    variables: ({ commentId }) => ({ id: commentId }),
    by: ({ author }) => author,
  },
  {
    what: 'voteComment',
    query: 'mutation ($id: ID!) { voteComment(id: $id, vote: UP) { comment { id } } }',
    variables: ({ commentId }) => ({ id: commentId }),
    by: () => moderator,
  },
  {
    what: 'addComment',
    query:
      'mutation ($id: ID!, $key: String!) { addComment(input: { postId: $id, body: "added" }, idempotencyKey: $key) { comment { id } } }',
    variables: ({ post }) => ({ id: post.id, key: randomUUID() }),
    by: ({ author }) => author,
  },
  {
    what: 'setPostLocked',
    query: 'mutation ($id: ID!) { setPostLocked(id: $id, locked: true) { post { id } } }',
    variables: ({ post }) => ({ id: post.id }),
    by: () => moderator,
  },
];

it.each(cases)(
  '$what that was done by a process that told nobody is seen by all once another has answered the same call',
  async ({ query, variables, by }) => {
    const post = await createPost(living.client);
    const { id: commentId } = await createComment(living.client, { post, author: post.author, body: 'before' });
    const thread = `{ post(id: "${post.id}") { locked commentCount comments(first: 9, sort: OLD) { nodes { body score } } } }`;
    const read = async ({ client }: TestServer) => (await client.raw(thread)).data;
    await read(living);
    const call = async ({ client }: TestServer, values: object) => {
      const { errors } = await client.raw(query, values, { token: by(post).token });
      expect(errors).toEqual([]);
    };
    const values = variables({ post, commentId });
    await call(dying, values);
    // What the other keeps is old now, and nobody there can know it.
    await read(living);
    await call(living, values);
    expect(await read(living)).toEqual(await read(dying));
  },
);
