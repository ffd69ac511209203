import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { Redis } from 'ioredis';
import pg from 'pg';
import { request } from 'undici';
import { projectFolder } from '../src/platform/project.ts';
import { createGroups, PARLEY, start, type Contender, type RunningContender } from './contenders.ts';
import { CONNECTIONS, findLoadGenerator, HEADERS, type Load } from './load.ts';
import { draw, type Chart } from './picture.ts';
import { compareWith, median, round, say, type Bench } from './report.ts';
import { addThreads, readThread, type Thread } from './thread.ts';

/** A process grows faster for that long, as more of its code is compiled. */
const WARM_UP_SECONDS = 10;
/** While its peers are measured it rests, and after 25 s of that each request takes twice the processor time at first. */
const WAKE_UP_SECONDS = 4;
const SECONDS = 5;
const ROUNDS = 3;

/** Who must be how many times as fast as whom. */
const JUDGED = [
  { who: 'parleyCached', beside: 'apolloCached', atLeast: 8 },
  { who: 'parleyCached', beside: 'bareLru', atLeast: 0.8 },
  { who: 'parleyFromRedis', beside: 'bareRedis', atLeast: 0.8 },
  { who: 'parleyUncached', beside: 'postgraphile', atLeast: 1.5 },
  { who: 'parleyUncached', beside: 'parleyNotCompiled', atLeast: 2 },
];

/** Who belongs beside whom in the table of all benches. */
const PAIRS = [
  {
    what: 'a cached thread, /s',
    own: 'parleyCached',
    peers: ['apolloCached', 'yogaCached', 'mercuriusCached', 'bareLru'],
  },
  { what: 'a thread from Redis, /s', own: 'parleyFromRedis', peers: ['bareRedis'] },
  {
    what: 'an uncached thread, /s',
    own: 'parleyUncached',
    peers: ['postgraphile', 'mercuriusUncached', 'yogaUncached', 'apolloUncached'],
  },
];

interface Stores {
  client: pg.Client;
  redis: Redis;
  thread: Thread;
}

async function ask({ url }: RunningContender, body: string): Promise<string> {
  const answer = await request(url, { method: 'POST', headers: HEADERS, body });
  const text = await answer.body.text();
  if (answer.statusCode !== 200) throw new Error(`it answers ${answer.statusCode}: ${text.slice(0, 500)}`);
  return text;
}

const countCommands = async (redis: Redis) =>
  Number(/total_commands_processed:(\d+)/.exec(await redis.info('stats'))?.[1]);

/**
 * Refuses whoever does not give the very thread; who is said to cache and does not, or the other way round, told by a title
 * that changes behind its back; and who asks Redis although it should not have to, or the other way round.
 * @returns the length of its answer, and the Redis commands for each.
 */
async function check(server: RunningContender, { client, redis, thread }: Stores, expected: unknown) {
  const body = JSON.stringify(thread[server.asks]);
  let answer = '';
  for (let turn = 0; turn < 3; turn += 1) {
    answer = await ask(server, body);
    // A process keeps answers once it has its lease of the journal.
    await sleep(300);
    if (!isDeepStrictEqual(readThread(answer), expected)) throw new Error('its answer is not that of Parley');
  }
  const setTitle = (change: string) =>
    client.query(`UPDATE posts SET title = ${change} WHERE id = $1`, [thread.postId]);
  await setTitle("title || ' changed'");
  try {
    const isHit = isDeepStrictEqual(readThread(await ask(server, body)), expected);
    if (isHit !== server.isCached)
      throw new Error(isHit ? 'it answers from a cache' : 'it does not answer from a cache');
  } finally {
    await setTitle("replace(title, ' changed', '')");
  }
  const turns = 20;
  const before = await countCommands(redis);
  for (let turn = 0; turn < turns; turn += 1) await ask(server, body);
  const commands = ((await countCommands(redis)) - before - 1) / turns;
  if (server.asksRedis !== undefined && server.asksRedis !== commands >= 1)
    throw new Error(`it sends ${commands} commands to Redis for each answer`);
  return { bytes: Buffer.byteLength(answer), redisCommands: round(commands) };
}

interface Run extends Awaited<ReturnType<typeof check>> {
  server: RunningContender;
  body: string;
  loads: (Load & { cpu: number })[];
  /** After the load, in MiB. */
  memory: number;
}

/** In microseconds; null where the system does not tell it. */
function cpuOf(loads: Run['loads']): number | null {
  const micros = median(loads.map(({ cpu, requests }) => cpu / requests));
  return Number.isNaN(micros) ? null : round(micros, 0);
}

const rate = ({ requests, seconds }: Load) => requests / seconds;

const summarize = ({ server, loads, bytes, redisCommands, memory }: Run) => ({
  perSecond: round(median(loads.map(rate)), 0),
  p50: round(median(loads.map(({ p50 }) => p50))),
  p99: round(median(loads.map(({ p99 }) => p99))),
  cpuMicros: cpuOf(loads),
  bytes,
  redisCommands,
  startMs: round(server.startMs, 0),
  memoryMiB: round(memory, 0),
  rates: loads.map((load) => round(rate(load), 0)),
});

/** How many times as fast one is as the other. */
const compare = (who: Run, beside: Run, what = who.server.title) =>
  compareWith(beside.server.title, what, who.loads.map(rate), beside.loads.map(rate));

/**
 * A thread of 50 roots with 3 replies each over HTTP, from Parley and from its peers on the same tables, as JSON of about
 * 62 KB: from a cache, and uncached. The servers of a group all run, and are put under load one at a time, in turn.
 */
export const benchRead: Bench = async (servers) => {
  const { name: generator, load } = findLoadGenerator();
  console.log(`Load: ${generator}, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s each in turn`);
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  await client.connect();
  const redis = new Redis(servers.redisUrl);
  const stores: Stores = { client, redis, thread: await addThreads(client) };
  const { forParley } = stores.thread;

  const leftOut: Record<string, string> = {};
  const leaveOut = ({ key, title }: Contender, reason: string) => {
    leftOut[key] = reason;
    console.log(`${title} is left out: ${reason}`);
  };

  /** Starts and checks one; null where it cannot take part. */
  async function admit(contender: Contender, reference: string | null): Promise<Run | null> {
    if (contender.node === null) {
      leaveOut(contender, `it needs Node 22, and there is no package of it for ${process.platform} ${process.arch}`);
      return null;
    }
    let server: RunningContender | undefined;
    try {
      server = await start(contender, servers);
      const body = JSON.stringify(stores.thread[contender.asks]);
      if (reference === null && contender.file !== PARLEY)
        throw new Error('there is no answer of Parley to compare with');
      const answer = reference ?? (await ask(server, body));
      await redis.set(`bare:${forParley.variables.id}`, answer);
      return { server, body, loads: [], memory: Number.NaN, ...(await check(server, stores, readThread(answer))) };
    } catch (error) {
      await server?.stop();
      leaveOut(contender, (error as Error).message);
      return null;
    }
  }

  async function put(run: Run, seconds: number): Promise<Load & { cpu: number }> {
    const { server, body } = run;
    const before = server.cpu();
    const done = await load(server.url, body, seconds);
    const mean = done.bytes / done.requests;
    // Also where there was no answer at all.
    if (done.failures > 0 || !(mean >= run.bytes && mean <= run.bytes + 2_000))
      throw new Error(
        `${server.title}: ${done.failures} failures under load, ${done.requests} answers of ${round(mean, 0)} bytes`,
      );
    return { ...done, cpu: server.cpu() - before };
  }

  const runs = new Map<string, Run>();
  const charts: Chart[] = [];
  for (const { title, contenders } of createGroups()) {
    const group: Run[] = [];
    try {
      for (const contender of contenders) {
        const run = await admit(contender, await redis.get(`bare:${forParley.variables.id}`));
        if (run) group.push(run);
      }
      for (const run of group) await put(run, WARM_UP_SECONDS);
      for (let turn = 0; turn < ROUNDS; turn += 1)
        for (const run of group) {
          await put(run, WAKE_UP_SECONDS);
          run.loads.push(await put(run, SECONDS));
        }
      for (const run of group) run.memory = run.server.memory();
    } finally {
      await Promise.all(group.map(({ server }) => server.stop()));
    }
    for (const run of group) runs.set(run.server.key, run);
    const own = runs.get(contenders[0].key);
    console.log(
      `\n| ${title} | requests/s | p50 ms | p99 ms | CPU µs a request | start, ms | memory, MiB | Parley's rate beside it |`,
    );
    console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
    for (const run of group) {
      const { perSecond, p50, p99, cpuMicros, startMs, memoryMiB } = summarize(run);
      const ratio = own && own !== run ? say(compare(own, run)) : '';
      console.log(
        `| ${run.server.title} | ${perSecond} | ${p50} | ${p99} | ${cpuMicros ?? '–'} | ${startMs} | ${memoryMiB} | ${ratio} |`,
      );
    }
    charts.push({
      title: `${title}: requests a second`,
      bars: group.map((run) => ({
        name: run.server.title,
        value: summarize(run).perSecond,
        isOwn: run.server.file === PARLEY,
      })),
    });
  }
  redis.disconnect();
  await client.end();

  const beside = PAIRS.flatMap(({ own, peers, what }) =>
    peers.flatMap((key) => {
      const [who, peer] = [runs.get(own), runs.get(key)];
      return who && peer ? [compare(who, peer, what)] : [];
    }),
  );
  const [cached, apollo] = [runs.get('parleyCached'), runs.get('apolloCached')];
  if (cached && apollo)
    beside.push(
      compareWith(apollo.server.title, 'start, ms', [cached.server.startMs], [apollo.server.startMs], 'less'),
      compareWith(apollo.server.title, 'memory after the load, MiB', [cached.memory], [apollo.memory], 'less'),
    );

  console.log();
  const judged = JUDGED.map(({ who, beside, atLeast }) => {
    const [first, second] = [runs.get(who), runs.get(beside)];
    const comparison = first && second ? compare(first, second) : null;
    const isMet = comparison !== null && comparison.ratio >= atLeast;
    const [name, otherName] = [first?.server.title ?? who, second?.server.title ?? beside];
    const result = comparison ? `${say(comparison)} times` : 'not measured beside';
    console.log(`${isMet ? 'met' : 'NOT MET'}: ${name}: ${result} ${otherName}; at least ${atLeast}`);
    return { who, beside, atLeast, ...comparison, isMet };
  });
  await writeFile(
    join(projectFolder, 'bench/results/read.svg'),
    draw('Requests a second that Parley and its peers answer with one thread', charts),
  );
  return {
    generator,
    connections: CONNECTIONS,
    servers: Object.fromEntries([...runs].map(([key, run]) => [key, summarize(run)])),
    judged,
    leftOut,
    beside,
  };
};
