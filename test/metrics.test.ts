import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { freePort, secret, startRedis } from '../scripts/services.ts';
import { createApi, createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { startServer, testEnvironment, useServer } from './support/app.ts';
import { untilServing } from './support/coherence.ts';
import { createComment, createPerson, createStaff, type Person } from './support/factories.ts';
import { follow } from './support/live.ts';
import { startProcess } from './support/processes.ts';
import { startReceiver } from './support/receiver.ts';
import { scrape } from './support/scrape.ts';
import { createWire } from './support/wire.ts';
import { useWorker } from './support/worker.ts';

const server = useServer(() => ({
  // It follows nobody, and so is left alone; that too is told.
  DATABASE_REPLICA_URL: inject('databaseUrl'),
  WEBHOOK_ALLOW_HTTP: 'true',
  WEBHOOK_ALLOW_NETWORKS: '127.0.0.1/32',
  SANDBOX_PORT: '1',
  PAYMENT_TIMEOUT: '500ms',
}));
const worker = useWorker(server);

const DURATION = 'parley_graphql_operation_duration_seconds';
const ERRORS = 'parley_graphql_operation_errors_total';

let person: Person;
beforeAll(async () => {
  person = await createPerson(server.client);
});

describe('GET /metrics', () => {
  it('counts operations by name, from caches too, and their errors by code', async () => {
    const known = 'query Known { posts(first: 1) { nodes { id } } }';
    await untilServing(server);
    for (const from of ['fwd=miss; stored', 'hit; detail=local', 'hit; detail=local']) {
      const { headers } = await server.client.raw(known);
      expect(headers.get('cache-status')).toBe(`parley; ${from}`);
    }
    await server.client.raw('query Broken { nobody }');
    await server.client.raw('mutation Refused { voteComment(id: "x", vote: UP) { comment { id } } }');
    await server.client.raw('{ posts(first: 2) { nodes { id } } }');

    const { value } = await scrape(server.url);
    expect(value(`${DURATION}_count`, { operation: 'Known', kind: 'query' })).toBe(3);
    expect(value(`${DURATION}_bucket`, { operation: 'Known', le: '+Inf' })).toBe(3);
    expect(value(`${DURATION}_sum`, { operation: 'Known' })).toBeGreaterThan(0);
    expect(value(`${DURATION}_count`, { operation: 'anonymous', kind: 'query' })).toBe(1);
    expect(value(`${DURATION}_count`, { operation: 'Broken' })).toBeUndefined();
    expect(value(ERRORS, { operation: 'unknown', code: 'GRAPHQL_VALIDATION_FAILED' })).toBe(1);
    expect(value(ERRORS, { operation: 'Refused', kind: 'mutation', code: 'UNAUTHENTICATED' })).toBe(1);
    expect(value('parley_graphql_responses_total', { status: '200' })).toBeGreaterThanOrEqual(4);
    expect(value('parley_graphql_responses_total', { status: '401' })).toBe(1);
    // Only what no cache answered came to a resolver.
    expect(value('parley_graphql_resolver_duration_seconds_count', { field: 'Query.posts' })).toBe(2);
    expect(value('parley_cache_lookups_total', { result: 'local' })).toBeGreaterThanOrEqual(2);
    expect(value('parley_cache_lookups_total', { result: 'miss' })).toBeGreaterThanOrEqual(2);
  });

  it('tells how the buckets of a histogram add up', async () => {
    const { samples } = await scrape(server.url);
    const sql = samples.filter(({ name }) => name.startsWith('parley_sql_statement_duration_seconds'));
    expect(new Set(sql.map(({ labels }) => labels['statement']))).toContain('prisma');
    for (const { labels } of sql.filter(({ name }) => name.endsWith('_count'))) {
      const own = sql.filter((sample) => sample.labels['statement'] === labels['statement']);
      const buckets = own.filter(({ name }) => name.endsWith('_bucket')).map(({ value }) => value);
      expect(buckets).toEqual(buckets.toSorted((a, b) => a - b));
      expect(buckets.at(-1)).toBe(own.find(({ name }) => name.endsWith('_count'))?.value);
    }
  });

  it('keeps a bound on names, whatever clients send', async () => {
    const calls = Array.from({ length: 1_000 }, (_, index) => server.client.raw(`query Name${index} { __typename }`));
    for (const { errors } of await Promise.all(calls)) expect(errors).toEqual([]);
    const long = 'x'.repeat(200);
    await server.client.raw(`query ${long} { __typename }`);

    const { samples, value } = await scrape(server.url);
    const counted = samples.filter(({ name }) => name === `${DURATION}_count`);
    // The first hundred, those without a name, all others, and what is no operation.
    expect(counted.length).toBeLessThanOrEqual(107);
    expect(counted.length).toBeGreaterThan(100);
    expect(counted.filter(({ labels }) => /^Name\d/.test(labels['operation'] ?? '')).length).toBeGreaterThan(80);
    expect(value(`${DURATION}_count`, { operation: 'other' })).toBeGreaterThan(890);
    expect(samples.some(({ labels }) => labels['operation'] === long)).toBe(false);
    // No request is lost by it.
    const named = counted.filter(({ labels }) => /^(Name\d+|other)$/.test(labels['operation'] ?? ''));
    expect(named.reduce((sum, { value }) => sum + value, 0)).toBe(1_001);
  });

  it('counts decisions on limits, subscriptions, jobs and attempts of webhooks', async () => {
    const receiver = await startReceiver();
    const admin = await createStaff(server, 'ADMIN');
    const user = await server.app.services.users.findByHandle(admin.handle);
    if (!user) throw new Error('nobody');
    await server.app.services.webhooks.createEndpoint(user, { url: receiver.url, eventTypes: ['comment.created'] });
    const comment = await createComment(server.client, { author: person });
    const following = follow(
      server.url,
      'WebSocket',
      `subscription { commentAdded(postId: "${comment.post.id}") { id } }`,
    );
    await expect
      .poll(async () => (await scrape(server.url)).value('parley_subscriptions', { field: 'commentAdded' }))
      .toBe(1);
    worker.start();
    await expect
      .poll(async () => (await scrape(server.url)).value('parley_webhook_attempt_duration_seconds_count'), {
        timeout: 10_000,
      })
      .toBe(1);
    // What was handed to the queue beside it may still wait.
    await expect
      .poll(async () => (await scrape(server.url)).value('parley_queue_jobs', { queue: 'jobs', state: 'waiting' }), {
        timeout: 10_000,
      })
      .toBe(0);
    await worker.stop();

    const { value } = await scrape(server.url);
    expect(value('parley_subscription_connections')).toBe(1);
    expect(value('parley_webhook_attempt_duration_seconds_count', { outcome: 'DELIVERED' })).toBe(1);
    expect(value('parley_job_duration_seconds_count', { job: 'webhooks.fanOut', outcome: 'done' })).toBeGreaterThan(0);
    expect(value('parley_rate_limit_decisions_total', { limit: 'default', decision: 'allowed' })).toBeGreaterThan(0);
    expect(value('parley_rate_limit_degraded')).toBe(0);
    expect(value('parley_sql_pool_max_connections', { pool: 'main' })).toBe(10);
    expect(value('parley_outbox_due_jobs')).toBeGreaterThanOrEqual(0);
    expect(value('parley_queue_jobs', { queue: 'jobs', state: 'waiting' })).toBe(0);
    expect(value('parley_queue_oldest_age_seconds', { queue: 'webhooks' })).toBe(0);
    expect(value('parley_open_charges', { status: 'UNKNOWN' })).toBe(0);
    for (const dependency of ['postgresql', 'redis-cache', 'redis-queues'])
      expect(value('parley_up', { dependency })).toBe(1);
    expect(value('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(1e6);

    await following.stop();
    await expect
      .poll(async () => (await scrape(server.url)).value('parley_subscriptions', { field: 'commentAdded' }))
      .toBe(0);
    await receiver.close();
  });
});

describe('what is made of them', () => {
  const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  const dashboard = read('deploy/grafana/parley.json');
  const alerts = read('deploy/prometheus/alerts.yml');
  const operations = read('docs/operations.md');

  it('the dashboard and the alerts use what the API and the worker serve, and the docs tell of all of it', async () => {
    // A charge whose outcome nobody knows: no payment provider is there.
    const charged = await server.client.raw<{ createCharge: { charge: { status: string } } }>(
      `mutation { createCharge(idempotencyKey: "k", input: { money: { amount: 100, currency: "USD" }, paymentMethod: "pm_card_visa" }) {
        charge { status } } }`,
      {},
      person,
    );
    expect(charged.data.createCharge.charge.status).toBe('UNKNOWN');
    const dead = { job: 'users.greet', payload: {}, failures: [], createdAt: new Date(), diedAt: new Date() };
    await server.app.db.prisma.deadLetter.createMany({
      data: [
        { ...dead, id: randomUUID() },
        { ...dead, id: randomUUID(), replayedAt: new Date() },
      ],
    });
    const port = await freePort();
    const { DATABASE_URL, REDIS_URL, REDIS_PREFIX, JWT_SECRET = '' } = server.app.config;
    const process = await startProcess('worker', {
      ...{ DATABASE_URL, REDIS_URL, REDIS_PREFIX, JWT_SECRET, LOG_LEVEL: 'error' },
      WORKER_METRICS_PORT: String(port),
      // The charge is left as it is.
      SANDBOX_PORT: '1',
    });
    const api = await scrape(server.url);
    const other = await scrape(`http://127.0.0.1:${port}`);
    expect((await fetch(`http://127.0.0.1:${port}/graphql`)).status).toBe(404);
    await process.stop();
    expect(api.value('parley_charge_outcomes_total', { status: 'UNKNOWN' })).toBe(1);
    expect(other.value('parley_open_charges', { status: 'UNKNOWN' })).toBe(1);
    expect(other.value('parley_dead_letters', { job: 'users.greet' })).toBe(1);
    expect(other.value('parley_sql_pool_max_connections', { pool: 'jobs' })).toBe(10);

    const served = new Set([...api.samples, ...other.samples].map(({ name }) => name));
    for (const [file, least] of [
      [dashboard, 30],
      [alerts, 10],
    ] as const) {
      const used = new Set(file.match(/\b(parley|nodejs|process)_\w+/g));
      expect(used.size).toBeGreaterThan(least);
      expect([...used].filter((name) => !served.has(name))).toEqual([]);
    }
    const declared = [...api.text.matchAll(/^# TYPE (parley_\w+)/gm)].map(([, name = '']) => name);
    expect(declared.length).toBeGreaterThan(25);
    expect(declared.filter((name) => !operations.includes(`\`${name}`))).toEqual([]);
  });

  it('every alert is explained, and nothing else is', () => {
    const named = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
    const explained = [...operations.matchAll(/^### (\w+)$/gm)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(8);
    expect(explained).toEqual(named);
  });

  it('the dashboard can be imported', () => {
    const { panels } = JSON.parse(dashboard) as {
      panels: { id: number; type: string; targets?: { expr: string }[] }[];
    };
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { type, targets = [] } of panels) expect(targets.length > 0).toBe(type !== 'row');
  });
});

describe('who may read them', () => {
  it('are programs of this machine, and nobody whom a proxy brings', async () => {
    expect((await scrape(server.url)).status).toBe(200);
    for (const header of ['x-forwarded-for', 'forwarded', 'via']) {
      const { status, text } = await scrape(server.url, { [header]: '203.0.113.7' });
      expect(status).toBe(404);
      expect(text).not.toContain('parley_');
      expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    }
  });

  it('is nobody from elsewhere', async () => {
    const app = createApp(readConfig(await testEnvironment()));
    const api = await createApi(app);
    for (const [remoteAddress, status] of [
      ['127.0.0.1', 200],
      ['::ffff:127.0.0.1', 200],
      ['::1', 200],
      ['10.0.0.7', 404],
      ['203.0.113.7', 404],
      ['2001:db8::7', 404],
    ] as const)
      expect((await api.inject({ url: '/metrics', remoteAddress })).statusCode).toBe(status);
    await api.close();
    await app.close();
  });

  it('is who has the token, where there is one', async () => {
    const guarded = await startServer(
      await testEnvironment({ METRICS_TOKEN: 'a token of Prometheus', RATE_LIMIT: '2/1d', RATE_LIMIT_FACTOR: '1' }),
    );
    for (const code of [undefined, undefined, 'RATE_LIMITED'])
      expect((await guarded.client.raw('{ __typename }')).code).toBe(code);
    for (const headers of [{}, { authorization: 'Bearer another' }, { authorization: 'a token of Prometheus' }])
      expect(await scrape(guarded.url, headers as Record<string, string>)).toMatchObject({
        status: 401,
        text: expect.stringContaining('UNAUTHENTICATED') as string,
      });
    const { status, value } = await scrape(guarded.url, {
      authorization: 'Bearer a token of Prometheus',
      'x-forwarded-for': '203.0.113.7',
    });
    expect(status).toBe(200);
    expect(value('parley_up', { dependency: 'postgresql' })).toBe(1);
    // Its own requests are none of these.
    expect(value('parley_rate_limit_decisions_total', { limit: 'default', decision: 'allowed' })).toBe(2);
    expect(value('parley_rate_limit_decisions_total', { limit: 'default', decision: 'refused' })).toBe(1);
    expect(value('parley_graphql_responses_total', { status: '429' })).toBe(1);
    expect(value(`${DURATION}_count`)).toBe(2);
    await guarded.close();
  });
});

describe('while something is down', () => {
  it('answers within a second without Redis: one that is gone, and one that stands still', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-metrics-'));
    const redis = await startRedis(folder, secret(), () => undefined);
    const cut = await startServer(await testEnvironment({ REDIS_URL: redis.url, LOG_LEVEL: 'silent' }));
    await expect.poll(async () => (await scrape(cut.url)).value('parley_up', { dependency: 'redis-cache' })).toBe(1);
    const look = async () => {
      const since = performance.now();
      const { status, value } = await scrape(cut.url);
      const up = ['postgresql', 'redis-cache', 'redis-queues'].map((dependency) => value('parley_up', { dependency }));
      expect({ status, due: value('parley_outbox_due_jobs') }).toEqual({ status: 200, due: 0 });
      expect(performance.now() - since).toBeLessThan(1_500);
      return up;
    };
    process.kill(redis.pid, 'SIGSTOP');
    // What was asked before it stood still is believed for a second.
    await expect.poll(look, { timeout: 10_000 }).toEqual([1, 0, 0]);
    process.kill(redis.pid, 'SIGCONT');
    await expect.poll(look, { timeout: 10_000 }).toEqual([1, 1, 1]);
    await redis.stop();
    await expect.poll(look, { timeout: 10_000 }).toEqual([1, 0, 0]);
    await cut.close();
    await rm(folder, { recursive: true });
  });

  it('answers within a second without PostgreSQL', async () => {
    const environment = await testEnvironment({ LOG_LEVEL: 'silent' });
    const wire = await createWire(new URL(environment['DATABASE_URL'] ?? ''));
    const cut = await startServer({ ...environment, DATABASE_URL: wire.url });
    wire.cut();
    const since = performance.now();
    const { status, value } = await scrape(cut.url);
    expect(performance.now() - since).toBeLessThan(1_500);
    expect(status).toBe(200);
    expect(value('parley_up', { dependency: 'postgresql' })).toBe(0);
    expect(value('parley_up', { dependency: 'redis-cache' })).toBe(1);
    expect(value('parley_outbox_due_jobs')).toBeUndefined();
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(0);
    await cut.close();
    await wire.close();
  });
});
