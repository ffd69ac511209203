import { z } from 'zod';
import { chargeNews } from '../charges/events.ts';
import { createCommentLoaders, isPublic, type CommentRow } from '../comments/index.ts';
import { commentCreated } from '../comments/events.ts';
import type { NotificationKind } from '../generated/prisma/enums.ts';
import type { Db } from '../platform/db/index.ts';
import { readFrom } from '../platform/db/reading.ts';
import { decodeCommentId, decodeId } from '../platform/graphql/ids.ts';
import { defineJob, defineListener, implementJob } from '../platform/jobs/index.ts';
import { decided } from '../moderation/events.ts';
import { createPostLoaders } from '../posts/index.ts';
import { findAdministrators, findByHandles, type UserRow } from '../users/index.ts';
import { endpointDisabled } from '../webhooks/events.ts';
import { findMentions } from './mentions.ts';
import { NOBODY, reap } from './repository.ts';
import type { Notifications } from './service.ts';

export const notifyOfCommentJob = defineListener({ name: 'notifications.notifyOfComment', to: [commentCreated] });

/** Whether people are told of a comment: everyone can read it now. */
const isToBeTold = (comment: CommentRow | null): comment is CommentRow & { author: UserRow } =>
  comment !== null && isPublic(comment) && comment.author !== null;

/** Who is told of a comment besides the followers of its post, by the strongest reason first. */
async function recipientsOf(db: Db, { postId, parentId, body }: CommentRow): Promise<[NotificationKind, string[]][]> {
  const mentions = findMentions(body ?? '');
  const [post, parent, mentioned] = await Promise.all([
    createPostLoaders(readFrom(db)).byId.load(postId),
    parentId === null
      ? null
      : createCommentLoaders({ read: readFrom(db), viewer: null }).byKey.load({ postId, id: parentId }),
    mentions.length > 0 ? findByHandles(db, mentions) : [],
  ]);
  const ids = (people: ({ id: string } | null | undefined)[]) =>
    people.filter((person) => person != null).map(({ id }) => id);
  return [
    // Who took a comment back is no longer its author.
    ['REPLY', ids([parent?.state === 'DELETED' ? null : parent?.author])],
    ['MENTION', ids(mentioned)],
    ['POST_COMMENT', ids([post?.author])],
  ];
}

/** Tells of a new comment, each person once and by the strongest reason, however often it runs. */
export const notifyOfComment = ({ db, notifications }: { db: Db; notifications: Notifications }) =>
  implementJob(notifyOfCommentJob, async ({ data: { id } }, { signal }) => {
    const key = decodeCommentId(id);
    const find = () => createCommentLoaders({ read: readFrom(db), viewer: null }).byKey.load(key);
    const comment = await find();
    if (!isToBeTold(comment)) return;
    const news = { cause: id, subject: id, actorId: comment.author.id, postId: key.postId };
    const recipients = await recipientsOf(db, comment);
    await db.transaction(async (tx) => {
      for (const [kind, userIds] of recipients) await notifications.add(tx, { ...news, kind, userIds });
    });
    let last: string | null = NOBODY;
    // Meanwhile it may be gone, or this process.
    while (last !== null && isToBeTold(await find())) {
      signal.throwIfAborted();
      last = await notifications.addForFollowers({ ...news, kind: 'POST_COMMENT' }, last);
    }
  });

export const notifyOfEndpointJob = defineListener({ name: 'notifications.notifyOfEndpoint', to: [endpointDisabled] });

/** Tells the administrators of a webhook endpoint that the system disabled. */
export const notifyOfEndpoint = ({ db, notifications }: { db: Db; notifications: Notifications }) =>
  implementJob(notifyOfEndpointJob, async ({ id, data: { endpointId } }) => {
    const userIds = await findAdministrators(db);
    const news = { kind: 'WEBHOOK', cause: id, actorId: null, subject: endpointId } as const;
    await db.transaction((tx) => notifications.add(tx, { ...news, userIds }));
  });

export const notifyOfChargeJob = defineListener({
  name: 'notifications.notifyOfCharge',
  to: [chargeNews],
});

/** Tells a payer what became of a charge, where no answer did. */
export const notifyOfCharge = ({ db, notifications }: { db: Db; notifications: Notifications }) =>
  implementJob(notifyOfChargeJob, async ({ id: cause, data: { id, payerId } }) => {
    const news = { kind: 'CHARGE', cause, actorId: null, subject: id } as const;
    await db.transaction((tx) => notifications.add(tx, { ...news, userIds: [decodeId('User', payerId)] }));
  });

export const notifyOfDecisionJob = defineListener({ name: 'notifications.notifyOfDecision', to: [decided] });

/** Tells whom a moderator's decision concerns; not who decided. */
export const notifyOfDecision = ({ db, notifications }: { db: Db; notifications: Notifications }) =>
  implementJob(notifyOfDecisionJob, async ({ id: cause, data: { subject, userIds } }) => {
    const news = { kind: 'MODERATION', cause, actorId: null, subject } as const;
    const people = userIds.map((id) => decodeId('User', id));
    await db.transaction((tx) => notifications.add(tx, { ...news, userIds: people }));
  });

const reapJob = defineJob({
  name: 'notifications.reap',
  schema: z.object({}),
  attempts: 3,
  every: { ms: 3_600_000, payload: {} },
});

/** Deletes read notifications once they are older than `retentionMs`, in small batches. */
export const reapNotifications = ({ db, now, retentionMs }: { db: Db; now: () => Date; retentionMs: number }) =>
  implementJob(reapJob, async (_payload, { signal }) => {
    const createdUntil = new Date(now().getTime() - retentionMs);
    while (await reap(db, createdUntil)) signal.throwIfAborted();
  });
