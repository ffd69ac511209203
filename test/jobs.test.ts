import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { waitFor } from '../scripts/services.ts';
import type { App } from '../src/app.ts';
import { encodeId } from '../src/platform/graphql/ids.ts';
import {
  backoffMs,
  createOutbox,
  createQueues,
  defineEvent,
  defineJob,
  defineListener,
  implementJob,
  startJobRunner,
  type JobImplementation,
  type JobRunner,
} from '../src/platform/jobs/index.ts';
import { createRedis } from '../src/platform/redis/index.ts';
import { graphql } from './generated/index.ts';
import { startServer, testEnvironment, type TestServer } from './support/app.ts';
import { createPerson, createStaff } from './support/factories.ts';

const happened = defineEvent('test.happened', z.object({ what: z.string() }));
const first = defineListener({ name: 'test.first', to: [happened] });
const second = defineListener({ name: 'test.second', to: [happened] });
const fragile = defineJob({
  name: 'test.fragile',
  schema: z.object({ key: z.string(), failures: z.number() }),
  attempts: 3,
  backoff: { firstMs: 1, maxMs: 5 },
});
const steps = defineJob({ name: 'test.steps', schema: z.object({ until: z.number() }) });
const tick = defineJob({ name: 'test.tick', schema: z.object({}), every: { ms: 200, payload: {} } });

let server: TestServer;
let app: App;
const runners: JobRunner[] = [];
/** What ran: the payload's word by job. */
let ran: [string, unknown][] = [];
const tries = new Map<string, number>();

const note = (job: string, word: unknown) => {
  ran.push([job, word]);
  return Promise.resolve();
};
const jobs: JobImplementation[] = [
  implementJob(first, ({ data }) => note('first', data.what)),
  implementJob(second, ({ data }) => note('second', data.what)),
  implementJob(fragile, ({ key, failures }) => {
    const count = (tries.get(key) ?? 0) + 1;
    tries.set(key, count);
    if (count <= failures) throw new Error(`try ${count} failed`);
    return note('fragile', key);
  }),
  implementJob(steps, async ({ until }) => {
    await note('steps', until);
    return ran.length < until ? new Date(Date.now() + 20) : undefined;
  }),
];

function startRunner(implementations = jobs): JobRunner {
  const runner = startJobRunner({
    ...app,
    redisUrl: app.config.REDIS_URL,
    prefix: app.config.REDIS_PREFIX,
    jobs: implementations,
  });
  runners.push(runner);
  return runner;
}

const DeadJobs = graphql(`
  query DeadJobs {
    deadJobs {
      nodes {
        id
        job
        payload
        replayedAt
        failures {
          at
          error
        }
      }
    }
  }
`);
const ReplayDead = graphql(`
  mutation ReplayDead($id: ID!) {
    replayDeadJob(id: $id) {
      deadJob {
        replayedAt
      }
    }
  }
`);

const outbox = createOutbox([first, second], () => new Date());
const count = () => app.db.prisma.outboxJob.count({ where: { job: { not: 'test.tick' } } });
const drained = () => waitFor(async () => (await count()) === 0, 20_000);

beforeAll(async () => {
  server = await startServer(await testEnvironment({ LOG_LEVEL: 'silent' }));
  app = server.app;
  startRunner();
});
beforeEach(() => {
  ran = [];
});
afterAll(async () => {
  await Promise.all(runners.map((runner) => runner.close()));
  await server.close();
});

describe('the outbox', () => {
  it('hands an event to each of its listeners once', async () => {
    const words = Array.from({ length: 300 }, () => randomUUID());
    await app.db.transaction(async (tx) => {
      for (const what of words) await outbox.add(tx, happened.of({ what }));
    });
    expect(await drained()).toBe(true);
    expect(
      ran
        .filter(([job]) => job === 'first')
        .map(([, what]) => what)
        .sort(),
    ).toEqual(words.toSorted());
    expect(
      ran
        .filter(([job]) => job === 'second')
        .map(([, what]) => what)
        .sort(),
    ).toEqual(words.toSorted());
  });

  it('hands over nothing of 1,000 transactions that were rolled back', async () => {
    const attempts = Array.from({ length: 1000 }, () =>
      app.db
        .transaction(async (tx) => {
          await outbox.add(tx, happened.of({ what: 'never' }));
          throw new Error('no');
        })
        .catch(() => undefined),
    );
    await Promise.all(attempts);
    await app.db.transaction((tx) => outbox.add(tx, happened.of({ what: 'after' })));
    expect(await drained()).toBe(true);
    expect(ran.map(([, what]) => what)).toEqual(['after', 'after']);
  });

  it('hands over an event that commits after one with a higher id', async () => {
    let commit = (): void => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    let added = (): void => undefined;
    const isAdded = new Promise<void>((resolve) => (added = resolve));
    const late = app.db.transaction(async (tx) => {
      await outbox.add(tx, happened.of({ what: 'late' }));
      added();
      await held;
    });
    await isAdded;
    await app.db.transaction((tx) => outbox.add(tx, happened.of({ what: 'early' })));
    expect(await waitFor(() => ran.length === 2, 10_000)).toBe(true);
    expect(ran.map(([, what]) => what)).toEqual(['early', 'early']);
    commit();
    await late;
    expect(await drained()).toBe(true);
    expect(ran.map(([, what]) => what)).toEqual(['early', 'early', 'late', 'late']);
  });

  it('refuses an event or a payload of another shape where it is put in', async () => {
    expect(() => happened.of({ what: 1 } as never)).toThrow(z.ZodError);
    await expect(app.db.transaction((tx) => outbox.enqueue(tx, fragile, { key: 1 } as never))).rejects.toThrow(
      z.ZodError,
    );
  });

  it('heals after Redis lost everything that was handed over', async () => {
    const { REDIS_URL, REDIS_PREFIX } = app.config;
    // Handed over at a time that is long past, to a Redis that forgot it.
    const past = new Date(Date.now() - 61_000);
    await app.db.transaction((tx) => createOutbox([first, second], () => past).add(tx, happened.of({ what: 'lost' })));
    const redis = createRedis(REDIS_URL, 'test', app.log);
    await waitFor(() => redis.status === 'ready', 5_000);
    const keys = await redis.keys(`{${REDIS_PREFIX}:queue:*}*`);
    if (keys.length > 0) await redis.del(...keys);
    redis.disconnect();
    expect(await drained()).toBe(true);
    expect(ran.map(([, what]) => what)).toEqual(['lost', 'lost']);
  });
});

describe('a job', () => {
  it('that fails runs again until it succeeds', async () => {
    await app.db.transaction((tx) => outbox.enqueue(tx, fragile, { key: 'twice', failures: 2 }));
    expect(await drained()).toBe(true);
    expect(ran).toEqual([['fragile', 'twice']]);
    expect(tries.get('twice')).toBe(3);
  });

  it('is put in with many others at once, or none of them is', async () => {
    const payloads = Array.from({ length: 50 }, (_, index) => ({ key: `many ${index}`, failures: 0 }));
    await app.db.transaction((tx) => outbox.enqueueMany(tx, fragile, payloads));
    await app.db.transaction((tx) => outbox.enqueueMany(tx, fragile, []));
    const faulty = [...payloads, { key: 1 } as never];
    await expect(app.db.transaction((tx) => outbox.enqueueMany(tx, fragile, faulty))).rejects.toThrow(z.ZodError);
    expect(await drained()).toBe(true);
    expect(ran.map(([, key]) => key).sort()).toEqual(payloads.map(({ key }) => key).sort());
  });

  it('that used up its attempts is a dead letter with its history', async () => {
    await app.db.transaction((tx) => outbox.enqueue(tx, fragile, { key: 'dead', failures: 99 }));
    expect(await drained()).toBe(true);
    expect(tries.get('dead')).toBe(3);
    const letter = await app.db.prisma.deadLetter.findFirst({ where: { payload: { path: ['key'], equals: 'dead' } } });
    expect(letter).toMatchObject({
      job: 'test.fragile',
      payload: { key: 'dead', failures: 99 },
      failures: [{ error: 'try 1 failed' }, { error: 'try 2 failed' }, { error: 'try 3 failed' }],
      replayedAt: null,
    });
  });

  it('that is dead can be read and replayed by administrators', async () => {
    const [admin, person] = [await createStaff(server, 'ADMIN'), await createPerson(server.client)];
    await app.db.transaction((tx) => outbox.enqueue(tx, fragile, { key: 'again', failures: 3 }));
    expect(await drained()).toBe(true);
    expect((await server.client.call(DeadJobs, {}, person)).code).toBe('FORBIDDEN');
    const { deadJobs } = await server.client.ask(DeadJobs, {}, admin.token);
    const [dead] = deadJobs.nodes;
    expect(dead).toMatchObject({ job: 'test.fragile', payload: { key: 'again', failures: 3 }, replayedAt: null });
    expect(dead?.failures.map(({ error }) => error)).toEqual(['try 1 failed', 'try 2 failed', 'try 3 failed']);
    const { replayDeadJob } = await server.client.ask(ReplayDead, { id: dead?.id ?? '' }, admin.token);
    expect(replayDeadJob.deadJob.replayedAt).not.toBeNull();
    expect(await drained()).toBe(true);
    expect(ran).toEqual([['fragile', 'again']]);
    const { code } = await server.client.call(ReplayDead, { id: encodeId('DeadJob', randomUUID()) }, admin);
    expect(code).toBe('NOT_FOUND');
  });

  it('runs at its time, and goes on when it says so', async () => {
    const start = Date.now();
    await app.db.transaction((tx) => outbox.enqueue(tx, steps, { until: 4 }, new Date(start + 300)));
    expect(await drained()).toBe(true);
    expect(Date.now() - start).toBeGreaterThanOrEqual(300);
    expect(ran).toHaveLength(4);
  });

  it('that is repeated runs once a turn, however many workers there are', async () => {
    const times: number[] = [];
    const ticking = [implementJob(tick, () => Promise.resolve(void times.push(Date.now())))];
    const two = [startRunner(ticking), startRunner(ticking)];
    const start = Date.now();
    expect(await waitFor(() => times.length >= 5, 10_000)).toBe(true);
    expect(Date.now() - start).toBeGreaterThanOrEqual(4 * 200);
    await Promise.all(two.map((runner) => runner.close()));
    for (const [index, time] of times.slice(1).entries())
      expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(200);
  });

  it('waits in SQL for a worker that knows it', async () => {
    const strange = defineJob({ name: 'test.strange', schema: z.object({}) });
    await app.db.transaction((tx) => outbox.enqueue(tx, strange, {}));
    await app.db.transaction((tx) => outbox.add(tx, happened.of({ what: 'known' })));
    expect(await waitFor(async () => (await count()) === 1, 10_000)).toBe(true);
    let done = false;
    const runner = startRunner([implementJob(strange, () => Promise.resolve(void (done = true)))]);
    expect(await drained()).toBe(true);
    expect(done).toBe(true);
    await runner.close();
  });
});

describe('a worker that is to stop', () => {
  it('lets running jobs finish, and hands back those that take too long', async () => {
    const short = defineJob({ name: 'test.short', schema: z.object({}), queue: 'stopping' });
    const long = defineJob({ name: 'test.long', schema: z.object({}), queue: 'stopping' });
    const queues = createQueues(createRedis(app.config.REDIS_URL, 'test', app.log), app.config.REDIS_PREFIX, [
      'stopping',
    ]);
    const state = { short: 0, long: 0, started: 0, aborted: 0 };
    const start = () =>
      startJobRunner({
        ...app,
        queues,
        redisUrl: app.config.REDIS_URL,
        prefix: app.config.REDIS_PREFIX,
        jobs: [
          implementJob(short, async () => {
            state.started += 1;
            await new Promise((resolve) => setTimeout(resolve, 500));
            state.short += 1;
          }),
          implementJob(long, async (_payload, { signal }) => {
            state.started += 1;
            if (state.aborted > 0) return void (state.long += 1);
            await new Promise((_, reject) => {
              signal.addEventListener('abort', () => {
                state.aborted += 1;
                reject(new Error('aborted'));
              });
            });
          }),
        ],
      });
    const runner = start();
    await app.db.transaction(async (tx) => {
      await outbox.enqueue(tx, short, {});
      await outbox.enqueue(tx, long, {});
    });
    expect(await waitFor(() => state.started === 2, 10_000)).toBe(true);
    const since = Date.now();
    await runner.close();
    expect(Date.now() - since).toBeLessThan(12_000);
    expect(state).toEqual({ short: 1, long: 0, started: 2, aborted: 1 });
    // No failure was counted.
    expect(await app.db.prisma.outboxJob.findMany({ where: { job: 'test.long' } })).toMatchObject([{ failures: [] }]);
    const next = start();
    expect(await waitFor(() => state.long === 1, 10_000)).toBe(true);
    expect(await drained()).toBe(true);
    await next.close();
    queues.close();
  });
});

it('pauses grow to their cap, at random', () => {
  const pauses = (failures: number) =>
    Array.from({ length: 500 }, () => backoffMs(failures, { firstMs: 100, maxMs: 1000 }));
  for (const [failures, cap] of [
    [1, 100],
    [2, 200],
    [4, 800],
    [5, 1000],
    [50, 1000],
  ] as const) {
    expect(Math.max(...pauses(failures))).toBeLessThanOrEqual(cap);
    expect(Math.max(...pauses(failures))).toBeGreaterThan(cap * 0.9);
    expect(Math.min(...pauses(failures))).toBeLessThan(cap * 0.1);
  }
});
