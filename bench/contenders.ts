import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, secret } from '../scripts/services.ts';
import { projectFolder } from '../src/platform/project.ts';
import type { Thread } from './thread.ts';

/** A server that is measured: one Node process. */
export interface Contender {
  key: string;
  title: string;
  file: string;
  env: Record<string, string>;
  /** Which operation it understands. */
  asks: Exclude<keyof Thread, 'postId'>;
  /** Whether the thread comes from a cache. */
  isCached: boolean;
  /** Whether each answer is looked up in Redis; undefined where that is not the point. */
  asksRedis?: boolean;
  /** Absent for the Node that runs the bench; null where this one must be left out. */
  node?: string | null;
}

/** The file of the server that all others are compared with. */
export const PARLEY = 'dist/server.js';

export const parley = (key: string, title: string, env: Record<string, string>, asksRedis?: boolean): Contender => ({
  key,
  title,
  file: PARLEY,
  env: { RATE_LIMITS: 'false', LOG_LEVEL: 'warn', JWT_SECRET: secret() + secret(), ...env },
  asks: 'forParley',
  isCached: env.CACHE !== 'false',
  ...(asksRedis === undefined ? {} : { asksRedis }),
});

const peer = (key: string, title: string, name: string, isCached: boolean): Contender => ({
  key,
  title,
  file: `bench/peers/${name}.mjs`,
  env: { CACHED: String(isCached) },
  asks: 'forPeers',
  isCached,
  ...(isCached ? { asksRedis: true } : {}),
});

const bare = (key: string, title: string, store: 'redis' | 'lru'): Contender => ({
  key,
  title,
  file: 'bench/peers/bare.mjs',
  env: { STORE: store },
  asks: 'forParley',
  isCached: true,
  asksRedis: store === 'redis',
});

/** A Node of version 22 or later: this one, or that of a package; null where there is none for this system. */
function findNode22(): string | null {
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  const packaged = join(projectFolder, `bench/node_modules/node-${process.platform}-${process.arch}/bin/node`);
  return existsSync(packaged) ? packaged : null;
}

/** Each group is measured round by round, in turn; the first of each is the one that the others are compared with. */
export const createGroups = (): { title: string; contenders: [Contender, ...Contender[]] }[] => [
  {
    title: 'Cached thread',
    contenders: [
      parley('parleyCached', 'Parley, cached', {}, false),
      parley('parleyFromRedis', 'Parley, in-process level off', { CACHE_LOCAL_MB: '0' }, true),
      peer('apolloCached', 'Apollo, response cache on Redis', 'apollo', true),
      peer('yogaCached', 'Yoga, response cache on Redis', 'yoga', true),
      peer('mercuriusCached', 'Mercurius jit, mercurius-cache on Redis', 'mercurius', true),
      bare('bareRedis', 'bare Fastify, one Redis GET', 'redis'),
      bare('bareLru', 'bare Fastify, in-process LRU', 'lru'),
    ],
  },
  {
    title: 'Uncached thread from PostgreSQL',
    contenders: [
      parley('parleyUncached', 'Parley, uncached', { CACHE: 'false' }),
      parley('parleyNotCompiled', 'Parley, uncached, not compiled', { CACHE: 'false', COMPILE: 'false' }),
      {
        ...peer('postgraphile', 'PostGraphile 5', 'postgraphile', false),
        env: { GRAPHILE_ENV: 'production' },
        asks: 'forPostGraphile',
        node: findNode22(),
      },
      peer('mercuriusUncached', 'Mercurius jit, loaders', 'mercurius', false),
      peer('yogaUncached', 'Yoga, DataLoader', 'yoga', false),
      peer('apolloUncached', 'Apollo, DataLoader', 'apollo', false),
    ],
  },
];

export interface RunningContender extends Contender {
  url: string;
  /** Processor time so far, in microseconds; NaN where the system does not tell it. */
  cpu(): number;
  /** From its start until it said that it listens, in milliseconds. */
  startMs: number;
  /** Memory that it has now, in MiB (RSS); NaN where the system does not tell it. */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts it, and waits until it says that it listens. @throws where it ends before. */
export async function start(
  contender: Contender,
  servers: { databaseUrl: string; redisUrl: string },
): Promise<RunningContender> {
  const port = await freePort();
  const since = performance.now();
  const child: ChildProcess = fork(join(projectFolder, contender.file), {
    execPath: contender.node ?? process.execPath,
    execArgv: [],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: servers.databaseUrl,
      REDIS_URL: servers.redisUrl,
      HOST: '127.0.0.1',
      PORT: String(port),
      ...contender.env,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit');
  const isReady = await Promise.race([once(child, 'message').then(() => true), exit.then(() => false)]);
  if (!isReady) throw new Error('it ended before it listened');
  return {
    ...contender,
    url: `http://127.0.0.1:${port}/graphql`,
    cpu: () => readCpu(child.pid ?? 0),
    startMs: performance.now() - since,
    memory: () => readMemory(child.pid ?? 0),
    async stop() {
      // They end when nobody is connected any more.
      if (child.connected) child.disconnect();
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await exit;
      clearTimeout(late);
    },
  };
}

/** See proc(5): user and system time of all threads, in hundredths of a second. */
function readCpu(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/** See proc(5). */
function readMemory(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
