import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../prisma/seed.ts';
import { freePort } from '../scripts/services.ts';
import { projectFolder } from '../src/platform/project.ts';
import { useServer } from './support/app.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';
import { useWorker } from './support/worker.ts';

interface Fence {
  language: string;
  content: string;
}
const fencesOf = (guide: string): Fence[] =>
  [...readFileSync(join(projectFolder, 'docs/guides', `${guide}.md`), 'utf8').matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(
    ([, language = '', content = '']) => ({ language, content }),
  );

const MARK = '\u001e';

/** Runs the commands of a guide in one bash, from a folder with the files that it says to save. */
async function follow(guide: string, environment: Record<string, string>) {
  const fences = fencesOf(guide);
  const folder = mkdtempSync(join(tmpdir(), 'parley-guide-'));
  symlinkSync(join(projectFolder, 'docs'), join(folder, 'docs'));
  for (const { content } of fences) {
    const [, name] = /^(?:\/\/|#|<\?php \/\/) ([\w.-]+)\n/.exec(content) ?? [];
    if (name) writeFileSync(join(folder, name), content);
  }
  const commands = fences.filter(({ language }) => language === 'sh');
  const script = ['set -eu', ...commands.map(({ content }) => `printf '${MARK}'\n${content}`)].join('\n');
  const env = { ...process.env, ...environment };
  const bash = spawn('bash', ['-c', script], { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(bash, 'exit');
  const errors = text(bash.stderr);
  let printed = '';
  bash.stdout.setEncoding('utf8').on('data', (part: string) => (printed += part));
  const [status] = (await ended) as [number | null];
  try {
    if (bash.pid) process.kill(-bash.pid, 'SIGKILL');
  } catch {
    // Nothing of it runs any more.
  }
  expect({ status, errors: await errors }).toEqual({ status: 0, errors: '' });
  rmSync(folder, { recursive: true });
  const outputs = printed.split(MARK).slice(1);
  return commands.map((command, index) => ({ command, output: outputs[index], expected: answerTo(fences, command) }));
}

/** What the guide says that a command prints: the block after it; nothing where that is another command or a file. */
function answerTo(fences: Fence[], command: Fence): Fence {
  const next = fences[fences.indexOf(command) + 1];
  return next && ['json', ''].includes(next.language) ? next : { language: '', content: '' };
}

/** The guides write `…` for what differs each time. */
const parse = (json: string): unknown =>
  JSON.parse(json, (_key, value: unknown) => (value === '…' ? (expect.any(String) as unknown) : value));

async function check(guide: string, environment: Record<string, string>) {
  const steps = await follow(guide, environment);
  expect(steps.length).toBeGreaterThan(3);
  for (const { command, output = '', expected } of steps) {
    if (expected.language === '') expect(output, command.content).toBe(expected.content);
    else expect(JSON.parse(output), command.content).toEqual(parse(expected.content));
  }
}

const has = (program: string) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const receivers = [
  { command: 'node receiver.mjs', program: 'node' },
  { command: 'python3 receiver.py', program: 'python3' },
  { command: 'php -S 127.0.0.1:$PORT receiver.php', program: 'php' },
].map((receiver) => ({ ...receiver, why: has(receiver.program) ? '' : ` (there is no ${receiver.program})` }));

describe.each([
  { guide: 'thread', runs: [{ command: '', why: '' }] },
  { guide: 'moderating', runs: [{ command: '', why: '' }] },
  { guide: 'charge', runs: [{ command: '', why: '' }] },
  { guide: 'webhooks', runs: receivers },
])('the guide $guide', ({ guide, runs }) => {
  let sandbox: Sandbox;
  const server = useServer(async () => {
    sandbox = await startSandbox(await freePort());
    return { ...sandbox.environment, WEBHOOK_ALLOW_HTTP: 'true', WEBHOOK_ALLOW_NETWORKS: '127.0.0.1/32' };
  });
  const worker = useWorker(server);
  beforeAll(async () => {
    await seed(server.app.db);
    worker.start();
  });
  afterAll(() => sandbox.close());

  for (const { command, why } of runs)
    it.skipIf(why !== '')(`holds, ${command || 'each command'}${why}`, async () => {
      const port = String(await freePort());
      await check(guide, {
        PARLEY: server.url,
        SANDBOX: `http://127.0.0.1:${sandbox.environment.SANDBOX_PORT}`,
        PORT: port,
        ...(command ? { RECEIVER: command.replace('$PORT', port) } : {}),
      });
    });
});
