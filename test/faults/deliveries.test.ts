import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitFor } from '../../scripts/services.ts';
import { startServer, testEnvironment, type Environment, type TestServer } from '../support/app.ts';
import { createStaff } from '../support/factories.ts';
import { startProcess, type RunningProcess } from '../support/processes.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';

/** Messages at least: FAULTS_DELIVERIES=10000 for the long form. They go on until enough kills met one on its way. */
const DELIVERIES = Number(process.env['FAULTS_DELIVERIES'] ?? 500);
const KILLS = 2;
const KILL_EVERY_MS = 5_000;
const WRITERS = 8;
/** Each writer's pause; once there are enough, they only see to it that a kill meets messages on their way. */
const PAUSE_MS = 60;
const LATER_PAUSE_MS = 500;

let environment: Environment;
let server: TestServer;
let receiver: Receiver;
const workers: RunningProcess[] = [];

beforeAll(async () => {
  environment = await testEnvironment({
    LOG_LEVEL: 'silent',
    WEBHOOK_ALLOW_HTTP: 'true',
    WEBHOOK_ALLOW_NETWORKS: '127.0.0.1/32',
  });
  server = await startServer(environment);
  receiver = await startReceiver();
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  await receiver.close();
  await server.close();
});

it(
  `${DELIVERIES} messages or more arrive while a random worker of two is killed every 5 s`,
  { timeout: 300_000 + DELIVERIES * 60 },
  async () => {
    const { app } = server;
    /** Requests that wait for their answer, and those whose sender went away first. */
    let open = 0;
    let cut = 0;
    receiver.answer = (response) => {
      open += 1;
      response.on('close', () => {
        open -= 1;
        if (!response.writableFinished) cut += 1;
      });
      setTimeout(() => response.writeHead(204).end(), 400);
    };
    const admin = await createStaff(server, 'ADMIN');
    const user = await app.services.users.findByHandle(admin.handle);
    if (!user) throw new Error('nobody');
    const { endpoint } = await app.services.webhooks.createEndpoint(user, {
      url: receiver.url,
      eventTypes: ['comment.created'],
    });
    workers.push(await startProcess('worker', environment), await startProcess('worker', environment));

    const post = await app.services.posts.create(user, { title: 'A post', body: '' });
    /** When workers were killed, and how many of the kills met a request on its way. */
    const kills: number[] = [];
    let met = 0;
    const done = new AbortController();
    const killing = (async () => {
      for (;;) {
        if ((await sleep(KILL_EVERY_MS, 'rested', { signal: done.signal }).catch(() => 'done')) === 'done') return;
        if (!(await waitFor(() => open > 0 || done.signal.aborted, 60_000))) throw new Error('Nothing is delivered');
        const victim = Math.floor(Math.random() * workers.length);
        const before = cut;
        await workers[victim]?.kill();
        kills.push(Date.now());
        if (await waitFor(() => cut > before, 300)) met += 1;
        workers[victim] = await startProcess('worker', environment);
      }
    })();
    let written = 0;
    const write = async () => {
      while (written < DELIVERIES || met < KILLS) {
        written += 1;
        await app.services.comments.add(user, { postId: post.id, parent: null, body: `comment ${written}` });
        await sleep(written < DELIVERIES ? PAUSE_MS : LATER_PAUSE_MS);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
    const delivered = () => app.db.prisma.webhookDelivery.count({ where: { status: 'DELIVERED' } });
    expect(await waitFor(async () => (await delivered()) === written, 120_000)).toBe(true);
    done.abort();
    await killing;

    const ids = new Map<string, number>();
    /** Milliseconds from the kill that a request met to the next one of its message, for each kill between. */
    const again: number[] = [];
    for (const { id, at } of receiver.received) {
      const before = ids.get(id);
      ids.set(id, at);
      if (before === undefined) continue;
      const between = kills.filter((time) => time >= before && time <= at);
      again.push((at - (between[0] ?? 0)) / between.length);
    }
    console.log(
      `kills ${kills.length} (${met} met requests), messages ${written}, requests ${receiver.received.length}, again ${again.length}, ` +
        `at most ${Math.max(0, ...again)} ms after the kill that they met`,
    );
    expect(ids.size).toBe(written);
    expect(again.length).toBeGreaterThanOrEqual(KILLS);
    expect(Math.max(...again)).toBeLessThan(15_000);
    expect(await app.db.prisma.webhookDelivery.count({ where: { endpointId: endpoint.id } })).toBe(written);
    // A crash is no attempt.
    expect(await app.db.prisma.webhookDelivery.count({ where: { attemptCount: { not: 1 } } })).toBe(0);
    expect(await app.db.prisma.outboxJob.count({ where: { job: 'webhooks.fanOut' } })).toBe(0);
    expect(await app.db.prisma.deadLetter.count()).toBe(0);
  },
);
