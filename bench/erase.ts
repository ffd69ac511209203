import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { eraseUser } from '../scripts/erasure.ts';
import { createCommentLoaders, findCounterFaults } from '../src/comments/index.ts';
import { createDb } from '../src/platform/db/index.ts';
import { readFrom } from '../src/platform/db/reading.ts';
import { createLog } from '../src/platform/log/index.ts';
import { createUserLoader } from '../src/users/index.ts';
import { median, percentile, round, type Bench } from './report.ts';

const POSTS = 500;
const OWN = 10_000;
const OTHERS = 100_000;
const READERS = 8;
/** Between a reader's pages: people read. */
const PAUSE_MS = 20;
const WARM_UP_MS = 8_000;
const TURN_MS = 4_000;

/** Time of a page of a thread for 8 readers, alone and while 10,000 comments of one author are erased, in turn. */
export const benchErase: Bench = async ({ databaseUrl, redisUrl }) => {
  const log = createLog('warn');
  const db = createDb({ url: databaseUrl, poolSize: READERS, statementTimeoutMs: 300_000, log });
  const eraserDb = createDb({ url: databaseUrl, poolSize: 1, statementTimeoutMs: 60_000, log });
  const redis = new Redis(redisUrl);
  const now = () => new Date();
  const [author, other] = [uuid(), uuid()];
  for (const [id, handle] of [
    [author, 'author'],
    [other, 'other'],
  ] as const)
    await db.prisma.user.create({ data: { id, handle, displayName: handle, createdAt: now() } });
  const posts = Array.from({ length: POSTS }, () => uuid());
  await db.prisma.post.createMany({
    data: posts.map((id) => ({ id, authorId: other, title: 'A post', body: '', createdAt: now() })),
  });
  await db.prisma.$executeRaw`
    INSERT INTO comments (id, post_id, depth, author_id, body, upvotes, imported_upvotes, created_at)
    SELECT gen_random_uuid(), (${posts}::uuid[])[1 + g % ${POSTS}::int], 0,
      CASE WHEN g <= ${OWN}::int THEN ${author}::uuid ELSE ${other}::uuid END,
      'Comment number ' || g || ' of a long discussion', g % 97, g % 97, now() - random() * interval '60 days'
    FROM generate_series(1, ${OWN + OTHERS}::int) g`;
  // Every second one of the author's is answered.
  await db.prisma.$executeRaw`
    INSERT INTO comments (id, post_id, parent_id, depth, author_id, body)
    SELECT gen_random_uuid(), post_id, id, 1, ${other}::uuid, 'An answer' FROM comments
    WHERE author_id = ${author}::uuid AND upvotes % 2 = 0`;
  await db.prisma.$executeRaw`
    INSERT INTO post_comment_counts (post_id, slot, visible) SELECT post_id, 0, count(*) FROM comments GROUP BY 1`;
  await db.prisma.$executeRaw`
    INSERT INTO comment_reply_counts (post_id, comment_id, slot, visible)
    SELECT post_id, parent_id, 0, count(*) FROM comments WHERE parent_id IS NOT NULL GROUP BY 1, 2`;
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query('VACUUM ANALYZE');
  await owner.end();

  const viewer = await createUserLoader(readFrom(db)).load(other);
  /** The times of all readers' pages until `isOver`. */
  async function read(isOver: () => boolean): Promise<number[]> {
    const times: number[] = [];
    const reader = async () => {
      while (!isOver()) {
        const postId = posts[randomInt(POSTS)] ?? '';
        const since = performance.now();
        const key = { postId, containerId: postId };
        await createCommentLoaders({ read: readFrom(db), viewer }).under({
          key,
          order: 'BEST',
          page: { first: 20, after: null },
        });
        times.push(performance.now() - since);
        await sleep(randomInt(2 * PAUSE_MS));
      }
    };
    await Promise.all(Array.from({ length: READERS }, reader));
    return times;
  }
  const readFor = (ms: number) => {
    const end = performance.now() + ms;
    return read(() => performance.now() > end);
  };

  await readFor(WARM_UP_MS);
  const [alone, beside]: [number[], number[]] = [[], []];
  let eraseMs = 0;
  // In turn: an erasure that is cut off goes on where it was.
  const state = { isOver: false };
  while (!state.isOver) {
    alone.push(...(await readFor(TURN_MS)));
    const turn = new AbortController();
    const since = performance.now();
    const erasing = eraseUser(
      { db: eraserDb, redis, prefix: 'bench', now, graceMs: 0, signal: turn.signal },
      author,
    ).then(
      () => (state.isOver = true),
      (error: unknown) => {
        if (!turn.signal.aborted) throw error;
      },
    );
    const end = since + TURN_MS;
    beside.push(...(await read(() => state.isOver || performance.now() > end)));
    turn.abort();
    await erasing;
    eraseMs += performance.now() - since;
  }
  const erased = OWN - (await db.prisma.comment.count({ where: { authorId: author } }));
  let faults = 0;
  for (const id of posts) faults += (await findCounterFaults(db, [id])).length;

  const figures = {
    comments: erased,
    seconds: round(eraseMs / 1000, 1),
    faults,
    p50: round(median(alone)),
    p99: round(percentile(alone, 0.99)),
    besideP50: round(median(beside)),
    besideP99: round(percentile(beside, 0.99)),
    ratioP99: round(percentile(beside, 0.99) / percentile(alone, 0.99)),
    pages: alone.length + beside.length,
  };
  console.log('| readers of a thread | p50, ms | p99, ms |\n| --- | --- | --- |');
  console.log(`| alone | ${figures.p50} | ${figures.p99} |`);
  console.log(`| while ${erased} comments are erased | ${figures.besideP50} | ${figures.besideP99} |`);
  console.log(`${figures.seconds} s of erasing; ${faults} counters off.`);
  redis.disconnect();
  await Promise.all([db.close(), eraserDb.close()]);
  return figures;
};
