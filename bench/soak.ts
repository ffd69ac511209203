import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import pg from 'pg';
import { request } from 'undici';
import { v7 as uuid } from 'uuid';
import { WebSocket } from 'ws';
import { encodeCommentId, encodeId } from '../src/platform/graphql/ids.ts';
import { startLoad } from '../test/support/load.ts';
import { parley, start } from './contenders.ts';
import { HEADERS } from './load.ts';
import { median, percentile, round, type Bench } from './report.ts';
import { addThreads } from './thread.ts';

const MINUTES = 30;
const PER_SECOND = 40;
const PEOPLE = 50;
const POSTS = 50;
const FOLLOWED_MS = 20_000;
/** How far memory may be from what it was. */
const WITHIN = 0.1;

const PASSWORD = 'correct horse battery';
const anyOf = <Item>(items: readonly Item[]) => items[Math.floor(Math.random() * items.length)] as Item;

interface Sample {
  at: number;
  rss: number;
  heap: number;
}

/**
 * Reads, comments, votes, sign-ins, and subscriptions that come and go, 40 a second for SOAK_MINUTES, on one API process with
 * its defaults but for the limits, beside one worker. Memory is what the process tells Prometheus each second, from its
 * second fifth of the time and from the last: RSS by the median, the heap by the least, which is what collections leave.
 */
export const benchSoak: Bench = async (servers) => {
  const minutes = Number(process.env.SOAK_MINUTES ?? MINUTES);
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  await client.connect();
  const { forParley } = await addThreads(client);
  const contender = parley('soak', 'Parley', { JWT_SECRET: 'a secret of the bench, which is long enough' });
  const api = await start(contender, servers);
  const worker = await start({ ...contender, file: 'dist/worker.js' }, servers);

  /** @throws where the answer is a refusal. */
  async function ask(query: string, variables: object, token?: string): Promise<string> {
    const headers = token === undefined ? HEADERS : { ...HEADERS, authorization: `Bearer ${token}` };
    const body = JSON.stringify({ query, variables });
    const answer = await request(api.url, { method: 'POST', headers, body });
    const text = await answer.body.text();
    if (answer.statusCode !== 200 || text.includes('"errors"')) throw new Error(text.slice(0, 300));
    return text;
  }

  const handles = Array.from({ length: PEOPLE }, (_, index) => `soaker_${index}`);
  const tokens: string[] = [];
  for (const handle of handles) {
    const input = { handle, displayName: handle, email: `${handle}@example.org`, password: PASSWORD };
    const text = await ask('mutation ($input: SignUpInput!) { signUp(input: $input) { token } }', { input });
    tokens.push((JSON.parse(text) as { data: { signUp: { token: string } } }).data.signUp.token);
  }
  // The spam check looks at what new accounts write before it is public.
  await client.query(`UPDATE users SET created_at = now() - interval '1 year' WHERE handle LIKE 'soaker%'`);
  const { rows: posts } = await client.query<{ id: string }>('SELECT id FROM posts ORDER BY id LIMIT $1', [POSTS]);
  const { rows: comments } = await client.query<{ id: string; postId: string }>(
    'SELECT id, post_id AS "postId" FROM comments WHERE post_id = ANY($1::uuid[])',
    [posts.map(({ id }) => id)],
  );
  await client.end();
  const anyPost = () => encodeId('Post', anyOf(posts).id);

  async function follow(): Promise<void> {
    const live = createClient({ url: api.url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    const query = 'subscription ($postId: ID!) { commentAdded(postId: $postId) { id body author { handle } } }';
    const failed = new Promise<never>((_resolve, reject) => {
      const sink = { next: () => undefined, complete: () => undefined, error: reject };
      live.subscribe({ query, variables: { postId: anyPost() } }, sink);
    });
    await Promise.race([failed, sleep(Math.random() * FOLLOWED_MS)]);
    await live.dispose();
  }

  const readAs = async (token?: string) => {
    await ask(forParley.query, { id: anyPost() }, token);
  };
  const load = startLoad(PER_SECOND, {
    'a thread': () => readAs(),
    'a thread, signed in': () => readAs(anyOf(tokens)),
    add: async () => {
      const input = { postId: anyPost(), body: `What I think of it is ${uuid()}, and nothing else.` };
      await ask(
        'mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }',
        { input },
        anyOf(tokens),
      );
    },
    vote: async () => {
      const variables = { id: encodeCommentId(anyOf(comments)), vote: anyOf(['UP', 'DOWN', null]) };
      await ask(
        'mutation ($id: ID!, $vote: Vote) { voteComment(id: $id, vote: $vote) { comment { score } } }',
        variables,
        anyOf(tokens),
      );
    },
    'sign-in': async () => {
      const input = { handle: anyOf(handles), password: PASSWORD };
      await ask('mutation ($input: SignInInput!) { signIn(input: $input) { token } }', { input });
    },
    'subscription, of up to 20 s': follow,
  });

  const samples: Sample[] = [];
  const since = performance.now();
  const total = minutes * 60_000;
  while (performance.now() - since < total) {
    await sleep(1_000);
    const answer = await request(new URL('/metrics', api.url));
    const text = await answer.body.text();
    const read = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]) / 2 ** 20;
    const sample = { rss: read('process_resident_memory_bytes'), heap: read('nodejs_heap_size_used_bytes') };
    samples.push({ at: (performance.now() - since) / total, ...sample });
  }
  const calls = await load.stop();
  await Promise.all([api.stop(), worker.stop()]);

  const faults = calls.flatMap(({ fault }) => fault ?? []);
  if (faults.length > 0) throw new Error(`${faults.length} of ${calls.length} calls failed: ${faults[0]}`);
  const within = (from: number, to: number) => samples.filter(({ at }) => at >= from && at < to);
  const [early, late] = [within(0.2, 0.4), within(0.8, 1)];
  const compare = (of: (taken: Sample[]) => number) => {
    const [before, after] = [of(early), of(late)];
    return { before: round(before, 1), after: round(after, 1), ratio: round(after / before) };
  };
  const rss = compare((taken) => median(taken.map((sample) => sample.rss)));
  const heap = compare((taken) => Math.min(...taken.map((sample) => sample.heap)));
  console.log('| calls | how many | p50, ms | p99, ms |\n| --- | --- | --- | --- |');
  for (const kind of new Set(calls.map((call) => call.kind))) {
    const times = calls.filter((call) => call.kind === kind).map(({ since: from, until }) => until - from);
    console.log(`| ${kind} | ${times.length} | ${round(median(times), 1)} | ${round(percentile(times, 0.99), 1)} |`);
  }
  console.log(`\n| memory of the API process, MiB | second fifth of ${minutes} minutes | last | ratio |`);
  console.log('| --- | --- | --- | --- |');
  console.log(`| RSS, median | ${rss.before} | ${rss.after} | ${rss.ratio} |`);
  console.log(`| heap, least | ${heap.before} | ${heap.after} | ${heap.ratio} |`);
  const isMet = [rss, heap].every(({ ratio }) => ratio <= 1 + WITHIN);
  console.log(`\n${isMet ? 'met' : 'NOT MET'}: at most ${1 + WITHIN} times`);
  return { minutes, calls: calls.length, rss, heap, atMost: 1 + WITHIN, isMet };
};
