import type { EmailMode, NotificationKind } from '../generated/prisma/enums.ts';
import type { Db, Sql, Statement } from '../platform/db/index.ts';
import type { Position } from '../platform/graphql/connection.ts';

export interface NotificationRow {
  id: string;
  userId: string;
  kind: NotificationKind;
  /** Who did it; whether it may be shown is for `visibility.ts` to say. */
  actorId: string | null;
  /** The public id of what it is about. */
  subject: string | null;
  createdAt: Date;
  readAt: Date | null;
  mailedAt: Date | null;
}

const columns = `
  n.id, n.user_id AS "userId", n.kind, n.actor_id AS "actorId", n.subject,
  n.created_at AS "createdAt", n.read_at AS "readAt", n.mailed_at AS "mailedAt"`;

/** Part of the statement: with a parameter the planner would reckon with a tenth of the table. */
const REAPED_AT_ONCE = 1_000;

/** A digest looks back this far beyond the last one: what was told just before it may have been committed after it. */
const LATE = "interval '1 minute'";

/** Whether the person of a row that was added wants a mail for each. */
const toMail = `(SELECT e.mode FROM email_settings e WHERE e.user_id = a.user_id) IS NOT DISTINCT FROM 'EACH'`;

export const statements = {
  add: {
    name: 'notifications.add',
    text: `
      WITH added AS (
        INSERT INTO notifications (id, user_id, kind, cause, actor_id, subject, created_at)
        SELECT uuid_v7($6), u.id, $2, $3, $4, $5, $6 FROM unnest($1::uuid[]) AS u(id)
        WHERE u.id IS DISTINCT FROM $4::uuid
          AND NOT EXISTS (SELECT FROM thread_settings t WHERE t.post_id = $7 AND t.user_id = u.id AND t.muted)
          AND NOT EXISTS (SELECT FROM users e WHERE e.id = u.id AND e.erased_at IS NOT NULL)
        ORDER BY u.id
        ON CONFLICT (user_id, cause) DO NOTHING
        RETURNING id, user_id
      )
      SELECT a.id, a.user_id AS "userId", ${toMail} AS "toMail" FROM added a`,
  },
  addForFollowers: {
    name: 'notifications.addForFollowers',
    text: `
      WITH batch AS MATERIALIZED (
        SELECT t.user_id FROM thread_settings t
        WHERE t.post_id = $7 AND t.followed AND NOT t.muted AND t.user_id > $1
        ORDER BY t.user_id LIMIT $8
      ), added AS (
        INSERT INTO notifications (id, user_id, kind, cause, actor_id, subject, created_at)
        SELECT uuid_v7($6), b.user_id, $2, $3, $4, $5, $6 FROM batch b
        WHERE b.user_id IS DISTINCT FROM $4::uuid
        ORDER BY b.user_id
        ON CONFLICT (user_id, cause) DO NOTHING
        RETURNING id, user_id
      )
      SELECT (SELECT b.user_id FROM batch b ORDER BY b.user_id DESC LIMIT 1) AS last,
        ARRAY(SELECT a.id FROM added a WHERE ${toMail}) AS "toMail",
        ARRAY(SELECT a.id FROM added a ORDER BY a.id) AS ids, ARRAY(SELECT a.user_id FROM added a ORDER BY a.id) AS "userIds"`,
  },
  findOwn: {
    name: 'notifications.findOwn',
    text: `
      SELECT ${columns} FROM unnest($1::uuid[]) AS k(id)
      CROSS JOIN LATERAL (SELECT * FROM notifications n WHERE n.id = k.id AND n.user_id = $2 OFFSET 0) n`,
  },
  findSince: {
    name: 'notifications.findSince',
    text: `
      SELECT ${columns} FROM notifications n WHERE n.user_id = $1 AND n.created_at > $2
      ORDER BY n.created_at, n.id LIMIT $3`,
  },
  countUnread: {
    name: 'notifications.countUnread',
    text: `
      SELECT count(*)::int AS count FROM notifications n
      WHERE n.user_id = $1 AND n.read_at IS NULL AND n.created_at > $2`,
  },
  markRead: {
    name: 'notifications.markRead',
    text: `UPDATE notifications SET read_at = $2 WHERE user_id = $1 AND read_at IS NULL AND id = ANY($3::uuid[])`,
  },
  markAllRead: {
    name: 'notifications.markAllRead',
    text: `UPDATE notifications SET read_at = $2 WHERE user_id = $1 AND read_at IS NULL`,
  },
  markMailed: {
    name: 'notifications.markMailed',
    text: `UPDATE notifications SET mailed_at = $2 WHERE id = ANY($1::uuid[])`,
  },
  reap: {
    name: 'notifications.reap',
    text: `
      DELETE FROM notifications WHERE id = ANY(ARRAY(
        SELECT id FROM notifications WHERE read_at IS NOT NULL AND created_at <= $1 ORDER BY created_at LIMIT ${REAPED_AT_ONCE}
        FOR UPDATE SKIP LOCKED))
      RETURNING id`,
  },
  findThreads: {
    name: 'notifications.findThreads',
    text: `
      SELECT t.post_id AS "postId", t.muted, t.followed FROM unnest($1::uuid[]) AS k(post_id)
      CROSS JOIN LATERAL (
        SELECT * FROM thread_settings t WHERE t.post_id = k.post_id AND t.user_id = $2 OFFSET 0
      ) t`,
  },
  setThread: {
    name: 'notifications.setThread',
    text: `
      INSERT INTO thread_settings AS t (post_id, user_id, muted, followed)
      SELECT p.id, $2, coalesce($3, false), coalesce($4, false) FROM posts p WHERE p.id = $1
      ON CONFLICT (post_id, user_id) DO UPDATE SET muted = coalesce($3, t.muted), followed = coalesce($4, t.followed)
      RETURNING t.post_id AS "postId", t.muted, t.followed`,
  },
  setEmailMode: {
    name: 'notifications.setEmailMode',
    // Digests begin anew with the choice: what came before it is not mailed.
    text: `
      INSERT INTO email_settings AS s (user_id, mode, digested_at) VALUES ($1, $2, $3)
      ON CONFLICT (user_id) DO UPDATE SET mode = EXCLUDED.mode,
        digested_at = CASE WHEN s.mode = 'DAILY' THEN s.digested_at ELSE EXCLUDED.digested_at END`,
  },
  findDigestsDue: {
    name: 'notifications.findDigestsDue',
    text: `
      SELECT s.user_id AS "userId", s.digested_at AS "digestedAt", s.digested_at - ${LATE} AS since
      FROM email_settings s
      WHERE s.mode = 'DAILY' AND s.digested_at <= $1 AND (s.digested_at, s.user_id) > ($2, $3)
      ORDER BY s.digested_at, s.user_id LIMIT $4`,
  },
  beginDigests: {
    name: 'notifications.beginDigests',
    text: `
      UPDATE email_settings s SET digested_at = $2
      FROM unnest($1::uuid[]) AS due(user_id)
      WHERE s.user_id = due.user_id AND s.mode = 'DAILY' AND s.digested_at <= $3
        AND EXISTS (SELECT FROM notifications n
          WHERE n.user_id = s.user_id AND n.read_at IS NULL AND n.created_at > s.digested_at - ${LATE}
            AND n.mailed_at IS NULL)
      RETURNING s.user_id AS "userId"`,
  },
  endDigest: {
    name: 'notifications.endDigest',
    text: `UPDATE email_settings SET digest_sent_at = $2 WHERE user_id = $1`,
  },
} satisfies Record<string, Statement>;

/** The id that comes before everybody's. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What people are told of. */
export interface News {
  kind: NotificationKind;
  /** What it comes from: one person is told of one cause once. */
  cause: string;
  /** Who did it, and is not told; null where nobody did. */
  actorId: string | null;
  /** The public id of what it is about. */
  subject: string | null;
  /** The post in whose thread it happened: who muted it is not told. */
  postId?: string;
}

const valuesOf = ({ kind, cause, actorId, subject, postId }: News, now: Date) => [
  kind,
  cause,
  actorId,
  subject,
  now,
  postId ?? null,
];

/** Tells these people, who are not told yet; answers what they are told, and whether they want it by e-mail. */
export const add = (tx: Sql, userIds: readonly string[], news: News, now: Date) =>
  tx.query<{ id: string; userId: string; toMail: boolean }>(statements.add, [userIds, ...valuesOf(news, now)]);

export interface FollowersTold {
  /** The last person of the batch; null after the last batch. */
  last: string | null;
  toMail: string[];
  /** What was added, and whose each is. */
  ids: string[];
  userIds: string[];
}

/** Tells the next `limit` people who follow the thread, in the order of their ids. */
export async function addForFollowers(
  tx: Sql,
  news: News & { postId: string },
  { after, limit }: { after: string; limit: number },
  now: Date,
): Promise<FollowersTold> {
  const [told] = await tx.query<FollowersTold>(statements.addForFollowers, [after, ...valuesOf(news, now), limit]);
  return told ?? { last: null, toMail: [], ids: [], userIds: [] };
}

/** Those that are the person's own. */
export const findOwn = (sql: Sql, ids: readonly string[], userId: string): Promise<NotificationRow[]> =>
  sql.query<NotificationRow>(statements.findOwn, [ids, userId]);

/** What a person was told after that moment, the oldest first. */
export const findSince = (sql: Sql, userId: string, since: Date, limit: number): Promise<NotificationRow[]> =>
  sql.query<NotificationRow>(statements.findSince, [userId, since, limit]);

const pageStatement = (of: 'all' | 'unread', after: boolean): Statement => ({
  name: `notifications.page.${of}${after ? '.after' : ''}`,
  text: `
    SELECT ${columns} FROM notifications n
    WHERE n.user_id = $1 ${of === 'unread' ? 'AND n.read_at IS NULL' : ''}
      ${after ? 'AND (n.created_at, n.id) < ($3::timestamptz, $4::uuid)' : ''}
    ORDER BY n.created_at DESC, n.id DESC LIMIT $2`,
});

export const pageStatements = {
  all: { start: pageStatement('all', false), after: pageStatement('all', true) },
  unread: { start: pageStatement('unread', false), after: pageStatement('unread', true) },
};

export interface NotificationPage {
  unreadOnly: boolean;
  limit: number;
  after: Position | null;
}

/** A page of a person's notifications, the newest first. */
export const findPage = (sql: Sql, userId: string, { unreadOnly, limit, after }: NotificationPage) =>
  sql.query<NotificationRow>(pageStatements[unreadOnly ? 'unread' : 'all'][after ? 'after' : 'start'], [
    userId,
    limit,
    ...(after ? [after.value, after.id] : []),
  ]);

export async function countUnread(sql: Sql, userId: string, since = new Date(0)): Promise<number> {
  const [row] = await sql.query<{ count: number }>(statements.countUnread, [userId, since]);
  return row?.count ?? 0;
}

/** Null ids mark all. */
export const markRead = (sql: Sql, userId: string, ids: readonly string[] | null, now: Date) =>
  ids ? sql.query(statements.markRead, [userId, now, ids]) : sql.query(statements.markAllRead, [userId, now]);

export const markMailed = (sql: Sql, ids: readonly string[], now: Date) => sql.query(statements.markMailed, [ids, now]);

/** Deletes some of the read ones that are at least as old; answers whether there may be more. */
export const reap = async (sql: Sql, createdUntil: Date): Promise<boolean> =>
  (await sql.query(statements.reap, [createdUntil])).length === REAPED_AT_ONCE;

/** What a person wants of a post's thread. */
export interface ThreadRow {
  postId: string;
  muted: boolean;
  followed: boolean;
}

export const findThreads = (sql: Sql, postIds: readonly string[], userId: string): Promise<ThreadRow[]> =>
  sql.query<ThreadRow>(statements.findThreads, [postIds, userId]);

/** Leaves what is not given as it is; null where there is no such post. */
export async function setThread(
  sql: Sql,
  userId: string,
  postId: string,
  { muted = null, followed = null }: { muted?: boolean | null; followed?: boolean | null },
): Promise<ThreadRow | null> {
  const [thread] = await sql.query<ThreadRow>(statements.setThread, [postId, userId, muted, followed]);
  return thread ?? null;
}

export const setEmailMode = (sql: Sql, userId: string, mode: EmailMode, now: Date) =>
  sql.query(statements.setEmailMode, [userId, mode, now]);

export const findEmailSetting = (db: Db, userId: string) => db.prisma.emailSetting.findUnique({ where: { userId } });

export interface DigestDue {
  userId: string;
  /** When the last one was asked for. */
  digestedAt: Date;
  /** What came after this is to be in it, unless it was mailed. */
  since: Date;
}

/** The next `limit` people whose last digest was asked for by `until`, those who wait longest first. */
export const findDigestsDue = (
  sql: Sql,
  until: Date,
  { userId, digestedAt }: Pick<DigestDue, 'userId' | 'digestedAt'>,
  limit: number,
) => sql.query<DigestDue>(statements.findDigestsDue, [until, digestedAt, userId, limit]);

/** Takes the turn of those of these people who have something unread since their last digest; answers who they are. */
export async function beginDigests(tx: Sql, userIds: string[], until: Date, now: Date): Promise<Set<string>> {
  const begun = await tx.query<{ userId: string }>(statements.beginDigests, [userIds, now, until]);
  return new Set(begun.map(({ userId }) => userId));
}

export const endDigest = (sql: Sql, userId: string, digestedAt: Date) =>
  sql.query(statements.endDigest, [userId, digestedAt]);
