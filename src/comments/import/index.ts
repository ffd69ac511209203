import { v7 as uuid } from 'uuid';
import { tagOf } from '../../platform/cache/tags.ts';
import type { Db, Sql, Statement } from '../../platform/db/index.ts';
import { addToCommentCount } from '../../posts/index.ts';
import type { ImportedComment, ImportedThread } from './reddit.ts';

export { ImportError, parseRedditThread, type ImportedThread } from './reddit.ts';

const addUsers: Statement = {
  name: 'import.addUsers',
  touches: ([ids, handles]: [string[], string[]]) => [...ids.map(tagOf.user), ...handles.map(tagOf.handle)],
  // A handle that someone has already, here or among the imported, gets a tail that nobody can take beforehand.
  text: `
    INSERT INTO users (id, handle, display_name, external_subject, created_at)
    SELECT u.id, CASE WHEN u.rank = 1 AND NOT EXISTS (SELECT FROM users x WHERE x.handle = u.handle) THEN u.handle
      ELSE left(u.handle, 23) || '_' || left(md5(u.subject || gen_random_uuid()), 8) END, u.name, u.subject, $5
    FROM (SELECT *, row_number() OVER (PARTITION BY handle ORDER BY subject) AS rank
      FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS t(id, handle, name, subject)) u
    ON CONFLICT (external_subject) DO NOTHING`,
};
const findUsers: Statement = {
  name: 'import.findUsers',
  text: 'SELECT id, external_subject AS subject FROM users WHERE external_subject = ANY($1::text[])',
};
const lockThread: Statement = {
  name: 'import.lockThread',
  text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
};
const findThread: Statement = {
  name: 'import.findThread',
  text: `
    SELECT p.id AS "postId", c.id, c.source_id AS "sourceId"
    FROM posts p LEFT JOIN comments c ON c.post_id = p.id AND c.source_id IS NOT NULL
    WHERE p.source_id = $1`,
};
const addPost: Statement = {
  name: 'import.addPost',
  touches: ([id, authorId]: [string, string | null]) => [
    tagOf.post(id),
    tagOf.posts,
    ...(authorId === null ? [] : [tagOf.postsBy(authorId)]),
  ],
  text: `
    INSERT INTO posts (id, author_id, title, body, source_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
};
const addComments: Statement = {
  name: 'import.addComments',
  touches: ([postId, , , , authorIds]: [string, unknown, unknown, unknown, (string | null)[]]) => [
    tagOf.comments(postId),
    ...new Set(authorIds.filter((id) => id !== null).map(tagOf.commentsBy)),
  ],
  text: `
    INSERT INTO comments (id, post_id, parent_id, depth, author_id, body, state, upvotes, downvotes,
      imported_upvotes, imported_downvotes, source_id, created_at, edited_at)
    SELECT t.id, $1, t.parent_id, t.depth, t.author_id, t.body,
      CASE WHEN t.body IS NULL THEN 'DELETED' ELSE 'VISIBLE' END::comment_state,
      t.up, t.down, t.up, t.down, t.source_id, t.created_at, t.edited_at
    FROM unnest($2::uuid[], $3::uuid[], $4::int[], $5::uuid[], $6::text[], $7::int[], $8::int[], $9::text[],
      $10::timestamptz[], $11::timestamptz[]) AS t(id, parent_id, depth, author_id, body, up, down, source_id, created_at, edited_at)`,
};
const addReplyCounts: Statement = {
  name: 'import.addReplyCounts',
  touches: ([postId]: [string]) => [tagOf.comments(postId)],
  text: `
    INSERT INTO comment_reply_counts AS t (post_id, comment_id, slot, visible)
    SELECT $1, r.id, 0, r.visible FROM unnest($2::uuid[], $3::int[]) AS r(id, visible)
    ON CONFLICT (post_id, comment_id, slot) DO UPDATE SET visible = t.visible + EXCLUDED.visible`,
};

export const statements = { addUsers, findUsers, lockThread, findThread, addPost, addComments, addReplyCounts };

const handleOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]/g, '_')
    .slice(0, 32)
    .padEnd(2, '_');

/** The ids of the people of these names, who are added where they are new; nobody can sign in as them. */
async function findOrAddAuthors(tx: Sql, names: string[], now: Date): Promise<Map<string, string>> {
  const subject = (name: string) => `reddit|${name}`;
  const subjects = names.map(subject);
  await tx.query(addUsers, [names.map(() => uuid()), names.map(handleOf), names, subjects, now]);
  const rows = await tx.query<{ id: string; subject: string }>(findUsers, [subjects]);
  const bySubject = new Map(rows.map(({ id, subject: of }) => [of, id]));
  return new Map(names.map((name) => [name, bySubject.get(subject(name)) ?? '']));
}

export interface ImportResult {
  postId: string;
  /** Comments that were not there before. */
  added: number;
  total: number;
}

const BATCH = 500;

/**
 * Writes a discussion in one transaction: all of it or nothing. What an earlier import brought stays as it is now, and
 * is not counted twice. `onProgress` hears how many comments are written.
 */
export const importThread = (
  db: Db,
  thread: ImportedThread,
  onProgress: (done: number) => void,
  now = new Date(),
): Promise<ImportResult> =>
  db.transaction(async (tx) => {
    const source = (id: string) => `reddit:${id}`;
    const { post } = thread;
    // One import of a thread at a time, so that what is there stays what was found.
    await tx.query(lockThread, [source(post.sourceId)]);
    const found = await tx.query<{ postId: string; id: string | null; sourceId: string | null }>(findThread, [
      source(post.sourceId),
    ]);
    const known = new Map(found.map(({ id, sourceId }) => [sourceId, id]));
    const comments = thread.comments.filter(({ sourceId }) => !known.has(source(sourceId)));

    const names = [post.author, ...comments.map(({ author }) => author)].filter((name) => name !== null);
    const authors = await findOrAddAuthors(tx, [...new Set(names)].sort(), now);
    const postId = found[0]?.postId ?? uuid({ msecs: post.createdAt.getTime() });
    if (found.length === 0) {
      const authorId = post.author === null ? null : authors.get(post.author);
      await tx.query(addPost, [postId, authorId, post.title, post.body, source(post.sourceId), post.createdAt]);
    }
    for (const { sourceId, createdAt } of comments) known.set(source(sourceId), uuid({ msecs: createdAt.getTime() }));
    const idOf = ({ sourceId }: ImportedComment) => known.get(source(sourceId));
    const parentOf = ({ parentSourceId }: ImportedComment) =>
      parentSourceId === null ? null : (known.get(source(parentSourceId)) ?? null);

    for (let start = 0; start < comments.length; start += BATCH) {
      const batch = comments.slice(start, start + BATCH);
      const column = <T>(value: (comment: ImportedComment) => T) => batch.map(value);
      await tx.query(addComments, [
        postId,
        column(idOf),
        column(parentOf),
        column(({ depth }) => depth),
        column(({ author }) => (author === null ? null : authors.get(author))),
        column(({ body }) => body),
        column(({ upvotes }) => upvotes),
        column(({ downvotes }) => downvotes),
        column(({ sourceId }) => source(sourceId)),
        column(({ createdAt }) => createdAt),
        column(({ editedAt }) => editedAt),
      ]);
      onProgress(Math.min(start + BATCH, comments.length));
    }

    const visible = comments.filter(({ body }) => body !== null);
    const replies = new Map<string, number>();
    for (const comment of visible) {
      const parent = parentOf(comment);
      if (parent !== null) replies.set(parent, (replies.get(parent) ?? 0) + 1);
    }
    if (visible.length > 0) await addToCommentCount(tx, postId, visible.length);
    if (replies.size > 0) await tx.query(addReplyCounts, [postId, [...replies.keys()], [...replies.values()]]);
    return { postId, added: comments.length, total: thread.comments.length };
  });
