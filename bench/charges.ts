import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { createCharges, type Charges, type PaymentProvider } from '../src/charges/index.ts';
import { notifyOfChargeJob } from '../src/notifications/index.ts';
import { createDb } from '../src/platform/db/index.ts';
import { createIdempotency, createMemory, type IdempotentCall } from '../src/platform/idempotency/index.ts';
import { createOutbox } from '../src/platform/jobs/index.ts';
import { createLog } from '../src/platform/log/index.ts';
import { createRedis } from '../src/platform/redis/index.ts';
import { createSealer } from '../src/platform/sealing.ts';
import { fanOutJob } from '../src/webhooks/index.ts';
import { compareWith, median, percentile, round, say, type Bench } from './report.ts';
import { createRocketRides } from './rocket-rides.ts';

const IN_FLIGHT = 16;
const REPLAYS_IN_FLIGHT = 50;
const USERS = 200;
const SECONDS = 4;
const ROUNDS = 5;

const fingerprint = 'f'.repeat(64);
const draft = { amount: 2_000, currency: 'USD', paymentMethod: 'pm_card_visa', description: 'Charge for a ride' };

/** Succeeds at once. */
async function chargeInstantly(): Promise<string> {
  await new Promise((resolve) => setImmediate(resolve));
  return `pi_${randomUUID()}`;
}
const unused = () => Promise.reject(new Error('The bench does not need it'));
const provider: PaymentProvider = {
  charge: async () => ({
    known: true,
    status: 'SUCCEEDED',
    providerId: await chargeInstantly(),
    declineCode: null,
    clientSecret: null,
    open: false,
  }),
  readCharge: unused,
  findCharge: unused,
  cancelCharge: unused,
  refund: unused,
  readRefund: unused,
  findRefund: unused,
  readEvent: () => {
    throw new Error('The bench does not need it');
  },
};

/** The limit: a claim of a key, and its answer. */
async function createBare(pool: pg.Pool) {
  await pool.query(`
    CREATE TABLE bare_keys (
      user_id uuid NOT NULL, key text NOT NULL, fingerprint text NOT NULL, answer jsonb, PRIMARY KEY (user_id, key))`);
  const claim = `INSERT INTO bare_keys (user_id, key, fingerprint) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
  const finish = `UPDATE bare_keys SET answer = $3 WHERE user_id = $1 AND key = $2`;
  return async (userId: string, key: string) => {
    await pool.query({ name: 'bare.claim', text: claim, values: [userId, key, fingerprint] });
    const answer = { ...draft, userId, providerId: await chargeInstantly(), status: 'SUCCEEDED' };
    await pool.query({ name: 'bare.finish', text: finish, values: [userId, key, answer] });
  };
}

/** Runs `work` so many times at once, again and again; the rate a second, and what each took in milliseconds. */
async function load(inFlight: number, work: (turn: number) => Promise<unknown>) {
  const times: number[] = [];
  let turn = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let since = start; since < start + SECONDS * 1000;) {
        await work((turn += 1));
        const now = performance.now();
        times.push(now - since);
        since = now;
      }
    }),
  );
  return { rate: (times.length / (performance.now() - start)) * 1000, times };
}

/** Each path in turn, round by round, after a first round that warms up. */
async function compare<Name extends string>(
  inFlight: number,
  paths: Record<Name, (turn: number) => Promise<unknown>>,
  afterWarmUp: () => Promise<unknown> = () => Promise.resolve(),
) {
  const entries = Object.entries(paths) as [Name, (turn: number) => Promise<unknown>][];
  for (const [, work] of entries) await load(inFlight, work);
  await afterWarmUp();
  const runs = entries.map(([name, work]) => ({ name, work, rates: [] as number[], times: [] as number[] }));
  for (let turn = 0; turn < ROUNDS; turn += 1)
    for (const run of runs) {
      const { rate, times } = await load(inFlight, run.work);
      run.rates.push(round(rate, 0));
      run.times = run.times.concat(times);
    }
  return Object.fromEntries(
    runs.map(({ name, rates, times }) => [
      name,
      {
        rates,
        perSecond: round(median(rates), 0),
        p50: round(percentile(times, 0.5)),
        p99: round(percentile(times, 0.99)),
      },
    ]),
  ) as Record<Name, { rates: number[]; perSecond: number; p50: number; p99: number }>;
}

/**
 * Charges a second straight through the service, with a fresh key each and a provider that answers at once, beside the
 * four transactions of rocket-rides-atomic and beside the two bare statements that are the least; all with as many
 * connections as charges in flight. Then replays of finished keys, answered from Redis and, without it, from SQL.
 * Nothing takes the jobs out of the outbox meanwhile.
 */
export const benchCharges: Bench = async ({ databaseUrl, redisUrl }) => {
  // Not the warnings: connections may be cut when the database stops.
  const log = createLog('error');
  const now = () => new Date();
  const db = createDb({ url: databaseUrl, poolSize: IN_FLIGHT, statementTimeoutMs: 30_000, log });
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: IN_FLIGHT,
    options: '-c search_path=bench -c jit=off -c plan_cache_mode=force_generic_plan',
  });
  pool.on('error', () => undefined);
  const redis = createRedis(redisUrl, 'cache', log);
  const outbox = createOutbox([fanOutJob, notifyOfChargeJob], now);
  const sealer = createSealer(undefined);
  const [charges, withoutMemory] = [
    createIdempotency({ db, now, memory: createMemory(redis, 'bench') }),
    createIdempotency({ db, now }),
  ].map((idempotency) => createCharges({ db, outbox, idempotency, provider, sealer, timeoutMs: 8_000, log, now })) as [
    Charges,
    Charges,
  ];

  const payers = Array.from({ length: USERS }, () => uuid());
  const payerOf = (turn: number) => payers[turn % USERS] ?? '';
  await db.prisma.user.createMany({
    data: payers.map((id, index) => ({ id, handle: `payer_${index}`, displayName: 'Payer', createdAt: now() })),
  });
  await pool.query('CREATE SCHEMA bench');
  const rides = await createRocketRides(pool, chargeInstantly);
  const bare = await createBare(pool);

  let finished: IdempotentCall[] = [];
  const paths = {
    parley: async (turn: number) => {
      const call = {
        userId: payerOf(turn),
        key: randomUUID(),
        field: 'createCharge',
        fingerprint,
        ttlMs: 24 * 3_600_000,
        onReplay: () => undefined,
      };
      // The newest, of which a part is replayed.
      if (turn === 1) finished = [];
      await charges.create(draft, call);
      finished.push(call);
    },
    rides: (turn: number) => rides.create((turn % USERS) + 1, randomUUID()),
    bare: (turn: number) => bare(payerOf(turn), randomUUID()),
  };
  const {
    parley,
    rides: fourTransactions,
    bare: limit,
  } = await compare(IN_FLIGHT, paths, () => pool.query('VACUUM ANALYZE'));
  const what = 'charges, /s';
  const ofRides = compareWith(
    'four SERIALIZABLE transactions (rocket-rides-atomic)',
    what,
    parley.rates,
    fourTransactions.rates,
  );
  const ofBare = compareWith('two bare statements', what, parley.rates, limit.rates);

  const replay = (service: Charges) => async (turn: number) => {
    const call = finished[turn % finished.length];
    if (call) await service.create(draft, call);
  };
  const { redis: fromRedis, sql: fromSql } = await compare(REPLAYS_IN_FLIGHT, {
    redis: replay(charges),
    sql: replay(withoutMemory),
  });
  redis.disconnect();
  await pool.end();
  await db.close();

  const conflicts = rides.conflicts();
  const print = (name: string, { perSecond, p50, p99 }: typeof parley, ratio = '') =>
    console.log(`| ${name} | ${perSecond} | ${p50} | ${p99} | ${ratio} |`);
  console.log(
    `| charges, ${IN_FLIGHT} in flight on ${IN_FLIGHT} connections | /s | p50 ms | p99 ms | Parley's rate beside it, median of rounds (min – max) |`,
  );
  console.log('| --- | --- | --- | --- | --- |');
  print('Parley', parley);
  print(`four SERIALIZABLE transactions (${conflicts} run again)`, fourTransactions, say(ofRides));
  print('two bare statements', limit, say(ofBare));
  print(`replays, ${REPLAYS_IN_FLIGHT} in flight, from Redis`, fromRedis);
  print(`replays, ${REPLAYS_IN_FLIGHT} in flight, from SQL`, fromSql);
  return {
    inFlight: IN_FLIGHT,
    parley,
    fourTransactions: { ...fourTransactions, conflicts },
    bare: limit,
    beside: [ofRides, ofBare],
    replays: { inFlight: REPLAYS_IN_FLIGHT, redis: fromRedis, sql: fromSql },
  };
};
