import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, waitFor } from '../../scripts/services.ts';

/** Where this machine has HAProxy; undefined where it has none. */
export const haproxyPath = ['/usr/sbin/haproxy', '/usr/local/sbin/haproxy', '/opt/homebrew/bin/haproxy'].find((path) =>
  existsSync(path),
);
/** What the name of a test says where it is skipped. */
export const whyNoHaproxy = haproxyPath === undefined ? ' (skipped: no HAProxy here; install haproxy)' : '';

/** HAProxy in front of servers on these ports of 127.0.0.1, which it asks ten times a second whether they are ready. */
export async function startHaproxy(ports: number[]) {
  const folder = await mkdtemp(join(tmpdir(), 'parley-haproxy-'));
  const port = await freePort();
  const servers = ports.map((at, index) => `  server api${index} 127.0.0.1:${at} check inter 100ms fall 2 rise 2`);
  const lines = [
    'defaults',
    '  mode http',
    '  timeout connect 2s',
    '  timeout client 30s',
    '  timeout server 30s',
    // By itself a check may take no longer than the pause between two.
    '  timeout check 5s',
    '  option httpchk GET /health/ready',
    '  option http-keep-alive',
    // A connection that cannot be made is made to another server; what was sent is not sent again.
    '  retries 3',
    '  option redispatch',
    'frontend in',
    `  bind 127.0.0.1:${port}`,
    '  default_backend apis',
    'backend apis',
    '  balance roundrobin',
    ...servers,
    '',
  ];
  const config = join(folder, 'haproxy.cfg');
  await writeFile(config, lines.join('\n'));
  const child = spawn(haproxyPath ?? '', ['-f', config, '-db', '-q'], { stdio: 'ignore' });
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
      await rm(folder, { recursive: true });
    },
  };
}
