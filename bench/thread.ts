import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { decodeAnyId, encodeId } from '../src/platform/graphql/ids.ts';

const POSTS = 360;
const ROOTS = 50;
const REPLIES = 3;
const PEOPLE = 1_000;

const WORDS =
  'I have read the whole thread twice, and I still think that the first answer misses the point: nobody asked for a faster horse. “Measure before you cut” was the rule in our shop, é la carte or not, and it saved us more than once. ';

/** What a GraphQL client posts. */
export interface Operation {
  query: string;
  variables: { id: string };
}

export interface Thread {
  /** UUID of the post. */
  postId: string;
  /** Its operation for Parley, whose ids are opaque. */
  forParley: Operation;
  /** The same by UUID. */
  forPeers: Operation;
  forPostGraphile: Operation;
}

const fields = 'id body score createdAt author { handle displayName }';
const query = `query Thread($id: ID!) { post(id: $id) { id title comments(first: ${ROOTS}) { nodes { ${fields} replies(first: ${REPLIES}) { nodes { ${fields} } } } } } }`;

// Its own names, and the indexed way: what a comment stands under, not its parent.
const ownFields = 'id: rowId body score createdAt author: userByAuthorId { handle displayName }';
const order = 'orderBy: [SCORE_DESC, POST_ID_DESC, ROW_ID_DESC]';
const ownQuery = `query Thread($id: UUID!) { post: postByRowId(rowId: $id) { id: rowId title comments: commentsByPostId(condition: { containerId: $id }, first: ${ROOTS}, ${order}) { nodes { ${ownFields} replies: repliesList(first: ${REPLIES}, ${order}) { ${ownFields} } } } } }`;

/**
 * 72,000 comments in 360 threads of 50 roots with 3 replies each, by 1,000 people; answers the thread in the middle, which
 * 200 people wrote.
 */
export async function addThreads(client: pg.Client): Promise<Thread> {
  const people = Array.from({ length: PEOPLE }, () => uuid());
  const posts = Array.from({ length: POSTS }, () => uuid());
  await client.query(
    `INSERT INTO users (id, handle, display_name)
    SELECT id, 'reader_' || n, 'Reader number ' || n FROM unnest($1::uuid[]) WITH ORDINALITY AS t(id, n)`,
    [people],
  );
  await client.query(
    `INSERT INTO posts (id, author_id, title, body)
    SELECT id, ($2::uuid[])[n], 'Discussion number ' || n, 'What do you think?' FROM unnest($1::uuid[]) WITH ORDINALITY AS t(id, n)`,
    [posts, people],
  );
  const values = `
    ($2::uuid[])[1 + (200 * p.n + 4 * r + k) % ${PEOPLE}], substr($3, (1 + (37 * r + 11 * k) % 80)::int, (98 + (13 * r + 7 * k) % 60)::int),
    (31 * r + 17 * k) % 97, (31 * r + 17 * k) % 97, now() - (1000 * p.n + 4 * r + k) * interval '1 second'`;
  const columns = 'author_id, body, upvotes, imported_upvotes, created_at';
  await client.query(
    `INSERT INTO comments (post_id, id, depth, ${columns})
    SELECT p.id, gen_random_uuid(), 0, ${values}
    FROM unnest($1::uuid[]) WITH ORDINALITY AS p(id, n), generate_series(0, ${ROOTS - 1}) r, (VALUES (0)) AS k(k)`,
    [posts, people, WORDS],
  );
  await client.query(
    `INSERT INTO comments (post_id, id, parent_id, depth, ${columns})
    SELECT p.id, gen_random_uuid(), c.id, 1, ${values}
    FROM unnest($1::uuid[]) WITH ORDINALITY AS p(id, n)
    CROSS JOIN LATERAL (SELECT id, row_number() OVER (ORDER BY id) - 1 AS r FROM comments WHERE post_id = p.id) c
    CROSS JOIN generate_series(1, ${REPLIES}) k`,
    [posts, people, WORDS],
  );
  await client.query(
    'INSERT INTO post_comment_counts (post_id, slot, visible) SELECT post_id, 0, count(*) FROM comments GROUP BY 1',
  );
  await client.query(
    `INSERT INTO comment_reply_counts (post_id, comment_id, slot, visible)
    SELECT post_id, parent_id, 0, count(*) FROM comments WHERE parent_id IS NOT NULL GROUP BY 1, 2`,
  );
  await client.query('VACUUM ANALYZE');
  const postId = posts[POSTS / 2] ?? '';
  return {
    postId,
    forParley: { query, variables: { id: encodeId('Post', postId) } },
    forPeers: { query, variables: { id: postId } },
    forPostGraphile: { query: ownQuery, variables: { id: postId } },
  };
}

interface Comment {
  id: string;
  body: string;
  score: number;
  createdAt: string;
  author: { handle: string; displayName: string };
  /** PostGraphile has plain lists, too. */
  replies?: { nodes: Comment[] } | Comment[];
}

/** An answer in one shape, whoever gave it: UUIDs, times as numbers. @throws where it is not a whole thread. */
export function readThread(answer: string) {
  const { data, errors } = JSON.parse(answer) as {
    data?: { post: { id: string; title: string; comments: { nodes: Comment[] } } | null };
    errors?: unknown;
  };
  if (errors !== undefined || !data?.post) throw new Error(`no thread: ${answer.slice(0, 500)}`);
  const idOf = (id: string) => decodeAnyId(id)?.uuids.at(-1) ?? id;
  const read = ({ id, body, score, createdAt, author: { handle, displayName } }: Comment) => ({
    id: idOf(id),
    body,
    score,
    createdAt: new Date(createdAt).getTime(),
    author: { handle, displayName },
  });
  const { id, title, comments } = data.post;
  const roots = comments.nodes.map(({ replies = [], ...root }) => ({
    ...read(root),
    replies: (Array.isArray(replies) ? replies : replies.nodes).map(read),
  }));
  if (roots.length !== ROOTS || roots.some(({ replies }) => replies.length !== REPLIES))
    throw new Error(`not ${ROOTS} roots with ${REPLIES} replies each: ${answer.slice(0, 500)}`);
  return { id: idOf(id), title, roots };
}
