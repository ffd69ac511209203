import { v7 as uuid } from 'uuid';
import { createComments, openGate } from '../src/comments/index.ts';
import { createDb } from '../src/platform/db/index.ts';
import { createLog } from '../src/platform/log/index.ts';
import { createIdempotency } from '../src/platform/idempotency/index.ts';
import { createOutbox } from '../src/platform/jobs/index.ts';
import { createPosts } from '../src/posts/index.ts';
import { median, round, say, type Bench } from './report.ts';

const WRITERS = 32;
const SECONDS = 4;
const ROUNDS = 5;

/**
 * Comments added a second by 32 writers, each on a connection of its own, straight through the service: into one post,
 * and the same load over 100 posts; as roots, and as replies to one comment (over 100: one in each post). In turn,
 * round by round.
 */
export const benchInserts: Bench = async ({ databaseUrl }) => {
  const db = createDb({ url: databaseUrl, poolSize: WRITERS, statementTimeoutMs: 30_000, log: createLog('warn') });
  const now = () => new Date();
  const outbox = createOutbox([], now);
  const idempotency = createIdempotency({ db, now });
  const comments = createComments({ db, outbox, idempotency, gatekeeper: openGate, now });
  const people = await Promise.all(
    Array.from({ length: WRITERS }, (_, index) =>
      db.prisma.user.create({
        data: { id: uuid(), handle: `writer_${index}`, displayName: 'Writer', createdAt: now() },
      }),
    ),
  );
  const [someone] = people;
  if (!someone) throw new Error('nobody');
  const posts = createPosts({ db, outbox, idempotency, now });
  const places: { postId: string; id: string }[] = [];
  for (let index = 0; index < 100; index += 1) {
    const { id: postId } = await posts.create(someone, { title: `Post ${index}`, body: '' });
    places.push({ postId, id: (await comments.add(someone, { postId, parent: null, body: 'root' })).id });
  }

  const measure = async (spread: number, replies: boolean): Promise<number> => {
    const end = performance.now() + SECONDS * 1000;
    let done = 0;
    await Promise.all(
      people.map(async (author, writer) => {
        for (let turn = writer; performance.now() < end; turn += 1) {
          const place = places[turn % spread];
          if (place)
            await comments.add(author, {
              postId: place.postId,
              parent: replies ? place : null,
              body: 'A comment of usual length, about so long.',
            });
          done += 1;
        }
      }),
    );
    return done / SECONDS;
  };

  const figures: Record<string, unknown> = {};
  console.log(
    '| comments | one post /s | 100 posts /s | ratio, median of rounds (min – max) |\n| --- | --- | --- | --- |',
  );
  for (const replies of [false, true]) {
    await measure(100, replies);
    const [hot, spread]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      hot.push(await measure(1, replies));
      spread.push(await measure(100, replies));
    }
    const ratios = hot.map((value, index) => value / (spread[index] ?? Number.NaN));
    const row = {
      onePost: round(median(hot), 0),
      hundredPosts: round(median(spread), 0),
      ratio: round(median(ratios)),
      min: round(Math.min(...ratios)),
      max: round(Math.max(...ratios)),
    };
    figures[replies ? 'replies' : 'roots'] = row;
    console.log(
      `| ${replies ? 'replies to one comment' : 'roots'} | ${row.onePost} | ${row.hundredPosts} | ${say(row)} |`,
    );
  }
  await db.close();
  return figures;
};
