// npm run check: types, lint, format, import rules, dead code, and generated code in step with its source.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
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

/** What is checked by a program of its own; those that take the longest come first. */
const PROGRAMS = [
  ['Lint', 'eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  ['Types', 'typescript/bin/tsc', '--project', '.'],
  ['Types of the page', 'typescript/bin/tsc', '--project', 'examples/web'],
  ['Format (npm run format mends it)', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['Dead code', 'knip/bin/knip.js'],
  ['Import rules', 'dependency-cruiser/bin/dependency-cruise.mjs', 'src', 'prisma', 'scripts'],
];

/** Runs one to its end, and prints what it says in one piece. Answers whether it succeeded. */
async function runProgram([name, path, ...args]) {
  const since = Date.now();
  const child = spawn(...script(path, ...args), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  console.log(`${output}${errors}${name}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)`);
  return status === 0;
}

async function check() {
  bootstrap();
  const since = Date.now();
  await checkGenerated();
  console.log(`Generated code: ok (${((Date.now() - since) / 1000).toFixed(1)} s)`);
  const waiting = [...PROGRAMS];
  const failed = [];
  const work = async () => {
    for (let program = waiting.shift(); program; program = waiting.shift())
      if (!(await runProgram(program))) failed.push(program[0]);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  if (failed.length > 0) fail(`Not in order: ${failed.join(', ')}; the lines above say why.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await (process.argv[2] === 'codegen' ? codegen() : check());
