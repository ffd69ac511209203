import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort, waitFor } from '../../scripts/services.ts';
import { findCounterFaults } from '../../src/comments/index.ts';
import { createDb, type Db } from '../../src/platform/db/index.ts';
import { decodeId } from '../../src/platform/graphql/ids.ts';
import { createLog } from '../../src/platform/log/index.ts';
import { projectFolder } from '../../src/platform/project.ts';
import { testEnvironment, type Environment } from '../support/app.ts';
import { createClient, type Client } from '../support/client.ts';
import { createPeople, createPost, type Person } from '../support/factories.ts';

const CLIENTS = 32;
const KILLS = 3;
/** Writes that must be answered between two kills. */
const WRITES = 150;
/** Least time that the load lasts; FAULTS_SECONDS=60 for the long form, with as many kills as fit in. */
const SECONDS = Number(process.env['FAULTS_SECONDS'] ?? 0);

let environment: Environment;
let api: ChildProcess;
let client: Client;
let db: Db;
let port: number;

async function startApi(): Promise<void> {
  api = spawn(process.execPath, [join(projectFolder, 'dist/server.js')], {
    env: { ...process.env, ...environment },
    stdio: 'ignore',
  });
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  expect(await waitFor(isReady, 30_000)).toBe(true);
}

async function killApi(): Promise<void> {
  const ended = new Promise((resolve) => api.once('exit', resolve));
  api.kill('SIGKILL');
  await ended;
}

beforeAll(async () => {
  port = await freePort();
  environment = await testEnvironment({ PORT: String(port), LOG_LEVEL: 'silent' });
  client = createClient(`http://127.0.0.1:${port}`);
  db = createDb({
    url: environment['DATABASE_URL'] ?? '',
    poolSize: 2,
    statementTimeoutMs: 60_000,
    log: createLog('silent'),
  });
  await startApi();
});
afterAll(async () => {
  await killApi();
  await db.close();
});

type Outcome = 'done' | 'refused' | 'lost';

it(
  `every counter equals a recount after ${CLIENTS} clients wrote at random, with the API killed and started again in between`,
  { timeout: SECONDS * 1000 + 180_000 },
  async () => {
    const people = await createPeople(client, CLIENTS);
    const posts = [await createPost(client), await createPost(client)];
    /** Comments that were acknowledged, with their author. */
    const comments: { id: string; postId: string; author: Person }[] = [];
    /** What was acknowledged of each comment's text. */
    const acknowledged = new Map<string, string>();
    const deleted = new Set<string>();
    const outcomes = { done: 0, refused: 0, lost: 0 };
    const stop = new AbortController();
    const pick = <T>(list: T[]) => list[Math.floor(Math.random() * list.length)];

    const attempt = async (author: Person): Promise<Outcome> => {
      const raw = <T>(query: string, variables: object) => client.raw<T>(query, variables, { token: author.token });
      const target = pick(comments);
      const dice = Math.random();
      if (!target || dice < 0.4) {
        const postId = target?.postId ?? pick(posts)?.id ?? '';
        const parentId = target && Math.random() < 0.8 ? target.id : null;
        const body = `text ${Math.random()}`;
        const { data, errors } = await raw<{ addComment: { comment: { id: string } } }>(
          'mutation ($postId: ID!, $parentId: ID, $body: String!) { addComment(input: { postId: $postId, parentId: $parentId, body: $body }) { comment { id } } }',
          { postId, parentId, body },
        );
        if (errors.length > 0) return 'refused';
        const { id } = data.addComment.comment;
        comments.push({ id, postId, author });
        acknowledged.set(id, body);
        return 'done';
      }
      if (dice < 0.8) {
        const vote = pick(['UP', 'DOWN', null]) ?? null;
        const { errors } = await raw(
          'mutation ($id: ID!, $vote: Vote) { voteComment(id: $id, vote: $vote) { comment { score } } }',
          { id: target.id, vote },
        );
        return errors.length > 0 ? 'refused' : 'done';
      }
      if (target.author.id !== author.id) return attempt(target.author);
      if (dice < 0.93) {
        const body = `edited ${Math.random()}`;
        // Until the answer comes, either text may stand.
        acknowledged.delete(target.id);
        const { errors } = await raw(
          'mutation ($id: ID!, $body: String!) { editComment(input: { id: $id, body: $body }) { comment { id } } }',
          { id: target.id, body },
        );
        return errors.length > 0 ? 'refused' : 'done';
      }
      const { errors } = await raw('mutation ($id: ID!) { deleteComment(id: $id) { comment { state } } }', {
        id: target.id,
      });
      if (errors.length > 0) return 'refused';
      deleted.add(target.id);
      return 'done';
    };

    const load = people.map(async (person) => {
      while (!stop.signal.aborted) {
        // No answer: the write may be there or not, but not in part.
        const outcome = await attempt(person).catch((): Outcome => 'lost');
        outcomes[outcome] += 1;
        if (outcome === 'lost') await sleep(50);
      }
    });
    const written = async () => {
      const before = outcomes.done;
      expect(await waitFor(() => outcomes.done >= before + WRITES, 60_000), 'writes are answered').toBe(true);
    };
    const end = Date.now() + SECONDS * 1000;
    let kills = 0;
    for (; kills < KILLS || Date.now() < end; kills += 1) {
      await written();
      await killApi();
      await startApi();
    }
    await written();
    stop.abort();
    await Promise.all(load);
    console.log(
      `kills ${kills}, writes done ${outcomes.done}, refused ${outcomes.refused}, without an answer ${outcomes.lost}`,
    );
    expect(outcomes.lost).toBeGreaterThan(0);

    expect(
      await findCounterFaults(
        db,
        posts.map(({ id }) => decodeId('Post', id)),
      ),
    ).toEqual([]);
    // What was acknowledged is there.
    for (const { id } of comments) {
      const { data } = await client.raw<{ node: { body: string | null; state: string } }>(
        'query ($id: ID!) { node(id: $id) { ... on Comment { body state } } }',
        { id },
      );
      if (deleted.has(id)) expect(data.node).toEqual({ body: null, state: 'DELETED' });
      else if (acknowledged.has(id) && data.node.state !== 'DELETED') expect(data.node.body).toBe(acknowledged.get(id));
    }
  },
);
