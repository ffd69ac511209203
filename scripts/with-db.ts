import { createDb, type Db } from '../src/platform/db/index.ts';
import { createLog } from '../src/platform/log/index.ts';
import { openStack } from './stack.ts';

/** Runs `work` on the database of the settings, or of this checkout; what has to be started for it is stopped after it. */
export async function withDb<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const stack = await openStack(
    (line) => {
      console.log(line);
    },
    { exclusive: false },
  );
  const db = createDb({ url: stack.databaseUrl, poolSize: 1, statementTimeoutMs: 600_000, log: createLog('warn') });
  try {
    return await work(db);
  } finally {
    await db.close();
    await stack.stop();
  }
}
