import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, waitFor } from '../../scripts/services.ts';
import { testEnvironment, type Environment } from '../support/app.ts';
import { createClient } from '../support/client.ts';
import { createPerson, createPost, type Person } from '../support/factories.ts';
import { follow } from '../support/live.ts';
import { haproxyPath, startHaproxy, whyNoHaproxy } from '../support/haproxy.ts';
import { startLoad } from '../support/load.ts';
import { startProcess, type RunningProcess } from '../support/processes.ts';

/** FAULTS_ROUNDS=20, the long form, on a machine that does nothing else. */
const PER_SECOND = process.env['FAULTS_ROUNDS'] === undefined ? 40 : 100;
const ADD =
  'mutation ($postId: ID!, $body: String!) { addComment(input: { postId: $postId, body: $body }) { comment { id } } }';

describe.skipIf(haproxyPath === undefined)(`two processes behind HAProxy${whyNoHaproxy}`, () => {
  let environment: Environment;
  let ports: [number, number];
  let apis: RunningProcess[];
  let worker: RunningProcess;
  let proxy: Awaited<ReturnType<typeof startHaproxy>>;
  let author: Person;
  beforeAll(async () => {
    environment = await testEnvironment({ STOP_DELAY: '3s', LOG_LEVEL: 'error' });
    ports = [await freePort(), await freePort()];
    apis = await Promise.all(ports.map((port) => startProcess('server', { ...environment, PORT: String(port) })));
    worker = await startProcess('worker', environment);
    proxy = await startHaproxy(ports);
    author = await createPerson(createClient(proxy.url));
  });
  afterAll(async () => {
    await proxy.close();
    await Promise.all([...apis, worker].map((one) => one.kill()));
  });

  it(
    `fail no request of ${PER_SECOND} a second while each in turn is told to stop and comes back`,
    { timeout: 90_000 },
    async () => {
      const client = createClient(proxy.url);
      const post = await createPost(client, { author });
      const added = new Set<string>();
      let index = 0;
      /** @throws whatever is not a good answer, with its beginning. */
      const ask = async (query: string, variables: object, headers: Record<string, string> = {}) => {
        const response = await fetch(`${proxy.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query, variables }),
        });
        const text = await response.text();
        if (response.status !== 200 || text.includes('"errors"'))
          throw new Error(`${response.status} ${text.slice(0, 200)}`);
        return JSON.parse(text) as { data: { addComment: { comment: { id: string } } } };
      };
      const query = async () => {
        await ask(`{ posts { nodes { id title q${(index += 1) % 7}: id } } }`, {});
      };
      const load = startLoad(PER_SECOND, {
        query,
        'query of somebody': async () => {
          await ask('{ viewer { id handle } }', {}, { authorization: `Bearer ${author.token}` });
        },
        'another query': query,
        mutation: async () => {
          const variables = { postId: post.id, body: `Comment ${(index += 1)}` };
          const { data } = await ask(ADD, variables, { authorization: `Bearer ${author.token}` });
          added.add(data.addComment.comment.id);
        },
      });
      const story: string[] = [];
      const tell = (what: string) => story.push(`${Math.round(performance.now())} ${what}`);
      for (const [at, port] of ports.entries()) {
        await sleep(1_000);
        const api = apis[at];
        tell(`${at} is told to stop`);
        await api?.stop();
        tell(`${at} has stopped`);
        expect(await api?.ended).toBe(0);
        expect(api?.output()).toBe('');
        await sleep(500);
        apis[at] = await startProcess('server', { ...environment, PORT: String(port) });
        const isBack = async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status === 200;
        expect(await waitFor(isBack, 10_000)).toBe(true);
        tell(`${at} is back`);
        await sleep(500);
      }
      const calls = await load.stop();
      console.log(`${calls.length} calls, ${added.size} comments; ${story.join(', ')}`);
      const faults = calls.filter(({ fault }) => fault !== null);
      expect(faults.slice(0, 5)).toEqual([]);
      const { data } = await client.raw<{ post: { commentCount: number } }>(
        `{ post(id: "${post.id}") { commentCount } }`,
      );
      expect(data.post.commentCount).toBe(added.size);
    },
  );

  it(
    'lose nothing that was answered while one is killed, and do twice nothing that was sent again',
    { timeout: 90_000 },
    async () => {
      const client = createClient(proxy.url);
      const post = await createPost(client, { author });
      const add = `mutation ($postId: ID!, $body: String!, $key: String!) {
      addComment(input: { postId: $postId, body: $body }, idempotencyKey: $key) { comment { id } }
    }`;
      const live = follow<{ id: string }>(
        proxy.url,
        'WebSocket',
        'subscription ($postId: ID!) { commentAdded(postId: $postId) { id } }',
        {
          variables: { postId: post.id },
        },
      );
      const answered = new Set<string>();
      let [index, again] = [0, 0];
      const load = startLoad(PER_SECOND, {
        mutation: async () => {
          const key = `comment-${(index += 1)}`;
          for (let tries = 1; ; tries += 1) {
            try {
              const answer = await client.raw<{ addComment: { comment: { id: string } } }>(
                add,
                { postId: post.id, body: key, key },
                { token: author.token },
              );
              if (answer.status === 200) return void answered.add(answer.data.addComment.comment.id);
              if (answer.code !== 'IDEMPOTENCY_KEY_IN_USE' && answer.status < 500) throw new Error(String(answer.code));
            } catch (error) {
              // HAProxy has no JSON for a server that went away.
              if (tries === 30) throw error;
            }
            again += 1;
            await sleep(200);
          }
        },
      });
      // Whoever made them, and wherever.
      await live.brings(20);
      await apis[1]?.kill();
      await sleep(2_000);
      apis[1] = await startProcess('server', { ...environment, PORT: String(ports[1]) });
      await sleep(2_000);
      const calls = await load.stop();
      console.log(`${calls.length} comments, ${again} calls sent again`);
      expect(calls.filter(({ fault }) => fault !== null)).toEqual([]);
      expect(answered.size).toBe(calls.length);
      const { data } = await client.raw<{ post: { commentCount: number } }>(
        `{ post(id: "${post.id}") { commentCount } }`,
      );
      expect(data.post.commentCount).toBe(calls.length);
      await live.stop();
    },
  );
});
