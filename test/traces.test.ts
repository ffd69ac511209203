import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, testEnvironment, type Environment, type TestServer } from './support/app.ts';
import { untilServing } from './support/coherence.ts';
import { startCollector, type CollectedSpan, type Collector } from './support/collector.ts';
import { createPerson, createPost, type Person, type Post } from './support/factories.ts';
import { startProcess, type RunningProcess } from './support/processes.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const traceparentOf = (trace: string, flags = '01') => `00-${trace}-${CALLER}-${flags}`;

let collector: Collector;
let environment: Environment;
let server: TestServer;
let worker: RunningProcess;
let author: Person;
let post: Post;
beforeAll(async () => {
  collector = await startCollector();
  environment = await testEnvironment({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: 'api-key=of-the-test,tenant=7',
  });
  server = await startServer(environment);
  author = await createPerson(server.client);
  post = await createPost(server.client, { author });
  worker = await startProcess('worker', environment);
});
afterAll(async () => {
  await worker.stop();
  await server.close();
  await collector.close();
});

const ofTrace = (trace: string) => collector.spans.filter(({ traceId }) => traceId === trace);
const named = (spans: CollectedSpan[], name: string) => spans.find((span) => span.name === name);
const nameOfParent = (child: CollectedSpan | undefined) =>
  ofTrace(TRACE).find(({ spanId }) => spanId === child?.parentSpanId)?.name;

const ADD = `mutation Reply($input: AddCommentInput!, $key: String) {
  addComment(input: $input, idempotencyKey: $key) { comment { id } }
}`;
const BODY = 'What was said is in no span.';

describe('a trace', () => {
  it('leads from the client over HTTP, operation and SQL to the job in the other process', async () => {
    const variables = { input: { postId: post.id, body: BODY }, key: 'key-of-the-trace' };
    const { errors } = await server.client.raw(ADD, variables, {
      token: author.token,
      headers: { traceparent: traceparentOf(TRACE) },
    });
    expect(errors).toEqual([]);
    await expect
      .poll(
        () =>
          ofTrace(TRACE)
            .filter(({ service }) => service === 'parley-worker')
            .map(({ name }) => name),
        {
          timeout: 10_000,
        },
      )
      .toEqual(expect.arrayContaining(['webhooks.fanOut', 'notifications.notifyOfComment']));
    await expect.poll(() => ofTrace(TRACE).map(({ name }) => name)).toContain('POST /graphql');

    const spans = ofTrace(TRACE);
    const http = named(spans, 'POST /graphql');
    expect(http).toMatchObject({
      service: 'parley',
      kind: 2,
      parentSpanId: CALLER,
      attributes: { 'http.request.method': 'POST', 'http.response.status_code': 200 },
    });
    const operation = named(spans, 'mutation Reply');
    expect(operation).toMatchObject({ kind: 1, parentSpanId: http?.spanId, failed: false });
    const sql = named(spans, 'comments.insert');
    expect(sql).toMatchObject({ kind: 3, parentSpanId: operation?.spanId });
    const ofApi = spans.filter(({ service }) => service === 'parley');
    expect(named(ofApi, 'commit')?.parentSpanId).toBe(operation?.spanId);
    const job = named(spans, 'webhooks.fanOut');
    expect(job).toMatchObject({ service: 'parley-worker', kind: 5, parentSpanId: operation?.spanId });
    expect(nameOfParent(named(spans, 'notifications.add'))).toBe('notifications.notifyOfComment');
    // Nothing of it hangs in the air.
    for (const span of spans) if (span !== http) expect(nameOfParent(span)).toBeDefined();
  });

  it('holds nothing that anybody sent but names', () => {
    const told = collector.bodies.join('\n');
    for (const secret of [BODY, author.token, author.handle, 'key-of-the-trace', post.id])
      expect(told).not.toContain(secret);
    expect(told).toContain('comments.insert');
    expect(collector.headers[0]).toMatchObject({ 'api-key': 'of-the-test', tenant: '7' });
  });

  it('says what failed by its code, and where an answer came from', async () => {
    const [failed, kept] = ['a'.repeat(32), 'b'.repeat(32)];
    const ask = (query: string, trace: string) =>
      server.client.raw(query, {}, { headers: { traceparent: traceparentOf(trace) } });
    expect(await ask('mutation Vote { voteComment(id: "x", vote: UP) { comment { id } } }', failed)).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const question = 'query Kept { posts(first: 3) { nodes { id } } }';
    await untilServing(server);
    await server.client.raw(question);
    await ask(question, kept);
    await expect.poll(() => named(ofTrace(failed), 'POST /graphql')).toBeDefined();
    await expect.poll(() => named(ofTrace(kept), 'POST /graphql')).toBeDefined();
    expect(named(ofTrace(failed), 'mutation Vote')).toMatchObject({
      failed: true,
      attributes: { 'error.type': 'UNAUTHENTICATED' },
    });
    expect(ofTrace(kept)).toMatchObject([
      { name: 'POST /graphql', attributes: { 'parley.cache': 'parley; hit; detail=local' } },
    ]);
  });

  it('begins here for a client without one, or with none that is well formed, and is left out where the client says so', async () => {
    const left = 'c'.repeat(32);
    await server.client.raw('query Left { __typename }', {}, { headers: { traceparent: traceparentOf(left, '00') } });
    for (const [index, traceparent] of [`00-${'0'.repeat(32)}-${CALLER}-01`, `00-${TRACE}-01`, 'x'].entries())
      await server.client.raw(`query Own${index} { __typename }`, {}, { headers: { traceparent } });
    for (const index of [0, 1, 2]) await expect.poll(() => named(collector.spans, `query Own${index}`)).toBeDefined();
    for (const index of [0, 1, 2]) {
      const { traceId } = named(collector.spans, `query Own${index}`) ?? { traceId: '' };
      expect(traceId).toMatch(/^(?!0{32})[\da-f]{32}$/);
      await expect.poll(() => named(ofTrace(traceId), 'POST /graphql')?.parentSpanId).toBe('');
    }
    expect(ofTrace(left)).toEqual([]);
  });

  it('is of requests and of the jobs that they cause, and of nothing that runs by itself', () => {
    const first = collector.spans.filter(({ parentSpanId }) => parentSpanId === '');
    expect(new Set(first.map(({ name }) => name))).toEqual(new Set(['POST /graphql']));
  });
});

it('nobody waits for a collector that takes nothing, at the end neither', async () => {
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => sockets.add(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const traced = await startServer(
    await testEnvironment({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      LOG_LEVEL: 'silent',
    }),
  );
  await traced.client.raw('query Silent { __typename }');
  await expect.poll(() => sockets.size).toBeGreaterThan(0);
  const since = performance.now();
  expect((await traced.client.raw('query Silent { __typename }')).status).toBe(200);
  await traced.close();
  expect(performance.now() - since).toBeLessThan(4_000);
  for (const socket of sockets) socket.destroy();
  silent.close();
});
