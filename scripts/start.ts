// npm start: everything that a first look needs, started in order, watched, and stopped in order.
import { fork, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DEMO_PASSWORD, seed } from '../prisma/seed.ts';
import { ConfigError, readStartConfig } from '../src/config.ts';
import { createDb, isUnreachable } from '../src/platform/db/index.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { createLog } from '../src/platform/log/index.ts';
import { explainListenError } from '../src/platform/process.ts';
import { projectFolder } from '../src/platform/project.ts';
import { openRedis, urlsOf } from '../src/platform/redis/index.ts';
import { SetupError, stopServices } from './services.ts';
import { openStack, type Stack } from './stack.ts';

const say = (line: string) => {
  console.log(`parley: ${line}`);
};

/** Refuses before any work is done where the API could not listen in the end. */
async function checkPort(what: string, host: string, port: number, prefix = ''): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.close(() => {
        resolve();
      });
    });
  }).catch((error: unknown) => {
    throw new SetupError(
      explainListenError(error, prefix) ?? `The ${what} cannot listen on ${host}:${port}: ${(error as Error).message}`,
    );
  });
}

/** The server, or each of several, without its password, for people to read. */
const placeOf = (setting: string) =>
  urlsOf(setting)
    .map((url) => {
      const { hostname, port, pathname } = new URL(url);
      return `${hostname}${port && `:${port}`}${pathname.length > 1 ? pathname : ''}`;
    })
    .join(', ');

async function prepareDatabase(url: string): Promise<void> {
  const log = createLog('silent');
  const db = createDb({ url, poolSize: 4, statementTimeoutMs: 60_000, log });
  try {
    const applied = await migrate(url, join(projectFolder, 'prisma'));
    say(applied.length > 0 ? `Applied ${applied.length} migrations.` : 'The database is up to date.');
    if (await seed(db)) say('Loaded the demo.');
  } catch (error) {
    const { message, code } = error as { message?: string; code?: string };
    if (isUnreachable(error))
      throw new SetupError(
        `The database at ${placeOf(url)} cannot be reached (${[message, code].find(Boolean)}): start it, or correct DATABASE_URL.`,
      );
    if (code === '28P01' || code === '28000')
      throw new SetupError(`The database at ${placeOf(url)} refuses the user or password of DATABASE_URL.`);
    if (code === '3D000')
      throw new SetupError(
        `The server of DATABASE_URL has no database ${placeOf(url).split('/')[1] ?? ''}: create it first.`,
      );
    if (code === '42501')
      throw new SetupError(`The user of DATABASE_URL may not create tables in ${placeOf(url)}: ${message}`);
    throw error;
  } finally {
    await db.close();
  }
}

/** A user of the processes' own, which may do only what the role parley_app may; answers its URL. */
async function addProcessUser(databaseUrl: string, password: string): Promise<string> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    const { rowCount } = await owner.query("SELECT FROM pg_roles WHERE rolname = 'parley_process'");
    if (rowCount === 0) await owner.query('CREATE ROLE parley_process LOGIN IN ROLE parley_app');
    await owner.query(`ALTER ROLE parley_process PASSWORD ${owner.escapeLiteral(password)}`);
  } finally {
    await owner.end();
  }
  const url = new URL(databaseUrl);
  url.username = 'parley_process';
  url.password = password;
  return url.href;
}

async function checkRedis(url: string): Promise<void> {
  try {
    const redis = await openRedis(url, 'start', createLog('silent'));
    redis.disconnect();
  } catch (error) {
    throw new SetupError(
      `The Redis at ${placeOf(url)} cannot be used (${(error as Error).message}): start it, or correct REDIS_URL.`,
    );
  }
}

/** A process of Parley that is started again when it ends by itself. */
interface Child {
  ready: Promise<void>;
  stop(): Promise<void>;
}

function keepRunning(name: string, file: string, env: NodeJS.ProcessEnv, giveUp: (sentence: string) => void): Child {
  let child: ChildProcess;
  let stopping = false;
  let quickEnds = 0;
  const ready = new Promise<void>((resolve) => {
    const start = () => {
      if (stopping) return;
      const since = Date.now();
      // A process group of its own: a Ctrl-C in the terminal reaches this process only.
      child = fork(join(projectFolder, 'dist', file), { env, detached: true, execArgv: ['--enable-source-maps'] });
      child.once('message', () => resolve());
      child.once('exit', (code, signal) => {
        if (stopping) return;
        quickEnds = Date.now() - since < 5_000 ? quickEnds + 1 : 0;
        if (quickEnds >= 3) {
          giveUp(`The ${name} ended three times right after its start; its last words are above.`);
          return;
        }
        say(`The ${name} ended (${signal ?? `status ${code}`}); starting it again.`);
        setTimeout(start, 300);
      });
    };
    start();
  });
  return {
    ready,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(late);
    },
  };
}

async function main(): Promise<void> {
  let stack: Stack | undefined;
  const children: Child[] = [];
  const state: { ending?: Promise<never> } = {};
  const isEnding = () => state.ending !== undefined;
  const end = (status: number): Promise<never> =>
    (state.ending ??= (async () => {
      // The same order as in production: first what takes work, then what it works on.
      await Promise.all(children.map((child) => child.stop()));
      await (stack ? stack.stop() : stopServices());
      process.exit(status);
    })());
  const stop = () => {
    if (!isEnding()) say('Stopping …');
    void end(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // npm, which runs this, may be killed without a word to its children.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500).unref();

  try {
    const config = readStartConfig();
    const withSandbox = config.STRIPE_SECRET_KEY === undefined;
    await checkPort('API', config.HOST, config.PORT);
    if (withSandbox) await checkPort('payment sandbox', config.SANDBOX_HOST, config.SANDBOX_PORT, 'SANDBOX_');
    stack = await openStack(say, { exclusive: true });
    if (isEnding()) return;
    for (const service of stack.started)
      void service.ended.then((said) => {
        if (isEnding()) return;
        console.error(`parley: A server that Parley needs ended by itself: ${said}`);
        void end(1);
      });
    await checkRedis(stack.redisUrl);
    await prepareDatabase(stack.databaseUrl);
    const { processPassword } = stack;
    const databaseUrl =
      processPassword === null ? stack.databaseUrl : await addProcessUser(stack.databaseUrl, processPassword);
    if (isEnding()) return;
    // Development's catcher of mails, unless there is a mail server.
    const mailUrl = config.MAIL_URL ?? `file:${resolve(config.DATA_DIR, 'mail')}`;
    const env: NodeJS.ProcessEnv = {
      ...process.env,
      DATABASE_URL: databaseUrl,
      REDIS_URL: stack.redisUrl,
      ENCRYPTION_KEY: stack.encryptionKey,
      STRIPE_WEBHOOK_SECRET: stack.stripeWebhookSecret,
      MAIL_URL: mailUrl,
      ...(stack.jwtSecret === undefined ? {} : { JWT_SECRET: stack.jwtSecret }),
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    };
    const giveUp = (sentence: string) => {
      console.error(`parley: ${sentence}`);
      void end(1);
    };
    const host =
      config.HOST === '0.0.0.0' || config.HOST === '::'
        ? 'localhost'
        : config.HOST.includes(':')
          ? `[${config.HOST}]`
          : config.HOST;
    const sandboxEnv = {
      SANDBOX_FILE: resolve(config.DATA_DIR, 'sandbox.jsonl'),
      SANDBOX_WEBHOOK_URL: `http://${host}:${config.PORT}/webhooks/stripe`,
      ...env,
    };
    if (withSandbox) children.push(keepRunning('payment sandbox', 'sandbox.js', sandboxEnv, giveUp));
    children.push(keepRunning('API', 'server.js', env, giveUp), keepRunning('worker', 'worker.js', env, giveUp));
    await Promise.all(children.map(({ ready }) => ready));
    console.log(`
  Parley serves at    http://${host}:${config.PORT}/graphql   (open it in a browser for the playground)
  A client            ${config.WEB_APP ? `http://${host}:${config.PORT}/app` : 'none (WEB_APP=false)'}
  Health              http://${host}:${config.PORT}/health/ready
  PostgreSQL          ${placeOf(stack.databaseUrl)}
  Redis               ${placeOf(stack.redisUrl)}
  Payments            ${withSandbox ? `http://${config.SANDBOX_HOST}:${config.SANDBOX_PORT} (a sandbox: no money moves)` : 'Stripe'}
  Mail                ${mailUrl.startsWith('file:') ? mailUrl.slice('file:'.length) : placeOf(mailUrl)}
  Sign in as          alice or bob (USER), mona (MODERATOR), ada (ADMIN); password ${DEMO_PASSWORD}
  Stop                Ctrl-C
`);
  } catch (error) {
    // What breaks because it is being stopped is no fault.
    if (isEnding()) return;
    if (!(error instanceof SetupError || error instanceof ConfigError)) console.error(error);
    console.error(`\nparley: ${(error as Error).message}\n`);
    await end(1);
  }
}

await main();
// The children and timers keep the process alive; it ends through `end`.
await sleep(2 ** 31 - 1);
