import { z } from 'zod';
import type { Db } from '../platform/db/index.ts';
import { badInput } from '../platform/errors.ts';
import type { News, Source } from '../platform/graphql/subscriptions/index.ts';
import { defineJob, implementJob } from '../platform/jobs/index.ts';
import type { Publisher } from '../platform/live/index.ts';
import type { UserRow, Viewer } from '../users/index.ts';
import type { NotificationLoaders } from './loaders.ts';
import { findSince } from './repository.ts';

const channelOf = (userId: string) => `user:${userId}`;

export const publishNotificationsJob = defineJob({
  name: 'notifications.publish',
  queue: 'live',
  attempts: 1_000,
  backoff: { firstMs: 100, maxMs: 2_000 },
  bundle: 10,
  schema: z.object({
    at: z.iso.datetime(),
    told: z.array(z.object({ userId: z.uuid(), id: z.uuid() })),
  }),
});

/** News that could not be told for so long are none any more. */
const GIVE_UP_MS = 60_000;

/** Tells every process who has a new notification. */
export const publishNotifications = ({ publisher, now }: { publisher: Publisher; now: () => Date }) =>
  implementJob(publishNotificationsJob, async ({ at, told }) => {
    if (now().getTime() - new Date(at).getTime() > GIVE_UP_MS) return;
    await Promise.all(told.map(({ userId, id }) => publisher.publish(channelOf(userId), { id })));
  });

interface Context {
  loaders: { notifications: NotificationLoaders };
}

const newsSchema = z.object({ id: z.uuid() });
const NOTHING_SHARED: ReadonlySet<string> = new Set();

/** Most that a client can catch up on at once. */
const MOST_MISSED = 100;

export type NotificationFeed = ReturnType<typeof createNotificationFeed>;

/** What the subscription of a person's notifications follows. */
export const createNotificationFeed =
  ({ db }: { db: Db }) =>
  ({ id: userId }: UserRow, since: Date | null): Source<Viewer, Context, News> => ({
    topic: {
      schema: newsSchema,
      isOnce: () => true,
      neutral: NOTHING_SHARED,
      personal: NOTHING_SHARED,
      read: (news) => Promise.resolve(news),
      stamp: ({ id }) => id,
    },
    channel: channelOf(userId),
    audienceOf: () => 'alone',
    find: ({ loaders }, { id }) => loaders.notifications.byId.load(id),
    findMissed:
      since &&
      (async () => {
        const missed = await findSince(db, userId, since, MOST_MISSED + 1);
        if (missed.length > MOST_MISSED)
          throw badInput('since', `More than ${MOST_MISSED} notifications came since: fetch them anew.`);
        return missed;
      }),
  });
