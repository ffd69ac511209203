// npm run bench -- NAME: measures this server on a PostgreSQL and a Redis of its own, with full durability. Prints a table
// and last one line of JSON with the same figures, and keeps them in bench/results/NAME.json.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../scripts/command.ts';
import { secret, startPostgres, startRedis, type Service } from '../scripts/services.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { projectFolder } from '../src/platform/project.ts';
import { benchCharges } from './charges.ts';
import { benchErase } from './erase.ts';
import { benchGrowth } from './growth.ts';
import { benchInserts } from './inserts.ts';
import { benchLimits } from './limits.ts';
import { benchLive } from './live.ts';
import { benchPages } from './pages.ts';
import { benchProcesses } from './processes.ts';
import { benchRead } from './read.ts';
import type { Bench } from './report.ts';
import { benchWebhooks } from './webhooks.ts';

const BENCHES: Record<string, Bench> = {
  charges: benchCharges,
  erase: benchErase,
  growth: benchGrowth,
  inserts: benchInserts,
  limits: benchLimits,
  live: benchLive,
  pages: benchPages,
  processes: benchProcesses,
  read: benchRead,
  webhooks: benchWebhooks,
};

await runCommand(async () => {
  const [name = ''] = process.argv.slice(2);
  const bench = BENCHES[name];
  if (!bench) {
    console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join(' | ')}`);
    return 2;
  }
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const started: Service[] = [];
  try {
    const postgres = await startPostgres(join(folder, 'postgres'), secret());
    started.push(postgres);
    const redis = await startRedis(join(folder, 'redis'), secret(), console.log);
    started.push(redis);
    await migrate(postgres.url, join(projectFolder, 'prisma'));
    console.log(`${name}: ${availableParallelism()} cores, Node ${process.version}, PostgreSQL with fsync on`);
    const results = join(projectFolder, 'bench/results');
    await mkdir(results, { recursive: true });
    const figures = {
      bench: name,
      cores: availableParallelism(),
      node: process.version,
      ...(await bench({ databaseUrl: postgres.url, redisUrl: redis.url })),
    };
    await writeFile(join(results, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
    console.log(JSON.stringify(figures));
    return 0;
  } finally {
    await Promise.all(started.map((service) => service.stop()));
    await rm(folder, { recursive: true, force: true });
  }
});
