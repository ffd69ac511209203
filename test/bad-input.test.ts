import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { asOwner, useServer } from './support/app.ts';
import { createComment, createPost, createPerson, type Person } from './support/factories.ts';

const server = useServer({ LOG_LEVEL: 'silent' });

let person: Person;
let comment: Awaited<ReturnType<typeof createComment>>;
beforeAll(async () => {
  person = await createPerson(server.client);
  comment = await createComment(server.client, { author: person });
});

const ADD =
  'mutation ($postId: ID!, $body: String!) { addComment(input: { postId: $postId, body: $body }) { comment { id } } }';
const EDIT = 'mutation ($id: ID!, $body: String!) { editComment(input: { id: $id, body: $body }) { comment { id } } }';

describe.each([
  ['addComment', ADD],
  ['editComment', EDIT],
])('the body of %s', (_name, mutation) => {
  const variables = () => ({ postId: comment.post.id, id: comment.id });

  it.each([
    ['empty', ''],
    ['blank', ' \n\t '],
    ['of 10,001 characters', 'x'.repeat(10_001)],
    ['of 10,001 emoji', '😀'.repeat(10_001)],
    ['with NUL', 'a\0b'],
    ['with half a surrogate pair', 'a\ud800b'],
  ])('must not be %s', async (_fault, body) => {
    const answer = await server.client.raw(mutation, { ...variables(), body }, { token: person.token });
    expect(answer).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', errors: [{ extensions: { field: 'body' } }] });
  });
});

describe('an id', () => {
  const QUERIES = {
    post: '{ post(id: $id) { id } }',
    node: '{ node(id: $id) { id } }',
    'searchComments(postId)': '{ searchComments(text: "x", postId: $id) { nodes { id } } }',
  };
  const MUTATIONS = {
    addComment: '{ addComment(input: { postId: $id, body: "x" }) { comment { id } } }',
    'addComment(parentId)': '{ addComment(input: { postId: $post, parentId: $id, body: "x" }) { comment { id } } }',
    editComment: '{ editComment(input: { id: $id, body: "x" }) { comment { id } } }',
    deleteComment: '{ deleteComment(id: $id) { comment { id } } }',
    voteComment: '{ voteComment(id: $id, vote: UP) { comment { id } } }',
  };
  const forged: [string, string][] = [
    ['empty', ''],
    ['a word', 'nonsense'],
    ['a bare UUID', '01890000-0000-7000-8000-000000000000'],
    ['SQL', "x'; DROP TABLE users; --"],
    ['with NUL', 'AgE\0'],
    ['of no type', Buffer.from([99, ...Array<number>(16).fill(1)]).toString('base64url')],
    ['a byte short', Buffer.from([2, ...Array<number>(15).fill(1)]).toString('base64url')],
    ['padded', `${Buffer.from([2, ...Array<number>(16).fill(1)]).toString('base64url')}=`],
    ['very long', 'A'.repeat(50_000)],
  ];
  const run = (kind: 'query' | 'mutation', body: string, id: string) => {
    const post = body.includes('$post') ? ', $post: ID!' : '';
    return server.client.raw(
      `${kind} ($id: ID!${post}) ${body}`,
      { id, post: comment.post.id },
      { token: person.token },
    );
  };

  describe.each(forged)('that is %s', (_name, id) => {
    it.each(Object.entries(QUERIES))('is refused by %s', async (_field, body) => {
      expect(await run('query', body, id)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    });
    it.each(Object.entries(MUTATIONS))('is refused by %s', async (_field, body) => {
      expect(await run('mutation', body, id)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    });
  });

  it('of another type is refused', async () => {
    for (const [kind, body] of [
      ['query', QUERIES.post],
      ['mutation', MUTATIONS['addComment(parentId)']],
      ['mutation', MUTATIONS.deleteComment],
    ] as const)
      expect(await run(kind, body, person.id)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });

  it('of nothing is null to a query and NOT_FOUND to a mutation', async () => {
    const nothing = Buffer.from([2, ...Array<number>(16).fill(1)]).toString('base64url');
    expect(await run('query', QUERIES.post, nothing)).toMatchObject({ status: 200, data: { post: null } });
    expect(await run('query', QUERIES.node, nothing)).toMatchObject({ status: 200, data: { node: null } });
    expect(await run('mutation', MUTATIONS.addComment, nothing)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});

describe('first', () => {
  it.each([0, -1, 101, 10_000, -2_147_483_648])('of %i is refused everywhere', async (first) => {
    const queries = [
      '{ posts(first: $first) { nodes { id } } }',
      '{ searchComments(text: "x", first: $first) { nodes { id } } }',
      '{ viewer { posts(first: $first) { nodes { id } } } }',
      '{ viewer { comments(first: $first) { nodes { id } } } }',
      `{ post(id: "${comment.post.id}") { comments(first: $first) { nodes { id } } } }`,
      `{ post(id: "${comment.post.id}") { comments { nodes { replies(first: $first) { nodes { id } } } } } }`,
    ];
    for (const query of queries) {
      const answer = await server.client.raw(`query ($first: Int) ${query}`, { first }, { token: person.token });
      expect(answer, query).toMatchObject({ code: 'BAD_USER_INPUT', errors: [{ extensions: { field: 'first' } }] });
    }
  });

  it('beyond an Int is refused, and null is the default', async () => {
    expect(await server.client.raw('{ posts(first: 99999999999) { nodes { id } } }')).toMatchObject({ status: 400 });
    expect(await server.client.raw('query ($n: Int) { posts(first: $n) { nodes { id } } }', { n: null })).toMatchObject(
      { status: 200, errors: [] },
    );
  });
});

describe('a request', () => {
  const post = async (
    body: string | Buffer,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) => {
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: body as BodyInit });
    return { status: response.status, body: (await response.json()) as { errors: { extensions: { code: string } }[] } };
  };

  it.each([
    ['that is no JSON', '{"query": ', 400],
    ['that is empty', '', 400],
    ['that is a list', '[]', 400],
    ['without a query', '{}', 400],
    ['whose query is no GraphQL', '{"query": "{"}', 400],
    ['for a field that is not there', '{"query": "{ nothing }"}', 400],
    ['with a prototype to pollute', '{"__proto__": {"query": "{ viewer { id } }"}}', 400],
    ['that is too large', JSON.stringify({ query: `{ viewer { id } } #${'x'.repeat(300_000)}` }), 413],
    ['with too many tokens', JSON.stringify({ query: `{ ${'viewer { id } '.repeat(3000)} }` }), 400],
  ])('%s is refused with a code', async (_name, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.body.errors[0]?.extensions.code).toMatch(/^[A-Z_]+$/);
    expect(answer.body.errors[0]?.extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
  });

  it('with broken UTF-8 is refused, not mended', async () => {
    const variables = JSON.stringify({ query: ADD, variables: { postId: comment.post.id, body: 'XX' } });
    const [before = '', after = ''] = variables.split('XX');
    for (const broken of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf0, 0x9f, 0x98]]) {
      const body = Buffer.concat([Buffer.from(before), Buffer.from(broken), Buffer.from(after)]);
      const answer = await server.client.send(body, { token: person.token });
      expect(answer).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    }
  });

  it('that is deeper or wider than any page needs is refused before it runs', async () => {
    const nested = (levels: number) =>
      `{ posts { nodes { comments { nodes { ${'replies { nodes { '.repeat(levels)} id ${'} }'.repeat(levels)} } } } } }`;
    expect(await server.client.raw(nested(40))).toMatchObject({ status: 400, code: 'QUERY_TOO_COMPLEX' });
    const wide =
      '{ posts(first: 100) { nodes { comments(first: 100) { nodes { replies(first: 100) { nodes { id } } } } } } }';
    expect(await server.client.raw(wide)).toMatchObject({ status: 400, code: 'QUERY_TOO_COMPLEX' });
    const hidden =
      'query ($n: Int = 100) { posts(first: $n) { nodes { ...A } } } fragment A on Post { comments(first: $n) { nodes { replies(first: $n) { nodes { id } } } } }';
    expect(await server.client.raw(hidden)).toMatchObject({ status: 400, code: 'QUERY_TOO_COMPLEX' });
    const deepThread = `{ posts(first: 1) { nodes { comments(first: 5) { nodes { ${'replies(first: 1) { nodes { '.repeat(20)} id ${'} }'.repeat(20)} } } } } }`;
    expect(await server.client.raw(deepThread)).toMatchObject({ status: 200, errors: [] });
  });

  it('that spreads fragments into fragments without end is measured once each', async () => {
    const fragments = Array.from(
      { length: 50 },
      (_, index) => `fragment f${index} on Post { ...f${index + 1} ...f${index + 1} }`,
    );
    const query = `{ posts(first: 1) { nodes { ...f0 } } } ${fragments.join(' ')} fragment f50 on Post { author { id } }`;
    const since = performance.now();
    expect(await server.client.raw(query)).toMatchObject({ status: 400, code: 'QUERY_TOO_COMPLEX' });
    expect(performance.now() - since).toBeLessThan(2_000);
  });

  it('that asks for one thing under many names is refused, wherever the names stand', async () => {
    const names = (count: number, field: string) =>
      Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ');
    const queries = [
      `{ posts(first: 1) { nodes { ${names(11, 'body')} } } }`,
      `{ posts(first: 1) { nodes { ...A ...B } } } fragment A on Post { ${names(6, 'body')} } fragment B on Post { b: body ...C } fragment C on Post { ${names(9, 'body').replaceAll('a', 'c')} }`,
      `{ ${names(31, 'searchComments(text: "x") { nodes { id } }')} }`,
      `{ posts(first: 100) { nodes { comments(first: 100) { nodes { ${names(10, 'id')} ${names(10, 'score').replaceAll('a', 'b')} depth } } } } }`,
    ];
    for (const query of queries)
      expect(await server.client.raw(query), query).toMatchObject({ status: 400, code: 'QUERY_TOO_COMPLEX' });
    expect(await server.client.raw(`{ posts(first: 1) { nodes { ${names(10, 'body')} } } }`)).toMatchObject({
      status: 200,
    });
  });

  it.each([
    ['without a variable that it needs', 'query ($t: String!) { searchComments(text: $t) { nodes { id } } }', {}],
    [
      'with null for an argument that takes none',
      'query ($s: CommentSort) { posts { nodes { comments(sort: $s) { nodes { id } } } } }',
      { s: null },
    ],
    ['for a subscription', 'subscription { nothing }', {}],
    ['for a search of 40 exclusions', `{ searchComments(text: "${'-'.repeat(40)}a1") { nodes { id } } }`, {}],
    ['for a search of 60 lone dashes', `{ searchComments(text: "${'- '.repeat(60)}a1") { nodes { id } } }`, {}],
  ])('%s is refused with a code', async (_name, query, variables) => {
    const answer = await server.client.raw(query, variables);
    expect(answer.status).toBe(400);
    expect(answer.code).toMatch(/^(BAD_USER_INPUT|BAD_REQUEST|GRAPHQL_VALIDATION_FAILED)$/);
  });

  it.each([{ version: 9 }, 'x', { version: 1, sha256Hash: 'x' }, { version: 1, sha256Hash: {} }, null, []])(
    'with persistedQuery %j is answered or refused with a code',
    async (persistedQuery) => {
      const answer = await post(JSON.stringify({ query: '{ viewer { id } }', extensions: { persistedQuery } }));
      expect(answer.status).toBeLessThan(500);
      for (const { extensions } of (answer.body.errors as typeof answer.body.errors | undefined) ?? [])
        expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
    },
  );

  it('for an address that is none is refused in the same form', async () => {
    const response = await fetch(`${server.url}/%ff`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it('by GET may not change anything', async () => {
    const query = new URLSearchParams({ query: `mutation { deleteComment(id: "${comment.id}") { comment { id } } }` });
    const response = await fetch(`${server.url}/graphql?${query.toString()}`, {
      headers: { authorization: `Bearer ${person.token}`, 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(405);
  });

  it('that ends in the middle does not harm the next one', async () => {
    const { port } = new URL(server.url);
    for (let cut = 0; cut < 5; cut += 1) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.write(
        'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{"query":',
      );
      await new Promise((resolve) => setTimeout(resolve, 20));
      socket.destroy();
    }
    expect(await server.client.raw('{ viewer { id } }')).toMatchObject({ status: 200 });
  });
});

it('what breaks before a request begins is masked in the same way', async () => {
  // Nobody has seen this person yet.
  const stranger = await createPerson(server.client);
  await asOwner(server, 'ALTER TABLE users RENAME TO users_elsewhere');
  try {
    const answer = await server.client.raw('{ viewer { id } }', {}, { token: stranger.token });
    expect(answer).toMatchObject({ status: 500, code: 'INTERNAL_SERVER_ERROR' });
    expect(answer.errors[0]?.extensions.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(answer)).not.toMatch(/users|SELECT|node_modules/);
  } finally {
    await asOwner(server, 'ALTER TABLE users_elsewhere RENAME TO users');
  }
});

it('what nobody foresaw is masked, with a request id and without a trace of the inside', async () => {
  const post = await createPost(server.client, { author: person });
  await asOwner(server, 'ALTER TABLE comments RENAME TO comments_elsewhere');
  try {
    const answer = await server.client.raw(`{ post(id: "${post.id}") { comments { nodes { id } } } }`);
    expect(answer).toMatchObject({ status: 500, code: 'INTERNAL_SERVER_ERROR' });
    expect(answer.errors[0]?.extensions.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(answer)).not.toMatch(/relation|comments\.|SELECT|\.ts|node_modules/);
  } finally {
    await asOwner(server, 'ALTER TABLE comments_elsewhere RENAME TO comments');
  }
});

describe('an operation', () => {
  const get = (query: string) =>
    fetch(`${server.url}/graphql?${query}`, { headers: { 'apollo-require-preflight': 'yes' } });

  it.each(['query Known { __typename }', 'mutation Known { deleteComment(id: "x") { comment { id } } }'])(
    'that its document does not have is refused: %s',
    async (query) => {
      const { status, data, errors } = await server.client.send(JSON.stringify({ query, operationName: 'Other' }));
      expect({ status, data }).toEqual({ status: 400, data: undefined });
      expect(errors).toMatchObject([{ message: 'Unknown operation named "Other".' }]);
      const response = await get(`operationName=Other&query=${encodeURIComponent(query)}`);
      expect(response.status).toBe(400);
    },
  );

  it.each([
    ['@include without its argument', 'subscription { commentAdded(postId: "x") @include { id } }'],
    ['@skip by a variable that is not there', 'subscription { commentAdded(postId: "x") @skip(if: $no) { id } }'],
    ['@include in a fragment', 'subscription { ...F } fragment F on Subscription { __typename @include }'],
    ['@skip before a fragment', 'subscription { ... @skip { notificationAdded { id } } }'],
  ])('is no subscription with %s at its root', async (_fault, query) => {
    const answer = await server.client.raw(query);
    expect(answer).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', errors: [{ extensions: { field: 'query' } }] });
  });

  it.each([
    ['nobody', false],
    ['somebody', true],
  ])('is no subscription where it is answered once, for %s', async (_who, isSignedIn) => {
    const query = 'subscription { notificationAdded { id } }';
    const answer = await server.client.raw(query, {}, isSignedIn ? { token: person.token } : {});
    expect(answer).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', errors: [{ extensions: { field: 'query' } }] });
    expect((await get(`query=${encodeURIComponent(query)}`)).status).toBe(405);
  });
});
