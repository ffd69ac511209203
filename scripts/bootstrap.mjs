// What must work before any package is there: plain JavaScript, Node's own modules only.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Prints one sentence and ends the process with status 1. */
export function fail(sentence) {
  console.error(`\nparley: ${sentence}\n`);
  process.exit(1);
}

/** Runs a program of this project to its end and fails with `what` if it does not succeed. */
export function run(command, args, what, options = {}) {
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (signal || status === 130) process.exit(130);
  if (error || status !== 0) fail(`${what} failed${error ? `: ${error.message}` : '; the lines above say why'}.`);
}

/** A script of an installed package, run by this very Node. */
export const bin = (path) => [process.execPath, join(root, 'node_modules', path)];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(
      `Node ${process.versions.node} is too old: install Node 20.19 or later (nodejs.org) and run the command again.`,
    );
}

const writtenAt = (path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Installs the packages exactly as locked, those of this project or of another one in a folder of it, unless that was done
 * already. No package's install script is run.
 */
export function install(folder = '.') {
  // npm writes this file last.
  if (writtenAt(join(folder, 'node_modules/.package-lock.json')) >= writtenAt(join(folder, 'package-lock.json')))
    return;
  console.log('Installing the packages; the first time this takes a minute or two …');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  run(
    npm[0],
    [...npm.slice(1), 'ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    'Installing the packages (npm ci)',
    { cwd: join(root, folder) },
  );
}

/** A checkout that can run: Node is new enough, the packages are there. */
export function bootstrap() {
  checkNode();
  install();
}
