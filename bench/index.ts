// npm run bench -- NAME: measures this server on a PostgreSQL and a Redis of its own, with full durability. Prints a table
// and last one line of JSON with the same figures, and keeps them in bench/results/NAME.json. Without a NAME: every bench
// that has peers, one after the other, and one table of all of them.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../scripts/command.ts';
import { secret, startPostgres, startRedis, type Service } from '../scripts/services.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { projectFolder } from '../src/platform/project.ts';
import { benchCharges } from './charges.ts';
import { benchComments } from './comments.ts';
import { benchErase } from './erase.ts';
import { benchGrowth } from './growth.ts';
import { benchInserts } from './inserts.ts';
import { benchLimits } from './limits.ts';
import { benchLive } from './live.ts';
import { benchPages } from './pages.ts';
import { benchProcesses } from './processes.ts';
import { benchRead } from './read.ts';
import { say, type Bench, type Comparison } from './report.ts';
import { benchSoak } from './soak.ts';
import { benchWebhooks } from './webhooks.ts';

/** Each measures peers beside Parley. */
const WITH_PEERS: Record<string, Bench> = {
  read: benchRead,
  comments: benchComments,
  charges: benchCharges,
  webhooks: benchWebhooks,
  limits: benchLimits,
};
const BENCHES: Record<string, Bench> = {
  ...WITH_PEERS,
  erase: benchErase,
  growth: benchGrowth,
  inserts: benchInserts,
  live: benchLive,
  pages: benchPages,
  processes: benchProcesses,
  soak: benchSoak,
};

const machine = { cores: availableParallelism(), node: process.version };

/** Prints the line of JSON, too. */
async function keep(name: string, figures: Record<string, unknown>): Promise<void> {
  const results = join(projectFolder, 'bench/results');
  await mkdir(results, { recursive: true });
  const all = { bench: name, ...machine, ...figures };
  await writeFile(join(results, `${name}.json`), `${JSON.stringify(all, null, 2)}\n`);
  console.log(JSON.stringify(all));
}

/** On servers of its own. */
async function measure(name: string, bench: Bench): Promise<Comparison[]> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const started: Service[] = [];
  try {
    const postgres = await startPostgres(join(folder, 'postgres'), secret());
    started.push(postgres);
    const redis = await startRedis(join(folder, 'redis'), secret(), console.log);
    started.push(redis);
    await migrate(postgres.url, join(projectFolder, 'prisma'));
    console.log(`${name}: ${machine.cores} cores, Node ${machine.node}, PostgreSQL with fsync on`);
    const figures = await bench({ databaseUrl: postgres.url, redisUrl: redis.url });
    await keep(name, figures);
    return figures.beside ?? [];
  } finally {
    await Promise.all(started.map((service) => service.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

await runCommand(async () => {
  const [name] = process.argv.slice(2);
  const bench = BENCHES[name ?? ''];
  if (bench && name !== undefined) {
    await measure(name, bench);
    return 0;
  }
  if (name !== undefined) {
    console.error(`Usage: npm run bench [-- ${Object.keys(BENCHES).join(' | ')}]`);
    return 2;
  }
  const rows: Comparison[] = [];
  for (const [one, measured] of Object.entries(WITH_PEERS)) rows.push(...(await measure(one, measured)));
  console.log('\n| what | beside | Parley | theirs | times as good, median of rounds (min – max) | |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const row of rows) {
    const verdict = row.min > 1 ? 'ahead' : row.max < 1 ? 'BEHIND' : 'even';
    console.log(`| ${row.what} | ${row.peer} | ${row.parley} | ${row.theirs} | ${say(row)} | ${verdict} |`);
  }
  await keep('peers', { rows });
  return 0;
});
