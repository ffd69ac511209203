import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readStartConfig } from '../src/config.ts';
import { isAlive, secret, SetupError, startPostgres, startRedis, type Service } from './services.ts';

/** The servers that the commands of a checkout work on. */
export interface Stack {
  databaseUrl: string;
  redisUrl: string;
  jwtSecret: string | undefined;
  /** The servers that this process started and must stop. */
  started: Service[];
  stop(): Promise<void>;
}

interface Secrets {
  databasePassword: string;
  redisPassword: string;
  jwtSecret: string;
}

interface Running {
  pid: number;
  databaseUrl: string;
  redisUrl: string;
}

async function writePrivate(file: string, value: object): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(value, null, 2), { mode: 0o600 });
  await rename(draft, file);
}

const readJson = async <T>(file: string): Promise<T | null> =>
  existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as T) : null;

async function secretsOf(folder: string): Promise<Secrets> {
  const file = join(folder, 'secrets.json');
  const kept = await readJson<Secrets>(file);
  if (kept) return kept;
  const made = { databasePassword: secret(), redisPassword: secret(), jwtSecret: secret() + secret() };
  await writePrivate(file, made);
  return made;
}

/** What another process of this checkout runs on the same folder; null for none. */
async function findRunning(folder: string): Promise<Running | null> {
  const running = await readJson<Running>(join(folder, 'running.json'));
  return running && running.pid !== process.pid && isAlive(running.pid) ? running : null;
}

/**
 * The database and the Redis of the settings, or else this checkout's own in DATA_DIR: those that `npm start` runs, or
 * new ones. `exclusive` refuses to share with another process.
 */
export async function openStack(say: (line: string) => void, { exclusive }: { exclusive: boolean }): Promise<Stack> {
  const config = readStartConfig();
  const folder = resolve(config.DATA_DIR);
  const started: Service[] = [];
  const file = join(folder, 'running.json');
  const stop = async () => {
    await Promise.all(started.map((service) => service.stop()));
    if ((await readJson<Running>(file))?.pid === process.pid) await rm(file, { force: true });
  };
  const { DATABASE_URL, REDIS_URL } = config;
  try {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
    const running = await findRunning(folder);
    if (running && exclusive)
      throw new SetupError(
        `Parley runs already on ${folder} (process ${running.pid}): stop that one first, or set DATA_DIR and PORT for a second one.`,
      );
    const secrets = await secretsOf(folder);
    const jwtSecret = config.JWT_SECRET ?? (config.JWKS_URL === undefined ? secrets.jwtSecret : undefined);
    if (running) return { ...running, databaseUrl: DATABASE_URL ?? running.databaseUrl, jwtSecret, started, stop };
    // Claimed before anything starts, so that a second process does not start the same servers.
    await writePrivate(file, { pid: process.pid, databaseUrl: DATABASE_URL ?? '', redisUrl: REDIS_URL ?? '' });
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
    await writePrivate(file, { pid: process.pid, databaseUrl, redisUrl });
    return { databaseUrl, redisUrl, jwtSecret, started, stop };
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
