import pg from 'pg';
import { expect, inject, it } from 'vitest';
import { asOwner, startServer, testEnvironment, useServer } from './support/app.ts';
import { createComment } from './support/factories.ts';
import { createWire } from './support/wire.ts';

const server = useServer();

interface Health {
  status: string;
  checks: Record<string, { ok: boolean; required: boolean; reason?: string }>;
}

async function ask(url: string, path: string) {
  const response = await fetch(url + path);
  return { status: response.status, body: (await response.json()) as Health };
}

it('is live and ready with its database', async () => {
  expect(await ask(server.url, '/health/live')).toMatchObject({ status: 200, body: { status: 'live' } });
  await expect
    .poll(() => ask(server.url, '/health/ready'))
    .toMatchObject({
      status: 200,
      body: { status: 'ready', checks: { postgresql: { ok: true }, redis: { ok: true } } },
    });
});

it('is live but not ready while the database is away, says so, and recovers by itself', async () => {
  const environment = await testEnvironment({ LOG_LEVEL: 'silent' });
  const wire = await createWire(new URL(environment['DATABASE_URL'] ?? ''));
  const cut = await startServer({ ...environment, DATABASE_URL: wire.url });
  await expect.poll(() => ask(cut.url, '/health/ready')).toMatchObject({ status: 200 });

  wire.cut();
  const answer = await cut.client.raw('{ posts { nodes { id } } }');
  expect(answer).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
  expect(answer.errors[0]?.message).toMatch(/database cannot be reached/);
  expect(answer.headers.get('retry-after')).toBe('1');
  const health = await ask(cut.url, '/health/ready');
  expect(health).toMatchObject({
    status: 503,
    body: { status: 'unready', checks: { postgresql: { ok: false, required: true } } },
  });
  expect(health.body.checks['postgresql']?.reason).toBeTruthy();
  expect(await ask(cut.url, '/health/live')).toMatchObject({ status: 200 });

  wire.restore();
  await expect.poll(() => ask(cut.url, '/health/ready')).toMatchObject({ status: 200 });
  expect(await cut.client.raw('{ posts { nodes { id } } }')).toMatchObject({ status: 200, errors: [] });
  await cut.close();
  await wire.close();
});

it('outlives connections that break in the middle of a transaction', async () => {
  const comment = await createComment(server.client);
  const blocker = new pg.Client({ connectionString: server.app.config.DATABASE_URL });
  await blocker.connect();
  await blocker.query('BEGIN; LOCK TABLE comment_votes IN ACCESS EXCLUSIVE MODE');
  const vote = server.client.raw(
    'mutation ($id: ID!) { voteComment(id: $id, vote: UP) { comment { id } } }',
    { id: comment.id },
    comment.author,
  );
  const kill = () =>
    asOwner(
      server,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
  await expect.poll(async () => (await kill()).length).toBe(1);
  expect(await vote).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
  await blocker.end();
  expect(await server.client.raw('{ posts { nodes { id } } }')).toMatchObject({ status: 200, errors: [] });
});

it('says that the database took too long, whichever way the statement went', async () => {
  const slow = await startServer({ ...(await testEnvironment({ DATABASE_TIMEOUT: '300ms', LOG_LEVEL: 'silent' })) });
  const blocker = new pg.Client({ connectionString: slow.app.config.DATABASE_URL });
  await blocker.connect();
  await blocker.query('BEGIN; LOCK TABLE users IN ACCESS EXCLUSIVE MODE');
  for (const query of [
    '{ user(handle: "somebody") { id } }',
    'mutation { signIn(input: { handle: "somebody", password: "x" }) { token } }',
  ])
    expect(await slow.client.raw(query)).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
  await blocker.end();
  await slow.close();
});

it('serves without Redis, and says that it is away', async () => {
  const alone = await startServer(
    await testEnvironment({ CACHE_REDIS_URL: 'redis://127.0.0.1:1', LOG_LEVEL: 'silent' }),
  );
  expect(await ask(alone.url, '/health/ready')).toMatchObject({
    status: 200,
    body: { checks: { redis: { ok: false, required: false } } },
  });
  expect(await alone.client.raw('{ posts { nodes { id } } }')).toMatchObject({ status: 200 });
  await alone.close();
});

it('is not ready on a database without its tables, and says what to run', async () => {
  const url = new URL(inject('databaseUrl'));
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query('CREATE DATABASE bare');
  await admin.end();
  url.pathname = '/bare';
  const bare = await startServer({ ...(await testEnvironment()), DATABASE_URL: url.href });
  const health = await ask(bare.url, '/health/ready');
  expect(health.status).toBe(503);
  expect(health.body.checks['postgresql']?.reason).toBe('the database has no tables yet: run "npm run migrate"');
  await bare.close();
});
