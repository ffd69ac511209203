import type { Db, Statement } from '../platform/db/index.ts';
import { drain, type Pace } from '../platform/pace.ts';

export const statements = {
  eraseTo: {
    name: 'notifications.eraseTo',
    text: `
      DELETE FROM notifications WHERE id IN (SELECT id FROM notifications WHERE user_id = $1 LIMIT $2) RETURNING id`,
  },
  eraseFrom: {
    name: 'notifications.eraseFrom',
    text: `
      UPDATE notifications SET actor_id = NULL
      WHERE id IN (SELECT id FROM notifications WHERE actor_id = $1 LIMIT $2) RETURNING id`,
  },
  eraseThreads: {
    name: 'notifications.eraseThreads',
    text: `
      DELETE FROM thread_settings WHERE (post_id, user_id) IN (
        SELECT post_id, user_id FROM thread_settings WHERE user_id = $1 LIMIT $2)
      RETURNING post_id`,
  },
  eraseEmailSetting: {
    name: 'notifications.eraseEmailSetting',
    text: `DELETE FROM email_settings WHERE user_id = $1`,
  },
} satisfies Record<string, Statement>;

const BATCH = 500;

/**
 * Deletes what a person was told and what the person wanted to be told of, and takes the person out of what others
 * were told. Answers how many notifications to the person are gone, and how many to others are nobody's now.
 */
export async function eraseNotificationsOf({ db, pace }: { db: Db; pace: Pace }, userId: string) {
  const sweep = (statement: Statement) =>
    drain(pace, BATCH, async () => (await db.query(statement, [userId, BATCH])).length);
  // First, so that fewer come after.
  await sweep(statements.eraseThreads);
  await db.query(statements.eraseEmailSetting, [userId]);
  return { to: await sweep(statements.eraseTo), from: await sweep(statements.eraseFrom) };
}
