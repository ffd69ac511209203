import { spawnSync } from 'node:child_process';
import { chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { secret, startPostgres, type Service } from '../../scripts/services.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { projectFolder } from '../../src/platform/project.ts';

/** Nothing here outlives its test. */
const HASTY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

async function runOn<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** What a second server in `folder` needs to follow the first: a copy of its files while it runs. */
async function copyFiles(primary: Service, folder: string): Promise<void> {
  const [from, data] = [join(folder, 'primary/data'), join(folder, 'replica/data')];
  await mkdir(join(folder, 'replica'), { recursive: true });
  const client = new pg.Client({ connectionString: primary.url });
  await client.connect();
  try {
    await client.query("SELECT pg_backup_start('replica', true)");
    const copied = spawnSync('cp', ['-a', from, data], { encoding: 'utf8' });
    if (copied.status !== 0) throw new Error(copied.stderr);
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
    await writeFile(join(data, 'backup_label'), rows[0]?.labelfile ?? '');
  } finally {
    await client.end();
  }
  await rm(join(data, 'postmaster.pid'));
  await writeFile(join(data, 'standby.signal'), '');
  const { uid, gid } = await stat(data);
  for (const name of ['backup_label', 'standby.signal']) await chown(join(data, name), uid, gid);
}

/** A migrated PostgreSQL in `folder` with a streaming replica. */
export async function startPair(folder: string) {
  const password = secret();
  const primary = await startPostgres(join(folder, 'primary'), password, [...HASTY, 'wal_keep_size=256MB']);
  try {
    await migrate(primary.url, join(projectFolder, 'prisma'));
    await copyFiles(primary, folder);
    const { port, username } = new URL(primary.url);
    const source = `primary_conninfo=host=127.0.0.1 port=${port} user=${username} password=${password}`;
    const follow = (at?: number) =>
      startPostgres(join(folder, 'replica'), password, [...HASTY, source, 'log_statement=all'], at);
    let replica = await follow();
    // Begun anew with each start.
    const logFile = join(folder, 'replica/postgres.log');
    let said = '';
    return {
      primary,
      replicaUrl: replica.url,
      /** Every statement that the replica was ever asked, as one text. */
      statements: async () => said + (await readFile(logFile, 'utf8')),
      onPrimary: <Row extends object>(text: string) => runOn<Row>(primary.url, text),
      /** From then on the replica hears of writes, and does not show them. */
      pause: () => runOn(replica.url, 'SELECT pg_wal_replay_pause()'),
      resume: () => runOn(replica.url, 'SELECT pg_wal_replay_resume()'),
      /** Ends the replica as a crash does. */
      async kill() {
        process.kill(replica.pid, 'SIGQUIT');
        await replica.ended;
        said += await readFile(logFile, 'utf8');
      },
      /** Starts it again where it was. */
      async revive() {
        replica = await follow(Number(new URL(replica.url).port));
      },
      async stop() {
        await replica.stop();
        await primary.stop();
      },
    };
  } catch (error) {
    await primary.stop();
    throw error;
  }
}
