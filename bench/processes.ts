import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { request } from 'undici';
import { secret, startPostgres, startRedis } from '../scripts/services.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { projectFolder } from '../src/platform/project.ts';
import { haproxyPath, startHaproxy } from '../test/support/haproxy.ts';
import { parley, start } from './contenders.ts';
import { CONNECTIONS, findLoadGenerator, HEADERS, type Load } from './load.ts';
import { median, round, type Bench } from './report.ts';
import { addThreads, readThread } from './thread.ts';

const WARM_UP_SECONDS = 5;
const SECONDS = 8;
const ROUNDS = 5;
const AT_LEAST = 1.7;

/** The cores that this process may use, as taskset(1) tells them (0,2-4); none where there is no taskset. */
function findCores(): number[] {
  const { status, stdout } = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
  if (status !== 0) return [];
  return (stdout.split(': ').at(-1) ?? '').split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

/** Keeps this process, and whatever it starts from now on, on these cores. */
function pin(cores: number[]): void {
  const { status, stderr } = spawnSync('taskset', ['-acp', cores.join(','), String(process.pid)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`taskset: ${stderr.trim()}`);
}

/** What one arrangement is put under load by, and its end. */
interface Arrangement {
  cores: number[];
  url: string;
  body: string;
  stop: () => Promise<void>;
}

interface Servers {
  databaseUrl: string;
  redisUrl: string;
}

/** One thread of its own in a database of its own, asked of `count` API processes; behind HAProxy where there are two. */
async function arrange(cores: number[], { databaseUrl, redisUrl }: Servers, count: 1 | 2): Promise<Arrangement> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { forParley } = await addThreads(client);
  await client.end();
  const contender = parley('parley', 'Parley', { CACHE: 'false' });
  const apis = await Promise.all(Array.from({ length: count }, () => start(contender, { databaseUrl, redisUrl })));
  const ports = apis.map(({ url }) => Number(new URL(url).port));
  const [first = 0, second] = ports;
  const haproxy = second === undefined ? null : await startHaproxy([first, second]);
  const body = JSON.stringify(forParley);
  const url = `${haproxy?.url ?? `http://127.0.0.1:${first}`}/graphql`;
  const answer = await request(url, { method: 'POST', headers: HEADERS, body });
  readThread(await answer.body.text());
  return {
    cores,
    url,
    body,
    async stop() {
      await haproxy?.close();
      await Promise.all(apis.map((api) => api.stop()));
    },
  };
}

/**
 * The uncached thread of `read` from two API processes behind HAProxy on two cores, beside one process on one core; load,
 * PostgreSQL and Redis share the cores of the servers that they belong to. In turn, with ratios within the round.
 */
export const benchProcesses: Bench = async (servers) => {
  const all = findCores();
  const [first, second] = all;
  const missing =
    (all.length === 0 && 'it needs taskset (util-linux)') ||
    (second === undefined && 'it needs two cores') ||
    (haproxyPath === undefined && 'it needs HAProxy');
  if (missing !== false || first === undefined || second === undefined) {
    console.log(`Not measured here: ${missing || 'it needs two cores'}.`);
    return { notMeasured: missing };
  }
  const { name: generator, load } = findLoadGenerator();
  console.log(`Load: ${generator}, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s each in turn`);
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    pin([first]);
    const postgres = await startPostgres(join(folder, 'postgres'), secret());
    stops.push(() => postgres.stop());
    const redis = await startRedis(join(folder, 'redis'), secret(), console.log);
    stops.push(() => redis.stop());
    await migrate(postgres.url, join(projectFolder, 'prisma'));
    const one = await arrange([first], { databaseUrl: postgres.url, redisUrl: redis.url }, 1);
    stops.push(one.stop);
    pin([first, second]);
    const two = await arrange([first, second], servers, 2);
    stops.push(two.stop);

    const put = async ({ cores, url, body }: Arrangement, seconds: number): Promise<Load> => {
      pin(cores);
      const done = await load(url, body, seconds);
      if (done.failures > 0 || done.requests === 0) throw new Error(`${done.failures} failures under load`);
      return done;
    };
    for (const arrangement of [one, two]) await put(arrangement, WARM_UP_SECONDS);
    const rounds: { one: Load; two: Load }[] = [];
    for (let turn = 0; turn < ROUNDS; turn += 1)
      rounds.push({ one: await put(one, SECONDS), two: await put(two, SECONDS) });

    const rate = ({ requests, seconds }: Load) => requests / seconds;
    const ratios = rounds.map((both) => rate(both.two) / rate(both.one));
    const summarize = (of: 'one' | 'two') => ({
      perSecond: round(median(rounds.map((both) => rate(both[of]))), 0),
      p50: round(median(rounds.map((both) => both[of].p50))),
      p99: round(median(rounds.map((both) => both[of].p99))),
      rates: rounds.map((both) => round(rate(both[of]), 0)),
    });
    const figures = { one: summarize('one'), two: summarize('two') };
    const ratio = { median: round(median(ratios)), min: round(Math.min(...ratios)), max: round(Math.max(...ratios)) };
    console.log('| uncached thread | requests/s | p50 ms | p99 ms |\n| --- | --- | --- | --- |');
    for (const [title, { perSecond, p50, p99 }] of [
      ['one process, all on one core', figures.one],
      ['two behind HAProxy, all on two cores', figures.two],
    ] as const)
      console.log(`| ${title} | ${perSecond} | ${p50} | ${p99} |`);
    const isMet = ratio.median >= AT_LEAST;
    console.log(
      `\n${isMet ? 'met' : 'NOT MET'}: ${ratio.median} times (${ratio.min} – ${ratio.max}); at least ${AT_LEAST}`,
    );
    return { generator, connections: CONNECTIONS, ...figures, ratio, atLeast: AT_LEAST, isMet };
  } finally {
    for (const stop of stops.toReversed()) await stop();
    pin(all);
  }
};
