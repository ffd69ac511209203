// Builds dist/: the processes, the command-line tools, the playground and the page at /app. Types are checked by
// `npm run check`, not here.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { bin, bootstrap, root, run } from './bootstrap.mjs';

/** Does the work unless it was done on exactly these inputs; the stamp lies in dist/. */
async function once(name, inputs, work) {
  const hash = createHash('sha256');
  for (const path of inputs) hash.update(path).update(readFileSync(join(root, path)));
  const stamp = join(root, 'dist', `.${name}`);
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await work();
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** The Prisma client, in src/generated/prisma. The engine named here is never run: generating needs none. */
export async function generatePrismaClient() {
  const out = join(root, 'src/generated/prisma/client.ts');
  if (!existsSync(out)) rmSync(join(root, 'dist/.prisma'), { force: true });
  await once('prisma', ['prisma/schema.prisma', 'package-lock.json'], () => {
    console.log('Generating the Prisma client …');
    const [node, cli] = bin('prisma/build/index.js');
    run(node, [cli, 'generate', '--config', 'prisma/prisma.config.ts', '--no-hints'], 'Generating the Prisma client', {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
    });
  });
}

const entries = {
  server: 'src/server.ts',
  worker: 'src/worker.ts',
  sandbox: 'src/sandbox.ts',
  migrate: 'prisma/migrate.ts',
  start: 'scripts/start.ts',
  import: 'scripts/import.ts',
  'counters-check': 'scripts/counters-check.ts',
  'erase-user': 'scripts/erase-user.ts',
  'ledger-check': 'scripts/ledger-check.ts',
  'spam-train': 'scripts/spam-train.ts',
  'spam-evaluate': 'scripts/spam-evaluate.ts',
  bench: 'bench/index.ts',
  'bench-receiver': 'bench/receiver.ts',
  'bench-live-api': 'bench/live-api.ts',
  'bench-live-clients': 'bench/live-clients.ts',
  'test-server': 'test/support/faulty-server.ts',
  'test-limiter': 'test/support/limiter.ts',
  'env-example': 'scripts/env-example.ts',
};

const webApp = 'examples/web';
const playground = 'src/platform/graphql/playground';

export async function build() {
  await generatePrismaClient();
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: 'dist',
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    logLevel: 'warning',
  });
  const sources = readdirSync(join(root, playground, 'page')).map((name) => `${playground}/page/${name}`);
  const inputs = ['package-lock.json', 'scripts/build.mjs', ...sources.sort()];
  await once('playground', inputs, async () => {
    console.log('Building the playground …');
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: {
        playground: `${playground}/page/main.tsx`,
        'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
        'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
        'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
      },
      outdir: 'dist/playground',
      bundle: true,
      minify: true,
      platform: 'browser',
      target: 'es2022',
      format: 'esm',
      splitting: false,
      jsx: 'automatic',
      loader: { '.ttf': 'file' },
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'error',
    });
  });
  const page = readdirSync(join(root, webApp), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  await once('app', ['package-lock.json', 'scripts/build.mjs', ...page.sort()], async () => {
    console.log('Building the page at /app …');
    const vite = await import('vite');
    await vite.build({ configFile: join(root, webApp, 'vite.config.ts'), logLevel: 'warn' });
    const assets = join(root, 'dist/app/assets');
    for (const name of readdirSync(assets)) {
      const content = readFileSync(join(assets, name));
      writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content));
      writeFileSync(join(assets, `${name}.gz`), gzipSync(content));
    }
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bootstrap();
  await build();
}
