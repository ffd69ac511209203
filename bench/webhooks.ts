import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { Agent, request } from 'undici';
import { createApp, startJobs } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { createOutbox } from '../src/platform/jobs/index.ts';
import { projectFolder } from '../src/platform/project.ts';
import { fanOutJob } from '../src/webhooks/index.ts';
import { compareWith, say, type Bench } from './report.ts';

const MESSAGES = 10_000;
const ENDPOINTS = 8;
const CONCURRENCY = 128;
const ROUNDS = 3;

async function startReceiver() {
  const child = fork(join(projectFolder, 'dist/bench-receiver.js'));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  let count = 0;
  child.on('message', (said) => ({ count } = said as { count: number }));
  return {
    url: `http://127.0.0.1:${port}/`,
    /** Resolves with the milliseconds until so many more requests have come. */
    async after(more: number, since: number): Promise<number> {
      const goal = seen + more;
      while (count < goal) await sleep(20);
      seen = count;
      return performance.now() - since;
    },
    close: () => child.disconnect(),
  };
}
let seen = 0;

const facts = {
  id: 'x'.repeat(44),
  postId: 'x'.repeat(23),
  parentId: null,
  authorId: 'x'.repeat(23),
  state: 'VISIBLE',
  version: 1,
};
const body = JSON.stringify({ type: 'comment.created', timestamp: new Date().toISOString(), data: facts });

/** The limit: a BullMQ worker whose jobs do nothing but POST. */
async function runBare(redisUrl: string, url: string, receiver: Awaited<ReturnType<typeof startReceiver>>) {
  const connection = { url: redisUrl, maxRetriesPerRequest: null };
  const queue = new Queue('bare', { connection });
  for (let index = 0; index < MESSAGES; index += 500)
    await queue.addBulk(
      Array.from({ length: 500 }, () => ({ name: 'post', data: { url, body }, opts: { removeOnComplete: true } })),
    );
  const agent = new Agent();
  const since = performance.now();
  const worker = new Worker<{ url: string; body: string }>(
    'bare',
    async ({ data }) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await request(data.url, { method: 'POST', headers, body: data.body, dispatcher: agent });
      await answer.body.dump();
    },
    { connection, concurrency: CONCURRENCY },
  );
  const ms = await receiver.after(MESSAGES, since);
  await worker.close();
  await queue.close();
  await agent.close();
  return (MESSAGES / ms) * 1000;
}

/**
 * Webhooks delivered a second by one worker, beside a bare BullMQ worker whose jobs, put in beforehand, only make the same
 * POSTs (the limit). Parley's deliveries are due in SQL beforehand; each is claimed, checked, signed, sent through the
 * guard, and its attempt, its state and its receiver's gate are written. The way from the outbox is measured too: the
 * same with the fan-out of 5,000 events to two endpoints each before it.
 */
export const benchWebhooks: Bench = async ({ databaseUrl, redisUrl }) => {
  const receiver = await startReceiver();
  const app = createApp(
    readConfig({
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      JWT_SECRET: 'a secret of the bench, which is long enough',
      LOG_LEVEL: 'warn',
      WEBHOOK_ALLOW_HTTP: 'true',
      WEBHOOK_ALLOW_NETWORKS: '127.0.0.1/32',
    }),
  );
  const { prisma } = app.db;
  // Only webhooks listen.
  const outbox = createOutbox([fanOutJob], () => new Date());
  const admin = {
    handle: 'admin',
    displayName: 'Admin',
    email: 'admin@example.org',
    password: 'correct horse battery',
  };
  const { user } = await app.services.users.signUp(admin);
  const types = ['comment.created', 'comment.updated', 'comment.deleted', 'post.created'];
  const typeOf = (index: number) => types[index % types.length] ?? '';
  for (let index = 0; index < ENDPOINTS; index += 1)
    await app.services.webhooks.createEndpoint(user, { url: receiver.url, eventTypes: [typeOf(index)] });

  const addEvents = () =>
    app.db.transaction(async (tx) => {
      for (let index = 0; index < MESSAGES / 2; index += 1) await outbox.add(tx, { type: typeOf(index), data: facts });
    });
  /** As wide as a receiver that answers well makes its gate within seconds. */
  const open = (status: 'ACTIVE' | 'PAUSED') =>
    prisma.webhookEndpoint.updateMany({ data: { status, concurrency: 64, widenedAt: new Date(), dueAt: new Date() } });
  const until = async (isDone: () => Promise<boolean>) => {
    while (!(await isDone())) await sleep(20);
  };
  const isDelivered = async () => (await prisma.webhookDelivery.count({ where: { status: 'PENDING' } })) === 0;

  const runParley = async (isDue: boolean) => {
    await addEvents();
    await open(isDue ? 'PAUSED' : 'ACTIVE');
    let jobs = startJobs(app);
    if (isDue) {
      await until(async () => (await prisma.outboxJob.count({ where: { job: 'webhooks.fanOut' } })) === 0);
      await jobs.close();
      await open('ACTIVE');
      jobs = startJobs(app);
    }
    const ms = await receiver.after(MESSAGES, performance.now());
    await until(isDelivered);
    await jobs.close();
    return (MESSAGES / ms) * 1000;
  };

  const runs = {
    'bare BullMQ worker, undici': () => runBare(redisUrl, receiver.url, receiver),
    'Parley, due deliveries': () => runParley(true),
    'Parley, from the outbox': () => runParley(false),
  };
  const rates = Object.values(runs).map((): number[] => []);
  // The first round warms up.
  for (let turn = 0; turn <= ROUNDS; turn += 1)
    for (const [index, run] of Object.values(runs).entries()) {
      const rate = await run();
      if (turn > 0) rates[index]?.push(rate);
    }
  await app.close();
  receiver.close();

  const [bare = [], due = []] = rates;
  console.log('| deliveries by one worker | /s | of bare, median of rounds (min – max) |\n| --- | --- | --- |');
  const compare = (name: string, own: number[]) => compareWith('bare BullMQ worker', `${name}, /s`, own, bare);
  const rows = Object.keys(runs).map((name, index) => {
    const row = compare(name, rates[index] ?? []);
    console.log(`| ${name} | ${row.parley} | ${say(row)} |`);
    return row;
  });
  return { rows, beside: [compare('webhooks delivered', due)] };
};
