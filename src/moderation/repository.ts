import { v7 as uuid } from 'uuid';
import type { FlagReason, FlagResolution, ModerationVerb } from '../generated/prisma/enums.ts';
import { tagOf } from '../platform/cache/tags.ts';
import type { Sql, Statement } from '../platform/db/index.ts';
import type { Connection, Page } from '../platform/graphql/connection.ts';
import type { CommentKey } from '../platform/graphql/ids.ts';
import type { PageBatch } from '../platform/graphql/page-loader.ts';

export type Queue = 'FLAGGED' | 'HELD';

export interface ItemRow {
  postId: string;
  commentId: string;
  flagCount: number;
  flagWeight: number;
  flaggedAt: Date | null;
  heldAt: Date | null;
  unchecked: boolean;
  unpublished: boolean;
  spamScore: number | null;
  spamReasons: string[];
  checkedRevision: number | null;
  approvedRevision: number | null;
}

/** An item as one of the queues lists it. */
export interface ItemInQueue extends ItemRow {
  enteredAt: Date;
}

/** A page of one of the queues. */
export interface QueuePage extends Connection<ItemInQueue> {
  queue: Queue;
}

export interface AuthorRecordRow {
  visible: number;
  removed: number;
  flagsUpheld: number;
  flagsDismissed: number;
}

export interface FlagRow {
  id: string;
  reporterId: string;
  reason: FlagReason;
  note: string | null;
  weight: number;
  createdAt: Date;
  resolution: FlagResolution | null;
}

export interface LogRow {
  id: string;
  verb: ModerationVerb;
  moderatorId: string | null;
  /** A public id. */
  subject: string;
  reason: string | null;
  before: object;
  after: object;
  createdAt: Date;
}

const itemColumns = `
  i.post_id AS "postId", i.comment_id AS "commentId", i.flag_count AS "flagCount", i.flag_weight AS "flagWeight",
  i.flagged_at AS "flaggedAt", i.held_at AS "heldAt", i.unchecked, i.unpublished, i.spam_score AS "spamScore",
  i.spam_reasons AS "spamReasons", i.checked_revision AS "checkedRevision", i.approved_revision AS "approvedRevision"`;

const flagColumns = `
  f.id, f.reporter_id AS "reporterId", f.reason, f.note, f.weight, f.created_at AS "createdAt", f.resolution`;

const logColumns = `
  l.id, l.verb, l.moderator_id AS "moderatorId", l.subject, l.reason, l.before, l.after, l.created_at AS "createdAt"`;

const QUEUES = {
  FLAGGED: { condition: 'i.flagged_at IS NOT NULL', column: 'flag_weight', type: 'float8', direction: 'DESC' },
  HELD: {
    condition: 'i.held_at IS NOT NULL AND NOT i.unchecked',
    column: 'held_at',
    type: 'timestamptz',
    direction: 'ASC',
  },
} as const;

const queuePage = (queue: Queue, after: boolean): Statement => {
  const { condition, column, type, direction } = QUEUES[queue];
  return {
    name: `moderation.queue.${queue}${after ? '.after' : ''}`,
    text: `
      SELECT ${itemColumns} FROM moderation_items i
      WHERE ${condition} ${after ? `AND (i.${column}, i.comment_id) ${direction === 'DESC' ? '<' : '>'} ($2::${type}, $3::uuid)` : ''}
      ORDER BY i.${column} ${direction}, i.comment_id ${direction} LIMIT $1`,
  };
};

const countOf = (queue: Queue): Statement => ({
  name: `moderation.count.${queue}`,
  text: `SELECT count(*)::int AS count FROM moderation_items i WHERE ${QUEUES[queue].condition}`,
});

const logPage = (of: 'all' | 'subject', after: boolean): Statement => ({
  name: `moderation.log.${of}${after ? '.after' : ''}`,
  text: `
    SELECT ${logColumns} FROM moderation_log l
    WHERE ${of === 'subject' ? `l.subject = $${after ? 4 : 2}` : 'true'}
      ${after ? 'AND (l.created_at, l.id) < ($2, $3)' : ''}
    ORDER BY l.created_at DESC, l.id DESC LIMIT $1`,
});

const flagPage = (after: boolean): Statement => ({
  name: `moderation.flagPage${after ? '.after' : ''}`,
  text: `
    SELECT k.ord::int AS ord, ${flagColumns}
    FROM unnest($1::uuid[], $2::uuid[]${after ? ', $4::timestamptz[], $5::uuid[]' : ''})
      WITH ORDINALITY AS k(post_id, comment_id${after ? ', value, id' : ''}, ord)
    CROSS JOIN LATERAL (
      SELECT * FROM flags f
      WHERE f.post_id = k.post_id AND f.comment_id = k.comment_id
        ${after ? 'AND (f.created_at, f.id) < (k.value, k.id)' : ''}
      ORDER BY f.created_at DESC, f.id DESC LIMIT $3
    ) f
    ORDER BY k.ord, f.created_at DESC, f.id DESC`,
});

const both = <Key extends string>(keys: readonly Key[], of: (key: Key, after: boolean) => Statement) =>
  Object.fromEntries(keys.map((key) => [key, { start: of(key, false), after: of(key, true) }])) as Record<
    Key,
    { start: Statement; after: Statement }
  >;

export const pageStatements = {
  ...both(['FLAGGED', 'HELD'], queuePage),
  ...both(['all', 'subject'], logPage),
  flags: { start: flagPage(false), after: flagPage(true) },
};

export const statements = {
  countFlagged: countOf('FLAGGED'),
  countHeld: countOf('HELD'),
  addFlag: {
    name: 'moderation.addFlag',
    text: `
      INSERT INTO flags (id, post_id, comment_id, revision, reporter_id, reason, note, weight, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id`,
  },
  // Who reports a second revision too weighs once.
  findOpenFlags: {
    name: 'moderation.findOpenFlags',
    text: `
      SELECT count(*)::int AS count FROM flags
      WHERE post_id = $1 AND comment_id = $2 AND reporter_id = $3 AND resolution IS NULL`,
  },
  countFlag: {
    name: 'moderation.countFlag',
    text: `
      INSERT INTO moderation_items AS i (post_id, comment_id, flag_count, flag_weight, flagged_at) VALUES ($1, $2, 1, $3, $4)
      ON CONFLICT (post_id, comment_id) DO UPDATE SET flag_count = i.flag_count + 1, flag_weight = i.flag_weight + $3,
        flagged_at = coalesce(i.flagged_at, $4)
      RETURNING ${itemColumns}`,
  },
  findItem: {
    name: 'moderation.findItem',
    text: `SELECT ${itemColumns} FROM moderation_items i WHERE i.post_id = $1 AND i.comment_id = $2`,
  },
  saveItem: {
    name: 'moderation.saveItem',
    text: `
      INSERT INTO moderation_items AS i (post_id, comment_id, held_at, unchecked, unpublished, spam_score, spam_reasons, checked_revision)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (post_id, comment_id) DO UPDATE SET held_at = $3, unchecked = $4, unpublished = $5, spam_score = $6,
        spam_reasons = $7, checked_revision = $8`,
  },
  closeItem: {
    name: 'moderation.closeItem',
    text: `
      UPDATE moderation_items SET flag_count = 0, flag_weight = 0, flagged_at = NULL, held_at = NULL, unchecked = false,
        unpublished = unpublished AND NOT $4, approved_revision = coalesce($3, approved_revision)
      WHERE post_id = $1 AND comment_id = $2`,
  },
  resolveFlags: {
    name: 'moderation.resolveFlags',
    text: `
      UPDATE flags SET resolution = $3, resolved_at = $4
      WHERE post_id = $1 AND comment_id = $2 AND resolution IS NULL
      RETURNING reporter_id AS "reporterId", reason`,
  },
  record: {
    name: 'moderation.record',
    text: `
      INSERT INTO reporter_records AS r (user_id, upheld, dismissed) SELECT id, $2, $3 FROM unnest($1::uuid[]) AS id ORDER BY id
      ON CONFLICT (user_id) DO UPDATE SET upheld = r.upheld + $2, dismissed = r.dismissed + $3`,
  },
  findRecords: {
    name: 'moderation.findRecords',
    text: `SELECT user_id AS "userId", upheld, dismissed FROM reporter_records WHERE user_id = ANY($1::uuid[])`,
  },
  log: {
    name: 'moderation.log',
    text: `
      INSERT INTO moderation_log (id, verb, moderator_id, subject, reason, before, after, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
  },
  findLog: {
    name: 'moderation.findLog',
    text: `SELECT ${logColumns} FROM moderation_log l WHERE l.id = ANY($1::uuid[])`,
  },
  addExample: {
    name: 'moderation.addExample',
    text: `
      INSERT INTO spam_examples (post_id, comment_id, text, spam, created_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (post_id, comment_id) DO UPDATE SET text = EXCLUDED.text, spam = EXCLUDED.spam`,
  },
  forget: {
    name: 'moderation.forget',
    text: `DELETE FROM moderation_items WHERE post_id = $1 AND comment_id = $2`,
  },
  dropExample: {
    name: 'moderation.dropExample',
    text: `DELETE FROM spam_examples WHERE post_id = $1 AND comment_id = $2`,
  },
  findAuthorRecords: {
    name: 'moderation.findAuthorRecords',
    text: `
      SELECT k.ord::int AS ord, o.visible, o.removed, coalesce(r.upheld, 0) AS "flagsUpheld",
        coalesce(r.dismissed, 0) AS "flagsDismissed"
      FROM unnest($1::uuid[]) WITH ORDINALITY AS k(id, ord)
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE state = 'VISIBLE')::int AS visible,
          count(*) FILTER (WHERE state = 'REMOVED')::int AS removed
        FROM (SELECT c.state FROM comments c WHERE c.author_id = k.id ORDER BY c.author_id, c.id DESC LIMIT 1000) c
      ) o
      LEFT JOIN reporter_records r ON r.user_id = k.id
      ORDER BY k.ord`,
  },
  findAncestors: {
    name: 'moderation.findAncestors',
    text: `
      WITH RECURSIVE up AS (
        SELECT k.id AS of, k.post_id, c.parent_id AS id, 1 AS distance
        FROM unnest($1::uuid[], $2::uuid[]) AS k(post_id, id)
        JOIN comments c ON c.post_id = k.post_id AND c.id = k.id
        UNION ALL
        SELECT up.of, up.post_id, c.parent_id, up.distance + 1
        FROM up JOIN comments c ON c.post_id = up.post_id AND c.id = up.id
        WHERE up.distance < 10
      )
      SELECT of, post_id AS "postId", id FROM up WHERE id IS NOT NULL ORDER BY of, distance DESC`,
  },
  // Of an author at most 200, the newest first; ids are in the order of time.
  findOwn: {
    name: 'moderation.findOwn',
    text: `
      SELECT c.body, c.state, c.created_at AS "createdAt" FROM comments c
      WHERE c.author_id = $1 AND c.id <> $2 ORDER BY c.author_id, c.id DESC LIMIT 200`,
  },
  findOthers: {
    name: 'moderation.findOthers',
    text: `
      SELECT c.body FROM (SELECT * FROM comments c WHERE c.post_id = $1 ORDER BY c.id DESC LIMIT 200) c
      WHERE c.author_id IS DISTINCT FROM $2 AND c.body IS NOT NULL LIMIT 100`,
  },
  shadow: {
    name: 'moderation.shadow',
    touches: ([authorId]: [string], rows: { postId: string | null }[]) => [
      tagOf.commentsBy(authorId),
      ...new Set(rows.flatMap(({ postId }) => (postId === null ? [] : tagOf.comments(postId)))),
    ],
    text: `
      WITH chosen AS (
        SELECT (array_agg(id ORDER BY id DESC))[1] AS last FROM (
          SELECT c.id FROM comments c WHERE c.author_id = $1 AND c.id > $3 ORDER BY c.author_id, c.id LIMIT $4
        ) c
      ), changed AS (
        UPDATE comments c SET shadow = $2
        WHERE c.author_id = $1 AND c.id > $3 AND c.id <= (SELECT last FROM chosen) AND c.shadow <> $2
        RETURNING c.post_id, c.parent_id, c.state
      )
      SELECT (SELECT last FROM chosen) AS "last", post_id AS "postId", parent_id AS "parentId",
        (count(*) FILTER (WHERE state = 'VISIBLE'))::int AS count
      FROM changed GROUP BY post_id, parent_id
      UNION ALL SELECT last, NULL, NULL, 0 FROM chosen`,
  },
} satisfies Record<string, Statement>;

const keyOf = ({ postId, id }: CommentKey) => [postId, id];

export async function findItem(sql: Sql, key: CommentKey): Promise<ItemRow | null> {
  const [item] = await sql.query<ItemRow>(statements.findItem, keyOf(key));
  return item ?? null;
}

export type Watch = Pick<
  ItemRow,
  'heldAt' | 'unchecked' | 'unpublished' | 'spamScore' | 'spamReasons' | 'checkedRevision'
>;

export const NOTHING: Watch = {
  heldAt: null,
  unchecked: false,
  unpublished: false,
  spamScore: null,
  spamReasons: [],
  checkedRevision: null,
};

export const saveItem = (tx: Sql, key: CommentKey, item: Watch) =>
  tx.query(statements.saveItem, [
    ...keyOf(key),
    item.heldAt,
    item.unchecked,
    item.unpublished,
    item.spamScore,
    item.spamReasons,
    item.checkedRevision,
  ]);

export interface Entry {
  verb: ModerationVerb;
  moderatorId: string | null;
  subject: string;
  reason: string | null;
  before: object;
  after: object;
}

export const addLog = (tx: Sql, { verb, moderatorId, subject, reason, before, after }: Entry, now: Date) =>
  tx.query(statements.log, [uuid({ msecs: now.getTime() }), verb, moderatorId, subject, reason, before, after, now]);

/** One row more than the page has. */
export const findQueue = (sql: Sql, queue: Queue, { first, after }: Page): Promise<ItemRow[]> =>
  sql.query<ItemRow>(pageStatements[queue][after ? 'after' : 'start'], [
    first + 1,
    ...(after ? [after.value, after.id] : []),
  ]);

export async function countQueue(sql: Sql, queue: Queue): Promise<number> {
  const statement = queue === 'FLAGGED' ? statements.countFlagged : statements.countHeld;
  return (await sql.query<{ count: number }>(statement, []))[0]?.count ?? 0;
}

export const findAuthorRecords = (sql: Sql, ids: string[]): Promise<AuthorRecordRow[]> =>
  sql.query<AuthorRecordRow>(statements.findAuthorRecords, [ids]);

/** One row more than the page has, the newest first. */
export const findLogPage = (sql: Sql, subject: string | null, { first, after }: Page): Promise<LogRow[]> =>
  sql.query<LogRow>(pageStatements[subject === null ? 'all' : 'subject'][after ? 'after' : 'start'], [
    first + 1,
    ...(after ? [after.value, after.id] : []),
    ...(subject === null ? [] : [subject]),
  ]);

export async function findFlagPages(sql: Sql, { keys, limit, after }: PageBatch<CommentKey>) {
  const places = [keys.map(({ postId }) => postId), keys.map(({ id }) => id)];
  const values = [...places, limit, ...(after ? [after.values, after.ids] : [])];
  const rows = await sql.query<FlagRow & { ord: number }>(pageStatements.flags[after ? 'after' : 'start'], values);
  return rows.map(({ ord, ...row }) => ({ ord, row }));
}
