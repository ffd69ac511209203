import { setTimeout as sleep } from 'node:timers/promises';
import { eraseChargesOf } from '../src/charges/index.ts';
import { eraseCommentsOf } from '../src/comments/index.ts';
import { eraseItemsOf, eraseReporter } from '../src/moderation/index.ts';
import { eraseNotificationsOf } from '../src/notifications/index.ts';
import { forgetEntries } from '../src/platform/cache/index.ts';
import type { Db } from '../src/platform/db/index.ts';
import { eraseKeysOf, forget, forgetPerson } from '../src/platform/idempotency/index.ts';
import { createOutbox } from '../src/platform/jobs/index.ts';
import { createPace } from '../src/platform/pace.ts';
import type { Redis } from '../src/platform/redis/index.ts';
import { erasePostsOf } from '../src/posts/index.ts';
import { beginErasure, endErasure } from '../src/users/index.ts';
import { fanOutJob } from '../src/webhooks/index.ts';

export interface ErasureOptions {
  db: Db;
  /** Where answers are remembered and kept: the cache role. */
  redis: Redis;
  prefix: string;
  now: () => Date;
  /** How long a request or job may go on that began before the erasure; what it wrote is erased too. */
  graceMs?: number;
  /** How long each transaction is followed by rest, in parts of its own time. */
  rest?: number;
  signal?: AbortSignal;
  /** Told as it goes how many comments are erased. */
  onProgress?: (comments: number) => void;
}

const GRACE_MS = 20_000;
const REST = 1;

/** What was erased, counted. */
export interface Erased {
  comments: number;
  posts: number;
  notifications: number;
  notes: number;
  keys: number;
  charges: number;
  /** Charges whose outcome is not known yet: they keep their words until then. */
  openCharges: number;
}

/**
 * Erases a person: sign-in and writing end at once, then everything that the person wrote or that names the person goes
 * in small transactions, and an empty shell stays. Run again after an end by force, it finishes.
 */
export async function eraseUser(
  { db, redis, prefix, now, graceMs = GRACE_MS, rest = REST, signal, onProgress = () => undefined }: ErasureOptions,
  userId: string,
): Promise<Erased> {
  const begunAt = await beginErasure(db, userId, now());
  const pace = createPace({ rest, signal });
  // Receivers of webhooks are told that the comments are gone; moderation is emptied here.
  const outbox = createOutbox([fanOutJob], now);
  const erased = { comments: 0, posts: 0, notifications: 0, notes: 0, keys: 0, charges: 0, openCharges: 0 };

  async function sweep(): Promise<void> {
    const before = erased.comments;
    const progress = (done: number) => onProgress(before + done);
    erased.comments += await eraseCommentsOf({ db, outbox, pace, also: eraseItemsOf, onProgress: progress }, userId);
    erased.posts += await erasePostsOf({ db, pace }, userId);
    const { to, from } = await eraseNotificationsOf({ db, pace }, userId);
    erased.notifications += to + from;
    erased.notes += await eraseReporter({ db, pace }, userId);
    // Before the keys: a charge that is final by then has its answer in its key.
    const charges = await eraseChargesOf({ db, pace }, userId);
    [erased.charges, erased.openCharges] = [charges.blanked, charges.open];
    erased.keys += await eraseKeysOf({ db, pace }, userId);
    await forget(redis, prefix, charges.keys);
    await forgetPerson(redis, prefix, userId);
    await forgetEntries(redis, prefix);
  }

  await sweep();
  const waitsMs = begunAt.getTime() + graceMs - now().getTime();
  if (waitsMs > 0) await sleep(waitsMs, undefined, { signal });
  await sweep();
  await endErasure(db, userId);
  return erased;
}
