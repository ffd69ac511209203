import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engineGlue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import type { Sql } from './index.ts';

const { SchemaEngine } = engineGlue;
type SchemaEngine = engineGlue.SchemaEngine;

/** Any constant that no other program on the same database uses. */
const LOCK = 7_261_539_553_121;

let loaded: Promise<void> | undefined;

/**
 * Loads Prisma's own schema engine, as WebAssembly: the same tables and checksums as `prisma migrate deploy`, without
 * its binary. Once in a process, since the module around it keeps one instance.
 */
async function loadEngine(): Promise<void> {
  const wasmPath = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = await WebAssembly.instantiate(await readFile(join(wasmPath, '..', 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': engineGlue as unknown as WebAssembly.ModuleImports,
  });
  const glue = engineGlue as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  glue.__wbg_set_wasm(wasm.instance.exports);
  (wasm.instance.exports['__wbindgen_start'] as () => void)();
}

async function startEngine(scripts: WholeScripts, schema: string): Promise<SchemaEngine> {
  await (loaded ??= loadEngine());
  const adapter = bindMigrationAwareSqlAdapterFactory(scripts);
  return SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, adapter);
}

/** The adapter cuts a script at every semicolon, those in functions and comments too; PostgreSQL takes it whole. */
class WholeScripts extends PrismaPg {
  readonly #pool: pg.Pool;
  /** What PostgreSQL said of the script that failed; the engine's own error leaves it out. */
  failure: unknown;

  constructor(pool: pg.Pool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await this.#pool.query(script);
      } catch (error) {
        this.failure = error;
        throw error;
      }
    };
    return adapter;
  }
}

async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function readMigrations(folder: string): Promise<engineGlue.MigrationList> {
  const names = await migrationNames(folder);
  const lockfile = 'migration_lock.toml';
  return {
    baseDir: folder,
    lockfile: { path: lockfile, content: await readFile(join(folder, lockfile), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(folder, path, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}

async function unfinished(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ found: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  );
  if (!rows[0]?.found) return [];
  const failed = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL',
  );
  return failed.rows.map(({ name }) => name);
}

/**
 * Applies what is missing of `prismaFolder`/migrations and returns the names of what it applied. Processes that call
 * this at the same time take turns behind an advisory lock; all but the first find nothing to do.
 */
export async function migrate(databaseUrl: string, prismaFolder: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, allowExitOnIdle: true });
  // A connection that breaks is reported by the statement that needed it.
  pool.on('error', () => undefined);
  const scripts = new WholeScripts(pool);
  const lock = await pool.connect();
  lock.on('error', () => undefined);
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const engine = await startEngine(scripts, await readFile(join(prismaFolder, 'schema.prisma'), 'utf8'));
    const migrationsList = await readMigrations(join(prismaFolder, 'migrations'));
    // A script runs as one transaction, so one that failed or was killed has left nothing and can run again.
    for (const migrationName of await unfinished(lock)) await engine.markMigrationRolledBack({ migrationName });
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList,
      filters: { externalTables: [], externalEnums: [] },
    });
    engine.free();
    return appliedMigrationNames;
  } catch (error) {
    throw scripts.failure instanceof Error ? scripts.failure : error;
  } finally {
    lock.release(true);
    await pool.end();
  }
}

/** Names of the migrations in `prismaFolder` that the database does not have. */
export async function findPendingMigrations(sql: Sql, prismaFolder: string): Promise<string[]> {
  const names = await migrationNames(join(prismaFolder, 'migrations'));
  const applied = await sql.query<{ name: string }>(
    {
      name: 'migrations.applied',
      text: 'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    },
    [],
  );
  const known = new Set(applied.map(({ name }) => name));
  return names.filter((name) => !known.has(name));
}
