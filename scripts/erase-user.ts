// npm run erase-user -- HANDLE: erases a person, beside a running `npm start` or without one.
import { parseArgs } from 'node:util';
import { readStartConfig } from '../src/config.ts';
import { createJournal } from '../src/platform/cache/index.ts';
import { createDb } from '../src/platform/db/index.ts';
import { encodeId } from '../src/platform/graphql/ids.ts';
import { createLog } from '../src/platform/log/index.ts';
import { openRedis } from '../src/platform/redis/index.ts';
import { findToErase } from '../src/users/index.ts';
import { runCommand } from './command.ts';
import { eraseUser } from './erasure.ts';
import { SetupError } from './services.ts';
import { openStack } from './stack.ts';

const USAGE = `Usage: npm run erase-user -- HANDLE

Erases a person, by handle or id, for ever: texts, address, password, settings, and the name everywhere. Tombstones keep
the threads whole, and amounts the books. It goes slowly, so that nobody else waits; cut off, it is run again.`;

async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [name] = positionals;
  if (name === undefined || positionals.length > 1) {
    console.error(USAGE);
    return 2;
  }
  const say = (line: string) => {
    console.log(line);
  };
  const { CACHE_REDIS_URL, REDIS_PREFIX } = readStartConfig();
  const stack = await openStack(say, { exclusive: false });
  const log = createLog('warn');
  const prefix = REDIS_PREFIX ?? 'parley';
  const redis = await openRedis(CACHE_REDIS_URL ?? stack.redisUrl, 'erase', createLog('silent')).catch(async () => {
    await stack.stop();
    throw new SetupError('Redis cannot be reached, which remembers answers to the person: nothing was erased.');
  });
  const journal = createJournal({ redis, prefix, reads: false, log });
  const { invalidate } = journal;
  const db = createDb({ url: stack.databaseUrl, poolSize: 1, statementTimeoutMs: 60_000, log, invalidate });
  try {
    const person = await findToErase(db, name);
    if (!person) throw new SetupError('There is no such person.');
    if (person.role === 'ADMIN')
      throw new SetupError('This is an administrator, whom nobody erases: take the role away first.');
    const erased = await eraseUser(
      {
        db,
        redis,
        prefix,
        now: () => new Date(),
        onProgress: (comments) => {
          if (comments % 1000 === 0) say(`${comments} comments erased.`);
        },
      },
      person.id,
    );
    say(
      `Erased: ${erased.comments} comments, ${erased.posts} posts, ${erased.notifications} notifications, ` +
        `${erased.notes} notes on reports, ${erased.keys} idempotency keys, the words of ${erased.charges} charges.`,
    );
    if (erased.openCharges === 0) return 0;
    say(
      `The outcome of ${erased.openCharges} charges is not known yet; they keep their words until then, a day at most. ` +
        `Run this again by then: npm run erase-user -- ${encodeId('User', person.id)}`,
    );
    return 1;
  } finally {
    journal.close();
    redis.disconnect();
    await db.close();
    await stack.stop();
  }
}

await runCommand(main);
