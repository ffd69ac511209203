import { v7 as uuid } from 'uuid';
import type { App } from '../../src/app.ts';
import type { Db } from '../../src/platform/db/index.ts';
import { decodeId } from '../../src/platform/graphql/ids.ts';

export interface Bulk {
  postId: string;
  authorId: string;
  /** Comments to add. */
  count: number;
  /** How far apart in time, in milliseconds; 0 gives all the same `created_at`. */
  apartMs?: number;
  /** Replies under each of the post's roots, instead of roots. */
  asReplies?: boolean;
}

/** Adds many comments by SQL, with votes that vary, and counts them in. Ids are the public ones. */
export async function addMany(
  db: Db,
  { postId, authorId, count, apartMs = 1000, asReplies = false }: Bulk,
): Promise<void> {
  const [post, author] = [decodeId('Post', postId), decodeId('User', authorId)];
  await db.prisma.$executeRaw`
    WITH parents AS (
      SELECT id, depth FROM comments WHERE post_id = ${post}::uuid AND ${asReplies}
        AND depth = (SELECT max(depth) FROM comments WHERE post_id = ${post}::uuid)
      UNION ALL SELECT NULL, -1 WHERE NOT ${asReplies}
    ), added AS (
      INSERT INTO comments (id, post_id, parent_id, depth, author_id, body, upvotes, imported_upvotes, downvotes, imported_downvotes, created_at)
      SELECT gen_random_uuid(), ${post}::uuid, p.id, p.depth + 1, ${author}::uuid, 'number ' || g, g % 41, g % 41, g % 17, g % 17,
        timestamptz '2026-01-01' + g * ${apartMs} * interval '1 millisecond'
      FROM parents p CROSS JOIN generate_series(1, ${count}::int) g
      RETURNING parent_id
    ), counted AS (
      INSERT INTO post_comment_counts AS t (post_id, slot, visible) SELECT ${post}::uuid, 0, count(*) FROM added
      ON CONFLICT (post_id, slot) DO UPDATE SET visible = t.visible + EXCLUDED.visible
    )
    INSERT INTO comment_reply_counts (post_id, comment_id, slot, visible)
    SELECT ${post}::uuid, parent_id, 0, count(*) FROM added WHERE parent_id IS NOT NULL GROUP BY parent_id`;
}

/** An endpoint of the administrator `handle` with `count` messages that are due; answers its id. */
export async function addBacklog(
  { db, services }: App,
  { handle, url, count, at }: { handle: string; url: string; count: number; at: Date },
): Promise<string> {
  const user = await services.users.findByHandle(handle);
  if (!user) throw new Error(`There is no ${handle}`);
  const { endpoint } = await services.webhooks.createEndpoint(user, { url, eventTypes: ['comment.created'] });
  const ids = Array.from({ length: count }, () => uuid({ msecs: at.getTime() }));
  await db.prisma.$executeRaw`
    INSERT INTO webhook_messages (id, event_type, payload, created_at)
    SELECT id, 'comment.created', '{}', ${at} FROM unnest(${ids}::uuid[]) AS id`;
  await db.prisma.$executeRaw`
    INSERT INTO webhook_deliveries (id, endpoint_id, message_id, event_type, next_attempt_at, due_at, created_at)
    SELECT id, ${endpoint.id}::uuid, id, 'comment.created', ${at}, ${at}, ${at} FROM unnest(${ids}::uuid[]) AS id`;
  await db.prisma.webhookEndpoint.update({ where: { id: endpoint.id }, data: { dueAt: at } });
  return endpoint.id;
}
