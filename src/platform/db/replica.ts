/**
 * A read replica: a second PostgreSQL that follows the first by streaming. It is read like a cache that stands at a
 * position of the journal of writes, so what comes from it is as new as what the primary would say.
 *
 * Invariants: nothing that is to be written, and no right, claim or decision, is read here; what is found here is given
 * only if the journal knows of no write to it since the position that the replica has surely reached; a replica that is
 * too far behind, that cannot be reached, or of which that cannot be said, is left alone; nobody fails because of it.
 */
import type { Journal } from '../cache/index.ts';
import type { Log } from '../log/index.ts';
import { within } from '../within.ts';
import type { Sql, Statement } from './index.ts';
import { createPool, createQuery, statsOf, type PoolOptions, type PoolStats } from './pool.ts';

export interface Replica extends Sql {
  /** A position of the journal up to which it has every write; null while it is not to be read. */
  position(): number | null;
  /** @throws Error with the reason, while it is left alone */
  check(): Promise<void>;
  stats(): ReplicaStats;
  close(): Promise<void>;
}

export interface ReplicaStats {
  pool: PoolStats;
  /** What it says is at most as old, in milliseconds; null before that is known. */
  lagMs: number | null;
  used: boolean;
}

/** How often it is asked how far it is. */
const MEASURE_MS = 250;
/** Longest that it may take to say so. */
const PATIENCE_MS = 1_000;
const PAGE = 8_192n;
/** The longest header of a page of the log of writes (WAL); no record is as short. */
const HEADER = 40n;

const whereIsPrimary: Statement = {
  name: 'replica.whereIsPrimary',
  // What is inserted, and not only what is on the disk: a commit that waits for no disk is seen before it is there.
  text: `
    SELECT (pg_current_wal_insert_lsn() - '0/0')::text AS at, system_identifier || ' ' || current_database() AS database
    FROM pg_control_system()`,
};
const whereIsReplica: Statement = {
  name: 'replica.whereIsReplica',
  text: `
    SELECT (pg_last_wal_replay_lsn() - '0/0')::text AS at, system_identifier || ' ' || current_database() AS database,
      pg_is_in_recovery() AS follows
    FROM pg_control_system()`,
};

interface Where {
  at: string | null;
  database: string;
  follows?: boolean;
}

/** Right behind the header of a page is the same place as the page's begin, where the last record ends. */
const endOfRecords = (at: bigint): bigint => (at % PAGE <= HEADER ? at - (at % PAGE) : at);

export interface ReplicaOptions extends Pick<PoolOptions, 'url' | 'poolSize' | 'statementTimeoutMs' | 'onTime'> {
  /** Asked where the log of writes ends. */
  primary: Sql;
  journal: Pick<Journal, 'position'>;
  /** A replica that is further behind is not read. */
  maxLagMs: number;
  log: Log;
  trace?: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

export function createReplica({
  url,
  poolSize,
  statementTimeoutMs,
  primary,
  journal,
  maxLagMs,
  log,
  onTime,
  trace = (_name, work) => work(),
}: ReplicaOptions): Replica {
  // Whatever server it is: nothing is written there.
  const settings = { default_transaction_read_only: 'on' };
  const pool = createPool({
    url,
    poolSize,
    statementTimeoutMs,
    log,
    settings,
    patienceMs: statementTimeoutMs + 1_000,
    ...(onTime && { onTime }),
  });
  const probe = createPool({
    url,
    poolSize: 1,
    statementTimeoutMs: PATIENCE_MS,
    log,
    settings,
    patienceMs: PATIENCE_MS,
  });

  /** Where the primary's log ended at a moment of this process's monotonic clock, and where the journal stood before. */
  interface Mark {
    at: bigint;
    moment: number;
    position: number | null;
  }
  let marks: Mark[] = [];
  /** The newest mark that the replica has reached. */
  let reached: Mark | null = null;
  let replayed: bigint | null = null;
  let fault: string | null = 'has not said yet how far it is';
  let isLeft = true;
  const pending = new Set<(error: Error) => void>();

  const lag = () => (reached ? performance.now() - reached.moment : null);
  const isNear = () => (lag() ?? Number.POSITIVE_INFINITY) <= maxLagMs;
  const isUsed = () => fault === null && isNear();
  const reason = () =>
    fault ??
    `is more than ${((lag() ?? maxLagMs) / 1000).toFixed(1)} s behind (REPLICA_MAX_LAG is ${maxLagMs / 1000} s)`;

  /** Ends what is being read: a server that stands still may not answer for a long time. */
  function leave(why: string): void {
    [fault, reached, replayed] = [why, null, null];
    for (const abandon of pending) abandon(new Error(`The replica ${why}`));
  }

  function note(): void {
    const left = !isUsed();
    if (left === isLeft) return;
    isLeft = left;
    if (left) log.warn({ reason: reason() }, 'The replica is left alone: everything is read from the primary');
    else log.info({ lagMs: Math.round(lag() ?? 0) }, 'The replica is read');
  }

  async function measure(): Promise<void> {
    const [moment, position] = [performance.now(), journal.position()];
    let told: Where | undefined;
    try {
      [told] = await within(PATIENCE_MS, primary.query<Where>(whereIsPrimary, []));
    } catch {
      // Of the replica that says nothing; it falls behind by the clock.
      return;
    }
    const end = BigInt(told?.at ?? 0);
    if (replayed !== null && replayed > end) {
      leave('is ahead of the primary: it follows another one');
      return;
    }
    const mark = { at: endOfRecords(end), moment, position };
    marks = [...marks.filter((known) => moment - known.moment <= maxLagMs), mark];
    let here: Where | undefined;
    try {
      here = (await within(PATIENCE_MS, probe.query<Where>(whereIsReplica))).rows[0];
    } catch (error) {
      leave(`cannot be reached (${(error as Error).message})`);
      return;
    }
    if (here?.follows !== true || here.at === null) leave('follows nobody: it is no replica');
    else if (here.database !== told?.database) leave('is of another database');
    else {
      replayed = BigInt(here.at);
      const has = replayed;
      fault = null;
      reached = marks.findLast(({ at }) => at <= has) ?? reached;
    }
  }

  let measuring = false;
  let closed = false;
  const clock = setInterval(() => {
    if (!measuring && !closed) {
      measuring = true;
      void measure().then(() => (measuring = false));
    }
    note();
  }, MEASURE_MS);
  clock.unref();

  const query = createQuery(pool);
  async function ask(statement: Statement, values: unknown[]) {
    const { rows } = await trace(statement.name, () => query({ ...statement, values }));
    return rows as never;
  }

  return {
    position: () => (isUsed() ? (reached?.position ?? null) : null),
    query: (statement, values) =>
      new Promise((resolve, reject) => {
        pending.add(reject);
        void ask(statement, values)
          .then(resolve, reject)
          .finally(() => pending.delete(reject));
      }),
    check: () => (isUsed() ? Promise.resolve() : Promise.reject(new Error(`the replica ${reason()}`))),
    stats: () => ({ pool: statsOf(pool), lagMs: lag(), used: isUsed() }),
    async close() {
      closed = true;
      clearInterval(clock);
      // Of a server that stands still nobody waits for the answer.
      await within(PATIENCE_MS, Promise.all([pool.end(), probe.end()])).catch(() => undefined);
    },
  };
}
