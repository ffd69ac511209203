import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../src/platform/project.ts';

export const CONNECTIONS = 32;
export const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json',
  'accept-encoding': 'identity',
};

/** What one round of load came to; times in milliseconds, bytes with the answers' headers. */
export interface Load {
  requests: number;
  seconds: number;
  p50: number;
  p99: number;
  bytes: number;
  /** Answers other than 2xx, and requests without an answer. */
  failures: number;
}

/** POSTs the body over 32 connections that stay open, each the next as soon as it has the answer. */
export type LoadGenerator = (url: string, body: string, seconds: number) => Promise<Load>;

const run = promisify(execFile);

const wrk: LoadGenerator = async (url, body, seconds) => {
  const script = join(projectFolder, 'bench/load.lua');
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', '10s', '-s', script, url, '--', body];
  const { stdout } = await run('wrk', args);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Load;
};

interface AutocannonResult {
  duration: number;
  latency: { p50: number; p99: number };
  requests: { total: number };
  throughput: { total: number };
  errors: number;
  non2xx: number;
}

const autocannon: LoadGenerator = async (url, body, seconds) => {
  const script = join(projectFolder, 'bench/node_modules/autocannon/autocannon.js');
  const headers = Object.entries(HEADERS).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const options = ['-c', String(CONNECTIONS), '-d', String(seconds), '-m', 'POST', ...headers, '-b', body, '--json'];
  const { stdout } = await run(process.execPath, [script, ...options, url]);
  const { duration, latency, requests, throughput, errors, non2xx } = JSON.parse(stdout) as AutocannonResult;
  return {
    requests: requests.total,
    seconds: duration,
    p50: latency.p50,
    p99: latency.p99,
    bytes: throughput.total,
    failures: errors + non2xx,
  };
};

/** wrk where it is installed, since it takes the least from the server that it measures; else autocannon. */
export const findLoadGenerator = (): { name: string; load: LoadGenerator } =>
  spawnSync('wrk', ['-v']).error ? { name: 'autocannon', load: autocannon } : { name: 'wrk', load: wrk };
