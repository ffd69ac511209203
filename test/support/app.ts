import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { createApi, createApp, type App, type Overrides } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createClient, type Client } from './client.ts';

export const JWT_SECRET = 'a secret of the tests, which is long enough';

/** A migrated database of one's own on the server of the run. */
export async function createDatabase(): Promise<string> {
  const server = inject('databaseUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs SQL as the database's owner, who may what the processes may not. */
export async function asOwner<Row extends object>(
  { app }: Pick<TestServer, 'app'>,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const owner = new pg.Client({ connectionString: app.config.DATABASE_URL });
  await owner.connect();
  try {
    // Several statements come without values.
    return (await (values.length > 0 ? owner.query<Row>(text, values) : owner.query<Row>(text))).rows;
  } finally {
    await owner.end();
  }
}

export type Environment = Record<string, string>;

/** Settings on a database and a key prefix that no other test has. */
export const testEnvironment = async (environment: Environment = {}): Promise<Environment> => ({
  DATABASE_URL: await createDatabase(),
  REDIS_URL: inject('redisUrl'),
  REDIS_PREFIX: `test-${randomBytes(6).toString('hex')}`,
  JWT_SECRET,
  PORT: '0',
  LOG_LEVEL: 'error',
  RATE_LIMIT_FACTOR: '1000',
  // Tests share their machine, and this process with what they test.
  OVERLOAD_LAG: '0s',
  ...environment,
});

export interface TestServer {
  app: App;
  /** Base address, such as http://127.0.0.1:12345. */
  url: string;
  client: Client;
  close(): Promise<void>;
}

/** An API over HTTP in this process. */
export async function startServer(environment: Environment, overrides?: Overrides): Promise<TestServer> {
  const app = createApp(readConfig(environment), overrides);
  const api = await createApi(app);
  const url = await api.listen({ host: '127.0.0.1', port: app.config.PORT });
  return {
    app,
    url,
    client: createClient(url),
    async close() {
      await api.close();
      await app.close();
    },
  };
}

/** The API for one test file: started before its tests, stopped after them. */
export function useServer(
  environment?: Environment | (() => Environment | Promise<Environment>),
  overrides?: Overrides,
): TestServer {
  const server = {} as TestServer;
  beforeAll(async () => {
    const given = typeof environment === 'function' ? await environment() : environment;
    Object.assign(server, await startServer(await testEnvironment(given), overrides));
  });
  afterAll(() => server.close());
  return server;
}
