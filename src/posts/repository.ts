import { tagOf } from '../platform/cache/tags.ts';
import { createCounter } from '../platform/db/counter.ts';
import type { Sql, Statement } from '../platform/db/index.ts';
import type { PageBatch } from '../platform/graphql/page-loader.ts';
import { takeUser, userColumns, type JoinedUser, type UserRow } from '../users/index.ts';

export interface PostRow {
  id: string;
  author: UserRow | null;
  title: string;
  body: string;
  locked: boolean;
  sourceId: string | null;
  createdAt: Date;
  /** Comments that everyone can see. */
  commentCount: number;
}

const counter = createCounter('post_comment_counts', ['post_id'], ([id = '']) => [tagOf.post(id)]);

/** Changes `commentCount` by `amount`, in the transaction that makes comments appear or go. */
export const addToCommentCount = (sql: Sql, postId: string, amount: number) => counter.add(sql, [postId], amount);

const columns = `
  p.id, p.title, p.body, p.locked, p.source_id AS "sourceId", p.created_at AS "createdAt",
  ${counter.valueSql('p.id')} AS "commentCount", ${userColumns('u')}`;
// OFFSET 0 keeps the planner at one index look-up a row, whatever it guesses of the number of rows.
const joins = 'LEFT JOIN LATERAL (SELECT * FROM users u WHERE u.id = p.author_id OFFSET 0) u ON true';

type FlatRow = Omit<PostRow, 'author'> & JoinedUser;

const toPost = (row: FlatRow): PostRow => ({
  id: row.id,
  author: takeUser(row),
  title: row.title,
  body: row.body,
  locked: row.locked,
  sourceId: row.sourceId,
  createdAt: row.createdAt,
  commentCount: row.commentCount,
});

export const statements = {
  findByIds: {
    name: 'posts.findByIds',
    text: `SELECT ${columns} FROM posts p ${joins} WHERE p.id = ANY($1::uuid[])`,
  },
  lock: { name: 'posts.lock', text: `SELECT locked FROM posts WHERE id = $1 FOR NO KEY UPDATE` },
  setLocked: {
    name: 'posts.setLocked',
    touches: ([id]: [string]) => [tagOf.post(id)],
    text: `UPDATE posts SET locked = $2 WHERE id = $1`,
  },
  insert: {
    name: 'posts.insert',
    touches: ([id, authorId]: [string, string]) => [tagOf.post(id), tagOf.posts, tagOf.postsBy(authorId)],
    text: `INSERT INTO posts (id, author_id, title, body, created_at) VALUES ($1, $2, $3, $4, $5)`,
  },
} satisfies Record<string, Statement>;

export const findByIds = async (sql: Sql, ids: readonly string[]): Promise<PostRow[]> =>
  (await sql.query<FlatRow>(statements.findByIds, [ids])).map(toPost);

const pageStatement = (of: 'all' | 'author', after: boolean): Statement => ({
  name: `posts.page.${of}${after ? '.after' : ''}`,
  text: `
    SELECT k.ord::int AS ord, ${columns}
    FROM unnest($1::text[]${after ? ', $3::timestamptz[], $4::uuid[]' : ''}) WITH ORDINALITY AS k(key${after ? ', value, id' : ''}, ord)
    CROSS JOIN LATERAL (
      SELECT * FROM posts p
      WHERE ${of === 'author' ? 'p.author_id = k.key::uuid' : 'true'} ${after ? 'AND (p.created_at, p.id) < (k.value, k.id)' : ''}
      ORDER BY p.created_at DESC, p.id DESC LIMIT $2
    ) p ${joins}
    ORDER BY k.ord, p.created_at DESC, p.id DESC`,
});

export const pageStatements = {
  all: { start: pageStatement('all', false), after: pageStatement('all', true) },
  author: { start: pageStatement('author', false), after: pageStatement('author', true) },
};

/** Pages of posts, the newest first: of all (the key is '') or of each author whose id is given. */
export async function findPages(sql: Sql, of: 'all' | 'author', { keys, limit, after }: PageBatch<string>) {
  const values = after ? [keys, limit, after.values, after.ids] : [keys, limit];
  const rows = await sql.query<FlatRow & { ord: number }>(pageStatements[of][after ? 'after' : 'start'], values);
  return rows.map((row) => ({ ord: row.ord, row: toPost(row) }));
}

/** Whether it is locked, and keeps others from changing that until the transaction ends; null for no such post. */
export async function lockPost(tx: Sql, id: string): Promise<boolean | null> {
  const [post] = await tx.query<{ locked: boolean }>(statements.lock, [id]);
  return post?.locked ?? null;
}

export const setLocked = (tx: Sql, id: string, locked: boolean) => tx.query(statements.setLocked, [id, locked]);

export const insert = (
  sql: Sql,
  {
    id,
    authorId,
    title,
    body,
    createdAt,
  }: { id: string; authorId: string; title: string; body: string; createdAt: Date },
) => sql.query(statements.insert, [id, authorId, title, body, createdAt]);
