import { describe, expect, it } from 'vitest';
import { useServer } from './support/app.ts';

/** As in production. */
const server = useServer({ LOG_LEVEL: 'silent', INTROSPECTION: 'false', PLAYGROUND: 'false' });

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

async function read(path: string, options: RequestInit = {}): Promise<{ text: string; answer: Answer }> {
  const text = await (await fetch(server.url + path, options)).text();
  try {
    return { text, answer: JSON.parse(text) as Answer };
  } catch {
    return { text, answer: {} };
  }
}
const post = (body: unknown) =>
  read('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const ask = async (query: string) => (await post({ query })).answer;

const ALIASES = Array.from({ length: 101 }, (_, index) => `alias${index}:__typename \n`).join('');

/** By the title of the check in graphql-cop: whether the server is open to it, by that scanner's own measure. */
const CHECKS: Record<string, () => Promise<boolean>> = {
  'Alias Overloading': async () => Boolean((await ask(`query { ${ALIASES} }`)).data?.['alias100']),
  'Array-based Query Batching': async () => {
    const { answer } = await post(Array.from({ length: 11 }, () => ({ query: 'query { __typename }' })));
    return Array.isArray(answer) && answer.length >= 10;
  },
  'Circular Fragment': async () =>
    (
      await ask(
        'query { __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }',
      )
    ).errors === undefined,
  'Introspection-based Circular Query': async () => {
    const { data } = await ask(
      'query { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
    );
    return ((data?.['__schema'] as { types: unknown[] } | undefined)?.types.length ?? 0) > 25;
  },
  'Directive Overloading': async () =>
    (await ask('query { __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }')).errors?.length === 10,
  'Field Duplication': async () =>
    Boolean((await ask(`query { ${'__typename \n'.repeat(500)} }`)).data?.['__typename']),
  'Field Suggestions': async () =>
    (await ask('query { __schema { directive } }')).errors?.[0]?.message.includes('Did you mean') === true,
  'Mutation is allowed over GET (possible CSRF)': async () => {
    const { answer } = await read(`/graphql?${new URLSearchParams({ query: 'mutation {__typename}' }).toString()}`);
    return Boolean(answer.data?.['__typename']);
  },
  'GET Method Query Support': async () => {
    const { answer } = await read(`/graphql?${new URLSearchParams({ query: '{__typename}' }).toString()}`);
    return Boolean(answer.data?.['__typename']);
  },
  'POST based url-encoded query (possible CSRF)': async () => {
    const form = new URLSearchParams({ query: 'query {__typename}' });
    const inQuery = await read(`/graphql?${form.toString()}`, { method: 'POST' });
    const inBody = await read('/graphql', { method: 'POST', body: form });
    return [inQuery, inBody].some(({ answer }) => Boolean(answer.data?.['__typename']));
  },
  'Trace Mode': async () => {
    const { text, answer } = await post({ query: 'query { __typename }' });
    return 'extensions' in answer || /stacktrace|tracing/i.test(text);
  },
  'Unhandled Errors Detection': async () => {
    const { text, answer } = await post({ query: 'qwerty cop { abc }' });
    return Boolean(answer.errors?.[0]?.extensions?.['exception']) || /node_modules|stacktrace|\.ts:/.test(text);
  },
  'GraphQL IDE': async () => {
    const pages = await Promise.all(
      ['/graphiql', '/playground', '/console', '/graphql'].map((path) =>
        read(path, { headers: { accept: 'text/html,*/*' } }),
      ),
    );
    return pages.some(({ text }) => /graphiql\.min\.css|GraphQL Playground|graphql-playground|GraphiQL/i.test(text));
  },
  Introspection: async () =>
    Boolean((await ask('query { __schema { types { name fields { name } } } }')).data?.['__schema']),
};

describe('what scanners look for', () => {
  it.each(Object.entries(CHECKS))('is not there: %s', async (_title, isOpen) => {
    expect(await isOpen()).toBe(false);
  });

  it('is looked for where there is a GraphQL server', async () => {
    expect(await ask('query { __typename }')).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('a request that a browser sends for any page', () => {
  it.each([
    ['by GET', { method: 'GET' }],
    ['as a form', { method: 'POST', body: new URLSearchParams({ query: '{ __typename }' }) }],
    ['as text', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ __typename }"}' }],
  ])('is refused with a code: %s', async (_name, options) => {
    const path = options.method === 'GET' ? '/graphql?query=%7B__typename%7D' : '/graphql';
    const response = await fetch(server.url + path, options);
    expect([400, 415]).toContain(response.status);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: expect.stringMatching(/^[A-Z_]+$/) as string } }],
    });
  });

  it('a list of operations is refused with a sentence and a code', async () => {
    const { answer } = await post([{ query: '{ __typename }' }]);
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(answer.errors?.[0]?.message).toMatch(/batch/i);
  });
});
