import pg from 'pg';
import type { Log } from '../log/index.ts';

export interface PoolStats {
  max: number;
  used: number;
  idle: number;
  /** Who waits for a connection. */
  waiting: number;
}

export interface PoolOptions {
  url: string;
  poolSize: number;
  statementTimeoutMs: number;
  log: Log;
  /** Further settings of each session. */
  settings?: Record<string, string>;
  /** Longest that whoever asks waits for a connection, and for an answer where even the server's own limit is silent. */
  patienceMs?: number;
  /** Told each statement's text and values just before it is sent. */
  onStatement?: (text: string, values: unknown[]) => void;
  /** Told how many seconds each statement took, without the wait for a connection: by its name, or `prisma`. */
  onTime?: (statement: string, seconds: number) => void;
}

/** How long after its time is over a statement is given up whose connection has said nothing, in milliseconds. */
const SILENCE_MS = 2_000;

/**
 * The database role that every process works as, made by the migrations: it owns nothing and cannot change what is
 * append-only, whatever the user of DATABASE_URL may.
 */
const ROLE = 'parley_app';

const parseAnyTime = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => Date;
/** The day that was read last, in milliseconds since 1970: rows have few. */
const last = { day: '', ms: 0 };
/** Reads 2026-01-31 23:59:59.123456+00, which is what sessions in UTC write, and any other form by the usual parser. */
export function parseTime(text: string): Date {
  const end = text.length - 3;
  if (end < 19 || text.charAt(10) !== ' ' || !text.endsWith('+00')) return parseAnyTime(text);
  const day = text.slice(0, 10);
  if (day !== last.day) {
    last.ms = Date.parse(day);
    last.day = day;
  }
  const two = (at: number) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
  let ms = 0;
  // No more digits than a Date has.
  for (let at = 20, unit = 100; at < end && at < 23; at += 1, unit /= 10) ms += (text.charCodeAt(at) - 48) * unit;
  return new Date(last.ms + ((two(11) * 60 + two(14)) * 60 + two(17)) * 1000 + ms);
}
/** The usual parsers, and one for times that is several times as fast. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, parseTime);

/** Statements without a name that are not Prisma's. */
const UNNAMED: Record<string, string> = { BEGIN: 'begin', COMMIT: 'commit', ROLLBACK: 'rollback', 'SELECT 1': 'ping' };

function observe({ onStatement, onTime }: Pick<PoolOptions, 'onStatement' | 'onTime'>): typeof pg.Client {
  return class extends pg.Client {
    override query(...args: unknown[]): never {
      const [first] = args as [string | { text: string; name?: string; values?: unknown[] }];
      const { text, name, values = [] } = typeof first === 'string' ? { text: first } : first;
      onStatement?.(text, values);
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

/** Connections whose sessions work as the processes' role, in UTC, and observed as asked for. */
export function createPool({
  url,
  poolSize,
  statementTimeoutMs,
  log,
  settings = {},
  patienceMs,
  onStatement,
  onTime,
}: PoolOptions): pg.Pool {
  const given = {
    role: ROLE,
    timezone: 'UTC',
    // Every statement has one good plan whatever its values: making it anew, or compiling it, costs more than running it.
    jit: 'off',
    plan_cache_mode: 'force_generic_plan',
    ...settings,
  };
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: patienceMs ?? 5_000,
    // PostgreSQL stops a statement that is late. Where no word of that comes, its machine or the way there hangs.
    query_timeout: patienceMs ?? statementTimeoutMs + SILENCE_MS,
    keepAlive: true,
    pipeline: true,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    options: Object.entries(given)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
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
  return pool;
}

/** Statements of one turn that share a connection. */
const TOGETHER = 2;

interface Asked {
  config: pg.QueryConfig;
  resolve: (result: pg.QueryResult) => void;
  reject: (error: unknown) => void;
}

/**
 * Runs each statement by itself on any connection, as the pool does; those that are asked for in one turn two by two on one,
 * in one write: to wake a process of the database costs more than to give it a second one.
 */
export function createQuery(pool: pg.Pool): (config: pg.QueryConfig) => Promise<pg.QueryResult> {
  let turn: Asked[] = [];

  function send(some: Asked[]): void {
    pool.connect((error, client) => {
      if (!client) {
        for (const { reject } of some) reject(error);
        return;
      }
      let open = some.length;
      let failure: Error | undefined;
      const end = () => {
        open -= 1;
        // The pool leaves a connection on which something failed.
        if (open === 0) client.release(failure);
      };
      client.connection.stream.cork();
      for (const { config, resolve, reject } of some)
        client.query(config, (cause: Error | null, result) => {
          if (cause) failure = cause;
          end();
          if (cause) reject(cause);
          else resolve(result);
        });
      client.connection.stream.uncork();
    });
  }
  function sendAll(): void {
    const all = turn;
    turn = [];
    for (let at = 0; at < all.length; at += TOGETHER) send(all.slice(at, at + TOGETHER));
  }

  return async (config) => {
    try {
      return await new Promise<pg.QueryResult>((resolve, reject) => {
        if (turn.push({ config, resolve, reject }) === 1) process.nextTick(sendAll);
      });
    } catch (error) {
      // With who asked for it, instead of the socket.
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    }
  };
}

export const statsOf = ({
  options: { max },
  totalCount,
  idleCount: idle,
  waitingCount: waiting,
}: pg.Pool): PoolStats => ({
  max,
  used: totalCount - idle,
  idle,
  waiting,
});
