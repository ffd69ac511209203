import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { percentile } from '../../bench/report.ts';
import { waitFor } from '../../scripts/services.ts';
import { useServer } from '../support/app.ts';
import { addBacklog } from '../support/bulk.ts';
import { createStaff, type Person } from '../support/factories.ts';
import { startReceiver } from '../support/receiver.ts';
import { useWorker } from '../support/worker.ts';

const ENDPOINTS = 50;
const PER_SECOND = 25;
const SECONDS = 12;

const server = useServer({ WEBHOOK_ALLOW_HTTP: 'true', WEBHOOK_ALLOW_NETWORKS: '127.0.0.1/32' });
const worker = useWorker(server);
let admin: Person;
beforeAll(async () => {
  worker.start();
  admin = await createStaff(server, 'ADMIN');
});

it(
  `10,000 messages for a receiver that takes 10 s an answer delay ${ENDPOINTS} others by no more than half`,
  { timeout: 120_000 },
  async () => {
    const { webhooks, users } = server.app.services;
    const user = await users.findByHandle(admin.handle);
    if (!user) throw new Error('nobody');
    const receiver = await startReceiver();
    const endpoints: string[] = [];
    for (let index = 0; index < ENDPOINTS; index += 1) {
      const made = await webhooks.createEndpoint(user, { url: receiver.url, eventTypes: ['webhook.test'] });
      endpoints.push(made.endpoint.id);
    }
    /** Milliseconds from the commit of each message to its arrival. */
    const measure = async (): Promise<number[]> => {
      const sent = new Map<string, number>();
      receiver.received = [];
      for (let index = 0; index < SECONDS * PER_SECOND; index += 1) {
        const { messageId } = await webhooks.sendTest(endpoints[index % ENDPOINTS] ?? '');
        sent.set(`msg_${messageId.replaceAll('-', '')}`, Date.now());
        await sleep(1000 / PER_SECOND);
      }
      expect(await waitFor(() => receiver.received.length === sent.size, 30_000)).toBe(true);
      return receiver.received.map(({ id, at }) => at - (sent.get(id) ?? 0));
    };

    await measure();
    const alone = percentile(await measure(), 0.99);
    const slow = await startReceiver();
    slow.answer = (response) => void setTimeout(() => response.writeHead(204).end(), 10_000);
    await addBacklog(server.app, { handle: admin.handle, url: slow.url, count: 10_000, at: new Date() });
    expect(await waitFor(() => slow.received.length > 0, 10_000)).toBe(true);
    const beside = percentile(await measure(), 0.99);
    console.log(`p99 alone ${alone} ms, beside the slow receiver ${beside} ms (${(beside / alone).toFixed(2)} ×)`);
    expect(slow.received.length).toBeGreaterThan(1);
    // A few milliseconds are noise.
    expect(beside).toBeLessThan(1.5 * alone + 50);
    await slow.close();
    await receiver.close();
  },
);
