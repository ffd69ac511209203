import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { secret, startRedis, waitFor, type Service } from '../../scripts/services.ts';
import { percentile } from '../../bench/report.ts';
import { startServer, testEnvironment, type TestServer } from '../support/app.ts';
import { createComment, createPost, createStaff } from '../support/factories.ts';
import { startProcess, type RunningProcess } from '../support/processes.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';
import { createWire } from '../support/wire.ts';

/** How long Redis is away, in seconds: FAULTS_REDIS_SECONDS=300 for the long form, on a machine that does nothing else. */
const LONG = process.env['FAULTS_REDIS_SECONDS'];
const AWAY = Number(LONG ?? 8);
const BEFORE = LONG === undefined ? 4 : 10;
const PER_SECOND = LONG === undefined ? 50 : 100;
const DRAIN_MS = 120_000;

let folder: string;
let redis: Service;
let wire: Awaited<ReturnType<typeof createWire>>;
let server: TestServer;
let worker: RunningProcess;
let receiver: Receiver;
const password = secret();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-redis-'));
  redis = await startRedis(join(folder, 'first'), password, console.log);
  wire = await createWire(new URL(redis.url));
  const environment = await testEnvironment({
    REDIS_URL: wire.url,
    LOG_LEVEL: 'silent',
    WEBHOOK_ALLOW_HTTP: 'true',
    WEBHOOK_ALLOW_NETWORKS: '127.0.0.1/32',
  });
  server = await startServer(environment);
  receiver = await startReceiver();
  worker = await startProcess('worker', environment);
});
afterAll(async () => {
  await worker.stop();
  await server.close();
  await receiver.close();
  await wire.close();
  await redis.stop();
  await rm(folder, { recursive: true });
});

it(
  `no mutation fails or slows while Redis is gone with its data for ${AWAY} s, and nothing is lost`,
  { timeout: (AWAY + BEFORE) * 1000 + DRAIN_MS + 60_000 },
  async () => {
    const admin = await createStaff(server, 'ADMIN');
    const post = await createPost(server.client, { author: admin });
    const user = await server.app.services.users.findByHandle(admin.handle);
    if (!user) throw new Error('nobody');
    await server.app.services.webhooks.createEndpoint(user, { url: receiver.url, eventTypes: ['comment.created'] });

    const ids = new Set<string>();
    /** A steady load, whatever the answers; gives how long each took, in milliseconds. */
    const load = async (seconds: number): Promise<number[]> => {
      const times: number[] = [];
      const running: Promise<void>[] = [];
      const start = performance.now();
      for (let index = 0; index < seconds * PER_SECOND; index += 1) {
        await sleep(Math.max(0, start + (index * 1000) / PER_SECOND - performance.now()));
        const since = performance.now();
        running.push(
          createComment(server.client, { post, author: admin }).then(({ id }) => {
            ids.add(id);
            times.push(performance.now() - since);
          }),
        );
      }
      await Promise.all(running);
      return times;
    };

    await load(2);
    const before = await load(BEFORE);
    wire.cut();
    await redis.stop();
    const away = await load(AWAY);
    redis = await startRedis(join(folder, 'second'), password, console.log);
    wire.restore(new URL(redis.url));

    const back = performance.now();
    const isDrained = async () =>
      (await server.app.db.prisma.outboxJob.count({ where: { job: 'webhooks.fanOut' } })) === 0 &&
      (await server.app.db.prisma.webhookDelivery.count({ where: { status: 'DELIVERED' } })) === ids.size;
    expect(await waitFor(isDrained, DRAIN_MS)).toBe(true);
    const [p95, p95Away] = [percentile(before, 0.95), percentile(away, 0.95)];
    console.log(
      `p95 of ${before.length} mutations before ${p95.toFixed(1)} ms, of ${away.length} meanwhile ${p95Away.toFixed(1)} ms ` +
        `(${(p95Away / p95).toFixed(2)} ×); drained ${((performance.now() - back) / 1000).toFixed(1)} s after its return`,
    );
    const told = receiver.received.map(({ body }) => (JSON.parse(body) as { data: { id: string } }).data.id);
    expect(new Set(told)).toEqual(ids);
    // Times say something only where nothing else runs.
    if (LONG !== undefined) expect(p95Away).toBeLessThan(1.2 * p95);
  },
);
