import type { EmailMode } from '../generated/prisma/enums.ts';
import type { Db, Sql } from '../platform/db/index.ts';
import { badInput, notFound } from '../platform/errors.ts';
import type { Outbox } from '../platform/jobs/index.ts';
import type { UserRow } from '../users/index.ts';
import { sendEmailJob } from './email.ts';
import { publishNotificationsJob } from './news.ts';
import * as notifications from './repository.ts';
import type { News, NotificationPage, NotificationRow, ThreadRow } from './repository.ts';

export type Notifications = ReturnType<typeof createNotifications>;

/** As many notifications are marked as read at once. */
const MAX_MARKED = 1_000;
/** How many followers are told in one transaction. */
const BATCH = 1_000;

export function createNotifications({ db, outbox, now }: { db: Db; outbox: Outbox; now: () => Date }) {
  const sendEach = (tx: Sql, ids: string[]) =>
    outbox.enqueueMany(
      tx,
      sendEmailJob,
      ids.map((notificationId) => ({ notificationId })),
    );

  const publish = async (tx: Sql, told: { id: string; userId: string }[]) => {
    if (told.length > 0) await outbox.enqueue(tx, publishNotificationsJob, { at: now().toISOString(), told });
  };

  async function setThread(viewer: UserRow, postId: string, wish: { muted: boolean } | { followed: boolean }) {
    const thread = await notifications.setThread(db, viewer.id, postId, wish);
    if (!thread) throw notFound('post');
    return thread;
  }

  return {
    /** Tells people in the caller's transaction; again, for the same cause, tells only who was not told. */
    async add(tx: Sql, { userIds, ...news }: News & { userIds: readonly string[] }): Promise<void> {
      if (userIds.length === 0) return;
      const told = await notifications.add(tx, userIds, news, now());
      await sendEach(
        tx,
        told.filter(({ toMail }) => toMail).map(({ id }) => id),
      );
      await publish(
        tx,
        told.map(({ id, userId }) => ({ id, userId })),
      );
    },

    /**
     * Tells the next 1,000 who follow the thread, in a transaction of their own. `after` is the last person that the
     * call before told; null after the last ones.
     */
    addForFollowers: (news: News & { postId: string }, after: string): Promise<string | null> =>
      db.transaction(async (tx) => {
        const told = await notifications.addForFollowers(tx, news, { after, limit: BATCH }, now());
        await sendEach(tx, told.toMail);
        await publish(
          tx,
          told.ids.map((id, index) => ({ id, userId: told.userIds[index] ?? '' })),
        );
        return told.last;
      }),

    list: (viewer: UserRow, page: NotificationPage): Promise<NotificationRow[]> =>
      notifications.findPage(db, viewer.id, page),

    countUnread: (viewer: UserRow): Promise<number> => notifications.countUnread(db, viewer.id),

    /** Null marks all; other people's are passed over. Answers how many are unread then. @throws BAD_USER_INPUT */
    async markRead(viewer: UserRow, ids: string[] | null): Promise<number> {
      if (ids && ids.length > MAX_MARKED) throw badInput('ids', `ids must hold at most ${MAX_MARKED}.`);
      // Two that lock the same rows in different orders may be a deadlock's victims, and are run again.
      await db.transaction((tx) => notifications.markRead(tx, viewer.id, ids, now()));
      return await notifications.countUnread(db, viewer.id);
    },

    /** @throws NOT_FOUND where there is no such post. */
    setMuted: (viewer: UserRow, postId: string, muted: boolean): Promise<ThreadRow> =>
      setThread(viewer, postId, { muted }),

    /** @throws NOT_FOUND where there is no such post. */
    setFollowed: (viewer: UserRow, postId: string, followed: boolean): Promise<ThreadRow> =>
      setThread(viewer, postId, { followed }),

    async findEmailMode(viewer: UserRow): Promise<EmailMode> {
      return (await notifications.findEmailSetting(db, viewer.id))?.mode ?? 'OFF';
    },

    async setEmailMode(viewer: UserRow, mode: EmailMode): Promise<void> {
      await notifications.setEmailMode(db, viewer.id, mode, now());
    },
  };
}
