import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { startServer, testEnvironment, useServer } from './support/app.ts';
import { untilServing } from './support/coherence.ts';
import { follow } from './support/live.ts';

const server = useServer({ LOG_LEVEL: 'silent' });

const repeat = (count: number, text: string) => Array.from({ length: count }, () => text).join(' ');
const numbered = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** Milliseconds of this process's CPU. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('a document', () => {
  const fragments = (count: number) =>
    `{ ${numbered(count, (index) => `...f${index}`)} } ${numbered(count, (index) => `fragment f${index} on Query { __typename }`)}`;

  it.each([
    ['with 1,000 unknown directives behind a field', `{ __typename ${repeat(1000, '@aa')} }`],
    ['with 1,000 known directives behind a field', `{ __typename ${repeat(700, '@include(if: true)')} }`],
    ['with 6 directives in one place', `{ __typename ${repeat(6, '@aa')} }`],
    ['with directives in front of all fields', `query ${repeat(6, '@aa')} { __typename }`],
    ['with directives at its variables', `query ($a: Int ${repeat(6, '@aa')}) { __typename }`],
    ['with directives at a fragment', `{ ... ${repeat(6, '@aa')} { __typename } }`],
    ['with 101 directives in all', `{ ${numbered(101, (index) => `f${index}: __typename @skip(if: false)`)} }`],
    ['with one field 2,000 times', `{ ${repeat(2000, '__typename')} }`],
    ['with one field 11 times', `{ ${repeat(11, '__typename')} }`],
    ['with repeats in repeats', `{ ${repeat(5, `posts { ${repeat(5, `nodes { ${repeat(6, 'id')} }`)} }`)} }`],
    ['with one fragment spread 11 times', `{ ${repeat(11, '...f')} } fragment f on Query { __typename }`],
    ['with 101 fragments', fragments(101)],
    ['with one name for 101 fields', `{ ${numbered(101, (index) => `alias${index}: __typename`)} }`],
  ])('%s is refused once, by POST and by GET', async (_name, query) => {
    const refused = { status: 400, errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }] };
    const answer = await server.client.raw(query);
    expect(answer).toMatchObject(refused);
    expect(answer.errors).toHaveLength(1);
    const search = new URLSearchParams({ query });
    if (query.length < 10_000) {
      const got = await fetch(`${server.url}/graphql?${search.toString()}`, {
        headers: { 'apollo-require-preflight': '1' },
      });
      expect({ status: got.status, ...((await got.json()) as object) }).toMatchObject(refused);
    }
  });

  it('at every one of these limits is answered', async () => {
    for (const query of [
      `{ ${repeat(10, '__typename')} }`,
      '{ __typename @include(if: true) @skip(if: false) }',
      `{ ${numbered(10, (index) => `posts { ${numbered(5, (inner) => `f${index * 5 + inner}: __typename @skip(if: false)`)} }`)} }`,
      fragments(100),
    ])
      expect(await server.client.raw(query), query).toMatchObject({ status: 200, errors: [] });
  });

  it('that is too much costs little to refuse, and the same of a subscription', async () => {
    const worst = `{ ${repeat(1200, 'posts { __typename }')} }`;
    await server.client.raw(`{ ${repeat(300, 'posts { __typename }')} }`);
    // Validating it takes 300 ms and more.
    expect(await cpuOf(() => server.client.raw(worst))).toBeLessThan(100);
    for (const transport of ['WebSocket', 'event stream'] as const) {
      const following = follow(server.url, transport, `subscription ${worst}`);
      await following.ends();
      expect(following.faults).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
    }
  });

  it('with 500 faults is told of 10', async () => {
    const { errors, status } = await server.client.raw(`{ ${numbered(500, (index) => `f${index}`)} }`);
    expect(status).toBe(400);
    expect(errors).toHaveLength(11);
    expect(errors.at(-1)?.message).toMatch(/error limit reached/);
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
  });

  it('that goes round in the schema is refused, and what tools ask of the schema is answered', async () => {
    const round = '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }';
    expect(await server.client.raw(round)).toMatchObject({ status: 400, code: 'GRAPHQL_VALIDATION_FAILED' });
    for (const options of [
      {},
      {
        inputValueDeprecation: true,
        specifiedByUrl: true,
        schemaDescription: true,
        oneOf: true,
        directiveIsRepeatable: true,
      },
    ])
      expect(await server.client.raw(getIntrospectionQuery(options))).toMatchObject({ status: 200, errors: [] });
  });
});

it('variables with 500 faults are told of 10', async () => {
  const ids = Array.from({ length: 500 }, () => ({}));
  const answer = await server.client.raw(
    'mutation ($ids: [ID!]) { markNotificationsRead(ids: $ids) { unreadCount } }',
    { ids },
  );
  expect(answer.status).toBe(400);
  expect(answer.errors.length).toBeLessThanOrEqual(11);
});

describe('the cost of an operation', () => {
  const query = '{ posts(first: 3) { nodes { id comments(first: 2) { nodes { body } } } } }';
  interface Told {
    data: object | null;
    extensions?: { cost?: object };
    errors?: unknown[];
  }
  const ask = async (url: string, text: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: text }),
    });
    return { from: response.headers.get('cache-status'), body: (await response.json()) as Told };
  };
  const cost = { objects: 18, values: 9, depth: 5, maxObjects: 20_000, maxValues: 200_000, maxDepth: 60 };

  it('is told with the answer to whoever asks for it, from the cache too, and to nobody else', async () => {
    const wish = { 'parley-cost': 'true' };
    await untilServing(server);
    for (const round of [0, 1, 2]) {
      const plain = await ask(server.url, query);
      expect(plain.body).toEqual({ data: expect.any(Object) as object });
      const told = await ask(server.url, query, wish);
      expect(told.body).toEqual({ data: plain.body.data, extensions: { cost } });
      if (round > 0) for (const { from } of [plain, told]) expect(from).toMatch(/hit/);
    }
  });

  it('is told with a refusal for it', async () => {
    const wide =
      '{ posts(first: 100) { nodes { comments(first: 100) { nodes { replies(first: 100) { nodes { id } } } } } } }';
    const { body } = await ask(server.url, wide, { 'parley-cost': '1' });
    expect(body).toMatchObject({
      errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }],
      extensions: { cost: { depth: 7 } },
    });
  });

  it('is told by compiled queries, and without a cache', async () => {
    const plain = await startServer(await testEnvironment({ CACHE: 'false' }));
    for (let round = 0; round < 4; round += 1)
      expect((await ask(plain.url, query, { 'parley-cost': '1' })).body.extensions).toEqual({ cost });
    expect((await ask(plain.url, query)).body.extensions).toBeUndefined();
    await plain.close();
  });
});
