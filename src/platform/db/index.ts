/** PostgreSQL: one pool for Prisma and for named prepared statements, and transactions. */
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../generated/prisma/client.ts';
import { AppError } from '../errors.ts';
import { createPool, createQuery, statsOf, type PoolOptions, type PoolStats } from './pool.ts';

export type { PoolStats } from './pool.ts';

/** A prepared statement: parsed and planned once a connection. The name is unique in the program. */
export interface Statement {
  name: string;
  text: string;
  /** Names what it writes, for the caches: of its values, and of the rows that it returns. */
  touches?: (values: never, rows: never) => Iterable<string>;
}

/** What a query runs on: the pool, or the one connection of a transaction. */
export interface Sql {
  query<Row extends object>(statement: Statement, values: unknown[]): Promise<Row[]>;
}

export interface Db extends Sql {
  /** For plain reads and writes of single rows; hot and set-based statements are SQL through `query`. */
  prisma: PrismaClient;
  /**
   * Runs `work` in one READ COMMITTED transaction and commits. Rolled back when `work` throws; run again, up to three
   * times, when PostgreSQL chose it as the victim of a deadlock.
   */
  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
  /** Tells the caches of what was written otherwise than by a statement that names it. */
  invalidate(tags: Iterable<string>): Promise<void>;
  /** How the pool of connections stands. */
  stats(): PoolStats;
  /** Resolves if the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DbOptions extends Omit<PoolOptions, 'settings' | 'patienceMs'> {
  /**
   * Whether a commit waits for the disk. Without it a crash of the database may lose the last commits (never a part of one,
   * nor one before another that it keeps): for what is done again when it is lost.
   */
  durable?: boolean;
  /** Runs each named statement, and what Prisma does, as a part of a trace. */
  trace?: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** Told what was written once it is committed, before whoever wrote it goes on. */
  invalidate?: (tags: Iterable<string>) => Promise<void>;
}

const touched = (statement: Statement, values: unknown[], rows: unknown[]): Iterable<string> =>
  statement.touches?.(values as never, rows as never) ?? [];

/**
 * SQLSTATE codes and socket errors that mean "not now", as opposed to "not so". A full disk (53100) and want of memory
 * (53200) end too, and whoever sends again then is served.
 */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '57P01',
  '57P02',
  '57P03',
  '53100',
  '53200',
  '53300',
  '08000',
  '08001',
  '08003',
  '08006',
]);

/** Whether the error says that the database could not be reached or was going away. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, message } = error as { code?: string; message: string };
  if (code !== undefined && (UNREACHABLE.has(code) || code === 'P1001' || code === 'P1017')) return true;
  if (
    /Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error|server closed the connection/i.test(
      message,
    )
  )
    return true;
  return error instanceof AggregateError && error.errors.some(isUnreachable);
}

const isUnanswered = (error: unknown): boolean => (error as Error).message === 'Query read timeout';

/** Whether the error says that the migrations have not run: there is no such table, or not even the role. */
export const isUnmigrated = (error: unknown): boolean =>
  ['42P01', '22023'].includes((error as { code?: string }).code ?? '') ||
  /(role|relation|table) .* does not exist/.test((error as Error).message);

const DEADLOCK = new Set(['40P01', '40001']);

const tracePrisma = (prisma: PrismaClient, trace: DbOptions['trace']): PrismaClient =>
  trace
    ? (prisma.$extends({
        query: {
          $allOperations: ({ model = '', operation, args, query }) =>
            trace(`prisma.${model}.${operation}`, () => query(args) as Promise<unknown>),
        },
      }) as unknown as PrismaClient)
    : prisma;

export function createDb({
  url,
  poolSize,
  statementTimeoutMs,
  log,
  durable = true,
  onStatement,
  onTime,
  trace,
  invalidate = () => Promise.resolve(),
}: DbOptions): Db {
  const pool = createPool({
    url,
    poolSize,
    statementTimeoutMs,
    log,
    settings: durable ? {} : { synchronous_commit: 'off' },
    ...(onStatement && { onStatement }),
    ...(onTime && { onTime }),
  });
  const prisma = tracePrisma(new PrismaClient({ adapter: new PrismaPg(pool) }), trace);
  const query = createQuery(pool);
  const run = trace ?? ((_name, work) => work());

  async function attempt<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    const tags = new Set<string>();
    let [broken, committing] = [false, false];
    try {
      await client.query('BEGIN');
      const result = await work({
        query: async (statement, values) => {
          const { rows } = await run(statement.name, () => client.query({ ...statement, values }));
          for (const tag of touched(statement, values, rows)) tags.add(tag);
          return rows as never;
        },
      });
      committing = true;
      await run('commit', () => client.query('COMMIT'));
      return result;
    } catch (error) {
      if (isUnanswered(error)) broken = true;
      else await client.query('ROLLBACK').catch(() => (broken = true));
      throw error;
    } finally {
      client.release(broken);
      // A commit without an answer may have been one.
      if (committing && tags.size > 0) await invalidate(tags);
    }
  }

  return {
    prisma,
    async query(statement, values) {
      const { rows } = await run(statement.name, () => query({ ...statement, values }));
      const tags = [...touched(statement, values, rows)];
      if (tags.length > 0) await invalidate(tags);
      return rows as never;
    },
    invalidate,
    async transaction(work) {
      for (let tries = 1; ; tries += 1)
        try {
          return await attempt(work);
        } catch (error) {
          if (tries === 3 || !DEADLOCK.has((error as { code?: string }).code ?? '')) throw error;
        }
    },
    stats: () => statsOf(pool),
    async ping() {
      await pool.query('SELECT 1');
    },
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** The refusal that a client reads while the database cannot be reached. */
export const databaseUnavailable = (cause: unknown) =>
  new AppError(
    'UNAVAILABLE',
    { message: 'The database cannot be reached at the moment; try again shortly.', retryAfterMs: 1000 },
    cause,
  );
