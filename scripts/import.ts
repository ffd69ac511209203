// npm run import -- [--unescape] FILE …: loads discussions, beside a running `npm start` or without one.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ImportError, importThread, parseRedditThread, type ImportedThread } from '../src/comments/index.ts';
import { readStartConfig } from '../src/config.ts';
import { createJournal } from '../src/platform/cache/index.ts';
import { createDb } from '../src/platform/db/index.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { encodeId } from '../src/platform/graphql/ids.ts';
import { createLog } from '../src/platform/log/index.ts';
import { projectFolder } from '../src/platform/project.ts';
import { createRedis } from '../src/platform/redis/index.ts';
import { runCommand } from './command.ts';
import { openStack } from './stack.ts';

const USAGE = `Usage: npm run import -- [--unescape] FILE …

Loads discussions in the form of Reddit's .json of a thread. Each file is loaded whole or not at all, and loading it
again adds only what is new.

  --unescape   turn &lt; &gt; &amp; in texts into < > &, which Reddit writes that way unless asked with raw_json=1`;

async function parseFile(file: string, unescape: boolean): Promise<ImportedThread> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new ImportError(`it cannot be read (${(error as { code?: string }).code ?? String(error)})`);
  });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ImportError('it is not well-formed UTF-8');
  }
  return parseRedditThread(text, { unescape });
}

async function main(): Promise<number> {
  const { values, positionals: files } = parseArgs({
    options: { unescape: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (files.length === 0) {
    console.error(USAGE);
    return 2;
  }
  // All files are read before the first is written: a bad one is told at once.
  const threads: [string, ImportedThread][] = [];
  let bad = 0;
  for (const file of files)
    try {
      threads.push([basename(file), await parseFile(file, values.unescape)]);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      bad += 1;
      console.error(`${file}: ${error.message}. Nothing of it was loaded.`);
    }
  if (threads.length === 0) return 1;
  const stack = await openStack(
    (line) => {
      console.log(line);
    },
    { exclusive: false },
  );
  const log = createLog('error');
  const { CACHE_REDIS_URL, REDIS_PREFIX } = readStartConfig();
  const redis = createRedis(CACHE_REDIS_URL ?? stack.redisUrl, 'import', log);
  // Who reads a thread that is loaded again must not be shown what was kept of it.
  const journal = createJournal({ redis, prefix: REDIS_PREFIX ?? 'parley', reads: false, log });
  const { invalidate } = journal;
  const db = createDb({ url: stack.databaseUrl, poolSize: 2, statementTimeoutMs: 600_000, log, invalidate });
  try {
    await migrate(stack.databaseUrl, join(projectFolder, 'prisma'));
    for (const [name, thread] of threads) {
      const progress = (done: number) => {
        console.log(`${name}: ${done} comments written`);
      };
      const { postId, added, total } = await importThread(db, thread, progress);
      const gone = thread.comments.filter(({ body }) => body === null).length;
      console.log(
        `${name}: ${added} comments added, ${total - added} were there already; ${gone} of them are tombstones.`,
      );
      if (thread.missing > 0)
        console.log(`${name}: the file counts ${thread.missing} more comments without holding them.`);
      console.log(`${name}: the post is "${thread.post.title.slice(0, 60)}", id ${encodeId('Post', postId)}`);
    }
  } finally {
    await db.close();
    journal.close();
    redis.disconnect();
    await stack.stop();
  }
  return bad > 0 ? 1 : 0;
}

await runCommand(main);
