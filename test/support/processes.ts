import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectFolder } from '../../src/platform/project.ts';
import type { Environment } from './app.ts';
import type { Trap } from './faulty-server.ts';

export interface RunningProcess {
  pid: number;
  /** Resolves once it is gone. */
  ended: Promise<void>;
  /** Lets a `test-server` die or stand still at a step. */
  set(trap: Trap): Promise<void>;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Asks it to end. */
  stop(): Promise<void>;
}

/** Runs one of the built processes, and waits until it says that it is ready. */
export async function startProcess(
  name: 'server' | 'worker' | 'test-server',
  environment: Environment,
): Promise<RunningProcess> {
  const child: ChildProcess = spawn(process.execPath, [join(projectFolder, `dist/${name}.js`)], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([status]) => {
      throw new Error(`The ${name} ended with status ${String(status)}`);
    }),
  ]);
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await ended;
  };
  const set = async (trap: Trap) => {
    const armed = once(child, 'message');
    child.send(trap);
    await armed;
  };
  return { pid: child.pid ?? 0, ended, set, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
