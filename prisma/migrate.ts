// npm run migrate: applies what is missing to DATABASE_URL.
import { join } from 'node:path';
import { readDatabaseUrl } from '../src/config.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { projectFolder } from '../src/platform/project.ts';

try {
  const applied = await migrate(readDatabaseUrl(), join(projectFolder, 'prisma'));
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
} catch (error) {
  const { message, code } = error as { message: string; code?: string };
  console.error(`parley migrate: ${message || code}`);
  process.exit(1);
}
// The migration engine leaves a timer behind that would keep the process for ten seconds.
process.exit(0);
