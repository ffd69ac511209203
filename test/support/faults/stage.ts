import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  freePort,
  isAlive,
  secret,
  startPostgres,
  startRedis,
  waitFor,
  type Service,
} from '../../../scripts/services.ts';
import { createDb } from '../../../src/platform/db/index.ts';
import { migrate } from '../../../src/platform/db/migrate.ts';
import { createLog } from '../../../src/platform/log/index.ts';
import { projectFolder } from '../../../src/platform/project.ts';
import { JWT_SECRET, type Environment } from '../app.ts';
import { haproxyPath, startHaproxy } from '../haproxy.ts';
import { clockEnvironment, spawnProcess, type RunningProcess } from '../processes.ts';
import { startReceiver } from '../receiver.ts';
import { startSandbox } from '../sandbox.ts';

/** All processes below this one, itself first. */
function treeOf(pid: number): number[] {
  const pairs = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] => [
    parent,
    ...pairs.flatMap(([child = 0, of]) => (of === parent ? below(child) : [])),
  ];
  return below(pid);
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, name);
}

/** A server that faults stop, kill and freeze; `start` gives it back on the same port with the same data. */
function createServer(first: Service, start: (port: number) => Promise<Service>) {
  let service = first;
  let frozen: number[] = [];
  const port = Number(new URL(first.url).port);
  const server = {
    url: first.url,
    isAlive: () => isAlive(service.pid),
    /** As its administrator does. */
    stop: () => service.stop(),
    /** As a crash does: at once, its children too. */
    async kill() {
      const tree = treeOf(service.pid);
      signal(tree, 'SIGKILL');
      await service.ended;
      await waitFor(() => !tree.some(isAlive), 5_000);
    },
    /** Stands still with everything that it holds, as on a machine that swaps or a disk that hangs. */
    freeze() {
      // The parent first: it starts no other meanwhile.
      signal([service.pid], 'SIGSTOP');
      frozen = treeOf(service.pid);
      signal(frozen, 'SIGSTOP');
    },
    thaw() {
      signal(frozen.splice(0), 'SIGCONT');
    },
    async start() {
      service = await start(port);
    },
  };
  return server;
}

export type Kept = ReturnType<typeof keep>;

/** A process that is started again whenever it ends, as a supervisor does. */
function keep(name: string, start: () => RunningProcess) {
  let running = start();
  let closing = false;
  const kept = {
    name,
    /** What its runs wrote that ended before. */
    past: '',
    /** How often it was started again. */
    restarts: 0,
    /** Exit statuses of runs that ended by themselves, which none should. */
    deaths: [] as number[],
    current: () => running,
    kill: () => running.kill(),
    async close() {
      closing = true;
      await running.kill();
    },
    output: () => kept.past + running.output(),
  };
  const watch = () =>
    void running.ended.then((status) => {
      if (status !== null) kept.deaths.push(status);
      if (closing) return;
      kept.past += running.output();
      kept.restarts += 1;
      running = start();
      watch();
    });
  watch();
  return kept;
}

/**
 * Waits until whoever started it ends it or is gone, however that came, and leaves nothing of the folder: no server, no
 * mount, no file.
 */
const CLEAR = `
cat > /dev/null
for file in "$1/postgres/data/postmaster.pid" "$1/redis/redis.pid"; do
  [ -f "$file" ] || continue
  read -r pid < "$file" || true
  kill -CONT "$pid" $(ps -A -o pid=,ppid= | awk -v of="$pid" '$2 == of { print $1 }') 2> /dev/null
  kill -QUIT "$pid" 2> /dev/null
done
umount -l "$1/postgres" 2> /dev/null
rm -rf "$1"
`;

/** Each pause before the next attempt of a webhook: short, and enough of them for every fault. */
const RETRIES = ['0s', ...Array.from({ length: 49 }, () => '2s')].join(',');

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Megabytes of the file system that the database lies on, where one of its own can be mounted. */
const DISK_MB = 2_048;

/** A small file system of the database's own. @returns why there is none; null where there is */
function mountDisk(folder: string): string | null {
  if (process.platform !== 'linux') return 'only on Linux';
  const { status, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'parley-faults', folder]);
  return status === 0 && !error ? null : 'mounting a small disk needs root';
}

/**
 * A whole Parley of its own, whose parts can be broken one by one: PostgreSQL (on a small disk where that can be mounted),
 * Redis, two APIs behind HAProxy (where it is installed), two workers, the payment sandbox, and a receiver of webhooks.
 */
export async function openStage() {
  const folder = await mkdtemp(join(tmpdir(), 'parley-faults-'));
  const guardian = spawn('sh', ['-c', CLEAR, 'sh', folder], { detached: true, stdio: ['pipe', 'ignore', 'inherit'] });
  const cleared = once(guardian, 'exit');
  // Nobody reads what this process finds once vitest is gone.
  const leave = () => process.exit(1);
  process.once('disconnect', leave);
  /** What is to be undone, the last first. */
  const undo: (() => unknown)[] = [
    async () => {
      guardian.stdin.end();
      await cleared;
      process.off('disconnect', leave);
    },
  ];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const postgresFolder = join(folder, 'postgres');
    await mkdir(postgresFolder);
    const noDisk = mountDisk(postgresFolder);
    const [databasePassword, redisPassword] = [secret(), secret()];
    const settings = ['max_wal_size=192MB', 'min_wal_size=48MB', 'log_min_messages=fatal', 'shared_buffers=128MB'];
    const startDatabase = (port?: number) => startPostgres(postgresFolder, databasePassword, settings, port);
    const postgres = createServer(await startDatabase(), startDatabase);
    const startCache = (port?: number) =>
      startRedis(join(folder, 'redis'), redisPassword, console.log, port, ['appendfsync everysec']);
    undo.push(async () => {
      postgres.thaw();
      await postgres.stop();
    });
    const redis = createServer(await startCache(), startCache);
    undo.push(async () => {
      redis.thaw();
      await redis.stop();
    });
    await migrate(postgres.url, join(projectFolder, 'prisma'));

    const ports: [number, number] = [await freePort(), await freePort()];
    const sandbox = await startSandbox(ports[0]);
    undo.push(() => sandbox.close());
    const receiver = await startReceiver();
    undo.push(() => receiver.close());

    const environment: Environment = {
      ...sandbox.environment,
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      REDIS_PREFIX: 'faults',
      JWT_SECRET,
      LOG_LEVEL: 'error',
      RATE_LIMIT_FACTOR: '1000',
      OVERLOAD_LAG: '0s',
      // What the load writes is judged by the load alone.
      HOLD_UNCHECKED: 'none',

      FLAG_WEIGHT_TO_HIDE: '1000',
      WEBHOOK_ALLOW_HTTP: 'true',
      WEBHOOK_ALLOW_NETWORKS: '127.0.0.1/32',
      WEBHOOK_RETRY_SCHEDULE: RETRIES,
      WEBHOOK_TIMEOUT: '2s',
    };
    /** How far the wall clock of the API's and the workers' machine is ahead. */
    let aheadMs = 0;
    const settingsOf = (port: number) => ({ ...environment, PORT: String(port), ...clockEnvironment(aheadMs) });
    const apis = ports.map((port, index) =>
      keep(`API ${index + 1}`, () => spawnProcess('test-server', settingsOf(port))),
    );
    const workers = [1, 2].map((index) => keep(`worker ${index}`, () => spawnProcess('worker', settingsOf(0))));
    const processes = [...apis, ...workers];
    undo.push(() => Promise.all(processes.map((process) => process.close())));
    await Promise.all(processes.map((process) => process.current().ready));
    const urls = ports.map((port) => `http://127.0.0.1:${port}`);
    const proxy = haproxyPath === undefined ? null : await startHaproxy(ports);
    if (proxy) undo.push(() => proxy.close());

    let turn = 0;
    return {
      postgres,
      redis,
      sandbox,
      receiver,
      apis,
      workers,
      processes,
      /** Of each API, past the proxy. */
      urls,
      hasProxy: proxy !== null,
      /** Where a client sends its next request. */
      nextUrl: () => proxy?.url ?? urls[(turn += 1) % urls.length] ?? '',
      /** Looks past the API. */
      db: createDb({ url: postgres.url, poolSize: 4, statementTimeoutMs: 60_000, log: createLog('silent') }),
      /** Until both APIs answer that they can serve; what they say, not how long it takes. */
      async untilReady() {
        const isReady = (url: string) =>
          fetch(`${url}/health/ready`).then(
            ({ status }) => status === 200,
            () => false,
          );
        const all = async () => (await Promise.all(urls.map(isReady))).every(Boolean);
        if (!(await waitFor(all, 60_000))) throw new Error('The APIs do not become ready again');
      },
      disk: {
        /** Why the database has no small disk of its own; null where it has. */
        missing: noDisk,
        /** Leaves as many kilobytes free. */
        leave(kilobytes: number) {
          const [, used = '0'] =
            /(\d+)\s+\d+\s+\d+%/.exec(execFileSync('df', ['-kP', postgresFolder], { encoding: 'utf8' })) ?? [];
          execFileSync('mount', ['-o', `remount,size=${Number(used) + kilobytes}k`, postgresFolder]);
        },
        empty: () => execFileSync('mount', ['-o', `remount,size=${DISK_MB}m`, postgresFolder]),
      },
      setClock: async (ms: number) => {
        aheadMs = ms;
        await Promise.all(processes.map((process) => process.current().setClock(ms)));
      },
      redisFolder: join(folder, 'redis'),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
