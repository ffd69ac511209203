import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort, isAlive, secret, startPostgres, startRedis, waitFor, type Service } from '../../scripts/services.ts';
import { createDb } from '../../src/platform/db/index.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { encodeId } from '../../src/platform/graphql/ids.ts';
import { createLog } from '../../src/platform/log/index.ts';
import { projectFolder } from '../../src/platform/project.ts';
import { testEnvironment } from '../support/app.ts';
import { createClient, type Answer, type Client } from '../support/client.ts';
import { createPerson, createPost, type Person } from '../support/factories.ts';
import { startLoad, type Called } from '../support/load.ts';
import { startProcess, type RunningProcess } from '../support/processes.ts';

/** Restarts of each; FAULTS_ROUNDS=20 for the long form. */
const ROUNDS = Number(process.env['FAULTS_ROUNDS'] ?? 1);
const PER_SECOND = 40;
const AWAY_MS = 1_500;
/** Longest from the moment that a server takes connections again to the first good answer of each kind. */
const RECOVERY_MS = 5_000;
const AFTER_MS = 3_000;

let folder: string;
let postgres: Service;
let redis: Service;
let api: RunningProcess;
let client: Client;
let author: Person;
let post: { id: string };
const [databasePassword, redisPassword] = [secret(), secret()];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-restart-'));
  postgres = await startPostgres(join(folder, 'postgres'), databasePassword);
  redis = await startRedis(join(folder, 'redis'), redisPassword, console.log);
  await migrate(postgres.url, join(projectFolder, 'prisma'));
  const port = await freePort();
  api = await startProcess('server', {
    ...(await testEnvironment()),
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    PORT: String(port),
    LOG_LEVEL: 'error',
  });
  client = createClient(`http://127.0.0.1:${port}`);
  author = await createPerson(client);
  post = await createPost(client, { author });
});
afterAll(async () => {
  await api.stop();
  await redis.stop();
  await postgres.stop();
  await rm(folder, { recursive: true });
});

const startPostgresAgain = async () => {
  postgres = await startPostgres(join(folder, 'postgres'), databasePassword, [], Number(new URL(postgres.url).port));
};
const startRedisAgain = async () => {
  redis = await startRedis(join(folder, 'redis'), redisPassword, console.log, Number(new URL(redis.url).port));
};
/** As a crash does: at once. The children of PostgreSQL end by themselves when they see it. */
const kill = async ({ pid, ended }: Service) => {
  process.kill(pid, 'SIGKILL');
  await ended;
  await waitFor(() => !isAlive(pid), 5_000);
};

const acknowledged = new Set<string>();
let sent = 0;

/** @throws what is wrong with an answer; a refusal as its status and code. */
function check({ status, errors }: Answer<unknown>): void {
  if (errors.length === 0 && status === 200) return;
  const [first] = errors;
  expect(JSON.stringify(errors)).not.toMatch(/ECONN|pg_|node_modules|SELECT|127\.0\.0\.1|terminat/i);
  throw new Error(`${status} ${first?.extensions.code ?? ''}`);
}

const kinds = {
  // Kept in a cache, and never older than the last acknowledged write.
  cached: async () => {
    const least = acknowledged.size;
    const answer = await client.raw<{ post: { commentCount: number } }>(`{ post(id: "${post.id}") { commentCount } }`);
    check(answer);
    const { commentCount } = answer.data.post;
    if (commentCount < least || commentCount > sent) throw new Error(`wrong: ${commentCount}, not ${least} to ${sent}`);
  },
  read: async () => {
    const text = '{ viewer { id handle comments(first: 3) { nodes { id } } } }';
    const answer = await client.raw<{ viewer: { handle: string } }>(text, {}, { token: author.token });
    check(answer);
    if (answer.data.viewer.handle !== author.handle) throw new Error('wrong: another viewer');
  },
  write: async () => {
    sent += 1;
    const answer = await client.raw<{ addComment: { comment: { id: string } } }>(
      'mutation ($id: ID!, $body: String!) { addComment(input: { postId: $id, body: $body }) { comment { id } } }',
      { id: post.id, body: `Comment ${sent}` },
      { token: author.token },
    );
    check(answer);
    acknowledged.add(answer.data.addComment.comment.id);
  },
};

/** Load on the API while a server is stopped and started again. */
async function restart(stop: () => Promise<void>, start: () => Promise<void>) {
  const load = startLoad(PER_SECOND, kinds);
  await sleep(2_000);
  const from = performance.now();
  await stop();
  await sleep(AWAY_MS);
  await start();
  const back = performance.now();
  const isGood = (kind: string) =>
    load.calls.some((call) => call.kind === kind && call.fault === null && call.since > back);
  await waitFor(() => Object.keys(kinds).every(isGood), 2 * RECOVERY_MS);
  await sleep(AFTER_MS);
  const calls = await load.stop();
  const recovery = Object.keys(kinds).map((kind) => {
    const good = calls.filter((call) => call.kind === kind && call.fault === null && call.since > back);
    return Math.min(...good.map(({ until }) => until)) - back;
  });
  return { calls, from, back, recoveredMs: Math.max(...recovery), faults: calls.filter(({ fault }) => fault !== null) };
}

const countsOf = (faults: Called[]) => {
  const counts: Record<string, number> = {};
  for (const { fault } of faults) counts[fault ?? ''] = (counts[fault ?? ''] ?? 0) + 1;
  return JSON.stringify(counts);
};

async function expectAllThere(): Promise<void> {
  const db = createDb({
    url: postgres.url,
    poolSize: 1,
    statementTimeoutMs: 30_000,
    log: createLog('silent'),
  });
  const rows = await db.prisma.comment.findMany({ select: { postId: true, id: true } });
  await db.close();
  const found = new Set(rows.map(({ postId, id }) => encodeId('Comment', postId, id)));
  expect([...acknowledged].filter((id) => !found.has(id))).toEqual([]);
  expect(acknowledged.size).toBeGreaterThan(0);
}

const ways: [string, () => Promise<void>, () => Promise<void>, boolean][] = [
  ['PostgreSQL is restarted', () => postgres.stop(), startPostgresAgain, true],
  ['PostgreSQL is killed', () => kill(postgres), startPostgresAgain, true],
  ['Redis is restarted', () => redis.stop(), startRedisAgain, false],
  ['Redis is killed', () => kill(redis), startRedisAgain, false],
];

it.each(ways)(
  `%s under load: refusals only while it is away, all answers right, back within ${RECOVERY_MS / 1000} s`,
  { timeout: ROUNDS * 60_000 },
  async (name, stop, start, isNeeded) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { calls, faults, from, back, recoveredMs } = await restart(stop, start);
      console.log(
        `${name}: ${calls.length} calls, away ${Math.round(back - from)} ms, faults ${countsOf(faults)}, good again after ${Math.round(recoveredMs)} ms`,
      );
      expect(recoveredMs).toBeLessThan(RECOVERY_MS);
      // Without Redis everything is answered.
      const mayFail = ({ since, until }: Called) => isNeeded && until > from && since < back + recoveredMs;
      expect(faults.filter((call) => !mayFail(call))).toEqual([]);
      expect(faults.filter(({ fault }) => fault !== '503 UNAVAILABLE')).toEqual([]);
      if (isNeeded) expect(faults.length).toBeGreaterThan(0);
    }
    await expectAllThere();
    expect(isAlive(api.pid)).toBe(true);
    expect(api.output()).not.toMatch(/"level":[56]0/);
  },
);
