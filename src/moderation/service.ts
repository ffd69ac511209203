import { v7 as uuid } from 'uuid';
import {
  canKnow,
  isPublic,
  lockComment,
  moveComment,
  tagsOfChange,
  type CommentRow,
  type Comments,
  type LockedComment,
} from '../comments/index.ts';
import type { CommentState, FlagReason, FlagResolution, ModerationVerb } from '../generated/prisma/enums.ts';
import { tagOf } from '../platform/cache/index.ts';
import type { Db, Sql } from '../platform/db/index.ts';
import { AppError, authorize, badInput, forbidden, notFound } from '../platform/errors.ts';
import type { Page } from '../platform/graphql/connection.ts';
import { encodeCommentId, encodeId, type CommentKey } from '../platform/graphql/ids.ts';
import type { Outbox } from '../platform/jobs/index.ts';
import { parseText } from '../platform/text.ts';
import { lockPost, setLocked } from '../posts/index.ts';
import { hasRole, lockUser, setStanding, type UserRow } from '../users/index.ts';
import { decided, userSuspended } from './events.ts';
import { autoHideJob, shadowJob } from './jobs.ts';
import * as moderation from './repository.ts';
import { statements, type ItemRow, type LogRow, type Queue } from './repository.ts';
import { weightOf } from './weight.ts';

export type Moderation = ReturnType<typeof createModeration>;

export interface ModerationOptions {
  db: Db;
  outbox: Outbox;
  comments: Comments;
  /** From that weight of open flags on a comment is hidden until somebody decides. */
  hideAt: number;
  now: () => Date;
}

export interface Decision {
  /** The version that the moderator has seen; null decides on whatever is there. */
  expectedVersion: number | null;
  reason: string | null;
}

/** The end of a suspension of which nobody said when it ends. */
export const NEVER = new Date('9999-12-31T23:59:59.999Z');
/** As many reporters are told of a decision. */
const MOST_TOLD = 1_000;

const VERBS = {
  APPROVE: { to: 'VISIBLE', from: ['VISIBLE', 'HELD', 'HIDDEN'], resolution: 'DISMISSED' },
  RESTORE: { to: 'VISIBLE', from: ['VISIBLE', 'HELD', 'HIDDEN', 'REMOVED'], resolution: 'DISMISSED' },
  REMOVE: { to: 'REMOVED', from: ['VISIBLE', 'HELD', 'HIDDEN', 'REMOVED'], resolution: 'UPHELD' },
} as const satisfies Partial<
  Record<ModerationVerb, { to: CommentState; from: CommentState[]; resolution: FlagResolution }>
>;

const parseReason = (reason: string | null) =>
  reason === null ? null : parseText('reason', reason, { min: 1, max: 1_000 });

/** What nobody sees of a decision on a comment: its flags, its place in the queues, what it teaches. */
async function closeItem(
  tx: Sql,
  key: CommentKey,
  { revision, body }: Pick<LockedComment, 'revision' | 'body'>,
  { verb, item, now }: { verb: keyof typeof VERBS; item: ItemRow | null; now: Date },
): Promise<string[]> {
  const { resolution, to } = VERBS[verb];
  const closed = [key.postId, key.id];
  interface Resolved {
    reporterId: string;
    reason: FlagReason;
  }
  const resolved = await tx.query<Resolved>(statements.resolveFlags, [...closed, resolution, now]);
  const reporters = [...new Set(resolved.map(({ reporterId }) => reporterId))].sort();
  if (reporters.length > 0)
    await tx.query(statements.record, [reporters, Number(resolution === 'UPHELD'), Number(resolution === 'DISMISSED')]);
  const isPublished = to === 'VISIBLE';
  if (item) await tx.query(statements.closeItem, [...closed, isPublished ? revision : null, isPublished]);
  // What was removed for another reason teaches nothing of spam.
  const isAboutSpam = item?.heldAt != null || resolved.some(({ reason }) => reason === 'SPAM');
  if (isAboutSpam && body !== null) await tx.query(statements.addExample, [...closed, body, to === 'REMOVED', now]);
  return reporters;
}

export function createModeration({ db, outbox, comments, hideAt, now }: ModerationOptions) {
  /** One decision on a comment, and all that hangs on it, in one transaction. */
  async function decide(
    moderator: UserRow,
    key: CommentKey,
    verb: keyof typeof VERBS,
    { expectedVersion, reason }: Decision,
  ): Promise<CommentRow> {
    const words = parseReason(reason);
    const { to, from } = VERBS[verb];
    const refusalOf = ({ version, state }: LockedComment): AppError | null => {
      if (expectedVersion !== null && expectedVersion !== version)
        return new AppError('VERSION_CONFLICT', {
          message: 'This comment has changed since: look at it again, and decide on what is there now.',
        });
      if (state === 'DELETED') return forbidden('Its author took this comment back.');
      if (!(from as readonly CommentState[]).includes(state))
        return forbidden('This comment was removed: restoreComment brings it back.');
      return null;
    };
    const left = await db.transaction(async (tx) => {
      const comment = await lockComment(tx, key);
      if (!comment) throw notFound('comment');
      const refusal = refusalOf(comment);
      if (refusal || (comment.state === to && verb !== 'APPROVE')) return { comment, refusal };
      const moment = now();
      const item = await moderation.findItem(tx, key);
      await moveComment(tx, outbox, key, comment, to, item?.unpublished === true);
      const reporters = await closeItem(tx, key, comment, { verb, item, now: moment });
      const subject = encodeCommentId(key);
      const entry = { verb, moderatorId: moderator.id, subject, reason: words };
      await moderation.addLog(tx, { ...entry, before: { state: comment.state }, after: { state: to } }, moment);
      const told = [...(comment.state !== to && comment.authorId !== null ? [comment.authorId] : []), ...reporters];
      await tell(
        tx,
        verb,
        subject,
        told.filter((id) => id !== moderator.id),
      );
      return null;
    });
    // Who decided so before may have died between the commit and the word to the caches.
    if (left) await db.invalidate(tagsOfChange({ ...key, ...left.comment }));
    if (left?.refusal) throw left.refusal;
    return await comments.read(moderator, key);
  }

  async function tell(tx: Sql, verb: ModerationVerb, subject: string, userIds: string[]): Promise<void> {
    const people = [...new Set(userIds)].slice(0, MOST_TOLD).map((id) => encodeId('User', id));
    if (people.length > 0) await outbox.add(tx, decided.of({ verb, subject, userIds: people }));
  }

  type Standing = Pick<UserRow, 'suspendedUntil' | 'shadowBanned'>;

  /** Changes a person's standing, by someone who ranks higher. */
  async function judge(
    moderator: UserRow,
    userId: string,
    reason: string | null,
    change: (user: UserRow) => { verb: ModerationVerb; after: Standing },
  ): Promise<UserRow> {
    const words = parseReason(reason);
    const judged = await db.transaction(async (tx) => {
      const user = await lockUser(tx, userId);
      if (!user) throw notFound('user');
      if (user.id === moderator.id) throw forbidden('Nobody decides on themselves.');
      if (hasRole(user, moderator.role)) throw forbidden('This is for people with a higher role than theirs.');
      const { verb, after } = change(user);
      const before = { suspendedUntil: user.suspendedUntil, shadowBanned: user.shadowBanned };
      if (JSON.stringify(before) === JSON.stringify(after)) return user;
      await setStanding(tx, userId, after);
      const subject = encodeId('User', userId);
      await moderation.addLog(tx, { verb, moderatorId: moderator.id, subject, reason: words, before, after }, now());
      // A shadow ban is told to nobody.
      if (verb === 'SUSPEND_USER') {
        const until = after.suspendedUntil === null || after.suspendedUntil >= NEVER ? null : after.suspendedUntil;
        await outbox.add(tx, userSuspended.of({ id: subject, until: until?.toISOString() ?? null }));
        await tell(tx, verb, subject, [userId]);
      }
      if (verb === 'REINSTATE_USER' && before.suspendedUntil) await tell(tx, verb, subject, [userId]);
      if (before.shadowBanned !== after.shadowBanned) await outbox.enqueue(tx, shadowJob, { userId });
      return { ...user, ...after };
    });
    // Also where it was so already: who made it so may have died between its commit and its word to the caches.
    await db.invalidate([tagOf.user(userId)]);
    return judged;
  }

  return {
    /**
     * Reports a comment, once for each of its revisions; again changes nothing.
     * @throws BAD_USER_INPUT, NOT_FOUND, FORBIDDEN for one's own, or one that not everyone can see
     */
    async flag(
      viewer: UserRow,
      key: CommentKey,
      { reason, note }: { reason: FlagReason; note: string | null },
    ): Promise<CommentRow> {
      if (note !== null) parseText('note', note, { min: 1, max: 1_000 });
      await db.transaction(async (tx) => {
        const comment = await lockComment(tx, key);
        if (!comment) throw notFound('comment');
        authorize(canKnow(viewer, comment));
        if (comment.authorId === viewer.id) throw forbidden('Nobody reports their own comment.');
        if (!isPublic(comment)) throw forbidden('This comment cannot be reported: not everyone can see it.');
        const moment = now();
        const [record] = await tx.query<{ upheld: number; dismissed: number }>(statements.findRecords, [[viewer.id]]);
        const weight = viewer.shadowBanned
          ? 0
          : weightOf({
              ageMs: moment.getTime() - viewer.createdAt.getTime(),
              isStaff: hasRole(viewer, 'MODERATOR'),
              upheld: record?.upheld ?? 0,
              dismissed: record?.dismissed ?? 0,
            });
        const [open] = await tx.query<{ count: number }>(statements.findOpenFlags, [key.postId, key.id, viewer.id]);
        const id = uuid({ msecs: moment.getTime() });
        const values = [id, key.postId, key.id, comment.revision, viewer.id, reason, note, weight, moment];
        const [added] = await tx.query(statements.addFlag, values);
        if (!added) return;
        const counted = (open?.count ?? 0) > 0 ? 0 : weight;
        const [item] = await tx.query<ItemRow>(statements.countFlag, [key.postId, key.id, counted, moment]);
        const isHeavy = item !== undefined && item.flagWeight >= hideAt && item.approvedRevision !== comment.revision;
        if (isHeavy) await outbox.enqueue(tx, autoHideJob, key);
      });
      return await comments.read(viewer, key);
    },

    /** Lets it stand. @throws NOT_FOUND, VERSION_CONFLICT, FORBIDDEN for a removed or deleted one; as do the next two */
    approve: (moderator: UserRow, key: CommentKey, decision: Decision) => decide(moderator, key, 'APPROVE', decision),
    remove: (moderator: UserRow, key: CommentKey, decision: Decision) => decide(moderator, key, 'REMOVE', decision),
    restore: (moderator: UserRow, key: CommentKey, decision: Decision) => decide(moderator, key, 'RESTORE', decision),

    /**
     * Lets a person only read until then (null: until somebody reinstates), or with `shadow` write for nobody.
     * @throws BAD_USER_INPUT, NOT_FOUND, FORBIDDEN for people of the same role or a higher one
     */
    suspend(
      moderator: UserRow,
      userId: string,
      { until, shadow, reason }: { until: Date | null; shadow: boolean; reason: string },
    ): Promise<UserRow> {
      if (shadow && until) throw badInput('until', 'A shadow ban has no end: leave until out, and reinstate later.');
      if (until && until <= now()) throw badInput('until', 'until must be in the future.');
      return judge(moderator, userId, reason, ({ suspendedUntil, shadowBanned }) =>
        shadow
          ? { verb: 'SHADOW_BAN_USER', after: { suspendedUntil, shadowBanned: true } }
          : { verb: 'SUSPEND_USER', after: { suspendedUntil: until ?? NEVER, shadowBanned } },
      );
    },

    /** Ends a suspension and a shadow ban. @throws as `suspend` */
    reinstate: (moderator: UserRow, userId: string, reason: string | null): Promise<UserRow> =>
      judge(moderator, userId, reason, () => ({
        verb: 'REINSTATE_USER',
        after: { suspendedUntil: null, shadowBanned: false },
      })),

    /** A locked post takes no new comments. @throws NOT_FOUND */
    async setPostLocked(moderator: UserRow, postId: string, locked: boolean, reason: string | null): Promise<void> {
      const words = parseReason(reason);
      const same = await db.transaction(async (tx) => {
        const before = await lockPost(tx, postId);
        if (before === null) throw notFound('post');
        if (before === locked) return true;
        await setLocked(tx, postId, locked);
        const verb = locked ? 'LOCK_POST' : 'UNLOCK_POST';
        const entry = { verb, moderatorId: moderator.id, subject: encodeId('Post', postId), reason: words } as const;
        await moderation.addLog(tx, { ...entry, before: { locked: before }, after: { locked } }, now());
        return false;
      });
      if (same) await db.invalidate([tagOf.post(postId)]);
    },

    listQueue: (queue: Queue, page: Page): Promise<ItemRow[]> => moderation.findQueue(db, queue, page),
    countQueue: (queue: Queue): Promise<number> => moderation.countQueue(db, queue),
    listLog: (subject: string | null, page: Page): Promise<LogRow[]> => moderation.findLogPage(db, subject, page),
  };
}
