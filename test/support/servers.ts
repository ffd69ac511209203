import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { isAlive, secret, startPostgres, startRedis, type Service } from '../../scripts/services.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { projectFolder } from '../../src/platform/project.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server whose database `template` is migrated and empty. */
    databaseUrl: string;
    redisUrl: string;
  }
}

/** One PostgreSQL and one Redis for the whole run, in a folder of their own that goes away with it. */
export default async function setup({ provide }: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'parley-test-'));
  const started: Service[] = [];
  const stop = async () => {
    await Promise.all(started.splice(0).map((service) => service.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  // A Ctrl-C ends this process without waiting for anything.
  process.on('exit', () => {
    for (const { pid } of started) if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  try {
    const postgres = await startPostgres(join(folder, 'postgres'), secret(), [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
    ]);
    started.push(postgres);
    const redis = await startRedis(join(folder, 'redis'), secret(), console.log);
    started.push(redis);
    const admin = new pg.Client({ connectionString: postgres.url });
    await admin.connect();
    await admin.query('CREATE DATABASE template');
    await admin.end();
    const template = new URL(postgres.url);
    template.pathname = '/template';
    await migrate(template.href, join(projectFolder, 'prisma'));
    provide('databaseUrl', postgres.url);
    provide('redisUrl', redis.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
