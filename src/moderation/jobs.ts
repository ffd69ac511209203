import { z } from 'zod';
import { addToCommentCount } from '../posts/index.ts';
import {
  addToReplyCount,
  createCommentLoaders,
  lockComment,
  moveComment,
  type CommentRow,
  type LockedComment,
} from '../comments/index.ts';
import { commentWritten } from '../comments/events.ts';
import type { CommentState, ModerationVerb } from '../generated/prisma/enums.ts';
import type { Db, Sql } from '../platform/db/index.ts';
import { readFrom } from '../platform/db/reading.ts';
import { decodeCommentId, encodeCommentId, type CommentKey } from '../platform/graphql/ids.ts';
import { defineJob, defineListener, implementJob, type Outbox } from '../platform/jobs/index.ts';
import type { Log } from '../platform/log/index.ts';
import type { Akismet, Facts, SpamCheck, Verdict } from '../spam/index.ts';
import { hasRole, lockUser, type UserRow } from '../users/index.ts';
import { addLog, findItem, NOTHING, saveItem, statements } from './repository.ts';

export interface ModerationJobsOptions {
  db: Db;
  outbox: Outbox;
  spam: SpamCheck;
  /** Null where no key is set. */
  akismet: Akismet | null;
  /** How long a check is tried again before a person has to look. */
  patienceMs: number;
  hideAt: number;
  now: () => Date;
  log: Log;
}

const keySchema = z.object({ postId: z.uuid(), id: z.uuid() });

export const autoHideJob = defineJob({ name: 'moderation.autoHide', schema: keySchema });

/** Moves a comment by itself, and logs it. */
async function moveByItself(
  tx: Sql,
  outbox: Outbox,
  key: CommentKey,
  comment: LockedComment,
  move: { to: Exclude<CommentState, 'DELETED'>; verb: ModerationVerb; reason: string; first?: boolean; now: Date },
): Promise<void> {
  const { to, verb, reason, first, now } = move;
  await moveComment(tx, outbox, key, comment, to, first);
  const entry = { verb, moderatorId: null, subject: encodeCommentId(key), reason };
  await addLog(tx, { ...entry, before: { state: comment.state }, after: { state: to } }, now);
}

/** Takes a comment out of sight that was reported heavily, until somebody decides. */
const autoHide = ({ db, outbox, hideAt, now }: ModerationJobsOptions) =>
  implementJob(autoHideJob, async (key) => {
    await db.transaction(async (tx) => {
      const comment = await lockComment(tx, key);
      const item = await findItem(tx, key);
      if (comment?.state !== 'VISIBLE' || !item || item.flagWeight < hideAt) return;
      if (item.approvedRevision === comment.revision) return;
      const reason = `${item.flagCount} flags of weight ${item.flagWeight.toFixed(2)}.`;
      await moveByItself(tx, outbox, key, comment, { to: 'HIDDEN', verb: 'AUTO_HIDE', reason, now: now() });
    });
  });

export const shadowJob = defineJob({ name: 'moderation.shadow', schema: z.object({ userId: z.uuid() }) });

const FIRST = '00000000-0000-0000-0000-000000000000';
const BATCH = 200;

/** Brings all comments of a person in line with whether the person is shadow-banned, counts included. */
const shadow = ({ db }: ModerationJobsOptions) =>
  implementJob(shadowJob, async ({ userId }, { signal }) => {
    for (let after = FIRST; ;) {
      signal.throwIfAborted();
      const last = await db.transaction(async (tx) => {
        const user = await lockUser(tx, userId);
        if (!user) return null;
        interface Change {
          last: string | null;
          postId: string | null;
          parentId: string | null;
          count: number;
        }
        const rows = await tx.query<Change>(statements.shadow, [userId, user.shadowBanned, after, BATCH]);
        const sign = user.shadowBanned ? -1 : 1;
        for (const { postId, parentId, count } of rows) {
          if (postId === null || count === 0) continue;
          await addToCommentCount(tx, postId, sign * count);
          if (parentId !== null) await addToReplyCount(tx, { postId, id: parentId }, sign * count);
        }
        return rows[0]?.last ?? null;
      });
      if (last === null) return;
      after = last;
    }
  });

/** A queue of its own: a provider that hangs delays no other work. */
export const SPAM_QUEUE = 'spam';

export const checkSpamJob = defineListener({
  name: 'moderation.checkSpam',
  queue: SPAM_QUEUE,
  to: [commentWritten],
  attempts: 40,
  backoff: { firstMs: 1_000, maxMs: 60_000 },
});

/** As many visible comments and so old an account, and nothing removed, make an author trusted. */
const TRUSTED = { comments: 20, ageMs: 30 * 86_400_000 };
const HOUR = 3_600_000;

async function factsOf(db: Db, comment: CommentRow, author: UserRow, now: Date): Promise<Facts> {
  interface Own {
    body: string | null;
    state: CommentState;
    createdAt: Date;
  }
  const own = await db.query<Own>(statements.findOwn, [author.id, comment.id]);
  const others = await db.query<{ body: string }>(statements.findOthers, [comment.postId, author.id]);
  const countOf = (state: CommentState) => own.filter((one) => one.state === state).length;
  const [visible, removed] = [countOf('VISIBLE'), countOf('REMOVED')];
  const ageMs = now.getTime() - author.createdAt.getTime();
  const isProven = visible >= TRUSTED.comments && ageMs >= TRUSTED.ageMs && removed === 0;
  return {
    text: comment.body ?? '',
    author: { ageMs, comments: visible, removed, trusted: isProven || hasRole(author, 'MODERATOR') },
    recent: {
      own: own.flatMap(({ body }) => body ?? []).slice(0, 20),
      others: others.map(({ body }) => body),
    },
    ownLastHour: own.filter(({ createdAt }) => now.getTime() - createdAt.getTime() < HOUR).length,
  };
}

/** Judges a new or changed text, and moves its comment by the verdict. */
const checkSpam = ({ db, outbox, spam, akismet, patienceMs, now, log }: ModerationJobsOptions) => {
  /** The check's own word, sharpened by the provider's where there is one; null where nobody could say in time. */
  async function judge(comment: CommentRow, author: UserRow): Promise<Verdict | null> {
    const facts = await factsOf(db, comment, author, now());
    const verdict = spam.check(facts);
    if (!akismet || verdict.action === 'REMOVE' || facts.author.trusted) return verdict;
    try {
      const word = await akismet.check({ text: facts.text, author: author.displayName });
      if (!word.spam) return verdict;
      const action = word.discard ? 'REMOVE' : 'HOLD';
      return { score: 1, action, reasons: ['akismet: says that it is spam', ...verdict.reasons] };
    } catch (error) {
      const waitsMs = now().getTime() - (comment.editedAt ?? comment.createdAt).getTime();
      if (waitsMs < patienceMs) throw error;
      log.error({ err: error, comment: comment.id }, 'The spam provider does not answer; a person has to look');
      return verdict.action === 'VISIBLE' ? null : verdict;
    }
  }

  return implementJob(checkSpamJob, async ({ data: { id, revision } }) => {
    const key = decodeCommentId(id);
    const comment = await createCommentLoaders({ read: readFrom(db), viewer: null }).byKey.load(key);
    // A newer text has a job of its own.
    if (!comment?.author || comment.body === null || comment.revision !== revision) return;
    const verdict = await judge(comment, comment.author);
    await db.transaction(async (tx) => {
      const locked = await lockComment(tx, key);
      if (locked?.revision !== revision || locked.state === 'DELETED') return;
      const item = await findItem(tx, key);
      const moment = now();
      const isApproved = item?.approvedRevision === revision;
      const waits = locked.state === 'HELD' && item?.unchecked === true;
      const to: Exclude<CommentState, 'DELETED'> =
        isApproved || verdict === null || (locked.state !== 'VISIBLE' && !waits)
          ? locked.state
          : verdict.action === 'REMOVE'
            ? 'REMOVED'
            : verdict.action === 'HOLD'
              ? 'HELD'
              : 'VISIBLE';
      const codes = (verdict?.reasons ?? []).map((reason) => reason.split(':', 1)[0] ?? '').join(', ');
      if (to !== locked.state) {
        const verb = to === 'VISIBLE' ? 'APPROVE' : to === 'HELD' ? 'AUTO_HOLD' : 'REMOVE';
        const reason = `Spam check: ${verdict?.score.toFixed(2) ?? '?'}${codes && ` (${codes})`}.`.slice(0, 1_000);
        const first = item?.unpublished === true;
        await moveByItself(tx, outbox, key, locked, { to, verb, reason, first, now: moment });
      }
      // Of most comments there is nothing to remember.
      if (!item && to === 'VISIBLE' && (verdict?.score ?? 0) < 0.1) return;
      await saveItem(tx, key, {
        ...(item ?? NOTHING),
        heldAt: to === 'HELD' ? (item?.heldAt ?? moment) : null,
        unchecked: false,
        unpublished: item?.unpublished === true && to !== 'VISIBLE',
        spamScore: verdict?.score ?? null,
        spamReasons: verdict?.reasons ?? ['unchecked: the spam provider did not answer'],
        checkedRevision: revision,
      });
    });
  });
};

export const moderationJobs = (options: ModerationJobsOptions) => [
  autoHide(options),
  shadow(options),
  checkSpam(options),
];
