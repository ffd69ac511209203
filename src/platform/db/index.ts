/** PostgreSQL: one pool for Prisma and for named prepared statements, and transactions. */
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from '../../generated/prisma/client.ts';
import { AppError } from '../errors.ts';
import type { Log } from '../log/index.ts';

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
  /** Resolves if the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DbOptions {
  url: string;
  poolSize: number;
  statementTimeoutMs: number;
  log: Log;
  /**
   * Whether a commit waits for the disk. Without it a crash of the database may lose the last commits (never a part of one,
   * nor one before another that it keeps): for what is done again when it is lost.
   */
  durable?: boolean;
  /** Told each statement's text just before it is sent. */
  onStatement?: (text: string) => void;
  /** Told what was written once it is committed, before whoever wrote it goes on. */
  invalidate?: (tags: Iterable<string>) => Promise<void>;
}

const touched = (statement: Statement, values: unknown[], rows: unknown[]): Iterable<string> =>
  statement.touches?.(values as never, rows as never) ?? [];

/** SQLSTATE classes and socket errors that mean "not now", as opposed to "not so". */
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
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|server closed the connection/i.test(
      message,
    )
  )
    return true;
  return error instanceof AggregateError && error.errors.some(isUnreachable);
}

/**
 * The database role that every process works as, made by the migrations: it owns nothing and cannot change what is
 * append-only, whatever the user of DATABASE_URL may.
 */
const ROLE = 'parley_app';

/** Whether the error says that the migrations have not run: there is no such table, or not even the role. */
export const isUnmigrated = (error: unknown): boolean =>
  ['42P01', '22023'].includes((error as { code?: string }).code ?? '') ||
  /(role|relation|table) .* does not exist/.test((error as Error).message);

const DEADLOCK = new Set(['40P01', '40001']);

const parseAnyTime = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date;
/** Of four digits of a year, and in UTC: 2026-01-31 23:59:59.123456+00 */
const TIME = /^[1-9]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/;
function parseTime(text: string): Date {
  if (!TIME.test(text)) return parseAnyTime(text);
  const number = (from: number, to: number) => {
    let sum = 0;
    for (let at = from; at < to; at += 1) sum = sum * 10 + text.charCodeAt(at) - 48;
    return sum;
  };
  const fraction = Math.min(3, text.length - 23);
  const ms = fraction > 0 ? number(20, 20 + fraction) * 10 ** (3 - fraction) : 0;
  const day = [number(0, 4), number(5, 7) - 1, number(8, 10)] as const;
  return new Date(Date.UTC(...day, number(11, 13), number(14, 16), number(17, 19), ms));
}
/** The usual parsers, and one for times that is several times as fast. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, parseTime);

function observe(onStatement: (text: string) => void): typeof pg.Client {
  return class extends pg.Client {
    override query(...args: unknown[]): never {
      const [first] = args as [string | { text: string }];
      onStatement(typeof first === 'string' ? first : first.text);
      return (super.query as (...args: unknown[]) => never)(...args);
    }
  };
}

export function createDb({
  url,
  poolSize,
  statementTimeoutMs,
  log,
  durable = true,
  onStatement,
  invalidate = () => Promise.resolve(),
}: DbOptions): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    // Every statement has one good plan whatever its values: making it anew, or compiling it, costs more than running it.
    options: `-c role=${ROLE} -c timezone=UTC -c jit=off -c plan_cache_mode=force_generic_plan${durable ? '' : ' -c synchronous_commit=off'}`,
    types,
    ...(onStatement ? { Client: observe(onStatement) } : {}),
  });
  pool.on('error', (error) => {
    log.warn({ err: error }, 'PostgreSQL closed an idle connection');
  });
  // A connection that breaks while it is used is reported by its statement; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });

  async function attempt<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    const tags = new Set<string>();
    let [broken, committing] = [false, false];
    try {
      await client.query('BEGIN');
      const result = await work({
        query: async (statement, values) => {
          const { rows } = await client.query({ ...statement, values });
          for (const tag of touched(statement, values, rows)) tags.add(tag);
          return rows as never;
        },
      });
      committing = true;
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => (broken = true));
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
      const { rows } = await pool.query({ ...statement, values });
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
