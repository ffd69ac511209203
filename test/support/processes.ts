import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Step } from '../../src/charges/index.ts';
import { projectFolder } from '../../src/platform/project.ts';
import type { Environment } from './app.ts';
import type { Trap } from './faulty-server.ts';

export interface RunningProcess {
  pid: number;
  /** What it wrote so far, its log and its faults. */
  output(): string;
  /** Resolves once it says that it is ready; rejects where it ends before. */
  ready: Promise<void>;
  /** Resolves once it is gone, with its exit status; null where a signal ended it. */
  ended: Promise<number | null>;
  /** Lets a `test-server` die or stand still at a step. */
  set(trap: Trap): Promise<void>;
  /** Sets the wall clock of a process with `clockEnvironment`: so many milliseconds ahead of this machine's. */
  setClock(aheadMs: number): Promise<void>;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Asks it to end. */
  stop(): Promise<void>;
}

/** All steps of a charge. */
export const STEPS: Step[] = [
  'beforeClaim',
  'afterClaim',
  'beforeProvider',
  'afterProvider',
  'beforeCommit',
  'afterCommit',
  'beforeResponse',
];

type Name = 'server' | 'worker' | 'test-server';

/** Of a process whose wall clock a test may set; so many milliseconds ahead of this machine's from its start on. */
export const clockEnvironment = (aheadMs: number): Environment => ({
  NODE_OPTIONS: `--import=${pathToFileURL(join(projectFolder, 'test/support/clock.mjs')).href}`,
  CLOCK_MS: String(aheadMs),
});

/** Runs one of the built processes. */
export function spawnProcess(name: Name, environment: Environment): RunningProcess {
  const child: ChildProcess = spawn(process.execPath, [join(projectFolder, `dist/${name}.js`)], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ready = Promise.race([
    once(child, 'message').then(() => undefined),
    ended.then((status) => {
      throw new Error(`The ${name} ended with status ${String(status)}: ${output}`);
    }),
  ]);
  // Whoever does not wait for it need not hear of it.
  ready.catch(() => undefined);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  /** Sends a message, and waits for the answer to it. @throws where the process ends before */
  const tell = (message: object, isAnswer: (answer: unknown) => boolean) =>
    new Promise<void>((resolve, reject) => {
      const hear = (answer: unknown) => {
        if (!isAnswer(answer)) return;
        child.off('message', hear);
        resolve();
      };
      child.on('message', hear);
      void ended.then(() => reject(new Error(`The ${name} ended before it answered`)));
      child.send(message, (error) => error && reject(error));
    });
  const set = (trap: Trap) => tell(trap, (answer) => answer === 'armed');
  const setClock = (clockMs: number) =>
    tell({ clockMs }, (answer) => (answer as { clockMs?: number }).clockMs === clockMs);
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ready,
    ended,
    set,
    setClock,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

/** Runs one of the built processes, and waits until it says that it is ready. */
export async function startProcess(name: Name, environment: Environment): Promise<RunningProcess> {
  const running = spawnProcess(name, environment);
  await running.ready;
  return running;
}
