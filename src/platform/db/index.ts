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
  /** How the pool of connections stands. */
  stats(): PoolStats;
  /** Resolves if the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface PoolStats {
  max: number;
  used: number;
  idle: number;
  /** Who waits for a connection. */
  waiting: number;
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
  /** Told how many seconds each statement took, without the wait for a connection: by its name, or `prisma`. */
  onTime?: (statement: string, seconds: number) => void;
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

/** How long after its time is over a statement is given up whose connection has said nothing, in milliseconds. */
const SILENCE_MS = 2_000;

const isUnanswered = (error: unknown): boolean => (error as Error).message === 'Query read timeout';

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
  const two = (at: number) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
  // Milliseconds, as a Date has no more.
  const digits = text.slice(20, -3);
  const ms = digits === '' ? 0 : Number(digits.slice(0, 3).padEnd(3, '0'));
  return new Date(Date.UTC(two(0) * 100 + two(2), two(5) - 1, two(8), two(11), two(14), two(17), ms));
}
/** The usual parsers, and one for times that is several times as fast. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, parseTime);

/** Statements without a name that are not Prisma's. */
const UNNAMED: Record<string, string> = { BEGIN: 'begin', COMMIT: 'commit', ROLLBACK: 'rollback', 'SELECT 1': 'ping' };

function observe({ onStatement, onTime }: Pick<DbOptions, 'onStatement' | 'onTime'>): typeof pg.Client {
  return class extends pg.Client {
    override query(...args: unknown[]): never {
      const [first] = args as [string | { text: string; name?: string }];
      const { text, name } = typeof first === 'string' ? { text: first } : first;
      onStatement?.(text);
      const query = (super.query as (...args: unknown[]) => never).bind(this);
      if (!onTime) return query(...args);
      const since = performance.now();
      const end = () => onTime(name ?? UNNAMED[text] ?? 'prisma', (performance.now() - since) / 1000);
      const callback = args.at(-1);
      if (typeof callback !== 'function') {
        const answer = query(...args) as Promise<unknown>;
        void answer.then(end, end);
        return answer as never;
      }
      args[args.length - 1] = (...results: unknown[]) => {
        end();
        (callback as (...results: unknown[]) => void)(...results);
      };
      return query(...args);
    }
  };
}

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
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    // PostgreSQL stops a statement that is late. Where no word of that comes, its machine or the way there hangs.
    query_timeout: statementTimeoutMs + SILENCE_MS,
    keepAlive: true,
    // Every statement has one good plan whatever its values: making it anew, or compiling it, costs more than running it.
    options: `-c role=${ROLE} -c timezone=UTC -c jit=off -c plan_cache_mode=force_generic_plan${durable ? '' : ' -c synchronous_commit=off'}`,
    types,
    ...(onStatement || onTime
      ? { Client: observe({ ...(onStatement && { onStatement }), ...(onTime && { onTime }) }) }
      : {}),
  });
  pool.on('error', (error) => {
    log.warn({ err: error }, 'PostgreSQL closed an idle connection');
  });
  // A connection that breaks while it is used is reported by its statement; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const prisma = tracePrisma(new PrismaClient({ adapter: new PrismaPg(pool) }), trace);
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
      const { rows } = await run(statement.name, () => pool.query({ ...statement, values }));
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
    stats() {
      const { totalCount, idleCount: idle, waitingCount: waiting } = pool;
      return { max: poolSize, used: totalCount - idle, idle, waiting };
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
