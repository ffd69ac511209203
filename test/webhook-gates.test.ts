import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { waitFor } from '../scripts/services.ts';
import { useServer } from './support/app.ts';
import { addBacklog } from './support/bulk.ts';
import { createStaff, type Person } from './support/factories.ts';
import { startReceiver, type Receiver } from './support/receiver.ts';
import { useWorker } from './support/worker.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

let time = new Date('2026-05-01T12:00:00Z').getTime();
const server = useServer(
  { WEBHOOK_ALLOW_HTTP: 'true', WEBHOOK_ALLOW_NETWORKS: '127.0.0.1/32', TOKEN_TTL: '365d' },
  { now: () => new Date(time) },
);
const worker = useWorker(server);

let admin: Person;
let receiver: Receiver;
/** Requests that are being answered now, and the most of them since the last look. */
let concurrent = { now: 0, most: 0 };
/** Simulated times of the requests. */
let times: number[] = [];
beforeAll(async () => {
  worker.start();
  admin = await createStaff(server, 'ADMIN');
});
beforeEach(async () => {
  receiver = await startReceiver();
  concurrent = { now: 0, most: 0 };
  times = [];
  return () => receiver.close();
});

/** Answers with a status a little later, so that requests meet. */
const answerWith = (status: number, headers: Record<string, string> = {}) => {
  receiver.answer = (response) => {
    times.push(time);
    concurrent.now += 1;
    concurrent.most = Math.max(concurrent.most, concurrent.now);
    setTimeout(() => {
      concurrent.now -= 1;
      response.writeHead(status, headers).end();
    }, 5);
  };
};

const createBacklog = (count: number) =>
  addBacklog(server.app, { handle: admin.handle, url: receiver.url, count, at: new Date(time) });

/** Lets all happen that can happen at this moment of the simulated time. */
const settled = (endpointId: string) =>
  waitFor(async () => {
    const { dueAt, status } = await server.app.db.prisma.webhookEndpoint.findUniqueOrThrow({
      where: { id: endpointId },
    });
    const inFlight = await server.app.db.prisma.webhookDelivery.count({ where: { endpointId, inFlight: true } });
    return inFlight === 0 && (status !== 'ACTIVE' || !dueAt || dueAt.getTime() > time);
  }, 120_000);

const count = (endpointId: string, status: 'PENDING' | 'DELIVERED' | 'DEAD') =>
  server.app.db.prisma.webhookDelivery.count({ where: { endpointId, status } });

describe('a receiver that asks to be left alone', () => {
  it(
    'is, for an hour with a backlog of 10,000; then it gets all of it, slowly at first',
    { timeout: 300_000 },
    async () => {
      const endpointId = await createBacklog(10_000);
      answerWith(503, { 'retry-after': '120' });
      for (const end = time + 60 * MINUTE; time < end; time += 10 * SECOND)
        expect(await settled(endpointId)).toBe(true);
      expect(times.length).toBeGreaterThanOrEqual(25);
      expect(times.length).toBeLessThanOrEqual(60);
      for (const [index, at] of times.slice(1).entries())
        expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(120 * SECOND);
      expect(concurrent.most).toBe(1);

      answerWith(200);
      const seen: number[] = [];
      while ((await count(endpointId, 'DELIVERED')) < 10_000) {
        time += 10 * SECOND;
        concurrent.most = 0;
        // Some of it each time, so that the receiver's share can grow.
        await waitFor(async () => concurrent.most > 0 || (await count(endpointId, 'PENDING')) === 0, 2_000);
        await waitFor(async () => (await count(endpointId, 'PENDING')) === 0, 300);
        seen.push(concurrent.most);
      }
      // One at first, doubled at most from one moment to the next.
      for (const [index, most] of seen.entries()) expect(most).toBeLessThanOrEqual(2 ** (index + 1));
      expect(Math.max(...seen)).toBeGreaterThan(8);
      expect(Math.max(...seen)).toBeLessThanOrEqual(64);
      expect(await count(endpointId, 'DEAD')).toBe(0);
    },
  );

  it('may say so with a date, and is believed up to a day', async () => {
    const endpointId = await createBacklog(3);
    answerWith(429, { 'retry-after': new Date(time + 10 * MINUTE).toUTCString() });
    expect(await settled(endpointId)).toBe(true);
    expect(times).toHaveLength(1);
    time += 9 * MINUTE;
    expect(await settled(endpointId)).toBe(true);
    expect(times).toHaveLength(1);
    time += 2 * MINUTE;
    expect(await settled(endpointId)).toBe(true);
    expect(times).toHaveLength(2);
  });
});

describe('a receiver that cannot be reached', () => {
  it('is probed with one request at a time, ever less often, and comes back', async () => {
    const endpointId = await createBacklog(200);
    await receiver.close();
    const attempts = () => server.app.db.prisma.webhookAttempt.count({ where: { delivery: { endpointId } } });
    const counts: number[] = [];
    for (let minute = 0; minute < 30; minute += 1) {
      const before = await attempts();
      for (let step = 0; step < 6; step += 1, time += 10 * SECOND) expect(await settled(endpointId)).toBe(true);
      counts.push((await attempts()) - before);
    }
    // Pauses reach 2.5 to 5 minutes.
    expect(counts.slice(20).reduce((sum, each) => sum + each)).toBeLessThanOrEqual(5);
    expect(counts.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(30);
    receiver = await startReceiver();
    answerWith(204);
    await server.app.db.prisma.webhookEndpoint.update({ where: { id: endpointId }, data: { url: receiver.url } });
    for (let step = 0; step < 200 && (await count(endpointId, 'DELIVERED')) < 200; step += 1, time += MINUTE)
      expect(await settled(endpointId)).toBe(true);
    expect(await count(endpointId, 'DELIVERED')).toBe(200);
  });
});

describe('a receiver that does nothing but fail', () => {
  it('is disabled after five days, and not before', async () => {
    const endpointId = await createBacklog(1);
    answerWith(500);
    const statusOf = async () =>
      (await server.app.db.prisma.webhookEndpoint.findUniqueOrThrow({ where: { id: endpointId } })).status;
    const start = time;
    for (; time - start < 4.9 * DAY; time += DAY / 10) {
      await server.app.services.webhooks.sendTest(endpointId);
      expect(await settled(endpointId)).toBe(true);
      expect(await statusOf()).toBe('ACTIVE');
    }
    time = start + 5 * DAY + MINUTE;
    await server.app.services.webhooks.sendTest(endpointId);
    expect(await settled(endpointId)).toBe(true);
    expect(await statusOf()).toBe('DISABLED');
    const log = await server.app.db.prisma.webhookLogEntry.findFirst({
      where: { endpointId, action: 'endpoint.disabled' },
    });
    expect(log).toMatchObject({ actorId: null, details: { reason: 'It did nothing but fail for five days.' } });
  });

  it('follows the schedule of Standard Webhooks to the last attempt', async () => {
    const endpointId = await createBacklog(1);
    answerWith(500);
    const HOUR = 60 * MINUTE;
    const pauses = [
      5 * SECOND,
      5 * MINUTE,
      30 * MINUTE,
      2 * HOUR,
      5 * HOUR,
      10 * HOUR,
      14 * HOUR,
      20 * HOUR,
      24 * HOUR,
    ];
    expect(await settled(endpointId)).toBe(true);
    for (const [index, pause] of pauses.entries()) {
      const last = times.at(-1) ?? 0;
      const { nextAttemptAt } = await server.app.db.prisma.webhookDelivery.findFirstOrThrow({ where: { endpointId } });
      const wait = (nextAttemptAt?.getTime() ?? 0) - last;
      expect(wait, `pause ${index}`).toBeGreaterThanOrEqual(pause * 0.8);
      expect(wait, `pause ${index}`).toBeLessThanOrEqual(pause * 1.2);
      time = last + wait;
      expect(await settled(endpointId)).toBe(true);
      expect(times).toHaveLength(index + 2);
    }
    expect(await count(endpointId, 'DEAD')).toBe(1);
  });
});
