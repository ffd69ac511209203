/** The outbox: jobs that are still to be done, in the table that commits with what causes them. */
import { v5 as uuidOf, v7 as uuid } from 'uuid';
import type { Db, Sql, Statement } from '../db/index.ts';
import type { JobDefinition } from './define.ts';

/**
 * Adds the jobs of an event, in a statement of one's own, for the row that `from` has: a part of WITH. `first` is the
 * number of the first of the values of `Outbox.prepare`.
 */
export const ADD = (first: number, from: string) => `
  INSERT INTO outbox (id, job, payload, due_at, created_at)
  SELECT $${first}::uuid, unnest($${first + 1}::text[]), $${first + 2}::jsonb, $${first + 3}, $${first + 3} FROM ${from}`;

export const statements = {
  add: { name: 'outbox.add', text: ADD(1, '(VALUES (1)) AS once') },
  enqueue: {
    name: 'outbox.enqueue',
    text: `INSERT INTO outbox (id, job, payload, due_at, created_at) VALUES ($1, $2, $3, $4, $5)`,
  },
  addMany: {
    name: 'outbox.addMany',
    text: `
      INSERT INTO outbox (id, job, payload, due_at, created_at)
      SELECT k.id, $2, k.payload, $4, $4 FROM unnest($1::uuid[], $3::jsonb[]) AS k(id, payload)`,
  },
  repeat: {
    name: 'outbox.repeat',
    text: `
      INSERT INTO outbox AS o (id, job, payload, due_at, created_at) VALUES ($1, $2, $3, $4, $4)
      ON CONFLICT (id, job) DO UPDATE SET payload = EXCLUDED.payload, due_at = least(o.due_at, $5)`,
  },
  claim: {
    name: 'outbox.claim',
    // By what is due, never by the last id seen: a lower id may commit later.
    text: `
      WITH due AS (
        SELECT id, job FROM outbox WHERE due_at <= $1 AND job = ANY($4::text[])
        ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED
      )
      UPDATE outbox o SET due_at = $2 FROM due WHERE o.id = due.id AND o.job = due.job
      RETURNING o.id, o.job, o.payload, o.runs, jsonb_array_length(o.failures) AS failed`,
  },
  release: {
    name: 'outbox.release',
    text: `
      UPDATE outbox o SET due_at = $3 FROM unnest($1::uuid[], $2::text[]) AS k(id, job)
      WHERE o.id = k.id AND o.job = k.job`,
  },
  finish: {
    name: 'outbox.finish',
    text: `DELETE FROM outbox o USING unnest($1::uuid[], $2::text[]) AS k(id, job) WHERE o.id = k.id AND o.job = k.job`,
  },
  goOn: {
    name: 'outbox.goOn',
    text: `UPDATE outbox SET due_at = $3, runs = runs + 1, failures = '[]' WHERE id = $1 AND job = $2`,
  },
  fail: {
    name: 'outbox.fail',
    text: `
      UPDATE outbox SET due_at = $4, runs = runs + 1, failures = failures || $5::jsonb
      WHERE id = $1 AND job = $2 AND runs = $3`,
  },
  lag: {
    name: 'outbox.lag',
    // As many as there may be: it is asked for again and again, most of all where much waits.
    text: `
      SELECT count(*)::int AS due, min(due_at) AS oldest
      FROM (SELECT due_at FROM outbox WHERE due_at <= $1 ORDER BY due_at LIMIT 10000) d`,
  },
  bury: {
    name: 'outbox.bury',
    text: `
      INSERT INTO dead_letters (id, job, payload, failures, created_at, died_at)
      SELECT $4, job, payload, failures || $5::jsonb, created_at, $6 FROM outbox WHERE id = $1 AND job = $2 AND runs = $3
      RETURNING id`,
  },
} satisfies Record<string, Statement>;

/** One job that was handed to a queue. */
export interface Claim {
  id: string;
  job: string;
  payload: unknown;
  runs: number;
  /** Failures in a row so far. */
  failed: number;
}

interface NewEvent {
  type: string;
  data: unknown;
}

/** The values of `ADD`. */
export type Prepared = [id: string, jobs: string[], payload: object, at: Date];

export interface Outbox {
  /** For this event, or for none. */
  prepare(event: NewEvent | null): Prepared;
  /**
   * For an event of which one counts for all that are about the same within `windowMs`: it is put in by the first, with
   * `ON CONFLICT DO NOTHING`, and done once all have had time to commit.
   */
  prepareOnce(event: NewEvent, about: string, windowMs: number): Prepared;
  /** Puts the jobs that listen to this event into the caller's transaction; answers the event's id. */
  add(tx: Sql, event: NewEvent): Promise<string>;
  /** The same for many events of one type. */
  addMany(tx: Sql, events: NewEvent[]): Promise<void>;
  /** Puts one job into the caller's transaction, to be done from `at` on. @throws ZodError for another payload. */
  enqueue<Payload>(tx: Sql, definition: JobDefinition<Payload>, payload: Payload, at?: Date): Promise<void>;
  /** Puts one job for each payload into the caller's transaction, to be done at once. @throws as `enqueue`. */
  enqueueMany<Payload>(tx: Sql, definition: JobDefinition<Payload>, payloads: Payload[]): Promise<void>;
}

const ONCE = '0b6c7c5e-4f0e-4d8c-9d0f-2f5a7f3c1e57';
/** What commits later than that may not be told with the others, but with the next. */
const COMMIT_MS = 100;

/** @param traceparent Of what runs now: carried beside the payload, so that the job is part of its trace. */
export function createOutbox(
  definitions: Pick<JobDefinition, 'name' | 'listensTo'>[],
  now: () => Date,
  traceparent: () => string | undefined = () => undefined,
): Outbox {
  const carry = (payload: unknown): object => {
    const parent = traceparent();
    return parent === undefined ? (payload as object) : { ...(payload as object), traceparent: parent };
  };
  const listeners = new Map<string, string[]>();
  for (const { name, listensTo } of definitions)
    for (const type of listensTo) listeners.set(type, [...(listeners.get(type) ?? []), name]);
  const prepare: Outbox['prepare'] = (event) => {
    const at = now();
    const id = uuid({ msecs: at.getTime() });
    const jobs = (event && listeners.get(event.type)) ?? [];
    return [id, jobs, carry({ id, type: event?.type, at: at.toISOString(), data: event?.data }), at];
  };
  return {
    prepare,
    prepareOnce(event, about, windowMs) {
      const [, jobs, payload, at] = prepare(event);
      const window = Math.ceil((at.getTime() + 1) / windowMs);
      const id = uuidOf(`${event.type} ${about} ${window}`, ONCE);
      return [id, jobs, { ...payload, id }, new Date(window * windowMs + COMMIT_MS)];
    },
    async add(tx, event) {
      const values = prepare(event);
      const [id, jobs] = values;
      if (jobs.length > 0) await tx.query(statements.add, values);
      return id;
    },
    async addMany(tx, events) {
      const prepared = events.map(prepare);
      const [ids, payloads] = [prepared.map(([id]) => id), prepared.map(([, , payload]) => payload)];
      for (const job of prepared[0]?.[1] ?? []) await tx.query(statements.addMany, [ids, job, payloads, now()]);
    },
    async enqueue(tx, { name, schema }, payload, at) {
      const moment = now();
      const id = uuid({ msecs: moment.getTime() });
      await tx.query(statements.enqueue, [id, name, carry(schema.parse(payload)), at ?? moment, moment]);
    },
    async enqueueMany(tx, { name, schema }, payloads) {
      if (payloads.length === 0) return;
      const moment = now();
      const ids = payloads.map(() => uuid({ msecs: moment.getTime() }));
      await tx.query(statements.addMany, [ids, name, payloads.map((payload) => carry(schema.parse(payload))), moment]);
    },
  };
}

const REPEATED = '6f1d3c1e-6c1b-4a52-9a6e-0d5b5e0c9f11';

/** The one row that a repeated job has. */
export const repeatedId = (name: string): string => uuidOf(name, REPEATED);

/** Makes a repeated job due at once where it is new, and no later than one period from now where it is known. */
export async function repeat(sql: Sql, { name, every, schema }: JobDefinition, now: Date): Promise<void> {
  if (!every) return;
  const next = new Date(now.getTime() + every.ms);
  await sql.query(statements.repeat, [repeatedId(name), name, schema.parse(every.payload), now, next]);
}

/** Takes up to `limit` jobs that are due; nobody else gets them before `leaseMs` have passed. */
export const claim = (sql: Sql, jobs: string[], limit: number, leaseMs: number, now: Date): Promise<Claim[]> =>
  sql.query<Claim>(statements.claim, [now, new Date(now.getTime() + leaseMs), limit, jobs]);

type Key = Pick<Claim, 'id' | 'job'>;
const columnsOf = (keys: readonly Key[]) => [keys.map(({ id }) => id), keys.map(({ job }) => job)];

/** Gives claimed jobs back. */
export const release = (sql: Sql, keys: readonly Key[], at: Date) =>
  sql.query(statements.release, [...columnsOf(keys), at]);

export const finish = (sql: Sql, keys: readonly Key[]) =>
  sql.query(statements.finish, columnsOf(keys.toSorted((a, b) => (a.id + a.job < b.id + b.job ? -1 : 1))));

/** Keeps the job, to run again at `at`. */
export const goOn = (sql: Sql, { id, job }: Key, at: Date) => sql.query(statements.goOn, [id, job, at]);

/** How many jobs are due and not handed to a queue, up to 10,000, and for how long the oldest. */
export async function readLag(sql: Sql, now: Date): Promise<{ due: number; oldestMs: number }> {
  const [lag] = await sql.query<{ due: number; oldest: Date | null }>(statements.lag, [now]);
  return { due: lag?.due ?? 0, oldestMs: lag?.oldest ? now.getTime() - lag.oldest.getTime() : 0 };
}

const failureOf = (error: unknown, now: Date) =>
  JSON.stringify([
    {
      at: now.toISOString(),
      error: String(error instanceof Error ? error.message : error)
        .slice(0, 1000)
        .toWellFormed()
        .replaceAll('\0', ''),
    },
  ]);

/** Keeps what went wrong, and tries again at `retryAt`. */
export const fail = (sql: Sql, { id, job, runs }: Claim, error: unknown, now: Date, retryAt: Date) =>
  sql.query(statements.fail, [id, job, runs, retryAt, failureOf(error, now)]);

/** Makes a dead letter of a job that used up its attempts; a repeated one goes on at its next turn. */
export const bury = (db: Db, { id, job, runs }: Claim, error: unknown, now: Date, nextTurn: Date | null) =>
  db.transaction(async (tx) => {
    const deadId = uuid({ msecs: now.getTime() });
    const buried = await tx.query(statements.bury, [id, job, runs, deadId, failureOf(error, now), now]);
    // Another run of it has ended meanwhile.
    if (buried.length === 0) return;
    await (nextTurn ? goOn(tx, { id, job }, nextTurn) : finish(tx, [{ id, job }]));
  });
