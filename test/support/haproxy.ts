import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, waitFor } from '../../scripts/services.ts';
import { projectFolder } from '../../src/platform/project.ts';

/** Where this machine has HAProxy; undefined where it has none. */
export const haproxyPath = ['/usr/sbin/haproxy', '/usr/local/sbin/haproxy', '/opt/homebrew/bin/haproxy'].find((path) =>
  existsSync(path),
);
/** What the name of a test says where it is skipped. */
export const whyNoHaproxy = haproxyPath === undefined ? ' (skipped: no HAProxy here; install haproxy)' : '';

/** HAProxy with the configuration of `deploy`, in front of two servers on these ports of 127.0.0.1. */
export async function startHaproxy(ports: [number, number]) {
  const port = await freePort();
  const [first, second] = ports.map((at) => `127.0.0.1:${at}`);
  const child = spawn(haproxyPath ?? '', ['-f', join(projectFolder, 'deploy/haproxy/haproxy.cfg'), '-db', '-q'], {
    env: { ...process.env, LISTEN: `127.0.0.1:${port}`, API_1: first, API_2: second },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${url}/health/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
  if (!(await waitFor(answers, 15_000))) throw new Error('HAProxy does not start');
  return {
    url,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
