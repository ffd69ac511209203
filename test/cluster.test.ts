import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, waitFor } from '../scripts/services.ts';
import { createJournal, forgetEntries } from '../src/platform/cache/index.ts';
import { createMemory, forgetPerson } from '../src/platform/idempotency/index.ts';
import { createLog } from '../src/platform/log/index.ts';
import { createLimits } from '../src/platform/rate-limit/limits.ts';
import { createPatientCluster, openRedis } from '../src/platform/redis/index.ts';
import { startServer, testEnvironment, type Environment, type TestServer } from './support/app.ts';
import { createClient } from './support/client.ts';
import { NODE_TIMEOUT_MS, useCluster } from './support/cluster.ts';
import { createPeople, createPerson, createPost, createStaff, type Person, type Post } from './support/factories.ts';
import { follow } from './support/live.ts';
import { startProcess, type RunningProcess } from './support/processes.ts';
import { startReceiver, type Receiver } from './support/receiver.ts';
import { scrape } from './support/scrape.ts';

/** One Redis Cluster in both roles; two processes of the API and a worker; and an API without caches, which knows the truth. */
const cluster = useCluster();
let environment: Environment;
let prefix: string;
let truth: TestServer;
let processes: RunningProcess[];
let urls: string[];
let receiver: Receiver;
let admin: Person;
const THREAD = `
  query Thread($id: ID!) {
    post(id: $id) {
      title commentCount
      comments(first: 50, sort: NEW) { nodes { id body state score replyCount author { handle } } }
    }
  }`;
const ADD = `
  mutation Add($input: AddCommentInput!, $key: String) {
    addComment(input: $input, idempotencyKey: $key) { comment { id } }
  }`;

/** Random writes, each read back through both processes. */
const WRITES = Number(process.env['CACHE_WRITES'] ?? 80);

interface Added {
  addComment: { comment: { id: string } };
}
interface Thread {
  post: { commentCount: number; comments: { nodes: { id: string; score: number }[] } };
}

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
const clientOf = (url: string) => createClient(url);
/** Of two processes this one, and the other. */
const inAnyOrder = () => (Math.random() < 0.5 ? [...urls] : urls.toReversed()) as [string, string];

/** Runs what must succeed. */
async function run<Data>(url: string, query: string, variables: object, { token }: Person): Promise<Data> {
  const { data, errors } = await clientOf(url).raw<Data>(query, variables, { token });
  expect(errors).toEqual([]);
  return data;
}
const add = async (url: string, post: Post, by: Person) =>
  (await run<Added>(url, ADD, { input: { postId: post.id, body: `Text ${Math.random()}` } }, by)).addComment.comment.id;
const read = async (url: string, { id }: Post) => (await clientOf(url).raw<Thread>(THREAD, { id })).data;

/** Messages that the receiver got, by the comment that they are about. */
const toldOf = () =>
  new Set(receiver.received.map(({ body }) => (JSON.parse(body) as { data: { id: string } }).data.id));
const scrapeAll = () => Promise.all(urls.map((url) => scrape(url)));
/** Waits until both processes serve from caches. */
const cached = async () =>
  expect(
    await waitFor(async () => {
      const hits = async () =>
        (await scrapeAll()).map(
          ({ value }) =>
            (value('parley_cache_lookups_total', { result: 'local' }) ?? 0) +
            (value('parley_cache_lookups_total', { result: 'redis' }) ?? 0),
        );
      const before = await hits();
      for (const url of [...urls, ...urls]) await clientOf(url).raw('{ posts(first: 1) { nodes { title } } }');
      const after = await hits();
      return after.every((count, index) => count > (before[index] ?? 0));
    }, 30_000),
  ).toBe(true);

async function keysOf(pattern: string) {
  const masters = (await cluster.masters()) ?? [];
  const found = masters.map(async ({ name, client }) => {
    const keys = await client.keys(pattern);
    return await Promise.all(keys.map(async (key) => ({ node: name, key, ttl: await client.pttl(key) })));
  });
  return (await Promise.all(found)).flat();
}

beforeAll(async () => {
  environment = await testEnvironment({
    REDIS_URL: cluster.urls,
    LOG_LEVEL: 'warn',
    WEBHOOK_ALLOW_HTTP: 'true',
    WEBHOOK_ALLOW_NETWORKS: '127.0.0.1/32',
  });
  prefix = environment['REDIS_PREFIX'] ?? '';
  const ports = [await freePort(), await freePort()];
  urls = ports.map((port) => `http://127.0.0.1:${port}`);
  receiver = await startReceiver();
  truth = await startServer({ ...environment, CACHE: 'false', LOG_LEVEL: 'silent' });
  processes = await Promise.all([
    ...ports.map((port) => startProcess('server', { ...environment, PORT: String(port) })),
    startProcess('worker', environment),
  ]);
  admin = await createStaff(truth, 'ADMIN');
  const user = await truth.app.services.users.findByHandle(admin.handle);
  if (!user) throw new Error('nobody');
  await truth.app.services.webhooks.createEndpoint(user, { url: receiver.url, eventTypes: ['comment.created'] });
}, 120_000);
afterAll(async () => {
  await Promise.all(processes.map((process) => process.stop()));
  await truth.close();
  await receiver.close();
});

describe('on a Redis Cluster of three masters and three replicas', () => {
  it('nobody reads what was before a write, through whichever process', { timeout: 120_000 }, async () => {
    const people = await createPeople(truth.client, 4);
    const posts = [await createPost(truth.client), await createPost(truth.client)];
    const comments: { id: string; author: Person }[] = [];
    const kinds: ((url: string) => Promise<unknown>)[] = [
      async (url) => {
        const author = pick(people);
        comments.push({ id: await add(url, pick(posts), author), author });
      },
      (url) =>
        run(
          url,
          'mutation Vote($id: ID!, $vote: Vote) { voteComment(id: $id, vote: $vote) { comment { id } } }',
          { id: pick(comments).id, vote: pick(['UP', 'DOWN', null]) },
          pick(people),
        ),
    ];
    await cached();
    await kinds[0]?.(urls[0] ?? '');
    let compared = 0;
    for (let written = 0; written < WRITES; written += 1) {
      const [one, other] = inAnyOrder();
      await pick(kinds)(one);
      const post = pick(posts);
      const [now, here, there] = await Promise.all([read(truth.url, post), read(one, post), read(other, post)]);
      expect([here, there]).toEqual([now, now]);
      compared += 1;
    }
    expect(compared).toBe(WRITES);
    // Answered by caches, in the processes and in Redis.
    for (const post of posts) for (const url of [...urls, ...urls]) await read(url, post);
    for (const { value } of await scrapeAll())
      for (const result of ['local', 'redis', 'miss'])
        expect(value('parley_cache_lookups_total', { result }), result).toBeGreaterThan(5);
  });

  it('limits are exact over two processes, and each decision touches one slot', async () => {
    const log = createLog('error');
    const clients = [await openRedis(cluster.urls, 'one', log), await openRedis(cluster.urls, 'two', log)];
    const name = `test-${randomBytes(6).toString('hex')}`;
    // Exactness is asked here, of a machine that may be busy.
    const both = clients.map((redis) => createLimits({ redis, prefix: name, log, patienceMs: 20_000 }));
    const limit = { name: 'default', max: 100, windowMs: 3_600_000 };
    const calls = both.flatMap((limits) => Array.from({ length: 1_000 }, () => limits.take(limit, 'someone')));
    expect((await Promise.all(calls)).filter(({ allowed }) => allowed)).toHaveLength(100);
    const people = Array.from({ length: 200 }, (_, index) => `person-${index}`);
    const others = await Promise.all(people.flatMap((person) => both.map((limits) => limits.take(limit, person))));
    expect(others.every(({ allowed }) => allowed)).toBe(true);
    for (const limits of both) expect(limits.stats()).toMatchObject({ local: 0, away: false });
    const buckets = await keysOf(`${name}:limit:*`);
    for (const node of (await cluster.masters()) ?? [])
      expect(buckets.filter((bucket) => bucket.node === node.name).length).toBeGreaterThan(30);
    expect(buckets.filter(({ ttl }) => ttl <= 0)).toEqual([]);
    for (const limits of both) limits.close();
    for (const redis of clients) redis.disconnect();
  });

  it('a mutation that is sent to both processes with one key has its effect once', async () => {
    const author = await createPerson(truth.client);
    const post = await createPost(truth.client, { author });
    const input = { postId: post.id, body: 'Once.' };
    const send = (url: string) => clientOf(url).raw<Added>(ADD, { input, key: 'one-key' }, { token: author.token });
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => send(urls[index % 2] ?? '')));
    answers.push(await send(pick(urls)));
    const done = answers.filter(({ errors }) => errors.length === 0);
    expect(answers.filter((answer) => !done.includes(answer)).map(({ code }) => code)).toEqual(
      Array.from({ length: answers.length - done.length }, () => 'IDEMPOTENCY_KEY_IN_USE'),
    );
    expect(done).toContain(answers.at(-1));
    expect(new Set(done.map(({ data }) => data.addComment.comment.id)).size).toBe(1);
    expect((await read(pick(urls), post)).post.commentCount).toBe(1);
  });

  it('what one process writes is told to who follows through the other, and to receivers of webhooks', async () => {
    const post = await createPost(truth.client, { author: admin });
    const following = follow<{ id: string }>(
      urls[1] ?? '',
      'WebSocket',
      'subscription Follow($postId: ID!) { commentAdded(postId: $postId) { id } }',
      { variables: { postId: post.id } },
    );
    const ids: string[] = [];
    await expect
      .poll(
        async () => {
          ids.push(await add(urls[0] ?? '', post, admin));
          return following.rows.length;
        },
        { timeout: 10_000, interval: 200 },
      )
      .toBeGreaterThan(0);
    const before = following.rows.length;
    for (let index = 0; index < 5; index += 1) ids.push(await add(urls[0] ?? '', post, admin));
    const rows = await following.brings(before + 5);
    expect(ids).toEqual(expect.arrayContaining(rows.map(({ id }) => id)));
    await following.stop();
    await expect.poll(() => ids.filter((id) => !toldOf().has(id)), { timeout: 20_000 }).toEqual([]);
  });

  it('every key but those of the queues has a lifetime, and keys lie on all nodes, queues apart too', async () => {
    // So many that no node is passed over by chance.
    for (let index = 0; index < 60; index += 1)
      await clientOf(pick(urls)).raw(`{ posts(first: 1) { nodes { title } } } # ${index}`);
    const keys = await keysOf(`*${prefix}*`);
    const queues = keys.filter(({ key }) => key.startsWith(`{${prefix}:queue:`));
    const others = keys.filter((found) => !queues.includes(found));
    expect(others.filter(({ ttl }) => ttl <= 0)).toEqual([]);
    expect(new Set(others.map(({ node }) => node)).size).toBe(3);
    expect(new Set(queues.map(({ node }) => node)).size).toBeGreaterThan(1);
  });

  it('health, metrics and the view on the queues answer', async () => {
    for (const url of urls) {
      const health = (await (await fetch(`${url}/health/ready`)).json()) as { checks: Record<string, { ok: boolean }> };
      expect(Object.values(health.checks).map(({ ok }) => ok)).toEqual([true, true, true]);
      const { value } = await scrape(url);
      for (const dependency of ['redis-cache', 'redis-queues']) expect(value('parley_up', { dependency })).toBe(1);
      expect(value('parley_queue_jobs', { queue: 'jobs', state: 'waiting' })).toBeGreaterThanOrEqual(0);
    }
  });

  it('what is forgotten is forgotten on all nodes', async () => {
    const redis = await openRedis(cluster.urls, 'forget', createLog('error'));
    const name = `test-${randomBytes(6).toString('hex')}`;
    const memory = createMemory(redis, name);
    const of = (userId: string) => keysOf(`${name}:idempotency:${userId}:*`);
    for (let key = 0; key < 30; key += 1) await redis.set(`${name}:cache:{${key}}`, '', 'PX', 60_000);
    for (const userId of ['gone', 'here'])
      for (let key = 0; key < 30; key += 1)
        memory.remember({ userId, key: `${key}` }, { fingerprint: '', expiresAt: Date.now(), answer: {} });
    await expect.poll(async () => [(await of('gone')).length, (await of('here')).length]).toEqual([30, 30]);
    expect(new Set((await of('gone')).map(({ node }) => node)).size).toBe(3);
    await forgetPerson(redis, name, 'gone');
    expect([(await of('gone')).length, (await of('here')).length]).toEqual([0, 30]);
    expect(await keysOf(`${name}:cache:*`)).toHaveLength(30);
    await forgetEntries(redis, name);
    expect(await keysOf(`${name}:cache:*`)).toEqual([]);
    redis.disconnect();
  });

  it(
    'a master is killed under load: no mutation fails, nothing old is read, and all goes on',
    { timeout: 180_000 },
    async () => {
      const WRITERS = 6;
      const authors = await createPeople(truth.client, WRITERS);
      const posts = await Promise.all(authors.map((author) => createPost(truth.client, { author })));
      const ids: string[] = [];
      let [longest, written, stopped] = [0, 0, false];
      const stale: string[] = [];
      /** Writes through one process, and reads it by the other. */
      const work = async (post: Post) => {
        const own: string[] = [];
        while (!stopped) {
          const [one, other] = inAnyOrder();
          const since = performance.now();
          own.unshift(await add(one, post, post.author));
          longest = Math.max(longest, performance.now() - since);
          written += 1;
          for (const url of [other, one, other]) {
            const { commentCount, comments } = (await read(url, post)).post;
            if (commentCount !== own.length || comments.nodes[0]?.id !== own[0]) stale.push(`${own[0]} by ${url}`);
          }
          await sleep(20);
        }
        ids.push(...own);
      };
      await cached();
      const running = posts.map(work);
      const ended = Promise.all(running).finally(() => (stopped = true));
      // Told below; until then nobody else listens.
      ended.catch(() => undefined);
      const worker = createPatientCluster(cluster.urls, 'test');
      await once(worker, 'ready');
      worker.disconnect();
      await once(worker, 'end');
      const master = await cluster.masterOf(`{${prefix}:journal}`);
      const other = cluster.nodes.find((node) => node !== master);
      await master.kill();
      const killed = performance.now();
      const isBroken = async () => (await other?.client.cluster('INFO'))?.includes('cluster_state:fail') === true;
      // As a worker does that was cut off: the first node that it finds may say that the cluster is not whole.
      const connected = waitFor(isBroken, 20_000).then(() => worker.connect());
      const after = () => Math.round(performance.now() - killed);
      expect(await waitFor(async () => (await cluster.masters())?.length === 3, 30_000)).toBe(true);
      const promoted = after();
      expect(await Promise.race([connected.then(() => 'connected'), sleep(20_000, 'nobody told')])).toBe('connected');
      worker.disconnect();
      await cached();
      const cachedAfter = after();
      const degraded = async () =>
        (await scrapeAll()).map(({ value }) => value('parley_rate_limit_degraded')).every((away) => away === 0);
      expect(await waitFor(degraded, 20_000)).toBe(true);
      const limited = after();
      await sleep(1_000);
      stopped = true;
      await ended;
      expect(await waitFor(() => ids.every((id) => toldOf().has(id)), 90_000)).toBe(true);
      console.log(
        `${written} mutations, the longest ${longest.toFixed(0)} ms; a replica took over ${promoted} ms after the kill, ` +
          `caches served again after ${cachedAfter} ms, limits were shared after ${limited} ms, ` +
          `${ids.filter((id) => toldOf().has(id)).length} of ${ids.length} messages were delivered after ${after()} ms`,
      );
      expect(stale).toEqual([]);
      // A second for each lease that may be in force: of the master that is gone, and of the one that took over.
      expect(longest).toBeLessThan(4_000);
      expect(promoted).toBeLessThan(4 * NODE_TIMEOUT_MS + 5_000);
      await master.restart();
      expect(await waitFor(() => master.client.status === 'ready', 10_000)).toBe(true);
    },
  );

  it(
    'where a replica takes over, which may lack what its master wrote, every reader begins anew',
    { timeout: 90_000 },
    async () => {
      const log = createLog('error');
      const redis = await openRedis(cluster.urls, 'journal', log);
      const name = `test-${randomBytes(6).toString('hex')}`;
      const journal = createJournal({ redis, prefix: name, reads: true, log });
      expect(await waitFor(() => journal.position() !== null, 20_000)).toBe(true);
      const before = journal.position() ?? 0;
      expect(journal.isFresh(['untouched'], before)).toBe(true);
      const master = await cluster.masterOf(`{${name}:journal}`);
      const [, port = ''] = master.name.split(':');
      const findReplica = async () => {
        const roles = await Promise.all(cluster.nodes.map(({ client }) => client.info('replication')));
        const isUp = (role: string) => role.includes(`master_port:${port}`) && role.includes('master_link_status:up');
        return cluster.nodes[roles.findIndex(isUp)];
      };
      // One that was started a moment ago has to find its master first.
      expect(await waitFor(async () => (await findReplica()) !== undefined, 30_000)).toBe(true);
      await (await findReplica())?.client.call('CLUSTER', 'FAILOVER', 'TAKEOVER');
      // By a minute of the clock, in microseconds.
      await expect.poll(() => (journal.position() ?? 0) - before, { timeout: 20_000 }).toBeGreaterThan(50_000_000);
      expect(journal.isFresh(['untouched'], before)).toBe(false);
      expect(journal.isFresh(['untouched'], journal.position() ?? 0)).toBe(true);
      journal.close();
      redis.disconnect();
    },
  );

  it('no process logged an error, or was refused by a node for the sake of a slot', () => {
    for (const process of processes) {
      expect(process.output()).not.toMatch(/CROSSSLOT|MOVED|TRYAGAIN/);
      expect(process.output()).not.toMatch(/"level":(50|60)/);
    }
  });
});
