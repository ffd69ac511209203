import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freePort, isAlive, waitFor } from '../scripts/services.ts';
import { projectFolder } from '../src/platform/project.ts';
import { createDatabase } from './support/app.ts';
import { createClient, type Client } from './support/client.ts';

let folder: string;
let port: number;
let sandboxPort: number;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  // Only its owner may enter it, as the folder of a checkout may be.
  folder = await mkdtemp(join(tmpdir(), 'parley-start-'));
  port = await freePort();
  sandboxPort = await freePort();
});
afterAll(async () => {
  for (const child of running) child.kill('SIGTERM');
  await waitFor(() => running.size === 0, 20_000);
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  child: ChildProcess;
  /** All that it printed so far. */
  said: () => string;
  ended: Promise<number | null>;
}

/** A command of the README, without the packages' installation and the build, which the test run has done. */
function run(command: string, args: string[] = [], environment: Record<string, string> = {}): Run {
  const { DATABASE_URL: _, REDIS_URL: __, ...inherited } = process.env;
  const env = { ...inherited, DATA_DIR: folder, PORT: String(port), SANDBOX_PORT: String(sandboxPort), ...environment };
  const child = spawn(process.execPath, [join(projectFolder, `dist/${command}.js`), ...args], { env, cwd: folder });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  running.add(child);
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    }),
  );
  return { child, said: () => said, ended };
}

/** Until it serves; fails with what it said where it ends instead. */
async function served({ child, said }: Run): Promise<void> {
  await waitFor(() => said().includes('Parley serves at') || child.exitCode !== null, 50_000);
  expect(said()).toContain('Parley serves at');
}

const pidsOf = async () => {
  const read = async (file: string) => Number((await readFile(join(folder, file), 'utf8')).split('\n')[0]);
  return [await read('postgres/data/postmaster.pid'), await read('redis/redis.pid')];
};

const titles = async () => {
  const { data } = await createClient(`http://127.0.0.1:${port}`).raw<{ posts: { nodes: { title: string }[] } }>(
    '{ posts { nodes { title } } }',
  );
  return data.posts.nodes.map(({ title }) => title);
};

/** Bob comments on a post of alice, who wants mail, and a mail lies where npm start says. */
async function sendMail(client: Client): Promise<void> {
  const signIn = async (handle: string) => {
    const query = 'mutation ($h: String!) { signIn(input: { handle: $h, password: "parley-demo" }) { token } }';
    const { data } = await client.raw<{ signIn: { token: string } }>(query, { h: handle });
    return data.signIn;
  };
  const { data } = await client.raw<{ user: { posts: { nodes: { id: string }[] } } }>(
    '{ user(handle: "alice") { posts { nodes { id } } } }',
  );
  await client.raw('mutation { setEmailNotifications(mode: EACH) { mode } }', {}, await signIn('alice'));
  await client.raw(
    'mutation ($id: ID!) { addComment(input: { postId: $id, body: "Hello @alice" }) { comment { id } } }',
    { id: data.user.posts.nodes[0]?.id },
    await signIn('bob'),
  );
  // One that is still being written has a name that begins with a dot.
  const mails = async () =>
    (await readdir(join(folder, 'mail')).catch(() => [])).filter((name) => !name.startsWith('.'));
  expect(await waitFor(async () => (await mails()).some((file) => file.endsWith('.eml')), 15_000)).toBe(true);
  const [file = ''] = await mails();
  expect(await readFile(join(folder, 'mail', file), 'utf8')).toMatch(/^To: "?Alice/m);
}

const tree = (pid: number): Promise<number[]> =>
  readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').then(
    (text) => text.trim().split(' ').filter(Boolean).map(Number),
    () => [],
  );

describe('npm start', { timeout: 120_000 }, () => {
  it('starts all that it needs, loads the demo, keeps the data over restarts, and stops what it started', async () => {
    const first = run('start');
    await served(first);
    for (const words of [
      'PostgreSQL runs',
      'Redis runs',
      'Loaded the demo',
      'alice or bob',
      'parley-demo',
      join(folder, 'mail'),
      `:${port}/graphql`,
    ])
      expect(first.said()).toContain(words);
    const client = createClient(`http://127.0.0.1:${port}`);
    for (const [handle, role] of Object.entries({ alice: 'USER', bob: 'USER', mona: 'MODERATOR', ada: 'ADMIN' })) {
      const { data } = await client.raw<{ signIn: { user: { role: string } } }>(
        'mutation ($h: String!) { signIn(input: { handle: $h, password: "parley-demo" }) { user { role } } }',
        { h: handle },
      );
      expect(data.signIn.user.role).toBe(role);
    }
    expect((await stat(join(folder, 'secrets.json'))).mode & 0o077).toBe(0);
    await sendMail(client);
    const demo = await titles();
    const started = [...(await pidsOf()), ...(await tree(first.child.pid ?? 0))];
    expect(started.length).toBeGreaterThanOrEqual(2);

    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    for (const pid of started) expect(isAlive(pid), `process ${pid}`).toBe(false);

    const since = Date.now();
    const second = run('start');
    await served(second);
    expect(Date.now() - since).toBeLessThan(15_000);
    expect(second.said()).not.toContain('Loaded the demo');
    expect(await titles()).toEqual(demo);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });

  it('clears up after a run that was killed, starts a killed API again, and is joined by other commands', async () => {
    const killed = run('start');
    await served(killed);
    const left = await pidsOf();
    killed.child.kill('SIGKILL');
    await killed.ended;
    const next = run('start');
    await served(next);
    for (const pid of left) expect(isAlive(pid)).toBe(false);

    // Beside it: the recount shares its database, a second start does not share its folder.
    const check = run('counters-check');
    expect(await check.ended, check.said()).toBe(0);
    expect(check.said()).toContain('0 counters off');
    const rival = run('start', [], { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) });
    expect(await rival.ended).toBe(1);
    expect(rival.said()).toMatch(/Parley runs already on .* \(process \d+\)/);

    if (existsSync('/proc')) {
      const isApi = async (pid: number) => (await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes('server.js');
      for (const pid of await tree(next.child.pid ?? 0)) if (await isApi(pid)) process.kill(pid, 'SIGKILL');
      expect(await waitFor(() => next.said().includes('starting it again'), 10_000)).toBe(true);
      await expect.poll(titles, { timeout: 15_000 }).toHaveLength(2);
    }
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
    // The recount works without it, too, and leaves nothing running.
    const alone = run('counters-check');
    expect(await alone.ended, alone.said()).toBe(0);
    expect(existsSync(join(folder, 'postgres/data/postmaster.pid'))).toBe(false);
  });

  it('leaves nothing behind whenever it is stopped while it starts', async () => {
    for (const patience of [0.5, 0.8, 1.1, 1.5, 2, 2.6, 3.3]) {
      const own = await mkdtemp(join(tmpdir(), 'parley-early-'));
      const start = run('start', [], { DATA_DIR: own });
      const family = new Set<number>();
      // Whatever it starts is seen, also what it starts after the word.
      const watch = setInterval(
        () => void tree(start.child.pid ?? 0).then((pids) => pids.forEach((pid) => family.add(pid))),
        20,
      );
      await waitFor(() => start.child.exitCode !== null, patience * 1000);
      start.child.kill('SIGINT');
      await start.ended;
      clearInterval(watch);
      expect(start.said()).not.toMatch(/\n {4}at /);
      expect(
        await waitFor(() => [...family].every((pid) => !isAlive(pid)), 1_000),
        `after ${patience} s: ${[...family].filter(isAlive).join()}`,
      ).toBe(true);
      await rm(own, { recursive: true });
    }
  });

  it('is joined by an import that comes while it starts; an import of its own is stopped by Ctrl-C', async () => {
    const own = await mkdtemp(join(tmpdir(), 'parley-join-'));
    const file = join(own, 'thread.json');
    const comment = (id: number) => ({
      kind: 't1',
      data: { id: id.toString(36), parent_id: 't3_j', author: 'x', body: 'y', score: 1, created_utc: 1, replies: '' },
    });
    const listing = (children: unknown[]) => ({ kind: 'Listing', data: { children } });
    const post = { kind: 't3', data: { id: 'j', title: 'Joined', author: 'x', created_utc: 1 } };
    await writeFile(
      file,
      JSON.stringify([listing([post]), listing(Array.from({ length: 20_000 }, (_, id) => comment(id)))]),
    );
    const start = run('start', [], { DATA_DIR: own });
    await waitFor(() => existsSync(join(own, 'running.json')), 20_000);
    const joined = run('import', [file], { DATA_DIR: own });
    expect(await joined.ended, joined.said()).toBe(0);
    expect(joined.said()).toContain('20000 comments added');
    await served(start);
    expect(await titles()).toContain('Joined');
    start.child.kill('SIGTERM');
    await start.ended;

    const alone = run('import', [file], { DATA_DIR: own });
    const pid = async () =>
      Number((await readFile(join(own, 'postgres/data/postmaster.pid'), 'utf8').catch(() => '0')).split('\n')[0]);
    expect(await waitFor(async () => (await pid()) > 0 && alone.said().includes('PostgreSQL runs'), 20_000)).toBe(true);
    const postgres = await pid();
    alone.child.kill('SIGINT');
    await alone.ended;
    expect(isAlive(postgres)).toBe(false);
    await rm(own, { recursive: true });
  });

  it.each(['', '{"pid": 1, "port": 1, "word": "x", "servers": null}'])(
    'is not kept from starting by a left running.json: %j',
    async (left) => {
      const own = await mkdtemp(join(tmpdir(), 'parley-left-'));
      await writeFile(join(own, 'running.json'), left);
      const start = run('start', [], { DATA_DIR: own });
      await served(start);
      start.child.kill('SIGTERM');
      expect(await start.ended).toBe(0);
      await rm(own, { recursive: true });
    },
  );

  it('uses the servers of the settings, and leaves them running', async () => {
    const given = { DATABASE_URL: await createDatabase(), REDIS_URL: inject('redisUrl'), REDIS_PREFIX: 'start-given' };
    const own = await mkdtemp(join(tmpdir(), 'parley-given-'));
    const start = run('start', [], { ...given, DATA_DIR: own });
    await served(start);
    expect(start.said()).not.toMatch(/PostgreSQL runs|Redis runs/);
    expect(existsSync(join(own, 'postgres'))).toBe(false);
    expect(await titles()).toHaveLength(2);
    start.child.kill('SIGTERM');
    expect(await start.ended).toBe(0);
    // Answers still: the demo is not loaded twice.
    const again = run('start', [], { ...given, DATA_DIR: own });
    await served(again);
    expect(again.said()).not.toContain('Loaded the demo');
    again.child.kill('SIGTERM');
    await again.ended;
    await rm(own, { recursive: true });
  });
});

describe('npm start says in a sentence', { timeout: 60_000 }, () => {
  const fails = async (environment: Record<string, string>) => {
    const start = run('start', [], environment);
    expect(await start.ended).toBe(1);
    expect(start.said()).not.toMatch(/\n {4}at /);
    return start.said();
  };

  it('that the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port: busy } = taken.address() as { port: number };
    expect(await fails({ PORT: String(busy) })).toContain(
      `Port ${busy} is in use by another program: set PORT to a free one`,
    );
    taken.close();
  });

  it('that the host is no address of this machine', async () => {
    expect(await fails({ HOST: '203.0.113.7' })).toContain('HOST is 203.0.113.7');
  });

  it('that the database cannot be reached, without its password', async () => {
    const said = await fails({ DATABASE_URL: 'postgresql://me:hunter2@127.0.0.1:1/x', REDIS_URL: inject('redisUrl') });
    expect(said).toMatch(/The database at 127\.0\.0\.1:1\/x cannot be reached .*correct DATABASE_URL/);
    expect(said).not.toContain('hunter2');
  });

  it('that the database refuses the password, or is not there', async () => {
    const url = new URL(inject('databaseUrl'));
    url.pathname = '/nowhere';
    expect(await fails({ DATABASE_URL: url.href, REDIS_URL: inject('redisUrl') })).toContain('has no database nowhere');
    url.password = 'hunter2';
    expect(await fails({ DATABASE_URL: url.href, REDIS_URL: inject('redisUrl') })).toContain(
      'refuses the user or password',
    );
  });

  it('that the Redis cannot be used', async () => {
    const said = await fails({ DATABASE_URL: inject('databaseUrl'), REDIS_URL: 'redis://:hunter2@127.0.0.1:1' });
    expect(said).toMatch(/The Redis at 127\.0\.0\.1:1 cannot be used .*correct REDIS_URL/);
    expect(said).not.toContain('hunter2');
  });

  it('what is wrong with the settings, all at once', async () => {
    const said = await fails({ PORT: 'x', TOKEN_TTL: 'soon', DATABASE_URL: 'mysql://x', RATE_LIMIT_FACTOR: '-1' });
    for (const name of ['PORT', 'TOKEN_TTL', 'DATABASE_URL', 'RATE_LIMIT_FACTOR']) expect(said).toContain(name);
  });

  it('that the folder may not be written', async () => {
    expect(await fails({ DATA_DIR: '/proc/parley' })).toContain('/proc/parley cannot be used');
    expect(await fails({ DATA_DIR: '/sys/parley' })).toContain('No permission to write in /sys/parley');
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    expect(await fails({ DATA_DIR: file })).toMatch(/The folder .*a-file cannot be used \(EEXIST/);
  });
});
