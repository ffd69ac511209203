import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { createCommentLoaders } from '../src/comments/index.ts';
import { createUserLoader } from '../src/users/index.ts';
import { createDb } from '../src/platform/db/index.ts';
import { readFrom } from '../src/platform/db/reading.ts';
import { createLog } from '../src/platform/log/index.ts';
import { median, percentile, round, type Bench } from './report.ts';

const ROOTS = 200_000;
const PAGE_SIZE = 20;
const ROUNDS = 400;
const SORTS = ['NEW', 'OLD', 'TOP', 'BEST', 'HOT', 'CONTROVERSIAL'] as const;
const VALUE = {
  NEW: 'createdAt',
  OLD: 'createdAt',
  TOP: 'score',
  BEST: 'best',
  HOT: 'hot',
  CONTROVERSIAL: 'controversy',
} as const;

/** Time of page 1 and of page 1,000 of a post with 200,000 roots, in every sort, in turn. */
export const benchPages: Bench = async ({ databaseUrl }) => {
  const db = createDb({ url: databaseUrl, poolSize: 1, statementTimeoutMs: 300_000, log: createLog('warn') });
  const [userId, postId] = [uuid(), uuid()];
  await db.prisma.user.create({ data: { id: userId, handle: 'writer', displayName: 'Writer', createdAt: new Date() } });
  await db.prisma.post.create({
    data: { id: postId, authorId: userId, title: 'Large', body: '', createdAt: new Date() },
  });
  await db.prisma.$executeRaw`
    INSERT INTO comments (id, post_id, depth, author_id, body, upvotes, downvotes, created_at)
    SELECT gen_random_uuid(), ${postId}::uuid, 0, ${userId}::uuid, 'Comment number ' || g || ' of a long discussion',
      (random() * 1000)::int, (random() * 300)::int, now() - random() * interval '60 days'
    FROM generate_series(1, ${ROOTS}::int) g`;
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query('VACUUM ANALYZE');
  await owner.end();

  const viewer = await createUserLoader(readFrom(db)).load(userId);
  const read = (sort: (typeof SORTS)[number], after: { value: number | Date; id: string } | null, first = PAGE_SIZE) =>
    createCommentLoaders({ read: readFrom(db), viewer }).under({
      key: { postId, containerId: postId },
      order: sort,
      page: { first, after },
    });

  const figures: Record<string, unknown> = {};
  console.log('| sort | page 1, ms (p99) | page 1,000, ms (p99) | ratio of the medians |\n| --- | --- | --- | --- |');
  for (const sort of SORTS) {
    let last: Awaited<ReturnType<typeof read>>[number] | undefined;
    for (let page = 0; page < 999; page += 5) {
      const rows = await read(
        sort,
        last ? { value: last[VALUE[sort]], id: last.id } : null,
        Math.min(5, 999 - page) * PAGE_SIZE,
      );
      last = rows.at(-2);
    }
    if (!last) throw new Error('no page 1,000');
    const after = { value: last[VALUE[sort]], id: last.id };
    const [first, thousandth]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < ROUNDS; turn += 1)
      for (const [times, position] of [
        [first, null],
        [thousandth, after],
      ] as const) {
        const since = performance.now();
        await read(sort, position);
        times.push(performance.now() - since);
      }
    const row = {
      page1: round(median(first)),
      page1P99: round(percentile(first, 0.99)),
      page1000: round(median(thousandth)),
      page1000P99: round(percentile(thousandth, 0.99)),
      ratio: round(median(thousandth) / median(first)),
    };
    figures[sort] = row;
    console.log(`| ${sort} | ${row.page1} (${row.page1P99}) | ${row.page1000} (${row.page1000P99}) | ${row.ratio} |`);
  }
  await db.close();
  return figures;
};
