import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { freePort, waitFor } from '../scripts/services.ts';
import { testEnvironment, type Environment } from './support/app.ts';
import { createClient } from './support/client.ts';
import { createPost } from './support/factories.ts';
import { follow } from './support/live.ts';
import { spawnProcess, startProcess, type RunningProcess } from './support/processes.ts';
import { createWire } from './support/wire.ts';

// Processes start in seconds, and in more of them on a machine that does much else.
vi.setConfig({ testTimeout: 90_000 });

const running: RunningProcess[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.kill()));
});

async function settings(given: Environment = {}) {
  const port = await freePort();
  const environment = await testEnvironment({ LOG_LEVEL: 'warn', ...given, PORT: String(port) });
  const url = `http://127.0.0.1:${port}`;
  return { environment, url, client: createClient(url) };
}
const keep = (one: RunningProcess) => (running.push(one), one);
const statusOf = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  );

/** Holds a table, so that whoever reads it waits. */
async function block(databaseUrl: string, table: string) {
  const blocker = new pg.Client({ connectionString: databaseUrl });
  await blocker.connect();
  await blocker.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  const waiting = async () => {
    const { rows } = await blocker.query<{ count: number }>(
      "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return (rows[0]?.count ?? 0) > 0;
  };
  return { isWaitedFor: () => waitFor(waiting, 10_000), end: () => blocker.end() };
}

describe('a process that starts before PostgreSQL and Redis', () => {
  it.each(['server', 'worker'] as const)('waits for them, says so, and goes on: %s', async (name) => {
    const { environment, url } = await settings();
    const database = await createWire(new URL(environment['DATABASE_URL'] ?? ''));
    const redis = await createWire(new URL(environment['REDIS_URL'] ?? ''));
    for (const wire of [database, redis]) wire.cut();
    const one = keep(spawnProcess(name, { ...environment, DATABASE_URL: database.url, REDIS_URL: redis.url }));
    let isReady = false;
    void one.ready.then(
      () => (isReady = true),
      () => undefined,
    );
    expect(await waitFor(() => /Waiting for postgresql \(.+\), redis \(.+\)/.test(one.output()), 40_000)).toBe(true);
    if (name === 'server') {
      expect(await statusOf(`${url}/health/live`)).toBe(200);
      expect(await statusOf(`${url}/health/ready`)).toBe(503);
    }
    expect(isReady).toBe(false);
    for (const wire of [database, redis]) wire.restore();
    await one.ready;
    if (name === 'server') expect(await statusOf(`${url}/health/ready`)).toBe(200);
    expect(one.output().match(/Waiting for/g)?.length).toBeLessThan(10);
    await one.stop();
    expect(await one.ended).toBe(0);
    await Promise.all([database.close(), redis.close()]);
  });

  it('ends with a sentence where PostgreSQL does not come in time', async () => {
    const { environment } = await settings({ START_TIMEOUT: '1s' });
    const nowhere = { ...environment, DATABASE_URL: `postgresql://parley:x@127.0.0.1:${await freePort()}/parley` };
    for (const name of ['server', 'worker'] as const) {
      const one = keep(spawnProcess(name, nowhere));
      expect(await one.ended).toBe(1);
      expect(one.output()).toMatch(
        /^parley (API|worker): Gave up after \d+ s without postgresql \(.*ECONNREFUSED.*\)\.$/m,
      );
    }
  });

  it('is told to stop while it waits, and does', async () => {
    const { environment } = await settings();
    const nowhere = { ...environment, DATABASE_URL: `postgresql://parley:x@127.0.0.1:${await freePort()}/parley` };
    const one = keep(spawnProcess('server', nowhere));
    expect(await waitFor(() => one.output().includes('Waiting for'), 40_000)).toBe(true);
    await one.stop();
    expect(await one.ended).toBe(0);
  });
});

describe('a process that is told to stop', () => {
  it('goes on for STOP_DELAY: not ready, each answer the last of its connection, subscribers told at the end', async () => {
    const { environment, url, client } = await settings({ STOP_DELAY: '2s' });
    const one = keep(await startProcess('server', environment));
    const post = await createPost(client);
    const following = follow(url, 'WebSocket', 'subscription ($id: ID!) { commentAdded(postId: $id) { id } }', {
      variables: { id: post.id },
    });
    const kept = await client.raw('{ __typename }');
    expect(kept.headers.get('connection')).toBe('keep-alive');
    const since = performance.now();
    const stopped = one.stop().then(() => performance.now() - since);
    expect(await waitFor(async () => (await statusOf(`${url}/health/ready`)) === 503, 1_500)).toBe(true);
    expect(await statusOf(`${url}/health/live`)).toBe(200);
    const answer = await client.raw('{ posts { nodes { id } } }');
    expect(answer).toMatchObject({ status: 200, errors: [] });
    expect(answer.headers.get('connection')).toBe('close');
    expect(following.ended).toBe(false);
    await following.ends();
    expect(following.closed).toMatchObject({ code: 1001 });
    const took = await stopped;
    expect(took).toBeGreaterThan(2_000);
    expect(await one.ended).toBe(0);
  });

  it('answers what runs before it ends', async () => {
    const { environment, client } = await settings();
    const one = keep(await startProcess('server', environment));
    await createPost(client);
    const table = await block(environment['DATABASE_URL'] ?? '', 'posts');
    const answer = client.raw('{ posts { nodes { id author { handle } } } }');
    expect(await table.isWaitedFor()).toBe(true);
    const stopped = one.stop();
    await sleep(300);
    await table.end();
    expect(await answer).toMatchObject({ status: 200, errors: [] });
    await stopped;
    expect(await one.ended).toBe(0);
  });

  it('lets an operation end whose client is gone, and logs nothing of it', async () => {
    const { environment, url, client } = await settings({ LOG_LEVEL: 'error' });
    const one = keep(await startProcess('server', environment));
    await createPost(client);
    const table = await block(environment['DATABASE_URL'] ?? '', 'posts');
    const gone = new AbortController();
    const asked = fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      // After the rows that it waits for, it asks for others.
      body: JSON.stringify({ query: '{ posts { nodes { id author { handle } comments { nodes { id } } } } }' }),
      signal: gone.signal,
    }).catch(() => undefined);
    expect(await table.isWaitedFor()).toBe(true);
    gone.abort();
    await asked;
    const stopped = one.stop();
    await sleep(500);
    await table.end();
    await stopped;
    expect(await one.ended).toBe(0);
    expect(one.output()).toBe('');
  });
});

it('logs nothing of clients that are gone before they are let in, and goes on', async () => {
  const { environment, url, client } = await settings({ LOG_LEVEL: 'error' });
  const one = keep(await startProcess('server', environment));
  await createPost(client);
  const body = JSON.stringify({ query: '{ posts { nodes { id title } } }' });
  const asked = `POST /graphql HTTP/1.1\r\nHost: parley\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const port = Number(new URL(url).port);
  const comeAndGo = (turn: number) =>
    new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(asked.repeat(1 + (turn % 4)), () => {
          if (turn % 2 === 0) socket.resetAndDestroy();
          else socket.destroy();
        });
      });
      socket.on('error', () => undefined).on('close', () => resolve());
    });
  for (let turn = 0; turn < 2_000; turn += 40)
    await Promise.all(Array.from({ length: 40 }, (_, index) => comeAndGo(turn + index)));
  expect(await statusOf(`${url}/health/ready`)).toBe(200);
  await one.stop();
  expect(one.output()).toBe('');
});

it('a process with too much to do refuses more at once, says that it lives and whether it is ready, and recovers', async () => {
  const { environment, url, client } = await settings({ OVERLOAD_LAG: '60ms', CACHE: 'false', LOG_LEVEL: 'error' });
  const one = keep(await startProcess('server', environment));
  const fields = Array.from({ length: 10 }, (_, index) => `a${index}: description b${index}: name`).join(' ');
  // Much to execute, and never the same.
  const load = (index: number) =>
    client.raw(
      `{ q${index}: __schema { types { ${fields} fields { ${fields} args { ${fields} type { ${fields} } } type { ${fields} } } } } }`,
    );
  const state = { done: false };
  const seen = { ready: new Set<number>(), live: new Set<number>() };
  const watch = (async () => {
    while (!state.done) {
      seen.live.add(await statusOf(`${url}/health/live`));
      seen.ready.add(await statusOf(`${url}/health/ready`));
    }
  })();
  const answers: Awaited<ReturnType<typeof load>>[] = [];
  const isRefused = () => answers.some(({ status }) => status !== 200);
  let asked = 0;
  /** Asks again as soon as it is answered, until somebody is refused. */
  const insist = async () => {
    while (!isRefused() && asked < 500) answers.push(await load((asked += 1)));
  };
  await Promise.all(Array.from({ length: 16 }, insist));
  state.done = true;
  await watch;
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(answers.length);
  for (const { status, code, errors, headers } of refused) {
    expect({ status, code }).toEqual({ status: 503, code: 'UNAVAILABLE' });
    expect(errors[0]?.message).toMatch(/too much to do/);
    expect(headers.get('retry-after')).toBe('1');
  }
  expect(seen.live).toEqual(new Set([200]));
  expect(seen.ready).not.toContain(0);
  expect(await waitFor(async () => (await client.raw('{ __typename }')).status === 200, 5_000)).toBe(true);
  expect(one.output()).toBe('');
});
