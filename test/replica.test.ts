import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, waitFor } from '../scripts/services.ts';
import { decodeId } from '../src/platform/graphql/ids.ts';
import { startServer, testEnvironment, type Environment, type TestServer } from './support/app.ts';
import { createComment, createPerson, createPost, createStaff, type Person, type Post } from './support/factories.ts';
import { startLoad } from './support/load.ts';
import { startPair } from './support/replica.ts';
import { createWire } from './support/wire.ts';

const LAG_MS = 2_000;

let folder: string;
let pair: Awaited<ReturnType<typeof startPair>>;
let wire: Awaited<ReturnType<typeof createWire>>;
let environment: Environment;
/** Two processes, both with the replica behind a wire. */
let first: TestServer;
let second: TestServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-replica-'));
  pair = await startPair(folder);
  wire = await createWire(new URL(pair.replicaUrl));
  environment = await testEnvironment({
    DATABASE_URL: pair.primary.url,
    DATABASE_REPLICA_URL: wire.url,
    REPLICA_MAX_LAG: `${LAG_MS}ms`,
  });
  [first, second] = [await startServer(environment), await startServer(environment)];
});
afterAll(async () => {
  await Promise.all([first.close(), second.close()]);
  await pair.stop();
  await wire.close();
  await rm(folder, { recursive: true });
});

const isUsed = ({ app }: TestServer) => app.replica?.stats().used === true;
/** Until the replica has what was written so far, and the processes know it. */
async function caughtUp(): Promise<void> {
  const since = performance.now();
  const isNewer = ({ app }: TestServer) => {
    const { used, lagMs } = app.replica?.stats() ?? { used: false, lagMs: null };
    return used && lagMs !== null && performance.now() - lagMs > since;
  };
  expect(await waitFor(() => [first, second].every(isNewer), 10_000)).toBe(true);
}

let serial = 0;
/** A thread, by a text that no cache knows. */
const readThread = async ({ client }: TestServer, id: string, token?: string) => {
  const query = `query Fresh${(serial += 1)}($id: ID!) { post(id: $id) { title commentCount comments(first: 50, sort: NEW) { nodes { body author { handle } } } } }`;
  interface Thread {
    post: { title: string; commentCount: number; comments: { nodes: { body: string }[] } };
  }
  const { data, errors } = await client.raw<Thread>(query, { id }, token === undefined ? {} : { token });
  expect(errors).toEqual([]);
  return { ...data.post, bodies: data.post.comments.nodes.map(({ body }) => body) };
};
const search = async ({ client }: TestServer, text: string, token?: string) => {
  interface Found {
    searchComments: { nodes: { body: string }[] };
  }
  const query = 'query Search($text: String!) { searchComments(text: $text, first: 5) { nodes { body } } }';
  const { data, errors } = await client.raw<Found>(query, { text }, token === undefined ? {} : { token });
  expect(errors).toEqual([]);
  return data.searchComments.nodes.map(({ body }) => body);
};

describe('while the replica follows', () => {
  it('reads come from there, and what is asked after a write does not until the replica has it', async () => {
    const post = await createPost(first.client);
    await createComment(first.client, { post });
    await caughtUp();
    const before = first.app.reads.stats();
    expect(await readThread(first, post.id)).toMatchObject({ title: 'A post', commentCount: 1 });
    const after = first.app.reads.stats();
    expect(after.replica).toBeGreaterThan(before.replica);
    expect(after).toMatchObject({ primary: before.primary, again: before.again });
    await createComment(second.client, { post, body: 'Right now.' });
    expect((await readThread(first, post.id)).bodies).toContain('Right now.');
  });

  it('an idle primary, and the end of a segment of its log, are no lag', async () => {
    await pair.onPrimary('SELECT pg_switch_wal()');
    await sleep(1_500);
    expect(isUsed(first)).toBe(true);
    expect(first.app.replica?.stats().lagMs).toBeLessThan(1_000);
  });
});

describe('while the replica stands still', () => {
  let [post, quiet]: [Post, Post] = [] as never;
  let [author, other]: [Person, Person] = [] as never;
  beforeAll(async () => {
    [author, other] = [await createPerson(first.client), await createPerson(first.client)];
    [post, quiet] = [await createPost(first.client, { author }), await createPost(first.client, { author })];
  });

  /** Runs `work` while the replica shows no write, and begins when it has all before. */
  async function paused(work: () => Promise<void>): Promise<void> {
    await caughtUp();
    await pair.pause();
    try {
      await work();
    } finally {
      await pair.resume();
    }
  }

  it('one’s own write is seen at once by either process, and others’ where a read names what they touched', async () => {
    await paused(async () => {
      await createComment(first.client, { post, author, body: 'A quokka appears.' });
      for (const server of [first, second]) {
        expect((await readThread(server, post.id, author.token)).bodies).toContain('A quokka appears.');
        expect((await readThread(server, post.id, other.token)).bodies).toContain('A quokka appears.');
        expect(await readThread(server, post.id)).toMatchObject({ commentCount: 1 });
        expect(await search(server, 'quokka', author.token)).toEqual(['A quokka appears.']);
      }
      // It is the replica that is read where nothing was written: it does not know of this.
      await pair.onPrimary(`UPDATE posts SET title = 'Behind the journal' WHERE id = '${decodeId('Post', quiet.id)}'`);
      expect(await readThread(second, quiet.id)).toMatchObject({ title: 'A post' });
    });
  });

  it('what others added is missing from a search for REPLICA_MAX_LAG at most, and then the primary is asked', async () => {
    await paused(async () => {
      await createComment(first.client, { post, author, body: 'A numbat appears.' });
      const since = performance.now();
      expect(await search(second, 'numbat', other.token)).toEqual([]);
      expect(await waitFor(async () => (await search(second, 'numbat', other.token)).length === 1, 10_000)).toBe(true);
      expect(performance.now() - since).toBeLessThan(LAG_MS + 1_000);
      expect(await waitFor(() => !isUsed(second), 2_000)).toBe(true);

      const health = await fetch(`${second.url}/health/ready`);
      expect([health.status, await health.json()]).toMatchObject([
        200,
        { status: 'ready', checks: { 'postgresql-replica': { ok: false, required: false } } },
      ]);
      const metrics = await (await fetch(`${second.url}/metrics`)).text();
      expect(metrics).toContain('parley_replica_used 0');
      expect(Number(/^parley_replica_lag_seconds (\S+)$/m.exec(metrics)?.[1])).toBeGreaterThan(LAG_MS / 1_000);
    });
    await caughtUp();
    expect(await (await fetch(`${second.url}/health/ready`)).json()).toMatchObject({
      checks: { 'postgresql-replica': { ok: true } },
    });
  });

  it('rights, claims and decisions are those of now', async () => {
    const [one, two] = [await createStaff(first, 'MODERATOR'), await createStaff(first, 'MODERATOR')];
    const comment = await createComment(first.client, { post, author, body: 'To be decided.' });
    await paused(async () => {
      const created = await first.client.raw<{ createPost: { post: { id: string } } }>(
        'mutation { createPost(idempotencyKey: "once", input: { title: "Once", body: "" }) { post { id } } }',
        {},
        { token: author.token },
      );
      const again = await second.client.raw(
        'mutation { createPost(idempotencyKey: "once", input: { title: "Once", body: "" }) { post { id } } }',
        {},
        { token: author.token },
      );
      expect(again.data).toEqual(created.data);

      const remove =
        'mutation M($id: ID!, $version: Int!) { removeComment(id: $id, expectedVersion: $version) { comment { state } } }';
      const variables = { id: comment.id, version: 1 };
      expect((await first.client.raw(remove, variables, { token: one.token })).errors).toEqual([]);
      expect((await second.client.raw(remove, variables, { token: two.token })).code).toBe('VERSION_CONFLICT');
      const seen = await second.client.raw<{ node: object }>(
        `{ node(id: "${comment.id}") { ... on Comment { version state body } } }`,
        {},
        { token: two.token },
      );
      expect(seen.data.node).toEqual({ version: 2, state: 'REMOVED', body: 'To be decided.' });
      // To everybody it is gone as soon.
      expect((await readThread(second, post.id)).bodies).not.toContain('To be decided.');
      expect(await search(second, 'decided', other.token)).toEqual([]);

      const suspend = 'mutation S($id: ID!) { suspendUser(input: { id: $id, reason: "Enough." }) { user { id } } }';
      expect((await first.client.raw(suspend, { id: other.id }, { token: one.token })).errors).toEqual([]);
      await expect(createComment(second.client, { post, author: other })).rejects.toThrow('FORBIDDEN');

      // What is somebody's own, or for few, has never been read from the replica: the last test looks.
      const own =
        '{ charges(first: 1) { nodes { id } } notifications(first: 1) { nodes { id } } unreadNotificationCount }';
      expect((await second.client.raw(own, {}, { token: author.token })).errors).toEqual([]);
      const queue =
        '{ moderationQueue(queue: FLAGGED, first: 1) { totalCount } moderationLog(first: 1) { nodes { id } } }';
      expect((await second.client.raw(queue, {}, { token: two.token })).errors).toEqual([]);

      const fresh = await createPerson(first.client);
      const known = await second.client.raw<{ node: object }>(
        `{ node(id: "${fresh.id}") { ... on User { handle } } }`,
        {},
        { token: fresh.token },
      );
      expect(known.data.node).toEqual({ handle: fresh.handle });
    });
  });

  it('nothing old stays in a cache, whatever is filled while others write', { timeout: 90_000 }, async () => {
    const posts = await Promise.all([1, 2, 3].map(() => createPost(first.client, { author })));
    const query =
      'query Kept($id: ID!) { post(id: $id) { commentCount comments(first: 50, sort: NEW) { nodes { body } } } }';
    const servers = [first, second];
    const before = servers.map(({ app }) => app.reads.stats());
    const written = new Map(posts.map(({ id }) => [id, 0]));
    let reading = true;
    let held = Promise.resolve();
    const stale: string[] = [];
    async function look(): Promise<void> {
      for (let round = 0; reading; round += 1) {
        await held;
        const { id } = posts[round % posts.length] ?? { id: '' };
        const least = written.get(id) ?? 0;
        const { client } = servers[round % 2] ?? first;
        const { data } = await client.raw<{ post: { commentCount: number } }>(query, { id });
        if (data.post.commentCount < least) stale.push(`${id}: ${data.post.commentCount} of ${least}`);
      }
    }
    const readers = [look(), look(), look()];
    /** Whether both ways were gone by both servers. */
    const wentBothWays = () =>
      servers.every(({ app }, index) => {
        const { replica, primary } = app.reads.stats();
        return replica > (before[index]?.replica ?? 0) && primary > (before[index]?.primary ?? 0);
      });
    // In whole turns of the replica, until each server was the first to read what the replica has.
    for (let round = 0; round < 24 || (round < 96 && (round % 8 > 0 || !wentBothWays())); round += 1) {
      // The replica comes and goes, and some posts rest meanwhile.
      if (round % 8 === 2) await pair.pause();
      if (round % 8 === 6) await pair.resume();
      const { id } = posts[round < 12 ? 0 : round % 3] ?? { id: '' };
      const { client } = servers[round % 2] ?? first;
      // Who reads at once reads from the primary, and that is kept: once a turn nobody does.
      let release = (): void => undefined;
      if (round % 8 === 7) held = new Promise((resolve) => (release = resolve));
      await createComment(client, { post: { id, author } });
      written.set(id, (written.get(id) ?? 0) + 1);
      if (round % 8 === 7) await caughtUp();
      release();
      await sleep(round % 4 === 3 ? 400 : 40);
    }
    await caughtUp();
    await sleep(300);
    reading = false;
    await Promise.all(readers);
    expect(stale).toEqual([]);
    expect(wentBothWays()).toBe(true);
  });
});

it('without Redis everything is read from the primary', async () => {
  const nowhere = `redis://127.0.0.1:${await freePort()}`;
  const post = await createPost(first.client);
  const alone = await startServer({ ...environment, CACHE_REDIS_URL: nowhere, LOG_LEVEL: 'silent' });
  try {
    expect(await waitFor(() => isUsed(alone), 5_000)).toBe(true);
    expect(await readThread(alone, post.id)).toMatchObject({ title: 'A post' });
    expect(alone.app.reads.stats()).toMatchObject({ replica: 0, again: 0 });
  } finally {
    await alone.close();
  }
});

it('a server that follows nobody, or another database, is left alone', async () => {
  const other = new URL(pair.replicaUrl);
  other.pathname = '/postgres';
  for (const [url, reason] of [
    [pair.primary.url, 'follows nobody'],
    [other.href, 'another database'],
  ] as const) {
    const server = await startServer({ ...environment, DATABASE_REPLICA_URL: url, LOG_LEVEL: 'silent' });
    const said = () => server.app.replica?.check().then(String, (error: unknown) => (error as Error).message);
    try {
      expect(await waitFor(async () => (await said())?.includes(reason) === true, 5_000)).toBe(true);
    } finally {
      await server.close();
    }
  }
});

it(
  'a replica that dies, or answers no more, fails no request, and is read again when it is back',
  { timeout: 60_000 },
  async () => {
    const [reader, author] = [await createPerson(first.client), await createPerson(first.client)];
    const [post, busy] = [await createPost(first.client, { author }), await createPost(first.client, { author })];
    await createComment(first.client, { post, author, body: 'A wombat appears.' });
    await caughtUp();
    const load = startLoad(40, {
      thread: async () => {
        await readThread(first, post.id, reader.token);
      },
      search: async () => expect(await search(first, 'wombat', reader.token)).toHaveLength(1),
      write: async () => {
        await createComment(first.client, { post: busy });
      },
    });
    const isBack = async () => {
      await waitFor(() => isUsed(first), 20_000);
      return await first.app.replica?.check().then(
        () => true,
        (error: unknown) => (error as Error).message,
      );
    };
    await sleep(500);
    await pair.kill();
    expect(await waitFor(() => !isUsed(first), 3_000)).toBe(true);
    await sleep(300);
    await pair.revive();
    expect(await isBack()).toBe(true);
    const { replica } = first.app.reads.stats();
    await sleep(500);
    wire.hold();
    const held = performance.now();
    expect(await waitFor(() => !isUsed(first), 3_000)).toBe(true);
    await sleep(800);
    const restored = performance.now();
    wire.restore();
    expect(await isBack()).toBe(true);
    await sleep(500);
    const calls = await load.stop();
    expect(calls.filter(({ fault }) => fault !== null)).toEqual([]);
    expect(calls.length).toBeGreaterThan(100);
    expect(first.app.reads.stats().replica).toBeGreaterThan(replica);
    // Nobody waited until it went on.
    expect(calls.filter(({ since, until }) => since < held && until > restored)).toEqual([]);
  },
);

it('the replica was only ever asked for what many read', async () => {
  const asked = (await pair.statements()).match(/(?:FROM|JOIN|INTO|UPDATE) +(?:ONLY +)?[a-z_]+\b(?! *\()/g) ?? [];
  const tables = new Set(asked.map((part) => part.split(' ').at(-1)));
  for (const name of ['comments', 'posts', 'users', 'comment_votes']) expect(tables).toContain(name);
  for (const name of ['charges', 'refunds', 'idempotency_keys', 'outbox', 'moderation_items', 'flags', 'notifications'])
    expect(tables).not.toContain(name);
  expect(await pair.statements()).not.toMatch(/password_hash|FOR (NO KEY )?UPDATE|FOR SHARE|INSERT INTO|DELETE FROM/);
});
