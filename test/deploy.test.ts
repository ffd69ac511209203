import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../src/config.ts';
import { projectFolder } from '../src/platform/project.ts';
import { haproxyPath, whyNoHaproxy } from './support/haproxy.ts';

interface Service {
  image: string;
  command?: string | string[];
  environment?: Record<string, string | number>;
  volumes?: string[];
  read_only?: boolean;
}

const file = (path: string) => join(projectFolder, 'deploy', path);
const read = (path: string) => readFileSync(file(path), 'utf8');

const secrets = { POSTGRES_PASSWORD: 'p', REDIS_PASSWORD: 'r', METRICS_TOKEN: 'm'.repeat(48) };
const given: Record<string, string> = { ...secrets, JWT_SECRET: 'j'.repeat(48), ENCRYPTION_KEY: 'e'.repeat(48) };
/** As Compose does it: `${NAME:?why}` must be there, `${NAME:-value}` has a default. */
const filled = read('compose.yaml').replaceAll(
  /\$\{(\w+):([?-])([^}]*)\}/g,
  (_all, name: string, kind: string, more: string) => {
    if (kind === '?') expect(Object.keys(given)).toContain(name);
    return given[name] ?? more;
  },
);
const { services } = parse(filled, { merge: true }) as { services: Record<string, Service> };
const own = Object.entries(services).filter(([, { image }]) => image === 'parley');

describe('deploy/compose.yaml', () => {
  it('runs the migrations, two API processes and the worker', () => {
    expect(own.map(([name]) => name)).toEqual(['migrate', 'api-1', 'api-2', 'worker']);
  });

  it.each(own)(
    'gives %s settings that it takes, a program that there is, and nothing to write to',
    (_name, service) => {
      const environment = Object.fromEntries(
        Object.entries(service.environment ?? {}).map(([name, value]) => [name, String(value)]),
      );
      const known = readFileSync(join(projectFolder, '.env.example'), 'utf8');
      for (const name of Object.keys(environment)) expect(known).toMatch(new RegExp(`^#? ?${name}=`, 'm'));
      expect(readConfig(environment)).toMatchObject({ DATABASE_URL: 'postgresql://parley:p@postgres:5432/parley' });
      const [program = 'node', script = 'dist/server.js'] = [service.command ?? []].flat();
      expect(program).toBe('node');
      expect(existsSync(join(projectFolder, script))).toBe(true);
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    },
  );

  it('mounts what is there', () => {
    const paths = Object.values(services).flatMap(({ volumes = [] }) =>
      volumes.filter((volume) => volume.startsWith('.')),
    );
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(existsSync(file(path.split(':')[0] ?? ''))).toBe(true);
  });
});

it('the image copies what there is', () => {
  const copied = [...read('Containerfile').matchAll(/^COPY (?:--from=build )?(\S+)/gm)].map(([, path = '']) =>
    path.replace('/parley/', ''),
  );
  expect(copied).toContain('dist');
  for (const path of copied) expect(existsSync(join(projectFolder, path))).toBe(true);
});

it.skipIf(haproxyPath === undefined)(`HAProxy takes its configuration without a warning${whyNoHaproxy}`, () => {
  const env = { ...process.env, API_1: '127.0.0.1:4001', API_2: '127.0.0.1:4002' };
  const said = execFileSync(haproxyPath ?? '', ['-c', '-V', '-f', file('haproxy/haproxy.cfg')], {
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  expect(said).toContain('Configuration file is valid');
  expect(said).not.toContain('WARNING');
});

const hasPromtool = spawnSync('promtool', ['--version']).error === undefined;
it.skipIf(!hasPromtool)(
  `each alert goes off for what it is for, and not before${hasPromtool ? '' : ' (skipped: no promtool here; install prometheus)'}`,
  () => {
    const names = (path: string, of: RegExp) => new Set([...read(path).matchAll(of)].map(([, name]) => name));
    const alerts = names('prometheus/alerts.yml', /- alert: (\w+)/g);
    expect(alerts.size).toBeGreaterThan(0);
    expect(names('prometheus/alerts.test.yml', /- name: (\w+)/g)).toEqual(alerts);
    // Prints what differs, and ends with 1.
    execFileSync('promtool', ['test', 'rules', file('prometheus/alerts.test.yml')], { stdio: 'pipe' });
  },
);
