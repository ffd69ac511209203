import type { CommentState } from '../generated/prisma/enums.ts';
import { tagOf } from '../platform/cache/tags.ts';
import { createCounter } from '../platform/db/counter.ts';
import type { Sql, Statement } from '../platform/db/index.ts';
import { joinWords, nullable, read, type Word } from '../platform/db/words.ts';
import type { CommentKey } from '../platform/graphql/ids.ts';
import { ADD, type Prepared } from '../platform/jobs/index.ts';
import type { PageBatch } from '../platform/graphql/page-loader.ts';
import { hasRole, nameWords, personWords, readUser, type UserRow, type Viewer } from '../users/index.ts';
import { ORDERS, type CommentSort } from './orders.ts';
import { appearsSql, publicSql } from './visibility.ts';

export interface CommentRow {
  id: string;
  postId: string;
  parentId: string | null;
  depth: number;
  /** Who wrote it; whether it may be shown is for `visibility.ts` to say. */
  author: UserRow | null;
  /** Null exactly when DELETED. */
  body: string | null;
  state: CommentState;
  version: number;
  /** Grows with each change of the text. */
  revision: number;
  /** Of an author who is shadow-banned. */
  shadow: boolean;
  upvotes: number;
  downvotes: number;
  score: number;
  best: number;
  hot: number;
  controversy: number;
  sourceId: string | null;
  createdAt: Date;
  editedAt: Date | null;
  /** Direct replies that everyone can see. */
  replyCount: number;
  /** 1 up, -1 down, null for none or for nobody signed in. */
  viewerVote: 1 | -1 | null;
}

const replyCounter = createCounter('comment_reply_counts', ['post_id', 'comment_id'], ([postId = '']) => [
  tagOf.comments(postId),
]);

/** What a change of one comment touches whose author is returned. */
const touchesOne = ([postId]: [string], [row]: { authorId: string | null }[]) => [
  tagOf.comments(postId),
  ...(row?.authorId ? [tagOf.commentsBy(row.authorId)] : []),
];
const touchesPost = ([postId]: [string]) => [tagOf.comments(postId)];

export const addToReplyCount = (sql: Sql, { postId, id }: CommentKey, amount: number) =>
  replyCounter.add(sql, [postId, id], amount);

/** Columns that a page of comments has only where they are asked for; the bits are added. */
export const PART = {
  /** The author's name; without it a row's author has an id and nothing else. */
  author: 1,
  /** All of the author. */
  person: 2,
  replyCount: 4,
  viewerVote: 8,
  /** What is in no other part and not in every row. */
  rest: 16,
};
export const WHOLE = Object.values(PART).reduce((sum, part) => sum | part);

const voteSql = (viewer: string) => `(SELECT v.value FROM comment_votes v
    WHERE v.post_id = c.post_id AND v.comment_id = c.id AND v.user_id = ${viewer}::uuid)`;
const replyCountSql = replyCounter.valueSql('c.post_id', 'c.id');

/** The columns of every row of a comment, and those of none where no more is asked for. */
const EVERY_ROW = ['container_id', 'id', 'post_id', 'author_id', 'state', 'shadow', 'score', 'created_at'];
const REST = ['parent_id', 'depth', 'version', 'revision', 'upvotes', 'downvotes', 'edited_at'];
/** What only an order needs. */
const SORTED_BY = ['best', 'hot', 'controversy'];
const NULLABLE = new Set(['author_id', 'parent_id', 'edited_at']);
const hasName = (parts: number) => (parts & (PART.author | PART.person)) > 0;

/** The stored columns that a comment with these parts is read from, in one order. */
const storedFor = (parts: number, sortedBy: string | null) => [
  ...EVERY_ROW,
  ...[...SORTED_BY, ...REST].filter((column) => parts & PART.rest || column === sortedBy),
  'body',
  ...(parts & PART.rest ? ['source_id'] : []),
];

interface Asked {
  /** The parameter that holds the viewer's id. */
  viewer: string;
  parts: number;
  sortedBy: string | null;
  /** Whether all comments are of a post that is known. */
  isOfOnePost?: boolean;
  /** SQL of the place of a comment on pages. */
  level: string;
  ord: string;
}

/** The columns that `readComment` reads, of the comment `c` and its author `u`. */
function columns({ viewer, parts, sortedBy, isOfOnePost = false, level, ord }: Asked): string {
  const stored = storedFor(parts, sortedBy);
  const wordOf = (column: string): Word =>
    stored.includes(column) ? (NULLABLE.has(column) ? nullable(`c.${column}`) : `c.${column}`) : null;
  const given = (part: number, words: string[]): Word[] => words.map((word) => (parts & part ? word : null));
  const words = [
    level,
    ord,
    ...EVERY_ROW.map((column) => (isOfOnePost && column === 'post_id' ? null : wordOf(column))),
    ...given(PART.author | PART.person, nameWords('u')),
    ...SORTED_BY.map(wordOf),
    ...given(PART.replyCount, [replyCountSql]),
    ...given(PART.viewerVote, [nullable(voteSql(viewer))]),
    ...REST.map(wordOf),
    ...given(PART.person, personWords('u')),
  ];
  return [
    `${joinWords(words)} AS words`,
    'c.body',
    ...(hasName(parts) ? ['u.display_name AS "displayName"'] : []),
    ...(parts & PART.rest ? ['c.source_id AS "sourceId"'] : []),
  ].join(', ');
}
const allColumns = (viewer: string, ord = '0') => columns({ viewer, parts: WHOLE, sortedBy: null, level: '0', ord });
// OFFSET 0 keeps the planner at one index look-up a row, whatever it guesses of the number of rows.
const author = 'LEFT JOIN LATERAL (SELECT * FROM users u WHERE u.id = c.author_id OFFSET 0) u ON true';
/** Of all of `c` at once, which has to be a CTE: two thirds of the time that 200 look-ups take. OFFSET 0 keeps it so. */
const authors = `LEFT JOIN (SELECT * FROM users WHERE id = ANY(ARRAY(SELECT c.author_id FROM c)) OFFSET 0) u
    ON u.id = c.author_id`;

/** A row of `columns`. */
interface Packed {
  words: string;
  body: string | null;
  displayName?: string;
  sourceId?: string | null;
}

/** In the order of `columns`. */
type Words = [
  level: string,
  ord: string,
  containerId: string,
  id: string,
  postId: string,
  authorId: string,
  state: string,
  shadow: string,
  score: string,
  createdAt: string,
  handle: string,
  erasedAt: string,
  ...Partial<
    [
      best: string,
      hot: string,
      controversy: string,
      replyCount: string,
      viewerVote: string,
      parentId: string,
      depth: string,
      version: string,
      revision: string,
      upvotes: string,
      downvotes: string,
      editedAt: string,
      role: string,
      joinedAt: string,
      suspendedUntil: string,
      shadowBanned: string,
    ]
  >,
];

/**
 * What is not among the parts is undefined or empty, whatever its type says.
 * @param onlyPostId the post of all of them, where it stands in none
 */
function readComment({ words, body, displayName, sourceId }: Packed, onlyPostId?: string): PlacedComment {
  // prettier-ignore
  const [
    level, ord, containerId, id, postId, authorId, state, shadow, score, createdAt, handle, erasedAt, best, hot,
    controversy, replyCount, viewerVote, parentId, depth, version, revision, upvotes, downvotes, editedAt, role, joinedAt,
    suspendedUntil, shadowBanned,
  ] = words.split(',') as Words;
  const author =
    authorId === ''
      ? null
      : displayName === undefined
        ? ({ id: authorId } as UserRow)
        : readUser({
            id: authorId,
            displayName,
            handle,
            erasedAt,
            role,
            createdAt: joinedAt,
            suspendedUntil,
            shadowBanned,
          });
  return {
    level: Number(level),
    ord: Number(ord),
    containerId,
    row: {
      id,
      postId: onlyPostId ?? postId,
      parentId: read.wordOrNull(parentId),
      depth: read.number(depth),
      author,
      body,
      state: state as CommentState,
      version: read.number(version),
      revision: read.number(revision),
      shadow: read.flag(shadow),
      upvotes: read.number(upvotes),
      downvotes: read.number(downvotes),
      score: Number(score),
      best: read.number(best),
      hot: read.number(hot),
      controversy: read.number(controversy),
      sourceId: sourceId as string | null,
      createdAt: read.time(createdAt),
      editedAt: read.timeOrNull(editedAt),
      replyCount: read.number(replyCount),
      viewerVote: viewerVote ? (Number(viewerVote) as 1 | -1) : null,
    },
  };
}
const readRow = (packed: Packed): CommentRow => readComment(packed).row;

export const statements = {
  findByKeys: {
    name: 'comments.findByKeys',
    text: `
      SELECT ${allColumns('$3')}
      FROM unnest($1::uuid[], $2::uuid[]) AS k(post_id, id)
      CROSS JOIN LATERAL (SELECT * FROM comments c WHERE c.post_id = k.post_id AND c.id = k.id OFFSET 0) c ${author}`,
  },
  findPlace: {
    name: 'comments.findPlace',
    text: `
      SELECT p.locked, u.shadow_banned AS shadow, c.depth AS "parentDepth", c.state AS "parentState",
        c.shadow AS "parentShadow", c.author_id AS "parentAuthorId",
        ${replyCounter.valueSql('$1', '$2')} AS "parentReplyCount"
      FROM posts p JOIN users u ON u.id = $3 LEFT JOIN comments c ON c.post_id = $1 AND c.id = $2
      WHERE p.id = $1 FOR SHARE OF u`,
  },
  insert: {
    name: 'comments.insert',
    touches: ([, postId, , , authorId]: string[]) => [tagOf.comments(postId ?? ''), tagOf.commentsBy(authorId ?? '')],
    text: `
      INSERT INTO comments (id, post_id, parent_id, depth, author_id, body, created_at, state, shadow)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  },
  lock: {
    name: 'comments.lock',
    text: `
      SELECT c.author_id AS "authorId", c.parent_id AS "parentId", c.body, c.state, c.version, c.revision, c.shadow,
        ${replyCounter.valueSql('$1', '$2')} AS "replyCount"
      FROM comments c WHERE c.post_id = $1 AND c.id = $2 FOR NO KEY UPDATE`,
  },
  keepRevision: {
    name: 'comments.keepRevision',
    text: `
      INSERT INTO comment_revisions (post_id, comment_id, version, body, created_at)
      SELECT post_id, id, version, body, coalesce(edited_at, created_at) FROM comments WHERE post_id = $1 AND id = $2`,
  },
  edit: {
    name: 'comments.edit',
    touches: touchesPost,
    text: `UPDATE comments SET body = $3, edited_at = $4, version = version + 1, revision = revision + 1 WHERE post_id = $1 AND id = $2`,
  },
  erase: {
    name: 'comments.erase',
    touches: touchesOne,
    text: `
      UPDATE comments SET state = 'DELETED', body = NULL, version = version + 1 WHERE post_id = $1 AND id = $2
      RETURNING author_id AS "authorId"`,
  },
  setState: {
    name: 'comments.setState',
    touches: touchesOne,
    text: `
      UPDATE comments SET state = $3, version = version + 1 WHERE post_id = $1 AND id = $2
      RETURNING author_id AS "authorId"`,
  },
  eraseRevisions: {
    name: 'comments.eraseRevisions',
    text: `DELETE FROM comment_revisions WHERE post_id = $1 AND comment_id = $2`,
  },
  findVote: {
    name: 'comments.findVote',
    text: `SELECT value FROM comment_votes WHERE post_id = $1 AND comment_id = $2 AND user_id = $3`,
  },
  findVotes: {
    name: 'comments.findVotes',
    text: `
      SELECT comment_id AS "commentId", user_id AS "userId", value FROM comment_votes
      WHERE post_id = $1 AND comment_id = ANY($2::uuid[]) AND user_id = ANY($3::uuid[])`,
  },
  addedSince: {
    name: 'comments.addedSince',
    // Ids begin with the time, by which the primary key is in its order.
    text: `
      SELECT ${allColumns('$3')}
      FROM (
        SELECT * FROM comments c
        WHERE c.post_id = $1 AND c.id >= $2
          AND ${appearsSql('$3', '$4', replyCounter.valueSql('c.post_id', 'c.id'))}
        ORDER BY c.id LIMIT $5
      ) c ${author}
      ORDER BY c.id`,
  },
  setVote: {
    name: 'comments.setVote',
    touches: touchesPost,
    text: `
      INSERT INTO comment_votes (post_id, comment_id, user_id, value) VALUES ($1, $2, $3, $4)
      ON CONFLICT (post_id, comment_id, user_id) DO UPDATE SET value = EXCLUDED.value`,
  },
  dropVote: {
    name: 'comments.dropVote',
    touches: touchesPost,
    text: `DELETE FROM comment_votes WHERE post_id = $1 AND comment_id = $2 AND user_id = $3`,
  },
  countShadows: {
    name: 'comments.countShadows',
    text: `
      SELECT k.post_id AS "postId", c.container_id AS "containerId", count(*)::int AS count
      FROM unnest($1::uuid[]) AS k(post_id)
      CROSS JOIN LATERAL (
        SELECT c.container_id FROM comments c
        WHERE c.post_id = k.post_id AND c.author_id = $2 AND c.shadow AND c.state = 'VISIBLE' OFFSET 0
      ) c GROUP BY 1, 2`,
  },
  findOwn: {
    name: 'comments.findOwn',
    text: `
      SELECT v.comment_id AS id, v.value FROM unnest($1::uuid[], $2::uuid[]) AS k(post_id, id)
      JOIN comment_votes v ON v.post_id = k.post_id AND v.comment_id = k.id AND v.user_id = $3::uuid
      UNION ALL
      SELECT NULL, 0::smallint WHERE EXISTS (
        SELECT FROM unnest($4::uuid[]) AS k(post_id)
        CROSS JOIN LATERAL (
          SELECT FROM comments c WHERE c.author_id = $3::uuid AND c.post_id = k.post_id
            AND c.container_id = ANY($5::uuid[]) AND (c.state = 'HELD' OR c.shadow) LIMIT 1
        ) c)`,
  },
  countVotes: {
    name: 'comments.countVotes',
    touches: touchesPost,
    // Voters on one comment wait for its lock, so that nobody waits for a row of the outbox.
    text: `
      WITH voted AS (
        UPDATE comments SET upvotes = upvotes + $3, downvotes = downvotes + $4 WHERE post_id = $1 AND id = $2 RETURNING id
      )
      ${ADD(5, 'voted')} ON CONFLICT (id, job) DO NOTHING`,
  },
} satisfies Record<string, Statement>;

export async function findByKeys(
  sql: Sql,
  keys: readonly CommentKey[],
  viewerId: string | null,
): Promise<CommentRow[]> {
  const values = [keys.map(({ postId }) => postId), keys.map(({ id }) => id), viewerId];
  return (await sql.query<Packed>(statements.findByKeys, values)).map(readRow);
}

/** How these people voted on these comments of a post. */
export const findVotes = (sql: Sql, postId: string, ids: string[], userIds: string[]) =>
  sql.query<{ commentId: string; userId: string; value: 1 | -1 }>(statements.findVotes, [postId, ids, userIds]);

/** The least id that is made after this millisecond: a UUIDv7 begins with 48 bits of them. */
function idsAfter(time: Date): string {
  const hex = Math.max(0, time.getTime() + 1)
    .toString(16)
    .padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}

/** What was added to a post after that moment and is there for the viewer, the oldest first. */
export async function findAddedSince(
  sql: Sql,
  { postId, since, limit }: { postId: string; since: Date; limit: number },
  viewer: Viewer,
): Promise<CommentRow[]> {
  const values = [postId, idsAfter(since), viewer?.id ?? null, hasRole(viewer, 'MODERATOR'), limit];
  return (await sql.query<Packed>(statements.addedSince, values)).map(readRow);
}

/** What comments stand under: the post itself for its roots, or a comment for its replies. */
export interface Container {
  postId: string;
  containerId: string;
}

/** Of one post its own partition is all that is begun with, of many every one. */
type Posts = 'one' | 'many';

/**
 * The rows of each page come in its order as a rule, but are not told to: `inOrder` sees to that.
 *
 * Pages of one post are followed, in the same statement, by those below each of their comments, as many levels as there are
 * limits.
 */
function pageStatement(sort: CommentSort, posts: Posts, after: boolean, parts: number): Statement {
  const { column, direction, sqlType } = ORDERS[sort];
  const isOne = posts === 'one';
  const kept = storedFor(parts, column)
    .map((name) => `c.${name}`)
    .join(', ');
  const shown = columns({
    viewer: '$4',
    parts,
    sortedBy: column,
    isOfOnePost: isOne,
    level: 'c.level',
    ord: 'c.ord',
  });

  const pageOf = (post: string, container: string, place: string, limit: string) => `
      SELECT * FROM comments c
      WHERE c.post_id = ${post} AND c.container_id = ${container}
        AND ${appearsSql('$4', after ? '$7' : '$5', replyCountSql)}
        ${place}
      ORDER BY c.${column} ${direction}, c.id ${direction}
      LIMIT ${limit}`;
  const place = after ? `AND (c.${column}, c.id) ${direction === 'DESC' ? '<' : '>'} (k.value, k.id)` : '';
  const asked = `
      SELECT 0 AS level, k.ord::int AS ord, ${kept}
      FROM unnest($2::uuid[]${isOne ? '' : ', $1::uuid[]'}${after ? `, $5::${sqlType}[], $6::uuid[]` : ''})
        WITH ORDINALITY AS k(container_id${isOne ? '' : ', post_id'}${after ? ', value, id' : ''}, ord)
      CROSS JOIN LATERAL (${pageOf(isOne ? '$1::uuid' : 'k.post_id', 'k.container_id', place, '($3::int[])[1]')}) c`;
  const below = `
      SELECT above.level + 1, above.ord, ${kept}
      FROM c above CROSS JOIN LATERAL (${pageOf('$1::uuid', 'above.id', '', '($3::int[])[above.level + 2]')}) c
      WHERE above.level + 1 < cardinality($3::int[])`;
  return {
    name: `comments.page.${isOne ? '' : 'posts.'}${sort}${after ? '.after' : ''}${parts === WHOLE ? '' : `.${parts}`}`,
    text: `
    WITH ${isOne ? `RECURSIVE c AS (${asked} UNION ALL ${below})` : `c AS (${asked})`}
    SELECT ${shown}
    FROM c ${hasName(parts) ? authors : ''}`,
  };
}

const sorts = Object.keys(ORDERS) as CommentSort[];
const pagesOf = (sort: CommentSort, posts: Posts, parts: number) => ({
  start: pageStatement(sort, posts, false, parts),
  after: pageStatement(sort, posts, true, parts),
});
const statementsWith = (parts: number) =>
  new Map(sorts.map((sort) => [sort, { one: pagesOf(sort, 'one', parts), many: pagesOf(sort, 'many', parts) }]));
export const pageStatements = statementsWith(WHOLE);
const statementsByParts = new Map([[WHOLE, pageStatements]]);

/** A comment of a page. */
export interface PlacedComment {
  /** How far its page is below those that were asked for. */
  level: number;
  /** The place, among the pages that were asked for, of the one that it is on or below; from 1. */
  ord: number;
  /** What it stands under. */
  containerId: string;
  row: CommentRow;
}

/** Whether what is below pages of these containers can be read by the same statement. */
export const areOfOnePost = (keys: Container[]): boolean => keys.every(({ postId }) => postId === keys[0]?.postId);

/**
 * Level by level, each page in its order. That is how they come, page by page, unless PostgreSQL joins their authors in
 * another way than it does now; to sort them there takes a sixth of its time, to look here next to none.
 */
function inOrder(found: PlacedComment[], sort: CommentSort): PlacedComment[] {
  const { direction, valueOf } = ORDERS[sort];
  const sign = direction === 'ASC' ? 1 : -1;
  const compare = (a: PlacedComment, b: PlacedComment) =>
    a.level - b.level ||
    a.ord - b.ord ||
    sign * (Number(valueOf(a.row)) - Number(valueOf(b.row)) || (a.row.id < b.row.id ? -1 : 1));
  const begun = new Set<string>();
  let before: PlacedComment | null = null;
  for (const placed of found) {
    const isNext = before?.containerId === placed.containerId;
    const isAmiss = before && (isNext ? compare(before, placed) > 0 : placed.level < before.level);
    if (isAmiss || (!isNext && begun.has(placed.containerId))) return found.toSorted(compare);
    if (!isNext) begun.add(placed.containerId);
    before = placed;
  }
  return found;
}

/** Pages of comments under each container, in one order, and the pages `below` them where they are of one post. */
export async function findPages(sql: Sql, batch: PageBatch<Container>, viewer: Viewer): Promise<PlacedComment[]> {
  const { keys, order, limit, after, below } = batch;
  const isOne = areOfOnePost(keys);
  const all = below.reduce((sum, { parts }) => sum | parts, batch.parts);
  // Nobody has voted on nothing.
  const parts = viewer ? all : all & ~PART.viewerVote;
  let statements = statementsByParts.get(parts);
  if (!statements) statementsByParts.set(parts, (statements = statementsWith(parts)));
  const sort = order as CommentSort;
  const statement = statements.get(sort)?.[isOne ? 'one' : 'many'][after ? 'after' : 'start'];
  if (!statement) throw new RangeError(`No such order: ${order}`);
  const postIds = keys.map(({ postId }) => postId);
  const places = [isOne ? postIds[0] : postIds, keys.map(({ containerId }) => containerId)];
  const limits = [limit, ...below.map(({ first }) => first + 1)];
  const isModerator = hasRole(viewer, 'MODERATOR');
  const values = [...places, limits, viewer?.id ?? null, ...(after ? [after.values, after.ids] : []), isModerator];
  const onlyPostId = isOne ? postIds[0] : undefined;
  const found = (await sql.query<Packed>(statement, values)).map((row) => readComment(row, onlyPostId));
  return inOrder(found, sort);
}

/** Which of these the viewer voted on, and whether there is what only the viewer sees under these containers. */
export async function findOwn(sql: Sql, containers: Container[], comments: CommentRow[], viewerId: string) {
  const rows = await sql.query<{ id: string | null; value: 1 | -1 }>(statements.findOwn, [
    comments.map(({ postId }) => postId),
    comments.map(({ id }) => id),
    viewerId,
    [...new Set(containers.map(({ postId }) => postId))],
    containers.map(({ containerId }) => containerId),
  ]);
  const votes = new Map(rows.flatMap(({ id, value }) => (id === null ? [] : [[id, value] as const])));
  return { votes, hasUnseen: rows.some(({ id }) => id === null) };
}

const authorPageStatement = (after: boolean): Statement => ({
  name: `comments.page.author${after ? '.after' : ''}`,
  text: `
    SELECT ${allColumns('$3', 'k.ord')}
    FROM unnest($1::uuid[]${after ? ', $4::timestamptz[], $5::uuid[]' : ''}) WITH ORDINALITY AS k(author_id${after ? ', value, id' : ''}, ord)
    CROSS JOIN LATERAL (
      SELECT * FROM comments c
      WHERE c.author_id = k.author_id AND c.state = 'VISIBLE'
        AND (NOT c.shadow OR c.author_id = $3::uuid OR $${after ? 6 : 4}::boolean) ${after ? 'AND (c.created_at, c.id) < (k.value, k.id)' : ''}
      ORDER BY c.created_at DESC, c.id DESC
      LIMIT $2
    ) c ${author}
    ORDER BY k.ord, c.created_at DESC, c.id DESC`,
});

export const authorPageStatements = { start: authorPageStatement(false), after: authorPageStatement(true) };

/** Pages of the VISIBLE comments of each author, the newest first. A person's comments lie in every partition. */
export async function findPagesByAuthor(sql: Sql, { keys, limit, after }: PageBatch<string>, viewer: Viewer) {
  const isModerator = hasRole(viewer, 'MODERATOR');
  const values = [keys, limit, viewer?.id ?? null, ...(after ? [after.values, after.ids] : []), isModerator];
  return (await sql.query<Packed>(authorPageStatements[after ? 'after' : 'start'], values)).map((row) =>
    readComment(row),
  );
}

const searchStatement = (within: 'post' | 'all', after: boolean): Statement => {
  const next = within === 'post' ? 5 : 4;
  return {
    name: `comments.search.${within}${after ? '.after' : ''}`,
    text: `
      SELECT ${allColumns('$3')}
      FROM (
        SELECT * FROM comments c
        WHERE to_tsvector('english', c.body) @@ websearch_to_tsquery('english', $1) AND ${publicSql('$3')}
          ${within === 'post' ? 'AND c.post_id = $4' : ''}
          ${after ? `AND (c.created_at, c.id) < ($${next}::timestamptz, $${next + 1}::uuid)` : ''}
        ORDER BY c.created_at DESC, c.id DESC
        LIMIT $2
      ) c ${author}
      ORDER BY c.created_at DESC, c.id DESC`,
  };
};

export const searchStatements = {
  post: { start: searchStatement('post', false), after: searchStatement('post', true) },
  all: { start: searchStatement('all', false), after: searchStatement('all', true) },
};

export interface Search {
  text: string;
  postId: string | null;
  limit: number;
  after: { value: number | Date; id: string } | null;
}

/** Public comments that hold the text, and the viewer's own in the shadow, the newest first. Without a post every partition is searched. */
export async function search(sql: Sql, { text, postId, limit, after }: Search, viewerId: string | null) {
  const statement = searchStatements[postId === null ? 'all' : 'post'][after ? 'after' : 'start'];
  const values = [
    text,
    limit,
    viewerId,
    ...(postId === null ? [] : [postId]),
    ...(after ? [after.value, after.id] : []),
  ];
  return (await sql.query<Packed>(statement, values)).map(readRow);
}

/** Where a new comment is to stand; the parent's columns are null where there is none. */
export interface Place {
  locked: boolean;
  /** Whether who writes is shadow-banned. */
  shadow: boolean;
  parentDepth: number | null;
  parentState: CommentState;
  parentShadow: boolean;
  parentAuthorId: string | null;
  parentReplyCount: number;
}

/**
 * The post and parent that a new comment of this person names; null where there is no such post. A shadow ban waits for
 * the end of the transaction, and then finds the comment.
 */
export async function findPlace(tx: Sql, postId: string, parentId: string | null, authorId: string) {
  const [place] = await tx.query<Place>(statements.findPlace, [postId, parentId, authorId]);
  return place ?? null;
}

export interface NewComment {
  id: string;
  postId: string;
  parentId: string | null;
  depth: number;
  authorId: string;
  body: string;
  createdAt: Date;
  state: CommentState;
  shadow: boolean;
}

export const insert = (
  sql: Sql,
  { id, postId, parentId, depth, authorId, body, createdAt, state, shadow }: NewComment,
) => sql.query(statements.insert, [id, postId, parentId, depth, authorId, body, createdAt, state, shadow]);

export const setState = (tx: Sql, { postId, id }: CommentKey, state: CommentState) =>
  tx.query(statements.setState, [postId, id, state]);

/** What a change must know of a comment, locked until the transaction ends. */
export interface LockedComment {
  authorId: string | null;
  parentId: string | null;
  body: string | null;
  state: CommentState;
  version: number;
  revision: number;
  shadow: boolean;
  /** Replies that everyone can see. */
  replyCount: number;
}

export async function lock(tx: Sql, { postId, id }: CommentKey): Promise<LockedComment | null> {
  const [comment] = await tx.query<LockedComment>(statements.lock, [postId, id]);
  return comment ?? null;
}

/** Replaces the text and keeps the old one as a revision. */
export async function edit(tx: Sql, { postId, id }: CommentKey, body: string, editedAt: Date): Promise<void> {
  await tx.query(statements.keepRevision, [postId, id]);
  await tx.query(statements.edit, [postId, id, body, editedAt]);
}

/** By post: how many VISIBLE ones the person has in the shadow, by what they stand under. */
export async function countShadows(sql: Sql, postIds: readonly string[], authorId: string | null) {
  const rows = await sql.query<Container & { count: number }>(statements.countShadows, [postIds, authorId]);
  const found = new Map(postIds.map((id) => [id, new Map<string, number>()]));
  for (const { postId, containerId, count } of rows) found.get(postId)?.set(containerId, count);
  return postIds.map((id) => found.get(id) ?? new Map<string, number>());
}

/** Makes a tombstone: state DELETED, the text and its revisions gone. */
export async function erase(tx: Sql, { postId, id }: CommentKey): Promise<void> {
  await tx.query(statements.erase, [postId, id]);
  await tx.query(statements.eraseRevisions, [postId, id]);
}

/**
 * Sets or drops a person's vote and moves the counts by the difference, and tells; the comment must be locked. Answers
 * whether there was a difference.
 */
export async function vote(
  tx: Sql,
  { postId, id }: CommentKey,
  userId: string,
  value: 1 | -1 | null,
  event: Prepared,
): Promise<boolean> {
  const [before] = await tx.query<{ value: 1 | -1 }>(statements.findVote, [postId, id, userId]);
  if ((before?.value ?? null) === value) return false;
  if (value === null) await tx.query(statements.dropVote, [postId, id, userId]);
  else await tx.query(statements.setVote, [postId, id, userId, value]);
  const change = (of: 1 | -1) => Number(value === of) - Number(before?.value === of);
  await tx.query(statements.countVotes, [postId, id, change(1), change(-1), ...event]);
  return true;
}
