import { createLog } from '../src/platform/log/index.ts';
import { createLimits } from '../src/platform/rate-limit/limits.ts';
import type { Limit } from '../src/platform/rate-limit/token-bucket.ts';
import { createRedis } from '../src/platform/redis/index.ts';
import { median, percentile, round, type Bench } from './report.ts';

const CALLERS = 32;
const SECONDS = 3;
const ROUNDS = 3;

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
  return figures;
};
