import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { migrate } from '../src/platform/db/migrate.ts';
import { projectFolder } from '../src/platform/project.ts';

const execute = promisify(execFile);
const own = join(projectFolder, 'prisma');
const NAMES = readdirSync(join(own, 'migrations'))
  .filter((name) => name !== 'migration_lock.toml')
  .sort();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-migrate-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function createEmpty(name: string) {
  const url = new URL(inject('databaseUrl'));
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  url.pathname = `/${name}`;
  return url.href;
}

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

it('is done once, however many processes start at the same time, and then has nothing to do', async () => {
  const url = await createEmpty('migrate_together');
  const start = () =>
    execute(process.execPath, [join(projectFolder, 'dist/migrate.js')], { env: { ...process.env, DATABASE_URL: url } });
  const said = (await Promise.all([start(), start(), start(), start()])).map(({ stdout }) => stdout.trim());
  expect(said.sort()).toEqual([
    `Applied: ${NAMES.join(', ')}`,
    ...Array<string>(3).fill('The database is up to date.'),
  ]);
  expect(await migrate(url, own)).toEqual([]);
});

it('leaves the table that `prisma migrate deploy` reads, with its checksums', async () => {
  const url = await createEmpty('migrate_checksums');
  await migrate(url, own);
  const rows = await query(
    url,
    'SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, applied_steps_count FROM _prisma_migrations ORDER BY 1',
  );
  const expected = NAMES.map(async (name) => ({
    migration_name: name,
    checksum: createHash('sha256')
      .update(await readFile(join(own, 'migrations', name, 'migration.sql')))
      .digest('hex'),
    finished: true,
    applied_steps_count: 1,
  }));
  expect(rows).toEqual(await Promise.all(expected));
});

it('that fails in its middle leaves nothing, says what the database said, and runs once it is mended', async () => {
  const url = await createEmpty('migrate_mended');
  const prisma = join(folder, 'prisma');
  await cp(own, prisma, { recursive: true });
  const broken = join(prisma, 'migrations/20990101000000_broken');
  await mkdir(broken);
  await writeFile(
    join(broken, 'migration.sql'),
    'CREATE TABLE half (id int); -- a comment; with a semicolon\nSELECT 1 / 0;',
  );
  await expect(migrate(url, prisma)).rejects.toThrow('division by zero');
  expect(await query(url, "SELECT to_regclass('half') AS half, to_regclass('comments') AS comments")).toEqual([
    { half: null, comments: 'comments' },
  ]);
  await writeFile(join(broken, 'migration.sql'), 'CREATE TABLE whole (id int);');
  expect(await migrate(url, prisma)).toEqual(['20990101000000_broken']);
});
