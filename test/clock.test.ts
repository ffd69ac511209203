import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../scripts/services.ts';
import { createDb, type Db } from '../src/platform/db/index.ts';
import { createLog } from '../src/platform/log/index.ts';
import { testEnvironment } from './support/app.ts';
import { createClient, type Client } from './support/client.ts';
import { createComment, createPost, type Post } from './support/factories.ts';
import { clockEnvironment, startProcess, type RunningProcess } from './support/processes.ts';

const HOUR = 3_600_000;
/** What a busy machine may take between an answer and the look at it. */
const NEAR_MS = 30_000;

let api: RunningProcess;
let worker: RunningProcess;
let client: Client;
let db: Db;
let post: Post;

beforeAll(async () => {
  const port = await freePort();
  const environment = { ...(await testEnvironment({ PORT: String(port) })), ...clockEnvironment(HOUR) };
  db = createDb({
    url: environment['DATABASE_URL'] ?? '',
    poolSize: 1,
    statementTimeoutMs: 30_000,
    log: createLog('silent'),
  });
  [api, worker] = await Promise.all([startProcess('server', environment), startProcess('worker', environment)]);
  client = createClient(`http://127.0.0.1:${port}`);
  post = await createPost(client);
});
afterAll(async () => {
  await Promise.all([api.kill(), worker.kill()]);
  await db.close();
});

it('is that of PostgreSQL, wherever the clock of an API stands, and to whatever it is set', async () => {
  for (const aheadMs of [HOUR, -HOUR, 0]) {
    await api.setClock(aheadMs);
    const { createdAt } = await createComment(client, { post });
    expect(Math.abs(Date.parse(createdAt) - Date.now()), `${aheadMs} ms ahead`).toBeLessThan(NEAR_MS);
  }
});

it('lets no work wait for an hour when the clock of a worker is set back by one', async () => {
  const { runs } = await db.prisma.outboxJob.findFirstOrThrow({ where: { job: 'charges.recover' } });
  await worker.setClock(0);
  await expect
    .poll(async () => (await db.prisma.outboxJob.findFirstOrThrow({ where: { job: 'charges.recover' } })).runs, {
      timeout: 25_000,
    })
    .toBeGreaterThan(runs + 1);
});
