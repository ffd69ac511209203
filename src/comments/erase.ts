import type { CommentState } from '../generated/prisma/enums.ts';
import { tagOf } from '../platform/cache/tags.ts';
import type { Db, Sql, Statement } from '../platform/db/index.ts';
import type { CommentKey } from '../platform/graphql/ids.ts';
import type { Outbox } from '../platform/jobs/index.ts';
import type { Pace } from '../platform/pace.ts';
import { addToCommentCount } from '../posts/index.ts';
import { commentDeleted, factsOfComment } from './events.ts';
import { addToReplyCount } from './repository.ts';
import { isPublic } from './visibility.ts';

export const statements = {
  lockOf: {
    name: 'comments.lockOf',
    text: `
      SELECT c.post_id AS "postId", c.id, c.parent_id AS "parentId", c.state, c.version, c.shadow FROM comments c
      WHERE c.author_id = $1 AND c.id > $2 ORDER BY c.author_id, c.id LIMIT $3 FOR NO KEY UPDATE`,
  },
  eraseMany: {
    name: 'comments.eraseMany',
    touches: ([postIds, , authorId]: [string[], string[], string]) => [
      ...new Set(postIds.map(tagOf.comments)),
      tagOf.commentsBy(authorId),
    ],
    text: `
      UPDATE comments c SET state = 'DELETED', body = NULL, author_id = NULL, source_id = NULL,
        version = c.version + (c.state <> 'DELETED')::int
      FROM unnest($1::uuid[], $2::uuid[]) AS k(post_id, id)
      WHERE c.post_id = k.post_id AND c.id = k.id AND c.author_id IS NOT DISTINCT FROM $3`,
  },
  eraseRevisionsOfMany: {
    name: 'comments.eraseRevisionsOfMany',
    text: `
      DELETE FROM comment_revisions r USING unnest($1::uuid[], $2::uuid[]) AS k(post_id, id)
      WHERE r.post_id = k.post_id AND r.comment_id = k.id`,
  },
} satisfies Record<string, Statement>;

interface Erased extends CommentKey {
  parentId: string | null;
  state: CommentState;
  version: number;
  shadow: boolean;
}

const FIRST = '00000000-0000-0000-0000-000000000000';
const BATCH = 100;

/** Counts the public ones out, one change a counter. */
async function countOut(tx: Sql, comments: Erased[]): Promise<void> {
  const [posts, parents] = [new Map<string, number>(), new Map<string, CommentKey & { count: number }>()];
  for (const { postId, parentId } of comments.filter(isPublic)) {
    posts.set(postId, (posts.get(postId) ?? 0) + 1);
    if (parentId === null) continue;
    const { count } = parents.get(postId + parentId) ?? { count: 0 };
    parents.set(postId + parentId, { postId, id: parentId, count: count + 1 });
  }
  for (const [postId, count] of posts) await addToCommentCount(tx, postId, -count);
  for (const { count, ...parent } of parents.values()) await addToReplyCount(tx, parent, -count);
}

export interface EraseCommentsOptions {
  db: Db;
  outbox: Outbox;
  pace: Pace;
  /** What others keep of these comments, to be erased in the same transaction. */
  also: (tx: Sql, keys: CommentKey[]) => Promise<void>;
  /** Told after each transaction how many are erased. */
  onProgress: (done: number) => void;
}

/**
 * Takes all comments of a person back, as `delete` does, and their author and origin with it: tombstones without a name
 * stay, with their replies and votes. Answers how many; what was erased before an end by force stays erased.
 */
export async function eraseCommentsOf(
  { db, outbox, pace, also, onProgress }: EraseCommentsOptions,
  authorId: string,
): Promise<number> {
  const eraseBatch = (after: string) =>
    db.transaction(async (tx) => {
      const comments = await tx.query<Erased>(statements.lockOf, [authorId, after, BATCH]);
      if (comments.length === 0) return comments;
      const keys = [comments.map(({ postId }) => postId), comments.map(({ id }) => id)];
      await tx.query(statements.eraseMany, [...keys, authorId]);
      await tx.query(statements.eraseRevisionsOfMany, keys);
      await also(tx, comments);
      await countOut(tx, comments);
      const taken = comments.filter(({ state }) => state !== 'DELETED');
      const gone = taken.map((one) => ({
        ...one,
        authorId: null,
        state: 'DELETED' as const,
        version: one.version + 1,
      }));
      await outbox.addMany(
        tx,
        gone.map((one) => commentDeleted.of(factsOfComment(one))),
      );
      return comments;
    });
  let done = 0;
  for (let after = FIRST; ;) {
    const erased = await pace(() => eraseBatch(after));
    done += erased.length;
    const last = erased.at(-1);
    if (last) onProgress(done);
    if (!last || erased.length < BATCH) return done;
    after = last.id;
  }
}
