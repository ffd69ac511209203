import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, testEnvironment, type TestServer } from './support/app.ts';
import { createComment, createPost, type Post } from './support/factories.ts';
import { createWire } from './support/wire.ts';

let wire: Awaited<ReturnType<typeof createWire>>;
let server: TestServer;
let post: Post;

beforeAll(async () => {
  const environment = await testEnvironment({ DATABASE_TIMEOUT: '1s', DATABASE_POOL_SIZE: '2' });
  wire = await createWire(new URL(environment['DATABASE_URL'] ?? ''));
  server = await startServer({ ...environment, DATABASE_URL: wire.url });
  post = await createPost(server.client);
});
afterAll(async () => {
  await server.close();
  await wire.close();
});

it('a PostgreSQL that falls silent is given up after DATABASE_TIMEOUT, and asked anew once it is back', async () => {
  const add = () =>
    server.client.raw<{ addComment: { comment: { id: string } } }>(
      'mutation ($id: ID!) { addComment(input: { postId: $id, body: "A comment." }) { comment { id } } }',
      { id: post.id },
      { token: post.author.token },
    );
  await add();
  wire.hold();
  const answers = await Promise.all([add(), add(), add()]);
  expect(answers.map(({ status, code }) => ({ status, code }))).toEqual(
    answers.map(() => ({ status: 503, code: 'UNAVAILABLE' })),
  );
  wire.restore();
  await expect(createComment(server.client, { post })).resolves.toMatchObject({ state: 'VISIBLE' });
});
