import type { Db, Sql, Statement } from '../platform/db/index.ts';
import type { CommentKey } from '../platform/graphql/ids.ts';
import { drain, type Pace } from '../platform/pace.ts';

const ofMany = (name: string, table: string): Statement => ({
  name,
  text: `
    DELETE FROM ${table} t USING unnest($1::uuid[], $2::uuid[]) AS k(post_id, comment_id)
    WHERE t.post_id = k.post_id AND t.comment_id = k.comment_id`,
});

export const statements = {
  eraseFlags: ofMany('moderation.eraseFlags', 'flags'),
  eraseItems: ofMany('moderation.eraseItems', 'moderation_items'),
  eraseExamples: ofMany('moderation.eraseExamples', 'spam_examples'),
  eraseNotes: {
    name: 'moderation.eraseNotes',
    text: `
      UPDATE flags f SET note = NULL
      WHERE (post_id, comment_id, reporter_id, revision) IN (
        SELECT post_id, comment_id, reporter_id, revision FROM flags WHERE reporter_id = $1 AND note IS NOT NULL LIMIT $2)
      RETURNING f.id`,
  },
  eraseRecord: { name: 'moderation.eraseRecord', text: `DELETE FROM reporter_records WHERE user_id = $1` },
} satisfies Record<string, Statement>;

/** Deletes what is kept of comments that are being erased: flags with their notes, snippets of texts, examples. */
export async function eraseItemsOf(tx: Sql, keys: CommentKey[]): Promise<void> {
  const values = [keys.map(({ postId }) => postId), keys.map(({ id }) => id)];
  await tx.query(statements.eraseFlags, values);
  await tx.query(statements.eraseItems, values);
  await tx.query(statements.eraseExamples, values);
}

const BATCH = 500;

/** Erases a reporter's words and record; the flags still weigh. Answers how many notes are gone. */
export async function eraseReporter({ db, pace }: { db: Db; pace: Pace }, userId: string): Promise<number> {
  await db.query(statements.eraseRecord, [userId]);
  return await drain(pace, BATCH, async () => (await db.query(statements.eraseNotes, [userId, BATCH])).length);
}
