import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { WebSocket } from 'ws';
import { freePort, secret, startRedis, type Service } from '../scripts/services.ts';
import { createLog } from '../src/platform/log/index.ts';
import { projectFolder } from '../src/platform/project.ts';
import { createLimits } from '../src/platform/rate-limit/limits.ts';
import { partsOf, type Limit } from '../src/platform/rate-limit/token-bucket.ts';
import { decodeId } from '../src/platform/graphql/ids.ts';
import { startServer, testEnvironment, useServer, type Environment, type TestServer } from './support/app.ts';
import { createClient } from './support/client.ts';
import { createComment, createPerson, createPost } from './support/factories.ts';
import type { Round } from './support/limiter.ts';
import { startProcess } from './support/processes.ts';

const VIEWER = '{ viewer { id } }';
const HOUR = 3_600_000;

let redis: Redis;
beforeAll(() => {
  redis = new Redis(inject('redisUrl'));
});
afterAll(() => {
  redis.disconnect();
});

/** Every bucket that there is, and how long its key will stand, in milliseconds. */
async function readBuckets(node: Redis, prefix: string) {
  const keys = await node.keys(`${prefix}:limit:*`);
  return await Promise.all(keys.map(async (key) => ({ key, ttl: await node.pttl(key) })));
}

describe('a bucket that eight processes share', () => {
  const PROCESSES = 8;
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  let processes: ChildProcess[];
  beforeAll(async () => {
    processes = Array.from({ length: PROCESSES }, (_, index) =>
      // A third each of the clocks is right, an hour late and an hour early.
      fork(join(projectFolder, 'dist/test-limiter.js'), [inject('redisUrl'), prefix, String(((index % 3) - 1) * HOUR)]),
    );
    await Promise.all(processes.map((child) => once(child, 'message')));
  });
  afterAll(async () => {
    await Promise.all(processes.map((child) => (child.disconnect(), once(child, 'exit'))));
  });

  /** How many calls of all processes were allowed. */
  async function ask(round: Round): Promise<number> {
    const answers = await Promise.all(
      processes.map(async (child) => {
        const answer = once(child, 'message');
        child.send(round);
        return Number((await answer)[0]);
      }),
    );
    return answers.reduce((sum, allowed) => sum + allowed, 0);
  }

  it('lets exactly 100 of 8,000 parallel calls pass, whatever the clocks of the processes say', async () => {
    const round = { limit: { name: 'burst', max: 100, windowMs: HOUR }, identity: 'someone', calls: 1_000 };
    expect(await ask(round)).toBe(100);
    expect(await ask(round)).toBe(0);
  });

  it('then lets pass exactly what is refilled', async () => {
    const limit: Limit = { name: 'refill', max: 971, windowMs: 10_000 };
    const key = `${prefix}:limit:refill:someone`;
    const read = async () => ((await redis.get(key)) ?? '').split(' ').map(Number) as [missing: number, at: number];
    // By one process, and so in one call.
    const [child] = processes as [ChildProcess];
    const first = once(child, 'message');
    child.send({ limit, identity: 'someone', calls: 900 });
    expect(await first).toEqual([900, undefined]);
    const [missingFirst, since] = await read();
    expect(missingFirst).toBe(partsOf(limit, 900));
    let allowed = 0;
    for (const end = performance.now() + 3_000; performance.now() < end;)
      allowed += await ask({ limit, identity: 'someone', calls: 200 });
    const [missing, at] = await read();
    // What was taken is what is missing now and was not, and what has come back meanwhile, to the microsecond.
    expect(partsOf(limit, allowed)).toBe(missing - missingFirst + (at - since) * limit.max);
    expect(allowed).toBeGreaterThan(71 + 200);
  });

  it('stands under a key with a lifetime, no longer than until it is full', async () => {
    const buckets = await readBuckets(redis, prefix);
    expect(buckets.length).toBeGreaterThan(0);
    for (const { ttl } of buckets) {
      expect(ttl).toBeGreaterThan(0);
      expect(ttl).toBeLessThanOrEqual(HOUR);
    }
  });
});

describe('the limits of a process', () => {
  const create = () => {
    const prefix = `test-${randomBytes(6).toString('hex')}`;
    return { prefix, limits: createLimits({ redis, prefix, log: createLog('silent'), patienceMs: 20_000 }) };
  };

  it('let pass whoever waits as long as was said, and nobody much sooner', async () => {
    const { limits } = create();
    const limit = limits.define({ name: 'short', max: 3, windowMs: 600 });
    for (let taken = 0; taken < 3; taken += 1) await limits.take(limit, 'someone');
    for (let round = 0; round < 5; round += 1) {
      const { allowed, waitMs } = await limits.take(limit, 'someone');
      expect(allowed).toBe(false);
      expect(waitMs).toBeLessThanOrEqual(200 + 50);
      await sleep(Math.ceil(waitMs) + 1);
      expect(await limits.take(limit, 'someone')).toMatchObject({ allowed: true, remaining: 0 });
    }
  });

  it('take what each call costs, in order, and skip what does not fit', async () => {
    const { limits } = create();
    const limit = limits.define({ name: 'costs', max: 10, windowMs: HOUR });
    const decisions = await Promise.all([4, 7, 5, 2, 1].map((cost) => limits.take(limit, 'someone', cost)));
    expect(decisions.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([
      [true, 6],
      [false, 6],
      [true, 1],
      [false, 1],
      [true, 0],
    ]);
    expect(limits.stats()).toEqual({ limits: { costs: { allowed: 3, refused: 2 } }, local: 0, away: false });
  });

  it('go on where the clock of Redis was put back', async () => {
    const { limits, prefix } = create();
    const limit = limits.define({ name: 'clock', max: 2, windowMs: 1_000 });
    const later = (Date.now() + HOUR) * 1000;
    await redis.set(`${prefix}:limit:clock:someone`, `${partsOf(limit, 2)} ${later}`, 'PX', HOUR);
    expect(await limits.take(limit, 'someone')).toMatchObject({ allowed: false });
    await expect.poll(async () => (await limits.take(limit, 'someone')).allowed).toBe(true);
  });
});

/** The limits as they are without any setting, with a window so long that nothing comes back meanwhile. */
const strict = (environment: Environment = {}) =>
  testEnvironment({ RATE_LIMIT_FACTOR: '1', RATE_LIMIT: '100/1h', LOG_LEVEL: 'silent', ...environment });

const quotasOf = ({ headers }: { headers: Headers }) => ({
  policy: headers.get('ratelimit-policy'),
  state: headers.get('ratelimit'),
});

describe('over HTTP', () => {
  const server = useServer(() => strict());
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  // A machine that is too busy for Redis to answer within 50 ms lets each process decide by itself: then again.
  it('two processes let exactly 100 of 400 parallel requests of one person pass', { retry: 3 }, async () => {
    const environment = await strict();
    const ports = [await freePort(), await freePort()];
    const processes = await Promise.all(
      ports.map((port) => startProcess('server', { ...environment, PORT: String(port) })),
    );
    try {
      const [one, two] = ports.map((port) => createClient(`http://127.0.0.1:${port}`));
      if (!one || !two) throw new Error('no clients');
      const person = await createPerson(one);
      const halves = [one, two].map((client) =>
        Promise.all(Array.from({ length: 200 }, () => client.raw(VIEWER, {}, person))),
      );
      const answers = (await Promise.all(halves)).flat();
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(300);
    } finally {
      await Promise.all(processes.map((process) => process.stop()));
    }
  });

  it('every answer says how the limit stands', async () => {
    const { token } = await createPerson(server.client);
    const authorization = `Bearer ${token}`;
    const answers = [
      await post(JSON.stringify({ query: VIEWER }), { authorization }),
      await post(JSON.stringify({ query: '{ nothing }' }), { authorization }),
      await post('{"query": ', { authorization }),
      await post(JSON.stringify({ query: `{ viewer { id } } #${'x'.repeat(300_000)}` }), { authorization }),
      await fetch(`${server.url}/graphql?query=${encodeURIComponent(VIEWER)}`, {
        headers: { authorization, 'apollo-require-preflight': '1' },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400, 413, 200]);
    expect(answers.map(quotasOf)).toEqual(
      [99, 98, 97, 96, 95].map((left) => ({
        policy: '"default";q=100;w=3600',
        state: expect.stringMatching(new RegExp(`^"default";r=${left};t=3[0-6]$`)) as unknown,
      })),
    );
  });

  it('refuses before it reads, and says when to come again', async () => {
    const person = await createPerson(server.client);
    const answers = await Promise.all(Array.from({ length: 100 }, () => server.client.raw(VIEWER, {}, person)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
    const authorization = `Bearer ${person.token}`;
    for (const body of ['{"query": ', JSON.stringify({ query: 'x'.repeat(300_000) })]) {
      const response = await post(body, { authorization });
      const { errors } = (await response.json()) as {
        errors: { extensions: { code: string; retryAfterMs: number } }[];
      };
      expect(response.status).toBe(429);
      expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
      const { retryAfterMs = 0 } = errors[0]?.extensions ?? {};
      expect(retryAfterMs).toBeGreaterThan(0);
      expect(retryAfterMs).toBeLessThanOrEqual(36_100);
      const seconds = String(Math.ceil(retryAfterMs / 1000));
      expect(response.headers.get('retry-after')).toBe(seconds);
      expect(quotasOf(response)).toEqual({ policy: '"default";q=100;w=3600', state: `"default";r=0;t=${seconds}` });
    }
  });

  it('each person has a bucket, and so has the address', async () => {
    const [one, other] = [await createPerson(server.client), await createPerson(server.client)];
    await server.client.raw(VIEWER, {}, one);
    expect(quotasOf(await server.client.raw(VIEWER, {}, one)).state).toMatch(/r=98/);
    expect(quotasOf(await server.client.raw(VIEWER, {}, other)).state).toMatch(/r=99/);
  });

  it('several operations in one request are refused, and take one token', async () => {
    const { token } = await createPerson(server.client);
    const authorization = `Bearer ${token}`;
    const response = await post(JSON.stringify([{ query: VIEWER }, { query: VIEWER }]), { authorization });
    expect(response.status).toBe(400);
    expect(quotasOf(response).state).toMatch(/r=99/);
  });

  it('a field takes a token for each of its names', async () => {
    const person = await createPerson(server.client);
    const search = (count: number) => {
      const fields = Array.from(
        { length: count },
        (_, index) => `s${index}: searchComments(text: "x") { nodes { id } }`,
      );
      return server.client.raw(`{ ${fields.join(' ')} }`, {}, person);
    };
    const first = await search(20);
    expect(first).toMatchObject({ status: 200, errors: [] });
    expect(quotasOf(first)).toEqual({
      policy: '"default";q=100;w=3600, "searchComments";q=30;w=60',
      state: expect.stringMatching(/^"default";r=99;t=\d+, "searchComments";r=10;t=2$/) as unknown,
    });
    const since = performance.now();
    // The list is not null, so that the one that is refused takes the others with it.
    const second = await search(20);
    const refilled = Math.floor((performance.now() - since) / 2_000) + 1;
    expect(second.errors.length).toBeGreaterThanOrEqual(1);
    expect(second).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    const third = await search(20);
    expect(third).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(refilled).toBeLessThan(20);
    const wait = Math.max(...third.errors.map(({ extensions }) => extensions.retryAfterMs ?? 0));
    expect(Number(third.headers.get('retry-after'))).toBe(Math.ceil(wait / 1000));
    expect(quotasOf(third).state).toMatch(/"searchComments";r=0;t=[12]$/);
  });

  it('fields that write have limits of their own', async () => {
    const comment = await createComment(server.client);
    const { author } = comment;
    const variables = { id: comment.id, post: comment.post.id };
    const run = async (field: string, args: string, options = author as object) => {
      const used = Object.entries(variables).filter(([name]) => args.includes(`$${name}`));
      const head = used.length > 0 ? `(${used.map(([name]) => `$${name}: ID!`).join(', ')})` : '';
      const answer = await server.client.raw(
        `mutation ${head} { ${field}(${args}) { __typename } }`,
        Object.fromEntries(used),
        options,
      );
      return quotasOf(answer).policy?.split(', ')[1];
    };
    const money = '{ amount: 500, currency: "USD" }';
    expect([
      await run('addComment', 'input: { postId: $post, body: "x" }'),
      await run('voteComment', 'id: $id, vote: UP'),
      await run('flagComment', 'input: { id: $id, reason: SPAM }'),
      await run('createCharge', `idempotencyKey: "", input: { money: ${money}, paymentMethod: "pm_card_visa" }`),
      await run('signUp', 'input: { handle: "?", displayName: "x", email: "x", password: "x" }', {}),
      await run('signIn', 'input: { handle: "?", password: "x" }', {}),
    ]).toEqual([
      '"addComment";q=20;w=60',
      '"voteComment";q=60;w=60',
      '"flagComment";q=20;w=60',
      '"createCharge";q=20;w=60',
      '"signUp";q=30;w=600',
      '"signIn";q=20;w=60',
    ]);
  });

  it('every key has a lifetime', async () => {
    const buckets = await readBuckets(redis, server.app.config.REDIS_PREFIX);
    expect(buckets.length).toBeGreaterThan(10);
    expect(buckets.filter(({ ttl }) => ttl <= 0)).toEqual([]);
  });

  it('the page of the playground takes nothing, and no header makes a query such a page', async () => {
    const other = await startServer(await strict());
    const get = (path: string, accept: string) =>
      fetch(`${other.url}${path}`, { headers: { accept, 'apollo-require-preflight': '1' } });
    for (let visit = 0; visit < 3; visit += 1) {
      const page = await get('/graphql', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8');
      expect(page.headers.get('content-type')).toMatch(/text\/html/);
      expect(quotasOf(page).state).toBeNull();
    }
    const query = `/graphql?query=${encodeURIComponent(VIEWER)}`;
    for (const [index, accept] of ['text/html;q=0.1, application/json', 'text/html, application/json;v=*'].entries()) {
      const answer = await get(query, accept);
      expect(answer.headers.get('content-type')).toMatch(/json/);
      expect(quotasOf(answer).state).toMatch(new RegExp(`r=${99 - index};`));
    }
    await other.close();
  });
});

describe('whoever is not signed in', () => {
  const ask = (server: TestServer, forwarded: string) =>
    server.client.raw(VIEWER, {}, { headers: { 'x-forwarded-for': forwarded } });
  const remaining = (answer: { headers: Headers }) => Number(/r=(\d+)/.exec(quotasOf(answer).state ?? '')?.[1]);

  it('is limited by address, which only a trusted proxy may tell', async () => {
    const [open, behind] = [
      await startServer(await strict()),
      await startServer(await strict({ TRUSTED_PROXIES: '127.0.0.1' })),
    ];
    const addresses = ['203.0.113.7', '203.0.113.8', '1.1.1.1, 203.0.113.7', '2001:db8::1', '2001:db8::2:1'];
    const left = async (server: TestServer, list: string[]) => {
      const answers = [];
      for (const forwarded of list) answers.push(remaining(await ask(server, forwarded)));
      return answers;
    };
    expect(await left(open, addresses)).toEqual([99, 98, 97, 96, 95]);
    expect(await left(behind, addresses)).toEqual([99, 99, 98, 99, 98]);
    expect(await left(behind, ['2001:db8:0:1::1', '::ffff:203.0.113.8', 'nonsense'])).toEqual([99, 98, 99]);
    await open.close();
    await behind.close();
  });

  it('cannot guess tokens beyond the limit of the address, and keeps nobody else out', async () => {
    const server = await startServer(await strict({ RATE_LIMIT: '10/1h' }));
    const person = await createPerson(server.client);
    const guesses = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        server.client.raw(
          VIEWER,
          {},
          index % 2 ? { token: `guess-${index}` } : { headers: { authorization: 'Basic x' } },
        ),
      ),
    );
    expect(guesses.filter(({ code }) => code === 'UNAUTHENTICATED')).toHaveLength(9);
    expect(guesses.filter(({ code }) => code === 'RATE_LIMITED')).toHaveLength(11);
    expect(await server.client.raw(VIEWER)).toMatchObject({ status: 429 });
    expect(await server.client.raw(VIEWER, {}, person)).toMatchObject({ status: 200, errors: [] });
    await server.close();
  });
});

it('a token is remembered no longer than it is valid, and its person no longer than they are there', async () => {
  let now = new Date();
  const server = await startServer(await strict({ TOKEN_TTL: '1h' }), { now: () => now });
  const [person, other] = [await createPerson(server.client), await createPerson(server.client)];
  for (const { token } of [person, other])
    expect(await server.client.raw(VIEWER, {}, { token })).toMatchObject({ status: 200 });
  await server.app.db.prisma.user.update({ where: { handle: other.handle }, data: { erasedAt: now } });
  await server.app.db.invalidate([`User:${decodeId('User', other.id)}`]);
  expect(await server.client.raw(VIEWER, {}, other)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  now = new Date(now.getTime() + HOUR + 1_000);
  const late = await server.client.raw(VIEWER, {}, person);
  expect(late).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  expect(late.errors[0]?.message).toMatch(/expired/);
  await server.close();
});

it('what an operation costs can be limited', async () => {
  const server = await startServer(await strict({ COST_LIMIT: '100', CACHE: 'false' }));
  const person = await createPerson(server.client);
  const ask = (first: number) => server.client.raw(`{ posts(first: ${first}) { nodes { id } } }`, {}, person);
  const answers = [await ask(20), await ask(20), await ask(20)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers.map(quotasOf)[1]).toEqual({
    policy: '"default";q=100;w=3600, "cost";q=100;w=60',
    state: expect.stringMatching(/, "cost";r=2\d;t=1$/) as unknown,
  });
  expect(answers[2]).toMatchObject({ code: 'RATE_LIMITED' });
  expect(answers[2]?.errors[0]?.extensions.retryAfterMs).toBeGreaterThan(0);
  // No waiting would help this one.
  expect(await ask(100)).toMatchObject({ status: 400, code: 'QUERY_TOO_COMPLEX' });
  expect(await ask(1)).toMatchObject({ status: 200 });
  await server.close();
});

it('limits can be turned off', async () => {
  const server = await startServer(await strict({ RATE_LIMITS: 'false', RATE_LIMIT: '1/1h', COST_LIMIT: '1' }));
  for (let round = 0; round < 3; round += 1) {
    const answer = await server.client.raw('{ searchComments(text: "x") { nodes { id } } }');
    expect(answer).toMatchObject({ status: 200, errors: [] });
    expect(quotasOf(answer)).toEqual({ policy: null, state: null });
  }
  await server.close();
});

/** One connection of the protocol graphql-transport-ws, greeted; each message is answered, or closes it with a code. */
async function connect({ url }: TestServer, { token, forwarded }: { token?: string; forwarded?: string } = {}) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  });
  await once(socket, 'open');
  const ask = (message: object) =>
    new Promise<unknown>((resolve) => {
      socket.once('message', (text: Buffer) => resolve(JSON.parse(text.toString())));
      socket.once('close', resolve);
      socket.send(JSON.stringify(message));
    });
  const greeting = await ask({
    type: 'connection_init',
    ...(token === undefined ? {} : { payload: { authorization: `Bearer ${token}` } }),
  });
  let count = 0;
  return {
    /** The answer to its greeting, or the code that closed it. */
    greeting,
    subscribe: (query: string) => ask({ id: String((count += 1)), type: 'subscribe', payload: { query } }),
    close: () => socket.terminate(),
  };
}

describe('subscriptions', () => {
  const WRONG = 'subscription { nothing }';
  const isLet = { type: 'connection_ack' };
  const isWrong = { type: 'error', payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] };
  const isRefused = {
    type: 'error',
    payload: [{ extensions: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) as unknown } }],
  };

  it('of a WebSocket take a token each, as its greeting does, before they are read', async () => {
    const server = await startServer(await strict({ RATE_LIMIT: '5/1h' }));
    const [person, other] = [await createPerson(server.client), await createPerson(server.client)];
    const connection = await connect(server, person);
    expect(connection.greeting).toMatchObject(isLet);
    for (let round = 0; round < 3; round += 1) expect(await connection.subscribe(WRONG)).toMatchObject(isWrong);
    // The same bucket as over HTTP.
    expect(quotasOf(await server.client.raw(VIEWER, {}, person)).state).toMatch(/^"default";r=0;/);
    expect(await connection.subscribe('{')).toMatchObject(isRefused);
    const again = await connect(server, person);
    expect(again.greeting).toBe(1013);
    const others = await connect(server, other);
    expect(others.greeting).toMatchObject(isLet);
    for (const { close } of [connection, again, others]) close();
    await server.close();
  });

  it('take what one answer to them may cost, where that is limited', async () => {
    const server = await startServer(await strict({ COST_LIMIT: '100' }));
    const { id } = await createPost(server.client);
    const connection = await connect(server, await createPerson(server.client));
    const subscribe = (first: number) =>
      connection.subscribe(
        `subscription { commentAdded(postId: "${id}") { replies(first: ${first}) { nodes { id } } } }`,
      );
    const answers = [subscribe(30), subscribe(30)];
    expect(await Promise.race(answers)).toMatchObject(isRefused);
    expect(await subscribe(100)).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }],
    });
    connection.close();
    await server.close();
  });

  it('by server-sent events take a token each, before they are read', async () => {
    const server = await startServer(await strict({ RATE_LIMIT: '3/1h' }));
    const { token } = await createPerson(server.client);
    const ask = (path: string, body: string) =>
      fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          authorization: `Bearer ${token}`,
        },
        body,
      });
    const query = JSON.stringify({ query: WRONG });
    const paths = ['/graphql/stream', '/graphql', '/graphql/stream'];
    for (const [index, path] of paths.entries()) {
      const answer = await ask(path, query);
      expect(answer.status).toBe(200);
      expect(quotasOf(answer).state).toMatch(new RegExp(`^"default";r=${2 - index};`));
      expect(await answer.text()).toContain('GRAPHQL_VALIDATION_FAILED');
    }
    for (const path of ['/graphql/stream', '/graphql']) {
      const refused = await ask(path, '{"query": ');
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    }
    await server.close();
  });

  it('with a token that is none count for the address, which a trusted proxy tells', async () => {
    const [proxied, bare] = await Promise.all([
      startServer(await strict({ RATE_LIMIT: '2/1h', TRUSTED_PROXIES: '127.0.0.1' })),
      startServer(await strict({ RATE_LIMIT: '2/1h' })),
    ]);
    const greetings = async (server: TestServer, wishes: Parameters<typeof connect>[1][]) => {
      const all = [];
      for (const wish of wishes) {
        const { greeting, close } = await connect(server, wish);
        close();
        all.push(greeting);
      }
      return all;
    };
    const guess = { token: 'guessed', forwarded: '192.0.2.1' };
    const wishes = [guess, guess, guess, { forwarded: '192.0.2.1' }, { forwarded: '192.0.2.2' }];
    const letIn = expect.objectContaining(isLet) as unknown;
    expect(await greetings(proxied, wishes)).toEqual([4403, 4403, 1013, 1013, letIn]);
    expect(await greetings(bare, wishes)).toEqual([4403, 4403, 1013, 1013, 1013]);
    await Promise.all([proxied.close(), bare.close()]);
  });
});

describe('while Redis is away', () => {
  let folder: string;
  let own: Service;
  let server: TestServer;
  const password = secret();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parley-limits-'));
    own = await startRedis(join(folder, 'redis'), password, console.log);
    server = await startServer(await strict({ CACHE_REDIS_URL: own.url }));
  });
  afterAll(async () => {
    await server.close();
    await own.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const readHealth = async () => {
    const response = await fetch(`${server.url}/health/ready`);
    const { checks } = (await response.json()) as { checks: Record<string, object> };
    return { status: response.status, limits: checks['rate-limits'] };
  };
  const isLocal = {
    status: 200,
    limits: { ok: false, required: false, reason: 'Redis does not answer: each process limits by itself' },
  };
  const isShared = { status: 200, limits: { ok: true, required: false } };
  const limit: Limit = { name: 'probe', max: 100, windowMs: HOUR };
  const time = async (work: () => Promise<unknown>) => {
    const since = performance.now();
    await work();
    return performance.now() - since;
  };
  const countScripts = async () => {
    const client = new Redis(own.url);
    const told = await client.info('commandstats');
    client.disconnect();
    return Number(/cmdstat_evalsha:calls=(\d+)/.exec(told)?.[1] ?? 0);
  };

  it('though it hangs: nobody waits long, the limit holds, health says so, and it heals', async () => {
    await expect.poll(readHealth, { timeout: 10_000 }).toEqual(isShared);
    const person = await createPerson(server.client);
    await server.client.raw(VIEWER, {}, person);
    const { limits } = server.app;
    const before = await countScripts();
    process.kill(own.pid, 'SIGSTOP');
    try {
      const first = await time(() => limits.take(limit, 'someone'));
      expect(first).toBeGreaterThan(45);
      // 50 ms, and what a busy machine takes to notice.
      expect(first).toBeLessThan(500);
      const many = await time(() =>
        Promise.all(Array.from({ length: 500 }, (_, of) => limits.take(limit, `of-${of}`))),
      );
      expect(many).toBeLessThan(200);
      expect(await readHealth()).toMatchObject(isLocal);
      const answers = await Promise.all(Array.from({ length: 150 }, () => server.client.raw(VIEWER, {}, person)));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(50);
      for (const answer of answers) expect(quotasOf(answer).policy).toBe('"default";q=100;w=3600');
      expect(limits.stats().away).toBe(true);
      expect(limits.stats().local).toBeGreaterThanOrEqual(651);
    } finally {
      process.kill(own.pid, 'SIGCONT');
    }
    await expect.poll(readHealth, { timeout: 10_000 }).toEqual(isShared);
    // It was asked once, looked for once, and is asked by health again.
    expect((await countScripts()) - before).toBeLessThan(8);
    const { local } = limits.stats();
    expect(quotasOf(await server.client.raw(VIEWER, {}, person)).state).toMatch(/r=98;/);
    expect(limits.stats().local).toBe(local);
  });

  it('though it is killed: the same, and it heals once there is one again', async () => {
    await expect.poll(readHealth, { timeout: 10_000 }).toEqual(isShared);
    const { limits } = server.app;
    const port = Number(new URL(own.url).port);
    await own.stop();
    expect(await time(() => limits.take(limit, 'another'))).toBeLessThan(500);
    const decisions = await Promise.all(Array.from({ length: 150 }, () => limits.take(limit, 'another')));
    expect(decisions.filter(({ allowed }) => allowed)).toHaveLength(99);
    expect(await readHealth()).toMatchObject(isLocal);
    expect(await server.client.raw(VIEWER)).toMatchObject({ status: 200 });
    own = await startRedis(join(folder, 'redis'), password, console.log, port);
    await expect.poll(readHealth, { timeout: 20_000 }).toEqual(isShared);
    const { local } = limits.stats();
    expect(await limits.take(limit, 'anew')).toMatchObject({ allowed: true, remaining: 99 });
    expect(limits.stats().local).toBe(local);
  });
});
