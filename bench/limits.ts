import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLog } from '../src/platform/log/index.ts';
import { createLimits } from '../src/platform/rate-limit/limits.ts';
import type { Limit } from '../src/platform/rate-limit/token-bucket.ts';
import { createRedis } from '../src/platform/redis/index.ts';
import { projectFolder } from '../src/platform/project.ts';
import { compareWith, median, percentile, round, say, type Bench } from './report.ts';

const CALLERS = 32;
const SECONDS = 3;
const ROUNDS = 3;
const IDENTITIES = 1_000;

/** Decisions a second of one process, by 32 callers each of whom asks again once answered. */
export const benchLimits: Bench = async ({ redisUrl }) => {
  const log = createLog('warn');
  const redis = createRedis(redisUrl, 'bench', log);
  const limits = createLimits({ redis, prefix: 'bench', log });
  await limits.connected();
  const of = (max: number) => limits.define({ name: `of-${max}`, max, windowMs: 60_000 });
  const [roomy, scarce] = [of(1_000_000_000), of(100)];

  async function run(limit: Limit, identityOf: (caller: number) => string) {
    const times: number[] = [];
    const end = performance.now() + SECONDS * 1000;
    const cpu = process.cpuUsage();
    const call = async (caller: number) => {
      for (let index = 0; performance.now() < end; index += 1) {
        const since = performance.now();
        await limits.take(limit, identityOf(caller));
        if (index % 16 === 0) times.push(performance.now() - since);
        // What never waits would leave no room for anything else.
        if (limit === scarce && index % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      return 0;
    };
    const count = () =>
      Object.values(limits.stats().limits).reduce((sum, { allowed, refused }) => sum + allowed + refused, 0);
    const before = count();
    await Promise.all(Array.from({ length: CALLERS }, (_, caller) => call(caller)));
    const made = count() - before;
    const { user, system } = process.cpuUsage(cpu);
    return {
      perSecond: made / SECONDS,
      cpuMicroseconds: (user + system) / made,
      p99Ms: percentile(times, 0.99),
    };
  }

  const cases = {
    'one bucket': () => run(roomy, () => 'one'),
    '32 buckets': () => run(roomy, (caller) => `of-${caller}`),
    'one empty bucket': () => run(scarce, () => 'empty'),
  };
  const figures: Record<string, unknown> = {};
  console.log('| 32 callers on | decisions/s | p99, ms | CPU, µs |\n| --- | --- | --- | --- |');
  for (const [name, measure] of Object.entries(cases)) {
    const rounds: Awaited<ReturnType<typeof measure>>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure());
    const middle = (key: keyof (typeof rounds)[number]) => round(median(rounds.map((one) => one[key])));
    figures[name] = {
      perSecond: middle('perSecond'),
      p99Ms: middle('p99Ms'),
      cpuMicroseconds: middle('cpuMicroseconds'),
    };
    console.log(`| ${name} | ${middle('perSecond').toFixed(0)} | ${middle('p99Ms')} | ${middle('cpuMicroseconds')} |`);
  }
  figures['local'] = limits.stats().local;
  limits.close();
  redis.disconnect();
  const peers = await comparePeers(redisUrl);
  return { ...figures, peers, beside: peers.filter(({ peer }) => peer !== 'parley') };
};

interface Limiter {
  take: (identity: string) => Promise<boolean>;
  close: () => void;
}
type CreateLimiter = (options: { redisUrl: string; max: number; seconds: number }) => Limiter;

/** The same limit by Parley and by others, in turn: 1,000 identities, and whether 1,000 calls at once pass one of 100. */
async function comparePeers(redisUrl: string) {
  const file = pathToFileURL(join(projectFolder, 'bench/peers/limits.mjs')).href;
  const { limiters } = (await import(file)) as { limiters: Record<string, CreateLimiter> };
  const parley: CreateLimiter = ({ redisUrl: url, max, seconds }) => {
    const log = createLog('warn');
    const redis = createRedis(url, 'bench', log);
    const limits = createLimits({ redis, prefix: `peer-${max}`, log, patienceMs: 5_000 });
    const limit = limits.define({ name: 'peer', max, windowMs: seconds * 1_000 });
    const connected = limits.connected();
    return {
      take: async (identity) => {
        await connected;
        return (await limits.take(limit, identity)).allowed;
      },
      close: () => {
        limits.close();
        redis.disconnect();
      },
    };
  };
  const contenders = Object.entries({ parley, ...limiters });
  const rates = new Map<string, number[]>(contenders.map(([name]) => [name, []]));
  const open = contenders.map(([name, create]) => ({ name, limiter: create({ redisUrl, max: 1_000, seconds: 60 }) }));
  for (const { limiter } of open) await limiter.take('warm');
  for (let turn = 0; turn < ROUNDS; turn += 1)
    for (const { name, limiter } of open) {
      const end = performance.now() + SECONDS * 1000;
      let made = 0;
      const call = async () => {
        for (; performance.now() < end; made += 1) await limiter.take(`person-${made % IDENTITIES}`);
      };
      await Promise.all(Array.from({ length: CALLERS }, call));
      rates.get(name)?.push(made / SECONDS);
    }
  for (const { limiter } of open) limiter.close();
  const passed = new Map<string, number>();
  for (const [name, create] of contenders) {
    const limiter = create({ redisUrl, max: 100, seconds: 60 });
    await limiter.take('somebody else');
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => limiter.take('one')));
    passed.set(name, answers.filter(Boolean).length);
    limiter.close();
  }
  console.log(
    '\n| limiter | decisions/s | Parley beside it | of 1,000 calls at once passed, limit 100 |\n| --- | --- | --- | --- |',
  );
  const own = rates.get('parley') ?? [];
  return contenders.map(([name]) => {
    const row = compareWith(name, 'rate-limit decisions, /s', own, rates.get(name) ?? []);
    const ratio = name === 'parley' ? '' : say(row);
    console.log(`| ${name} | ${row.theirs.toFixed(0)} | ${ratio} | ${passed.get(name)} |`);
    return { ...row, passed: passed.get(name) };
  });
}
