import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { encodeId } from '../src/platform/graphql/ids.ts';
import { projectFolder } from '../src/platform/project.ts';
import { percentile, round, type Bench } from './report.ts';

const SUBSCRIBERS = 2_000;
const PROCESSES = 2;
const PER_SECOND = 20;
const SECONDS = 20;
/** The first seconds under load are not counted: every process compiles what is hot by then. */
const WARM_UP_SECONDS = 5;
/** Of the subscribers half are signed in, as so many people. */
const PEOPLE = 20;

interface Memory {
  mib: number;
  cpuMs: number;
}

const start = (name: string, env: NodeJS.ProcessEnv, execArgv: string[] = []): ChildProcess =>
  fork(join(projectFolder, `dist/${name}.js`), { env: { ...process.env, ...env }, execArgv });

async function ask<Answer>(child: ChildProcess, question: unknown): Promise<Answer> {
  const answered = once(child, 'message');
  child.send(question as string);
  return ((await answered) as [Answer])[0];
}

/**
 * 2,000 subscribers of one post, half of them signed in, over two API processes; a third process writes 20 comments a
 * second through the service, and one worker carries them. The time is that from before a comment is added until a client
 * has read it; memory is that of each API process after a collection of garbage. Clients and servers share the cores.
 */
export const benchLive: Bench = async ({ databaseUrl, redisUrl }) => {
  const environment = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    JWT_SECRET: 'a secret of the bench, which is long enough',
    LOG_LEVEL: 'warn',
    HOLD_UNCHECKED: 'none',
    PLAYGROUND: 'false',
    // All are of one address.
    RATE_LIMITS: 'false',
  };
  const app = createApp(readConfig(environment));
  const worker = start('worker', environment);
  await once(worker, 'message');
  const apis = await Promise.all(
    Array.from({ length: PROCESSES }, async () => {
      const child = start('bench-live-api', environment, ['--expose-gc']);
      const [{ url }] = (await once(child, 'message')) as [{ url: string }];
      return { child, url };
    }),
  );
  const clients = apis.map(() => start('bench-live-clients', {}));

  const people = await Promise.all(
    Array.from({ length: PEOPLE }, (_, index) =>
      app.services.users.signUp({
        handle: `reader_${index}`,
        displayName: `Reader ${index}`,
        email: `reader_${index}@example.org`,
        password: 'correct horse battery',
      }),
    ),
  );
  const { user } = await app.services.users.signUp({
    handle: 'writer',
    displayName: 'Writer',
    email: 'writer@example.org',
    password: 'correct horse battery',
  });
  const author = { ...user, role: 'MODERATOR' as const };
  // Nobody takes the same words again and again for spam.
  await app.db.prisma.user.update({ where: { id: author.id }, data: { role: 'MODERATOR' } });
  const post = await app.services.posts.create(author, { title: 'Live', body: 'A post' });
  const write = (sent: number) =>
    app.services.comments.add(author, { postId: post.id, parent: null, body: `sent ${sent} and some words more` });
  const memory = () => Promise.all(apis.map(({ child }) => ask<Memory>(child, 'memory')));

  const order = (index: number) => ({
    url: apis[index]?.url,
    count: SUBSCRIBERS / PROCESSES,
    postId: encodeId('Post', post.id),
    tokens: people.map(({ token }) => token),
  });
  // A first round warms up: what a process needs for its first subscribers it keeps.
  const connect = () => Promise.all(clients.map((client, index) => ask(client, order(index))));
  const leave = () => Promise.all(clients.map((client) => ask(client, 'leave')));
  await connect();
  await sleep(1_000);
  for (let index = 0; index < 20; index += 1) await write(0);
  await sleep(1_000);
  await leave();
  await sleep(1_000);
  const before = await memory();

  const fresh = apis.map(() => start('bench-live-clients', {}));
  clients.splice(0).forEach((client) => client.disconnect());
  clients.push(...fresh);
  await connect();
  await sleep(2_000);

  async function writeFor(seconds: number, counted: boolean): Promise<void> {
    const writes: Promise<unknown>[] = [];
    const beginning = performance.now();
    for (let index = 0; index < PER_SECOND * seconds; index += 1) {
      await sleep(Math.max(0, beginning + (index * 1000) / PER_SECOND - performance.now()));
      writes.push(write(counted ? performance.timeOrigin + performance.now() : 0));
    }
    await Promise.all(writes);
    await sleep(2_000);
  }
  await writeFor(WARM_UP_SECONDS, false);
  const during = await memory();
  await writeFor(SECONDS, true);
  const after = await memory();
  interface Read {
    times: number[];
    wrong: string[];
  }
  const reads = await Promise.all(clients.map((client) => ask<Read>(client, 'read')));
  const times = reads.flatMap((read) => read.times);
  const wrong = reads.flatMap((read) => read.wrong);
  await leave();
  await sleep(1_000);
  const left = await memory();

  const children = [...clients, ...apis.map(({ child }) => child), worker];
  const gone = Promise.all(children.map((child) => once(child, 'exit')));
  for (const child of children) child.disconnect();
  await gone;
  await app.close();

  const expected = PER_SECOND * SECONDS * SUBSCRIBERS;
  const mib = (taken: Memory[]) => taken.map((one) => round(one.mib, 1));
  const cpu = after.map((one, index) => (one.cpuMs - (during[index]?.cpuMs ?? 0)) / (times.length / PROCESSES));
  const figures = {
    delivered: times.length,
    expected,
    wrong: wrong.length,
    p50: round(percentile(times, 0.5), 0),
    p99: round(percentile(times, 0.99), 0),
    max: round(percentile(times, 1), 0),
    apiCpuMicrosecondsPerDelivery: round(Math.max(...cpu) * 1000, 0),
    mibBefore: mib(before),
    mibWithSubscribers: mib(during),
    mibAfterThey: mib(left),
  };
  console.log('| what | figure |\n| --- | --- |');
  console.log(`| deliveries, of expected; others | ${figures.delivered} of ${expected}; ${figures.wrong} |`);
  console.log(`| from before adding to read, p50 / p99 / max, ms | ${figures.p50} / ${figures.p99} / ${figures.max} |`);
  console.log(`| API CPU a delivery, µs | ${figures.apiCpuMicrosecondsPerDelivery} |`);
  console.log(
    `| MiB of each API process before / with 1,000 subscribers / after they left | ${mib(before).join(', ')} / ${mib(during).join(', ')} / ${mib(left).join(', ')} |`,
  );
  if (wrong[0]) console.log(wrong[0]);
  return figures;
};
