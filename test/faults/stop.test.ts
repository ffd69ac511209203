import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, waitFor } from '../../scripts/services.ts';
import { testEnvironment, type Environment } from '../support/app.ts';
import { createClient } from '../support/client.ts';
import { createPerson, createPost, type Person } from '../support/factories.ts';
import { haproxyPath, startHaproxy, whyNoHaproxy } from '../support/haproxy.ts';
import { startLoad } from '../support/load.ts';
import { startProcess, type RunningProcess } from '../support/processes.ts';

/** FAULTS_ROUNDS=20, the long form, on a machine that does nothing else. */
const PER_SECOND = process.env['FAULTS_ROUNDS'] === undefined ? 40 : 100;
const ADD =
  'mutation ($postId: ID!, $body: String!) { addComment(input: { postId: $postId, body: $body }) { comment { id } } }';

describe.skipIf(haproxyPath === undefined)(`two processes behind HAProxy${whyNoHaproxy}`, () => {
  let environment: Environment;
  let ports: number[];
  let apis: RunningProcess[];
  let proxy: Awaited<ReturnType<typeof startHaproxy>>;
  let author: Person;
  beforeAll(async () => {
    environment = await testEnvironment({ STOP_DELAY: '3s', LOG_LEVEL: 'error' });
    ports = [await freePort(), await freePort()];
    apis = await Promise.all(ports.map((port) => startProcess('server', { ...environment, PORT: String(port) })));
    proxy = await startHaproxy(ports);
    author = await createPerson(createClient(proxy.url));
  });
  afterAll(async () => {
    await proxy.close();
    await Promise.all(apis.map((api) => api.kill()));
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
});
