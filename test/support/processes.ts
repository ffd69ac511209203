import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectFolder } from '../../src/platform/project.ts';
import type { Environment } from './app.ts';

export interface RunningProcess {
  pid: number;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Asks it to end. */
  stop(): Promise<void>;
}

/** Runs one of the built processes, and waits until it says that it is ready. */
export async function startProcess(name: 'server' | 'worker', environment: Environment): Promise<RunningProcess> {
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
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return { pid: child.pid ?? 0, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
