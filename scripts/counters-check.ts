// npm run counters:check: recounts every post's comments, replies and votes; status 1 where a counter is off.
import { findCounterFaults } from '../src/comments/index.ts';
import { runCommand } from './command.ts';
import { withDb } from './with-db.ts';

const main = () =>
  withDb(async (db) => {
    let [checked, faults] = [0, 0];
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const posts = await db.prisma.post.findMany({
        where: { id: { gt: after } },
        orderBy: { id: 'asc' },
        take: 100,
        select: { id: true },
      });
      if (posts.length === 0) break;
      for (const fault of await findCounterFaults(
        db,
        posts.map(({ id }) => id),
      )) {
        faults += 1;
        console.error(JSON.stringify(fault));
      }
      checked += posts.length;
      after = posts.at(-1)?.id ?? '';
    }
    console.log(`${checked} posts recounted, ${faults} counters off.`);
    return faults > 0 ? 1 : 0;
  });

await runCommand(main);
