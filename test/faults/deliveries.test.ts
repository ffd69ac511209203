import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { waitFor } from '../../scripts/services.ts';
import { startServer, testEnvironment, type Environment, type TestServer } from '../support/app.ts';
import { createStaff } from '../support/factories.ts';
import { startProcess, type RunningProcess } from '../support/processes.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';

/** Messages at least: FAULTS_DELIVERIES=10000 for the long form. They go on until there were enough kills. */
const DELIVERIES = Number(process.env['FAULTS_DELIVERIES'] ?? 500);
const KILLS = 2;
const KILL_EVERY_MS = 5_000;
const WRITERS = 8;
/** Each writer's pause, so that a kill always meets messages on their way. */
const PAUSE_MS = 60;

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
    // Long enough that a kill meets some of them.
    receiver.answer = (response) => void setTimeout(() => response.writeHead(204).end(), 400);
    const admin = await createStaff(server, 'ADMIN');
    const user = await app.services.users.findByHandle(admin.handle);
    if (!user) throw new Error('nobody');
    const { endpoint } = await app.services.webhooks.createEndpoint(user, {
      url: receiver.url,
      eventTypes: ['comment.created'],
    });
    workers.push(await startProcess('worker', environment), await startProcess('worker', environment));

    const post = await app.services.posts.create(user, { title: 'A post', body: '' });
    /** When workers were killed. */
    const kills: number[] = [];
    const done = new AbortController();
    const killing = (async () => {
      for (;;) {
        if ((await sleep(KILL_EVERY_MS, 'rested', { signal: done.signal }).catch(() => 'done')) === 'done') return;
        const victim = Math.floor(Math.random() * workers.length);
        await workers[victim]?.kill();
        kills.push(Date.now());
        workers[victim] = await startProcess('worker', environment);
      }
    })();
    let written = 0;
    const write = async () => {
      while (written < DELIVERIES || kills.length < KILLS) {
        written += 1;
        await app.services.comments.add(user, { postId: post.id, parent: null, body: `comment ${written}` });
        await sleep(PAUSE_MS);
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
    const delivered = () => app.db.prisma.webhookDelivery.count({ where: { status: 'DELIVERED' } });
    expect(await waitFor(async () => (await delivered()) === written, 120_000)).toBe(true);
    done.abort();
    await killing;

    const ids = new Map<string, number>();
    /** Milliseconds from the kill that a request met to the next one of its message. */
    const again: number[] = [];
    for (const { id, at } of receiver.received) {
      const before = ids.get(id);
      if (before !== undefined) again.push(at - (kills.find((time) => time >= before) ?? 0));
      ids.set(id, at);
    }
    console.log(
      `kills ${kills.length}, messages ${written}, requests ${receiver.received.length}, again ${again.length}, ` +
        `at most ${Math.max(0, ...again)} ms after the kill that they met`,
    );
    expect(ids.size).toBe(written);
    expect(again.length).toBeGreaterThan(0);
    expect(Math.max(...again)).toBeLessThan(15_000);
    expect(await app.db.prisma.webhookDelivery.count({ where: { endpointId: endpoint.id } })).toBe(written);
    // A crash is no attempt.
    expect(await app.db.prisma.webhookDelivery.count({ where: { attemptCount: { not: 1 } } })).toBe(0);
    expect(await app.db.prisma.outboxJob.count({ where: { job: 'webhooks.fanOut' } })).toBe(0);
    expect(await app.db.prisma.deadLetter.count()).toBe(0);
  },
);
