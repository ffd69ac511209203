import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, secret, startRedis, waitFor, type Service } from '../../scripts/services.ts';
import { findLedgerFaults } from '../../src/charges/index.ts';
import { createDb, type Db } from '../../src/platform/db/index.ts';
import { createLog } from '../../src/platform/log/index.ts';
import { testEnvironment, type Environment } from '../support/app.ts';
import { createClient } from '../support/client.ts';
import { createPerson, type Person } from '../support/factories.ts';
import { startProcess, STEPS, type RunningProcess } from '../support/processes.ts';
import { startSandbox, type Sandbox } from '../support/sandbox.ts';

/** Kills at each step; FAULTS_ROUNDS=20 for the long form. */
const ROUNDS = Number(process.env['FAULTS_ROUNDS'] ?? 1);
/** Seconds of charges while Redis comes and goes. */
const SECONDS = Number(process.env['FAULTS_SECONDS'] ?? 8);
const CALLS = ROUNDS > 1 ? 200 : 60;

let folder: string;
let environment: Environment;
let sandbox: Sandbox;
let redis: Service;
let redisPort: number;
let db: Db;
let worker: RunningProcess;
let payer: Person;
const ports: number[] = [];
const apis: RunningProcess[] = [];

let kills = 0;
let closing = false;

/** Runs an API, and runs it again when it was killed. */
async function keepApi(index: number): Promise<void> {
  const api = await startProcess('test-server', { ...environment, PORT: String(ports[index]) });
  apis[index] = api;
  void api.ended.then(() => {
    kills += 1;
    if (!closing) void keepApi(index);
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-charges-'));
  ports.push(await freePort(), await freePort());
  sandbox = await startSandbox(ports[0] ?? 0);
  const password = secret();
  redis = await startRedis(join(folder, 'redis'), password, console.log);
  redisPort = Number(new URL(redis.url).port);
  environment = await testEnvironment({
    ...sandbox.environment,
    REDIS_URL: redis.url,
    LOG_LEVEL: 'silent',
    DATABASE_POOL_SIZE: '20',
  });
  db = createDb({
    url: environment['DATABASE_URL'] ?? '',
    poolSize: 2,
    statementTimeoutMs: 60_000,
    log: createLog('silent'),
  });
  await Promise.all([keepApi(0), keepApi(1)]);
  worker = await startProcess('worker', environment);
  payer = await createPerson(createClient(`http://127.0.0.1:${ports[1]}`));
});
afterAll(async () => {
  closing = true;
  await Promise.all([...apis, worker].map((one) => one.kill()));
  await db.close();
  await sandbox.close();
  await redis.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Made {
  createCharge: { charge: { id: string; status: string; updatedAt: string } };
}

const counts = { calls: 0, retries: 0, lost: 0, told: 0, unknown: 0 };

/** What a client does that wants to know: the same call again until it has an answer that is final. */
async function charge(key: string, first = 0): Promise<Made['createCharge']['charge']> {
  counts.calls += 1;
  const query = `mutation ($key: String!) { createCharge(idempotencyKey: $key, input: { money: { amount: 1999, currency: "USD" }, paymentMethod: "pm_card_visa", description: "${key}" }) { charge { id status updatedAt } } }`;
  for (let tries = 0; ; tries += 1) {
    if (tries === 300) throw new Error(`No end of ${key}`);
    if (tries > 0) counts.retries += 1;
    const client = createClient(`http://127.0.0.1:${ports[(first + tries) % 2]}`);
    try {
      const { data, code } = await client.raw<Made>(query, { key }, { token: payer.token });
      if (code === undefined && data.createCharge.charge.status === 'SUCCEEDED') return data.createCharge.charge;
      if (code === undefined) counts.unknown += 1;
      else if (code === 'IDEMPOTENCY_KEY_IN_USE') counts.told += 1;
      else if (code !== 'UNAVAILABLE') throw new Error(`${key} was answered ${code}`);
    } catch (error) {
      // The connection broke with its process.
      if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
      counts.lost += 1;
    }
    await sleep(100 + Math.random() * 200);
  }
}

/** Whether both run, without a trap. */
const disarm = async (): Promise<boolean> => {
  const sets = await Promise.allSettled(apis.map((api) => api.set({ step: null, signal: 'SIGKILL' })));
  return sets.every(({ status }) => status === 'fulfilled');
};

async function expectOnce(keys: string[]): Promise<void> {
  const charged = await sandbox.charged();
  expect(keys.filter((key) => charged.get(key) !== 1)).toEqual([]);
  const rows = await db.prisma.charge.findMany({
    where: { description: { in: keys } },
    select: { status: true, entries: { select: { amount: true } } },
  });
  expect(rows).toHaveLength(keys.length);
  for (const row of rows) expect(row).toEqual({ status: 'SUCCEEDED', entries: [{ amount: 1999n }] });
}

describe('charges', () => {
  it.each(STEPS)(
    `are made once though a process is killed at %s: ${CALLS} calls with one key over two processes, ${ROUNDS} times`,
    { timeout: ROUNDS * 60_000 + 60_000 },
    async (step) => {
      const keys: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const key = `${step}-${round}`;
        keys.push(key);
        // Every call passes the first step; only the one that gets the key comes further.
        const before = kills;
        const trapped = step === 'beforeClaim' ? apis.slice(0, 1) : apis;
        await Promise.all(trapped.map((api) => api.set({ step, signal: 'SIGKILL' })));
        const answers = Promise.all(Array.from({ length: CALLS }, (_, index) => charge(key, index)));
        const distinct = new Set((await answers).map((answer) => JSON.stringify(answer)));
        expect(distinct.size, 'every client has the same answer').toBe(1);
        // Whichever was not killed is so no more.
        expect(kills).toBeGreaterThan(before);
        expect(await waitFor(() => disarm(), 30_000)).toBe(true);
      }
      await expectOnce(keys);
      console.log(`killed at ${step}: ${kills} times so far; calls ${JSON.stringify(counts)}`);
    },
  );

  it(
    `are made once though their owner is stopped past its lease and goes on, ${ROUNDS} times`,
    { timeout: ROUNDS * 60_000 + 60_000 },
    async () => {
      const keys: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1)
        for (const step of ['beforeProvider', 'afterProvider', 'beforeCommit'] as const) {
          const key = `stopped-${step}-${round}`;
          keys.push(key);
          await apis[0]?.set({ step, signal: 'SIGSTOP' });
          const owner = charge(key, 0);
          const row = () => db.prisma.charge.findFirst({ where: { description: key } });
          // Nobody but the recovery finds out.
          expect(await waitFor(async () => (await row())?.status === 'SUCCEEDED', 30_000)).toBe(true);
          const settled = await row();
          const { token } = await db.prisma.idempotencyKey.findFirstOrThrow({ where: { key } });
          expect(token).toBeGreaterThan(1n);
          process.kill(apis[0]?.pid ?? 0, 'SIGCONT');
          const answer = await owner;
          expect(answer.updatedAt).toBe(settled?.updatedAt.toISOString());
          expect(await row()).toEqual(settled);
        }
      await expectOnce(keys);
    },
  );

  it(
    `are made once though Redis is killed and flushed in the middle of them, for ${SECONDS} s`,
    { timeout: SECONDS * 1000 + 90_000 },
    async () => {
      const keys: string[] = [];
      const end = Date.now() + SECONDS * 1000;
      const load = Array.from({ length: 16 }, async (_, client) => {
        for (let turn = 0; Date.now() < end; turn += 1) {
          const key = `redis-${client}-${turn}`;
          keys.push(key);
          const twice = await Promise.all([charge(key, 0), charge(key, 1)]);
          const again = await charge(key, turn);
          expect(new Set([...twice, again].map((answer) => JSON.stringify(answer))).size).toBe(1);
        }
      });
      const bother = (async () => {
        while (Date.now() < end - 3_000) {
          await sleep(SECONDS * 150);
          const client = new Redis(redis.url);
          await client.flushall();
          client.disconnect();
          await sleep(SECONDS * 50);
          process.kill(redis.pid, 'SIGKILL');
          await redis.ended;
          await sleep(1_000);
          redis = await startRedis(join(folder, 'redis'), new URL(redis.url).password, console.log, redisPort);
        }
      })();
      await Promise.all([...load, bother]);
      expect(keys.length).toBeGreaterThan(50);
      await expectOnce(keys);
      console.log(`Redis gone: ${keys.length} keys; calls ${JSON.stringify(counts)}`);
    },
  );

  it('leave a ledger that agrees with them', async () => {
    expect(await findLedgerFaults(db)).toEqual([]);
  });
});
