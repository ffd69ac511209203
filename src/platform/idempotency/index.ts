/** Idempotency keys: a mutation that is sent again with its key has its effect once. */
import type { Sql, Statement } from '../db/index.ts';
import { AppError } from '../errors.ts';

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

export const statements = {
  claim: {
    name: 'idempotency.claim',
    // Waits for a transaction that holds the same key; takes an expired key over.
    text: `
      INSERT INTO idempotency_keys AS k (user_id, key, field, fingerprint, expires_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (user_id, key) DO UPDATE
        SET field = EXCLUDED.field, fingerprint = EXCLUDED.fingerprint, answer = NULL, expires_at = EXCLUDED.expires_at
        WHERE k.expires_at <= $6
      RETURNING key`,
  },
  find: {
    name: 'idempotency.find',
    text: `SELECT field, fingerprint, answer FROM idempotency_keys WHERE user_id = $1 AND key = $2`,
  },
  finish: {
    name: 'idempotency.finish',
    text: `UPDATE idempotency_keys SET answer = $3 WHERE user_id = $1 AND key = $2`,
  },
  reap: {
    name: 'idempotency.reap',
    text: `
      DELETE FROM idempotency_keys WHERE (user_id, key) IN (
        SELECT user_id, key FROM idempotency_keys WHERE expires_at <= $1 ORDER BY expires_at LIMIT 1000
        FOR UPDATE SKIP LOCKED)
      RETURNING key`,
  },
} satisfies Record<string, Statement>;

/**
 * Runs `work` in the caller's transaction, unless an earlier call with this key did: then its answer is given. Key and
 * effect are committed together. Without a call `work` simply runs.
 * @throws IDEMPOTENCY_KEY_REUSED where the key belongs to another request.
 */
export async function runOnce<Answer extends object>(
  tx: Sql,
  call: IdempotentCall | undefined,
  now: Date,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (!call) return await work();
  const { userId, key, field, fingerprint, ttlMs } = call;
  const expiresAt = new Date(now.getTime() + ttlMs);
  const [claimed] = await tx.query(statements.claim, [userId, key, field, fingerprint, expiresAt, now]);
  if (claimed) {
    const answer = await work();
    await tx.query(statements.finish, [userId, key, answer]);
    return answer;
  }
  type Taken = Pick<IdempotentCall, 'field' | 'fingerprint'> & { answer: Answer };
  const [taken] = await tx.query<Taken>(statements.find, [userId, key]);
  if (taken?.field !== field || taken.fingerprint !== fingerprint)
    throw new AppError('IDEMPOTENCY_KEY_REUSED', {
      message: 'This idempotency key was used for another request: take a new key for a new request.',
    });
  call.onReplay();
  return taken.answer;
}

/** Deletes expired keys in small batches; answers how many. */
export async function reapKeys(sql: Sql, now: Date): Promise<number> {
  for (let reaped = 0; ;) {
    const batch = await sql.query(statements.reap, [now]);
    reaped += batch.length;
    if (batch.length < 1000) return reaped;
  }
}
