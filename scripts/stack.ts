import { once } from 'node:events';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { readStartConfig } from '../src/config.ts';
import { secret, SetupError, startPostgres, startRedis, stopServices, waitFor, type Service } from './services.ts';

/** The servers that the commands of a checkout work on. */
export interface Stack {
  databaseUrl: string;
  redisUrl: string;
  jwtSecret: string | undefined;
  encryptionKey: string;
  /** Signs the payment sandbox's events. */
  stripeWebhookSecret: string;
  /** Of the database user of the processes; null where the database is someone else's. */
  processPassword: string | null;
  /** The servers that this process started and must stop. */
  started: Service[];
  stop(): Promise<void>;
}

interface Secrets {
  databasePassword: string;
  redisPassword: string;
  jwtSecret: string;
  encryptionKey: string;
  stripeWebhookSecret: string;
  processPassword: string;
}

/** What the process that owns the folder says of itself in running.json. */
interface Running {
  pid: number;
  /** It listens here and greets with the word, which proves that it lives: process numbers come again. */
  port: number;
  word: string;
  /** Null while it still starts. */
  servers: { databaseUrl: string; redisUrl: string } | null;
}

/** Like `mkdir -p`. Node's own loops for ever in folders such as /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

async function writePrivate(file: string, value: object): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(value, null, 2), { mode: 0o600 });
  await rename(draft, file);
}

/** Null where the file is not there, or was cut short. */
async function readJson<T>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

async function secretsOf(folder: string): Promise<Secrets> {
  const file = join(folder, 'secrets.json');
  const kept = await readJson<Secrets>(file);
  const made = {
    databasePassword: secret(),
    redisPassword: secret(),
    jwtSecret: secret() + secret(),
    encryptionKey: secret() + secret(),
    stripeWebhookSecret: `whsec_${secret()}`,
    processPassword: secret(),
    ...kept,
  };
  if (kept && Object.keys(kept).length === Object.keys(made).length) return made;
  await writePrivate(file, made);
  return made;
}

/** Whether the process that wrote this still runs. */
async function lives({ port, word }: Running): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1');
  socket.setTimeout(2_000, () => socket.destroy());
  try {
    const [greeting] = (await once(socket, 'data')) as [Buffer];
    return greeting.toString() === word;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** Makes this process the owner of the folder, or says who is. */
async function claim(file: string): Promise<Running | { owner: Running }> {
  const word = secret();
  const server = createServer((socket) => socket.on('error', () => undefined).end(word)).unref();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own: Running = { pid: process.pid, port: (server.address() as AddressInfo).port, word, servers: null };
  for (;;) {
    try {
      const handle = await open(file, 'wx', 0o600);
      await handle.writeFile(JSON.stringify(own));
      await handle.close();
      return own;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    // Another may be about to write it.
    await waitFor(async () => (await readJson<Running>(file)) !== null, 1_000);
    const owner = await readJson<Running>(file);
    if (owner && (await lives(owner))) {
      server.close();
      return { owner };
    }
    await rm(file, { force: true });
  }
}

/** The servers of the owner, as soon as they run; null where it ends before. */
async function serversOf(file: string): Promise<Running['servers']> {
  let running: Running | null = null;
  await waitFor(async () => {
    running = await readJson<Running>(file);
    return running?.servers != null || !running || !(await lives(running));
  }, 120_000);
  return (running as Running | null)?.servers ?? null;
}

/**
 * The database and the Redis of the settings, or else this checkout's own in DATA_DIR: those that `npm start` runs, or
 * new ones. `exclusive` refuses to share with another process.
 */
export async function openStack(say: (line: string) => void, { exclusive }: { exclusive: boolean }): Promise<Stack> {
  const config = readStartConfig();
  const { DATABASE_URL, REDIS_URL } = config;
  const folder = resolve(config.DATA_DIR);
  const file = join(folder, 'running.json');
  const started: Service[] = [];
  let claimed = false;
  const stop = async () => {
    await stopServices();
    if (claimed) await rm(file, { force: true });
  };
  try {
    await makeFolder(folder);
    const running = await claim(file);
    const secrets = await secretsOf(folder);
    const encryptionKey = config.ENCRYPTION_KEY ?? secrets.encryptionKey;
    const stripeWebhookSecret = config.STRIPE_WEBHOOK_SECRET ?? secrets.stripeWebhookSecret;
    const processPassword = DATABASE_URL === undefined ? secrets.processPassword : null;
    const jwtSecret = config.JWT_SECRET ?? (config.JWKS_URL === undefined ? secrets.jwtSecret : undefined);
    if ('owner' in running) {
      if (exclusive)
        throw new SetupError(
          `Parley runs already on ${folder} (process ${running.owner.pid}): stop that one first, or set DATA_DIR and PORT for a second one.`,
        );
      const servers = await serversOf(file);
      if (!servers)
        throw new SetupError(`Parley was about to start on ${folder} and did not: see what it said, and try again.`);
      const { databaseUrl, redisUrl } = servers;
      return {
        databaseUrl: DATABASE_URL ?? databaseUrl,
        redisUrl: REDIS_URL ?? redisUrl,
        jwtSecret,
        encryptionKey,
        stripeWebhookSecret,
        processPassword,
        started,
        stop,
      };
    }
    claimed = true;
    const start = async (name: string, work: () => Promise<Service>): Promise<string> => {
      const since = Date.now();
      const service = await work();
      started.push(service);
      say(`${name} runs (${((Date.now() - since) / 1000).toFixed(1)} s).`);
      return service.url;
    };
    const databaseUrl =
      DATABASE_URL ??
      (await start('PostgreSQL', () => startPostgres(join(folder, 'postgres'), secrets.databasePassword)));
    const redisUrl =
      REDIS_URL ?? (await start('Redis', () => startRedis(join(folder, 'redis'), secrets.redisPassword, say)));
    await writePrivate(file, { ...running, servers: { databaseUrl, redisUrl } } satisfies Running);
    return {
      databaseUrl,
      redisUrl,
      jwtSecret,
      encryptionKey,
      stripeWebhookSecret,
      processPassword,
      started,
      stop,
    };
  } catch (error) {
    await stop().catch(() => undefined);
    const { code, syscall } = error as { code?: string; syscall?: string };
    if (code === 'EACCES' || code === 'EPERM')
      throw new SetupError(
        `No permission to write in ${folder}: give this user that folder, or set DATA_DIR to another one.`,
      );
    if (syscall !== undefined)
      throw new SetupError(`The folder ${folder} cannot be used (${code} at ${syscall}): set DATA_DIR to another one.`);
    throw error;
  }
}
