import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { buildASTSchema } from 'graphql';
import { request } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../scripts/services.ts';
import { typeDefs } from '../src/generated/type-defs.ts';
import { useServer } from './support/app.ts';
import { createComment, createPerson, createStaff } from './support/factories.ts';
import { createRequests, type FuzzRequest } from './support/fuzz.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';

/** FUZZ_REQUESTS=50000 for the long form, which sends others each time; the short one sends the same. */
const { FUZZ_REQUESTS } = process.env;
const REQUESTS = Number(FUZZ_REQUESTS ?? 1_600);
let seed = FUZZ_REQUESTS === undefined ? 1_838_171_016 : Date.now() % 2 ** 31;
const AT_ONCE = 8;
const SLOWEST_MS = 15_000;

let sandbox: Sandbox;
const server = useServer(async () => {
  sandbox = await startSandbox(await freePort());
  return { ...sandbox.environment, LOG_LEVEL: 'silent', CACHE_LOCAL_MB: '8' };
});
afterAll(() => sandbox.close());

let requests: fc.Arbitrary<FuzzRequest>;
beforeAll(async () => {
  const [admin, moderator] = [await createStaff(server, 'ADMIN'), await createStaff(server, 'MODERATOR')];
  const person = await createPerson(server.client);
  const root = await createComment(server.client, { author: person });
  const post = { id: root.post.id, author: person };
  const reply = await createComment(server.client, { author: person, post, parentId: root.id });
  const { data } = await server.client.raw<{ viewer: { id: string } }>(
    '{ viewer { id } }',
    {},
    { token: person.token },
  );
  requests = createRequests({
    schema: buildASTSchema(typeDefs, { assumeValidSDL: true }),
    ids: { comment: [root.id, reply.id], post: [post.id], user: [data.viewer.id] },
    tokens: [admin.token, moderator.token, person.token],
  });
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = () => {
  collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

/** What the inside looks like, which no answer may show. */
const INSIDE = /\bat \S+ \(|node_modules|\.ts:\d|\bSELECT\b.*\bFROM\b|prisma\.|ECONN|parley_app|password_hash/;

const unpack = (bytes: Buffer, coding: string) =>
  coding === 'br' ? brotliDecompressSync(bytes) : coding === 'gzip' ? gunzipSync(bytes) : bytes;

/** Of the answers: how many had each status, and how many held something. */
const counts = new Map<string, number>();
const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

async function send(sent: FuzzRequest): Promise<void> {
  const { method, path, headers, body } = sent;
  const response = await request(`${server.url}${path}`, {
    method: method as 'POST',
    headers,
    body: body ?? null,
    signal: AbortSignal.timeout(SLOWEST_MS),
  });
  const { statusCode } = response;
  // A stream of events does not end by itself.
  if (String(response.headers['content-type']).startsWith('text/event-stream') && statusCode === 200) {
    response.body.on('error', () => undefined).destroy();
    return;
  }
  const answer = Buffer.from(await response.body.arrayBuffer());
  const plain = unpack(answer, String(response.headers['content-encoding'])).toString();
  count(String(statusCode));
  if (plain.includes('"data":{')) count('with data');
  const told = `${plain.slice(0, 500)} to ${JSON.stringify(sent).slice(0, 3_000)}`;
  expect(statusCode, told).toBeLessThan(500);
  expect(plain.includes('INTERNAL_SERVER_ERROR') || INSIDE.test(plain), told).toBe(false);
}

it(
  `${REQUESTS} requests of every kind: no fault, no hang, no growth`,
  { timeout: 60_000 + REQUESTS * 60 },
  async () => {
    const half = REQUESTS / AT_ONCE / 2;
    const property = fc.asyncProperty(fc.array(requests, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (batch) => {
      await Promise.all(batch.map(send));
    });
    const run = () => fc.assert(property, { numRuns: half, endOnFailure: true, seed: (seed += 1) });
    await run();
    const before = heap();
    await run();
    const after = heap();
    console.log(`heap ${before.toFixed(0)} MB after half of them, ${after.toFixed(0)} MB after all`, counts);
    // Most of it must reach what it is meant to try.
    expect(counts.get('with data')).toBeGreaterThan(REQUESTS / 10);
    expect(after).toBeLessThan(before * 1.25 + 16);
  },
);
