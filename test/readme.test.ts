import { readdirSync, readFileSync } from 'node:fs';
import { buildASTSchema, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seed } from '../prisma/seed.ts';
import { freePort } from '../scripts/services.ts';
import { typeDefs } from '../src/generated/type-defs.ts';
import { useServer } from './support/app.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const block = (language: string, index = 0) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))][index]?.[1] ?? '';

let sandbox: Sandbox;
const server = useServer(async () => {
  sandbox = await startSandbox(await freePort());
  return sandbox.environment;
});
beforeAll(() => seed(server.app.db));
afterAll(() => sandbox.close());

it('the first query of the README has the answer that the README gives', async () => {
  const [, body = ''] = /curl .*? -d '(\{.*?\})'\n/s.exec(readme) ?? [];
  const { data, errors } = await server.client.send(body);
  expect(errors).toEqual([]);
  expect({ data }).toEqual(JSON.parse(block('json')));
});

it('the mutation of the README signs alice in', async () => {
  const { data } = await server.client.raw<{ signIn: { token: string } }>(block('graphql'));
  expect(data.signIn.token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
});

it.each([
  ['createCharge', 'alice', { charge: { status: 'SUCCEEDED', declineCode: null } }],
  ['moderationQueue', 'mona', { totalCount: 0, nodes: [] }],
  ['createWebhookEndpoint', 'ada', { secret: expect.stringMatching(/^whsec_/) as string }],
])('%s of the README does what it says for %s', async (field, handle, answer) => {
  const signIn =
    'mutation ($handle: String!) { signIn(input: { handle: $handle, password: "parley-demo" }) { token } }';
  const signed = await server.client.raw<{ signIn: { token: string } }>(signIn, { handle });
  const documents = graphqlIn('README.md').filter(({ text }) => text.includes(`${field}(`));
  expect(documents).toHaveLength(1);
  const { data, errors } = await server.client.raw(documents[0]?.text ?? '', {}, { token: signed.data.signIn.token });
  expect(errors).toEqual([]);
  expect(data[field]).toMatchObject(answer);
});

it('every npm script of the README is there', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = [...readme.matchAll(/npm (?:run )?([a-z][a-z:-]*)/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'ci');
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});

const graphqlIn = (path: string) =>
  [...readFileSync(new URL(`../${path}`, import.meta.url), 'utf8').matchAll(/```graphql\n(.*?)```/gs)].map(
    ([, text = '']) => ({ path, text }),
  );
const pages = ['README.md', ...readdirSync(new URL('../docs', import.meta.url)).map((name) => `docs/${name}`)];
const documents = pages.filter((path) => path.endsWith('.md')).flatMap(graphqlIn);

it.each(documents)('an operation of $path is one of the schema', ({ text }) => {
  expect(validate(buildASTSchema(typeDefs, { assumeValidSDL: true }), parse(text))).toEqual([]);
});
