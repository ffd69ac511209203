// npm run check: types, lint, format, import rules, dead code, and generated code in step with its source.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bin, bootstrap, fail, root, run } from './bootstrap.mjs';

const script = (path, ...args) => {
  const [node, file] = bin(path);
  return [node, [file, ...args]];
};

/** Writes all that is generated: resolver types, typed documents, .env.example. */
export async function codegen() {
  run(...script('@graphql-codegen/cli/cjs/bin.js', '--config', 'codegen.yml', '--silent'), 'The code generator');
  const { build } = await import('./build.mjs');
  await build();
  writeFileSync(join(root, '.env.example'), execFileSync(process.execPath, [join(root, 'dist/env-example.js')]));
}

/** A hash of every file that git tracks or would track. */
function hashTree() {
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  const files = list.split('\0').filter(Boolean);
  return new Map(
    files.map((file) => {
      try {
        return [
          file,
          createHash('sha256')
            .update(readFileSync(join(root, file)))
            .digest('hex'),
        ];
      } catch {
        return [file, 'gone'];
      }
    }),
  );
}

async function checkGenerated() {
  const before = hashTree();
  await codegen();
  const changed = [...hashTree()].filter(([file, hash]) => before.get(file) !== hash).map(([file]) => file);
  if (changed.length > 0)
    fail(`Generated files were out of step and are mended now; commit them: ${changed.join(', ')}`);
}

async function check() {
  bootstrap();
  const steps = [
    ['Generated code', checkGenerated],
    ['Types', () => run(...script('typescript/bin/tsc', '--project', '.'), 'The type check')],
    ['Types of the page', () => run(...script('typescript/bin/tsc', '--project', 'examples/web'), 'The type check')],
    ['Lint', () => run(...script('eslint/bin/eslint.js', '.', '--max-warnings', '0'), 'The lint')],
    [
      'Format',
      () =>
        run(
          ...script('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
          'The format check (npm run format mends it)',
        ),
    ],
    [
      'Import rules',
      () =>
        run(
          ...script('dependency-cruiser/bin/dependency-cruise.mjs', 'src', 'prisma', 'scripts'),
          'The check of the import rules',
        ),
    ],
    ['Dead code', () => run(...script('knip/bin/knip.js'), 'The search for dead code')],
  ];
  for (const [name, step] of steps) {
    const since = Date.now();
    await step();
    console.log(`${name}: ok (${((Date.now() - since) / 1000).toFixed(1)} s)`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await (process.argv[2] === 'codegen' ? codegen() : check());
