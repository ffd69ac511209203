import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { copyFrom } from './copy.ts';

/** Most comments that one post gets; what is more goes to others. */
const LARGEST_POST = 1_000_000;
const OTHER_POST = 1_000;
const COMMENTS_A_PERSON = 50;
const DAYS = 60;
const BATCH = 1_000;
/** COPYs at once: one for each core of a small machine. */
const WRITERS = 2;
/**
 * Up to this size rows go through every index and foreign key, and every counter is counted anew. Beyond, where that would
 * take most of an hour, indexes are made afterwards.
 */
export const CHECKED = 100_000;
/** Comments, and threads, of the large post that are answered, voted on and read. */
const SAMPLE = 5_000;

/** Which of 20 comments each answers: ten bare roots, and one with nine below it, down to depth 5. */
const PARENTS = [...Array.from({ length: 11 }, () => null), 10, 10, 10, 11, 14, 15, 16, 11, 12];
const GROUP = PARENTS.length;
const THREAD_ROOT = 10;
/** Comments below the root of a thread. */
export const BELOW_A_THREAD = GROUP - 1 - THREAD_ROOT;
const FLAGGED = 15;
const DEPTHS = PARENTS.reduce<number[]>(
  (depths, parent) => [...depths, parent === null ? 0 : (depths[parent] ?? 0) + 1],
  [],
);

const SYLLABLES = 'ba da fa ga ka la ma na pa ra ta va bo do fo go ko lo mo no'.split(' ');

/** By rank: three syllables, which no stemmer shortens. */
const WORDS = Array.from({ length: SYLLABLES.length ** 3 }, (_, rank) =>
  [rank, rank / SYLLABLES.length, rank / SYLLABLES.length ** 2]
    .map((part) => SYLLABLES[Math.floor(part) % SYLLABLES.length])
    .join(''),
);

/** Words that about one comment in 1,000 holds. */
export const SEARCHED = WORDS.slice(2_000, 2_400);

const below = (limit: number) => Math.floor(Math.random() * limit);

/** 12 to 28 words; how often each comes is inverse to its rank (Zipf's law). */
const writeBody = () =>
  Array.from({ length: 12 + below(17) }, () => WORDS[Math.floor(WORDS.length ** Math.random()) - 1]).join(' ');

/**
 * Drops the indexes of comments but for the primary key.
 * @returns what makes them again by their own definitions, as many at once as there are connections; the longest first
 */
async function dropIndexes(client: pg.Client): Promise<(clients: pg.Client[]) => Promise<void>> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    SELECT indexrelid::regclass AS name, replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') AS definition
    FROM pg_index WHERE indrelid = 'comments'::regclass AND NOT indisprimary
    ORDER BY pg_get_indexdef(indexrelid) LIKE '%to_tsvector%' DESC`);
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return async (clients) => {
    const left = rows.map(({ definition }) => definition);
    await Promise.all(
      clients.map(async (own) => {
        await own.query(`SET maintenance_work_mem = '512MB'`);
        for (let next = left.shift(); next !== undefined; next = left.shift()) await own.query(next);
      }),
    );
  };
}

export interface Filled {
  /** UUID of the large post. */
  postId: string;
  postIds: string[];
  /** UUIDs of comments of the large post, and of roots of its threads. */
  comments: string[];
  threads: string[];
}

type Row = (string | number | null)[];

/**
 * Fills an empty database by COPY with `size` comments as the program itself would have written them: up to a million on
 * one post, and the others on posts of 1,000, all growing at the same time; by one person for each 50 comments. One
 * comment in five has a vote, all have votes that came with an import, one in 500 has an open flag.
 */
export async function fill(databaseUrl: string, size: number): Promise<Filled> {
  const clients = Array.from({ length: WRITERS }, () => new pg.Client({ connectionString: databaseUrl }));
  const [first] = clients as [pg.Client];
  for (const client of clients) client.on('error', () => undefined);
  await Promise.all(clients.map((client) => client.connect()));
  let restoreIndexes: Awaited<ReturnType<typeof dropIndexes>> | undefined;
  if (size > CHECKED) {
    for (const client of clients) await client.query('SET session_replication_role = replica');
    restoreIndexes = await dropIndexes(first);
  }
  const begin = Date.now() - DAYS * 86_400_000;
  const joined = new Date(begin).toISOString();

  const people = Array.from({ length: Math.ceil(size / COMMENTS_A_PERSON) }, () => uuid({ msecs: begin }));
  const somebody = () => people[below(people.length)] ?? '';
  function somebodyElse(than: string): string {
    const other = somebody();
    return other === than ? somebodyElse(than) : other;
  }
  await copyFrom(
    first,
    'users',
    'id, handle, display_name, created_at',
    people.map((id, index) => [id, `person_${index}`, `Person ${index}`, joined]),
  );
  const ofLargest = Math.min(size, LARGEST_POST);
  const postIds = Array.from({ length: 1 + Math.ceil((size - ofLargest) / OTHER_POST) }, () => uuid({ msecs: begin }));
  const [postId = '', ...others] = postIds;
  await copyFrom(
    first,
    'posts',
    'id, author_id, title, body, created_at',
    postIds.map((id, index) => [id, somebody(), `Post ${index}`, 'What do you think?', joined]),
  );

  const groups = size / GROUP;
  const [visible, comments, threads] = [new Map<string, number>(), [] as string[], [] as string[]];
  const share = ofLargest / size;

  /** The post of a group: the large one gets its share at every time. */
  function postOf(group: number): string {
    const before = Math.floor(group * share);
    if (Math.floor((group + 1) * share) > before) return postId;
    return others[(group - before) % others.length] ?? '';
  }

  function writeGroups(from: number, to: number) {
    const rows = {
      comments: [] as Row[],
      votes: [] as Row[],
      replies: [] as Row[],
      flags: [] as Row[],
      items: [] as Row[],
    };
    for (let group = from; group < to; group += 1) {
      const post = postOf(group);
      const times = PARENTS.map((_, index) => begin + ((group * GROUP + index) / size) * DAYS * 86_400_000);
      const ids = times.map((msecs) => uuid({ msecs: Math.floor(msecs) }));
      const replies = new Map<string, number>();
      PARENTS.forEach((parent, index) => {
        const [id = '', author, createdAt] = [ids[index], somebody(), new Date(times[index] ?? begin).toISOString()];
        const parentId = parent === null ? null : (ids[parent] ?? null);
        const [up, down] = [Math.floor(200 * Math.random() ** 4), Math.floor(60 * Math.random() ** 4)];
        const votes = Number(index % 5 === 0);
        const depth = DEPTHS[index] ?? 0;
        rows.comments.push([id, post, parentId, depth, author, writeBody(), up + votes, down, up, down, createdAt]);
        if (votes > 0) rows.votes.push([post, id, somebody(), 1]);
        if (parentId !== null) replies.set(parentId, (replies.get(parentId) ?? 0) + 1);
        if (post === postId && Math.random() < SAMPLE / ofLargest) comments.push(id);
        if (group % 25 === 0 && index === FLAGGED) {
          // That of somebody without a record whose account is older than 30 days.
          const weight = 0.25;
          rows.flags.push([uuid(), post, id, 1, somebodyElse(author), 'OTHER', weight, createdAt]);
          rows.items.push([post, id, 1, weight, createdAt]);
        }
      });
      for (const [id, count] of replies) rows.replies.push([post, id, 0, count]);
      visible.set(post, (visible.get(post) ?? 0) + GROUP);
      if (post === postId && Math.random() < (SAMPLE * GROUP) / ofLargest) threads.push(ids[THREAD_ROOT] ?? '');
    }
    return rows;
  }

  const columns =
    'id, post_id, parent_id, depth, author_id, body, upvotes, downvotes, imported_upvotes, imported_downvotes, created_at';
  let next = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (next < groups) {
        const from = next;
        next = Math.min(groups, from + BATCH);
        const rows = writeGroups(from, next);
        await copyFrom(client, 'comments', columns, rows.comments);
        await copyFrom(client, 'comment_votes', 'post_id, comment_id, user_id, value', rows.votes);
        await copyFrom(client, 'comment_reply_counts', 'post_id, comment_id, slot, visible', rows.replies);
        const flagColumns = 'id, post_id, comment_id, revision, reporter_id, reason, weight, created_at';
        await copyFrom(client, 'flags', flagColumns, rows.flags);
        const itemColumns = 'post_id, comment_id, flag_count, flag_weight, flagged_at';
        await copyFrom(client, 'moderation_items', itemColumns, rows.items);
      }
    }),
  );
  const counts = [...visible].map(([id, count]) => [id, 0, count]);
  await copyFrom(first, 'post_comment_counts', 'post_id, slot, visible', counts);
  await restoreIndexes?.(clients);
  await first.query('VACUUM ANALYZE');
  await first.query('CHECKPOINT');
  await Promise.all(clients.map((client) => client.end()));
  return { postId, postIds, comments, threads };
}
