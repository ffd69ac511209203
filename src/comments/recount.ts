import type { Sql, Statement } from '../platform/db/index.ts';

/** A counter that does not say what a count of the rows says. */
export interface CounterFault {
  counter: 'commentCount' | 'replyCount' | 'upvotes' | 'downvotes';
  postId: string;
  /** Null for commentCount. */
  commentId: string | null;
  stored: number;
  counted: number;
}

export const statement: Statement = {
  name: 'comments.recount',
  text: `
    WITH c AS MATERIALIZED (SELECT * FROM comments WHERE post_id = ANY($1::uuid[])),
    faults AS (
      SELECT 'commentCount' AS counter, p.id AS post_id, NULL::uuid AS comment_id,
        (SELECT coalesce(sum(n.visible), 0) FROM post_comment_counts n WHERE n.post_id = p.id) AS stored,
        (SELECT count(*) FROM c WHERE c.post_id = p.id AND c.state = 'VISIBLE' AND NOT c.shadow) AS counted
      FROM posts p WHERE p.id = ANY($1::uuid[])
      UNION ALL
      SELECT 'replyCount', c.post_id, c.id, coalesce(n.visible, 0), coalesce(r.visible, 0)
      FROM c
      LEFT JOIN (SELECT post_id, comment_id, sum(visible) AS visible FROM comment_reply_counts
        WHERE post_id = ANY($1::uuid[]) GROUP BY 1, 2) n ON n.post_id = c.post_id AND n.comment_id = c.id
      LEFT JOIN (SELECT post_id, parent_id, count(*) AS visible FROM c WHERE state = 'VISIBLE' AND NOT shadow GROUP BY 1, 2) r
        ON r.post_id = c.post_id AND r.parent_id = c.id
      UNION ALL
      SELECT kind.counter, c.post_id, c.id, kind.stored, kind.imported + coalesce(kind.votes, 0)
      FROM c
      LEFT JOIN (SELECT post_id, comment_id, count(*) FILTER (WHERE value = 1) AS up, count(*) FILTER (WHERE value = -1) AS down
        FROM comment_votes WHERE post_id = ANY($1::uuid[]) GROUP BY 1, 2) v ON v.post_id = c.post_id AND v.comment_id = c.id
      CROSS JOIN LATERAL (VALUES
        ('upvotes', c.upvotes, c.imported_upvotes, v.up),
        ('downvotes', c.downvotes, c.imported_downvotes, v.down)
      ) AS kind(counter, stored, imported, votes)
    )
    SELECT counter, post_id AS "postId", comment_id AS "commentId", stored::int, counted::int
    FROM faults WHERE stored <> counted LIMIT 100`,
};

/** Counts everything of these posts anew, in one snapshot; up to 100 differences, none where all is well. */
export const findCounterFaults = (sql: Sql, postIds: string[]): Promise<CounterFault[]> =>
  sql.query<CounterFault>(statement, [postIds]);
