import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, testEnvironment, type TestServer } from './support/app.ts';
import { createPost } from './support/factories.ts';
import { follow } from './support/live.ts';

const QUERY = 'query Posts { posts(first: 2) { nodes { id } } }';
const SUBSCRIPTION = 'subscription Added($id: ID!) { commentAdded(postId: $id) { id } }';
const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const refused = { status: 403, code: 'OPERATION_NOT_ALLOWED' };

const FORMS: [string, object, string][] = [
  [
    'a manifest of Apollo',
    {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [
        { id: sha(QUERY), name: 'Posts', type: 'query', body: QUERY },
        { id: sha(SUBSCRIPTION), name: 'Added', type: 'subscription', body: SUBSCRIPTION },
      ],
    },
    sha(QUERY),
  ],
  ['an object of ids and texts', { posts: QUERY, added: SUBSCRIPTION }, 'posts'],
];

describe.each(FORMS)('with %s', (_name, list, id) => {
  let folder: string;
  let server: TestServer;
  let post: { id: string };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-allowed-'));
    const file = join(folder, 'operations.json');
    await writeFile(file, JSON.stringify(list));
    const environment = await testEnvironment({ LOG_LEVEL: 'silent' });
    const open = await startServer(environment);
    post = await createPost(open.client);
    // Kept by an earlier server, under both its text and its hash.
    for (let round = 0; round < 2; round += 1) await open.client.raw('{ posts { nodes { title } } }');
    await open.client.send(
      JSON.stringify({
        query: '{ __typename }',
        extensions: { persistedQuery: { version: 1, sha256Hash: sha('{ __typename }') } },
      }),
    );
    await open.close();
    server = await startServer({ ...environment, OPERATIONS_ALLOWED: file });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  const byId = (hash: string) =>
    server.client.send(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }));

  it('runs what is listed, by text and by id, the first time and from the cache', async () => {
    for (let round = 0; round < 3; round += 1)
      for (const answer of [await server.client.raw(QUERY), await byId(id)])
        expect(answer).toMatchObject({ status: 200, errors: [], data: { posts: { nodes: [{ id: post.id }] } } });
    const search = new URLSearchParams({
      extensions: JSON.stringify({ persistedQuery: { version: 1, sha256Hash: id } }),
    });
    const got = await fetch(`${server.url}/graphql?${search.toString()}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(got.status).toBe(200);
  });

  it.each([
    ['another text', '{ posts(first: 2) { nodes { id } } }'],
    ['the same with a blank more', `${QUERY} `],
    ['what is in the cache', '{ posts { nodes { title } } }'],
    ['introspection', '{ __schema { types { name } } }'],
    ['a mutation', 'mutation { signIn(input: { handle: "a", password: "b" }) { token } }'],
    ['what does not parse', '{'],
  ])('refuses %s', async (_what, query) => {
    for (let round = 0; round < 2; round += 1) expect(await server.client.raw(query)).toMatchObject(refused);
  });

  it('refuses other ids, one that the server has seen before among them, and takes no new one', async () => {
    const other = '{ __typename }';
    expect(await byId(sha(other))).toMatchObject(refused);
    expect(await byId('nothing')).toMatchObject(refused);
    const persistedQuery = { version: 1, sha256Hash: sha(other) };
    expect(await server.client.send(JSON.stringify({ query: other, extensions: { persistedQuery } }))).toMatchObject(
      refused,
    );
    expect(await byId(sha(other))).toMatchObject(refused);
    expect(await server.client.send('{}')).toMatchObject(refused);
  });

  it.each(['WebSocket', 'event stream'] as const)('holds for subscriptions by %s', async (transport) => {
    const variables = { id: post.id };
    const wrong = follow(server.url, transport, `${SUBSCRIPTION} `, { variables });
    await wrong.ends();
    expect(wrong.faults).toMatchObject([{ extensions: { code: 'OPERATION_NOT_ALLOWED' } }]);
    const right = follow(server.url, transport, SUBSCRIPTION, { variables: { id: 'nonsense' } });
    await right.ends();
    expect(right.faults).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

it('a list of another form keeps the server from starting, with a sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-allowed-'));
  const file = join(folder, 'operations.json');
  for (const [content, message] of [
    ['{', /is not JSON/],
    ['[]', /neither a persisted query manifest/],
    ['{"format":"apollo-persisted-query-manifest","version":2,"operations":[]}', /neither a persisted query manifest/],
  ] as const) {
    await writeFile(file, content);
    await expect(startServer(await testEnvironment({ OPERATIONS_ALLOWED: file }))).rejects.toThrow(message);
  }
  await rm(folder, { recursive: true });
});
