import { tagOf } from '../platform/cache/tags.ts';
import type { Db, Statement } from '../platform/db/index.ts';
import { drain, type Pace } from '../platform/pace.ts';

export const statements = {
  eraseOf: {
    name: 'posts.eraseOf',
    touches: ([authorId]: [string], rows: { id: string }[]) => [
      ...rows.map(({ id }) => tagOf.post(id)),
      tagOf.postsBy(authorId),
    ],
    text: `
      UPDATE posts SET title = '[erased]', body = '', author_id = NULL, source_id = NULL
      WHERE id IN (SELECT id FROM posts WHERE author_id = $1 LIMIT $2) RETURNING id`,
  },
} satisfies Record<string, Statement>;

const BATCH = 100;

/** Empties all posts of a person; others' comments under them stay. Answers how many. */
export const erasePostsOf = ({ db, pace }: { db: Db; pace: Pace }, authorId: string): Promise<number> =>
  drain(pace, BATCH, async () => (await db.query(statements.eraseOf, [authorId, BATCH])).length);
