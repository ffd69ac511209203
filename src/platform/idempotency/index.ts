/**
 * Idempotency keys: a mutation that is sent again with its key has its effect once.
 *
 * Invariants: a key is one person's; SQL grants the claim in one statement; a finished answer stands until the key
 * expires; unfinished keys are never forgotten. Work within the database commits together with its key (`once`). Work
 * that goes on outside is claimed first (`claim`): the claim is a lease with a fencing token, and whoever writes the
 * answer must hold the newest token (`HELD`), so a process that comes back after its lease writes nothing.
 */
import { v7 as uuid } from 'uuid';
import type { Db, Sql, Statement } from '../db/index.ts';
import { AppError } from '../errors.ts';
import { drain, type Pace } from '../pace.ts';
import { noMemory, type Memory } from './memory.ts';

export { createMemory, forget, forgetPerson } from './memory.ts';

/** One call of a field under a key. */
export interface IdempotentCall {
  userId: string;
  /** 1 to 255 visible ASCII characters; one person's keys are nobody else's. */
  key: string;
  field: string;
  /** SHA-256, hex, over the field's name and its coerced arguments. */
  fingerprint: string;
  ttlMs: number;
  /** Told when the answer is that of an earlier call. */
  onReplay: () => void;
}

/** The call of a field that cannot be reached without a key. */
export function callOf(
  calls: ReadonlyMap<string | number, IdempotentCall>,
  { path }: { path: { key: string | number } },
): IdempotentCall {
  const call = calls.get(path.key);
  if (!call) throw new Error(`${path.key} lacks @idempotent`);
  return call;
}

/** Who may go on with the work of a key. */
export interface Lease {
  userId: string;
  key: string;
  /** Grows with each claim of the key. */
  token: string;
  until: Date;
  /** What is worked on. */
  resourceId: string;
}

/**
 * Claims a key, in a statement of one's own, where its work is to begin: inserts it, or takes one over that has expired.
 * A part of WITH; $1 to $8 are `Claim`'s. Gives a row (resource_id, token) to the one who gets the key.
 */
export const CLAIM = `
  INSERT INTO idempotency_keys AS k (user_id, key, field, fingerprint, expires_at, resource_id, lease_until)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (user_id, key) DO UPDATE
    SET field = EXCLUDED.field, fingerprint = EXCLUDED.fingerprint, answer = NULL, expires_at = EXCLUDED.expires_at,
      resource_id = EXCLUDED.resource_id, lease_until = EXCLUDED.lease_until, token = k.token + 1
    WHERE k.expires_at <= $8 AND k.answer IS NOT NULL
  RETURNING resource_id, token`;

type Claim = [
  userId: string,
  key: string,
  field: string,
  fingerprint: string,
  expiresAt: Date,
  resourceId: string | null,
  leaseUntil: Date | null,
  now: Date,
];

/**
 * Writes the answer of a lease's key, or with NULL lets go of it unfinished, in a statement of one's own that also
 * writes what the answer tells of. A part of WITH; `first` is the number of the first of `heldBy`'s parameters. Gives
 * no row to whoever lost the lease.
 */
export const HELD = (first: number, now: string) => `
  UPDATE idempotency_keys SET answer = $${first + 3}::jsonb, lease_until = ${now}
  WHERE user_id = $${first} AND key = $${first + 1} AND token = $${first + 2}::bigint AND answer IS NULL
  RETURNING key`;

export const heldBy = ({ userId, key, token }: Lease, answer: object | null) => [userId, key, token, answer];

export const statements = {
  claim: { name: 'idempotency.claim', text: CLAIM },
  find: {
    name: 'idempotency.find',
    text: `
      SELECT field, fingerprint, answer, expires_at AS "expiresAt" FROM idempotency_keys WHERE user_id = $1 AND key = $2`,
  },
  takeOver: {
    name: 'idempotency.takeOver',
    text: `
      UPDATE idempotency_keys SET token = token + 1, lease_until = $4
      WHERE user_id = $1 AND key = $2 AND answer IS NULL AND lease_until <= $3
      RETURNING token, resource_id AS "resourceId"`,
  },
  finish: {
    name: 'idempotency.finish',
    text: `UPDATE idempotency_keys SET answer = $3 WHERE user_id = $1 AND key = $2`,
  },
  eraseOf: {
    name: 'idempotency.eraseOf',
    text: `
      DELETE FROM idempotency_keys WHERE (user_id, key) IN (
        SELECT user_id, key FROM idempotency_keys WHERE user_id = $1 AND answer IS NOT NULL LIMIT $2)
      RETURNING key`,
  },
  reap: {
    name: 'idempotency.reap',
    text: `
      DELETE FROM idempotency_keys WHERE (user_id, key) IN (
        SELECT user_id, key FROM idempotency_keys WHERE expires_at <= $1 AND answer IS NOT NULL
        ORDER BY expires_at LIMIT 1000 FOR UPDATE SKIP LOCKED)
      RETURNING key`,
  },
} satisfies Record<string, Statement>;

/** The key's work was done, is to be begun, or was begun by someone who is gone. */
export type Standing<Begun> =
  | { kind: 'finished'; answer: object }
  | { kind: 'begun'; lease: Lease; begun: Begun }
  | { kind: 'abandoned'; lease: Lease };

/** How long whoever meets a running call is told to wait. */
const RETRY_MS = 1_000;

interface Kept {
  field: string;
  fingerprint: string;
  answer: object | null;
  expiresAt: Date;
}

export type Idempotency = ReturnType<typeof createIdempotency>;

export function createIdempotency({ db, now, memory = noMemory }: { db: Db; now: () => Date; memory?: Memory }) {
  const refuseOther = (call: IdempotentCall, { fingerprint }: { fingerprint: string }) => {
    if (fingerprint === call.fingerprint) return;
    throw new AppError('IDEMPOTENCY_KEY_REUSED', {
      message: 'This idempotency key was used for another request: take a new key for a new request.',
    });
  };
  const valuesOf = ({ userId, key, field, fingerprint, ttlMs }: IdempotentCall, moment: Date) =>
    [userId, key, field, fingerprint, new Date(moment.getTime() + ttlMs)] as const;

  /** What an earlier call of the key was answered, as far as Redis knows. @throws IDEMPOTENCY_KEY_REUSED */
  async function recall(call: IdempotentCall): Promise<object | null> {
    const remembered = await memory.recall(call);
    if (!remembered || remembered.expiresAt <= now().getTime()) return null;
    refuseOther(call, remembered);
    call.onReplay();
    return remembered.answer;
  }

  async function find(sql: Sql, call: IdempotentCall): Promise<Kept | null> {
    const [kept] = await sql.query<Kept>(statements.find, [call.userId, call.key]);
    if (kept) refuseOther(call, kept);
    return kept ?? null;
  }

  function remember({ userId, key, fingerprint }: IdempotentCall, answer: object, expiresAt: Date): void {
    memory.remember({ userId, key }, { fingerprint, expiresAt: expiresAt.getTime(), answer });
  }

  /**
   * Takes up the work of a key that nobody holds, for `leaseMs`; null where it is finished, or somebody still holds it.
   */
  async function takeOver({ userId, key }: { userId: string; key: string }, leaseMs: number): Promise<Lease | null> {
    const moment = now();
    const until = new Date(moment.getTime() + leaseMs);
    type Taken = Pick<Lease, 'token' | 'resourceId'>;
    const [taken] = await db.query<Taken>(statements.takeOver, [userId, key, moment, until]);
    return taken ? { userId, key, ...taken, until } : null;
  }

  return {
    takeOver,

    /** Tells replays of a finished key. */
    remember: (call: IdempotentCall, answer: object) => {
      remember(call, answer, new Date(now().getTime() + call.ttlMs));
    },

    /**
     * Runs `work` in one transaction with its key, unless an earlier call did: then its answer is given. A second call
     * waits for the first. Without a call `work` simply runs. `touches` names for the caches what the work wrote: who ran it
     * may have died between its commit and its word to them.
     * @throws IDEMPOTENCY_KEY_REUSED where the key belongs to another request.
     */
    async once<Answer extends object>(
      call: IdempotentCall | undefined,
      work: (tx: Sql) => Promise<Answer>,
      touches: (answer: Answer) => Iterable<string>,
    ): Promise<Answer> {
      if (!call) return await db.transaction(work);
      const recalled = await recall(call);
      if (recalled) return recalled as Answer;
      const { answer, expiresAt, isReplay } = await db.transaction(async (tx) => {
        const moment = now();
        const values = valuesOf(call, moment);
        const [claimed] = await tx.query(statements.claim, [...values, null, null, moment] satisfies Claim);
        if (claimed) {
          const answer = await work(tx);
          await tx.query(statements.finish, [call.userId, call.key, answer]);
          return { answer, expiresAt: values[4], isReplay: false };
        }
        const kept = await find(tx, call);
        if (!kept?.answer) throw new Error(`The key of ${call.field} is neither free nor finished`);
        call.onReplay();
        return { answer: kept.answer as Answer, expiresAt: kept.expiresAt, isReplay: true };
      });
      if (isReplay) await db.invalidate(touches(answer));
      remember(call, answer, expiresAt);
      return answer;
    },

    /**
     * Claims the key for `leaseMs`, or for `longLeaseMs` where it goes on with abandoned work. `begin` runs the statement that begins the work, with `CLAIM` in it; it gives null
     * where the key was not to be had.
     * @throws IDEMPOTENCY_KEY_REUSED where the key belongs to another request, IDEMPOTENCY_KEY_IN_USE while its work
     * goes on elsewhere, and what `begin` throws.
     */
    async claim<Begun extends { token: string }>(
      call: IdempotentCall,
      { leaseMs, longLeaseMs }: { leaseMs: number; longLeaseMs: number },
      begin: (claim: Claim, lease: Omit<Lease, 'token'>) => Promise<Begun | null>,
    ): Promise<Standing<Begun>> {
      const recalled = await recall(call);
      if (recalled) return { kind: 'finished', answer: recalled };
      const { userId, key } = call;
      for (let tries = 1; ; tries += 1) {
        const moment = now();
        const until = new Date(moment.getTime() + leaseMs);
        const resourceId = uuid({ msecs: moment.getTime() });
        const lease = { userId, key, resourceId, until };
        const begun = await begin([...valuesOf(call, moment), resourceId, until, moment], lease);
        if (begun) return { kind: 'begun', lease: { ...lease, token: begun.token }, begun };
        const kept = await find(db, call);
        if (kept?.answer) {
          call.onReplay();
          remember(call, kept.answer, kept.expiresAt);
          return { kind: 'finished', answer: kept.answer };
        }
        const taken = kept && (await takeOver(call, longLeaseMs));
        if (taken) return { kind: 'abandoned', lease: taken };
        // A key that was there and is gone was reaped between the two statements.
        if (kept || tries === 3)
          throw new AppError('IDEMPOTENCY_KEY_IN_USE', {
            message: 'The first request with this idempotency key is still running: send it again in a moment.',
            retryAfterMs: RETRY_MS,
          });
      }
    },
  };
}

/** Deletes finished keys that have expired, in small batches; answers how many. */
export async function reapKeys(sql: Sql, now: Date): Promise<number> {
  for (let reaped = 0; ;) {
    const batch = await sql.query(statements.reap, [now]);
    reaped += batch.length;
    if (batch.length < 1000) return reaped;
  }
}

const BATCH = 500;

/** Deletes a person's finished keys, whose answers hold the person's words; answers how many. */
export const eraseKeysOf = ({ db, pace }: { db: Sql; pace: Pace }, userId: string): Promise<number> =>
  drain(pace, BATCH, async () => (await db.query(statements.eraseOf, [userId, BATCH])).length);
