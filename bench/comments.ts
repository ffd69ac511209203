import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { Pool } from 'undici';
import { v7 as uuid } from 'uuid';
import { encodeId } from '../src/platform/graphql/ids.ts';
import { parley, start, type Contender, type RunningContender } from './contenders.ts';
import { CONNECTIONS } from './load.ts';
import { compareWith, median, percentile, round, type Bench, type Comparison } from './report.ts';
import { addThreads } from './thread.ts';

const SECONDS = 5;
const ROUNDS = 3;
/** Roots of the large post, which have no replies. */
const MANY = 10_000;
const ROOTS = 50;

/** Waline's own tables, with the indexes that its statements want and it does not come with. */
const WALINE_TABLES = `
  CREATE SEQUENCE wl_comment_seq;
  CREATE TABLE wl_comment (
    id int PRIMARY KEY DEFAULT nextval('wl_comment_seq'), user_id int, comment text, insertedat timestamp(0) NOT NULL DEFAULT now(),
    ip varchar(100) DEFAULT '', link varchar(255), mail varchar(255), nick varchar(255), pid int, rid int, sticky numeric,
    status varchar(50) NOT NULL DEFAULT '', "like" int, ua text, url varchar(255),
    createdat timestamp(0) DEFAULT now(), updatedat timestamp(0) DEFAULT now());
  CREATE INDEX ON wl_comment (url, insertedat);
  CREATE INDEX ON wl_comment (rid);
  CREATE INDEX ON wl_comment (ip, insertedat);
  CREATE SEQUENCE wl_users_seq;
  CREATE TABLE wl_users (
    id int PRIMARY KEY DEFAULT nextval('wl_users_seq'), display_name varchar(255) NOT NULL DEFAULT '', email varchar(255) NOT NULL DEFAULT '',
    password varchar(255) NOT NULL DEFAULT '', type varchar(50) NOT NULL DEFAULT '', label varchar(255), url varchar(255),
    avatar varchar(255), "2fa" varchar(32), createdat timestamp(0) DEFAULT now(), updatedat timestamp(0) DEFAULT now());`;

/** The same comments for Waline, whose threads have paths. */
const COPY_TO_WALINE = `
  WITH numbered AS (SELECT c.*, row_number() OVER (ORDER BY created_at, id) AS n FROM comments c)
  INSERT INTO wl_comment (id, comment, insertedat, ip, mail, nick, pid, rid, status, "like", ua, url)
  SELECT c.n, c.body, c.created_at, '127.0.0.2', u.handle || '@example.org', u.display_name, p.n, p.n, 'approved', c.score, '', '/' || c.post_id
  FROM numbered c JOIN users u ON u.id = c.author_id LEFT JOIN numbered p ON p.post_id = c.post_id AND p.id = c.parent_id`;

const fields = 'id body score createdAt author { handle displayName }';
const THREAD = `query Thread($id: ID!) { post(id: $id) { comments(first: ${ROOTS}, sort: NEW) { nodes { ${fields} replies(first: 3, sort: NEW) { nodes { ${fields} } } } } } }`;
const ADD = 'mutation Add($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }';

interface Read {
  body: string;
  comment: string;
  replies?: { nodes: Read[] };
  children?: Read[];
}

/** How one server is asked; what it answers, as texts. */
interface Side {
  read: (postId: string) => Promise<string[]>;
  add: (postId: string, text: string) => Promise<void>;
}

const texts = (roots: Read[], textOf: (comment: Read) => string): string[] =>
  roots
    .flatMap((root) => [root, ...(root.replies?.nodes ?? root.children ?? [])])
    .map((comment) => textOf(comment).trim());

async function ask<T>(pool: Pool, method: 'GET' | 'POST', path: string, body?: object, token?: string): Promise<T> {
  const answer = await pool.request({
    method,
    path,
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await answer.body.text();
  const parsed = JSON.parse(text) as T & { errors?: unknown; errno?: number };
  if (answer.statusCode !== 200 || parsed.errors !== undefined || (parsed.errno ?? 0) !== 0)
    throw new Error(`${answer.statusCode}: ${text.slice(0, 300)}`);
  return parsed;
}

/** Readers without a token, who are most; writers signed in. */
async function sideOfParley(pool: Pool, client: pg.Client): Promise<Side> {
  const tokens: string[] = [];
  for (let index = 0; index < CONNECTIONS; index += 1) {
    const handle = `writer_${uuid().slice(-8)}`;
    const input = { handle, displayName: handle, email: `${handle}@example.org`, password: 'correct horse battery' };
    const query = 'mutation ($input: SignUpInput!) { signUp(input: $input) { token } }';
    const { data } = await ask<{ data: { signUp: { token: string } } }>(pool, 'POST', '/graphql', {
      query,
      variables: { input },
    });
    tokens.push(data.signUp.token);
  }
  // What new accounts write waits for the spam check.
  await client.query(`UPDATE users SET created_at = now() - interval '1 year' WHERE handle LIKE 'writer%'`);
  let turn = 0;
  return {
    async read(postId) {
      const variables = { id: encodeId('Post', postId) };
      const { data } = await ask<{ data: { post: { comments: { nodes: Read[] } } } }>(pool, 'POST', '/graphql', {
        query: THREAD,
        variables,
      });
      return texts(data.post.comments.nodes, ({ body }) => body);
    },
    async add(postId, body) {
      turn += 1;
      const variables = { input: { postId: encodeId('Post', postId), body } };
      await ask(pool, 'POST', '/graphql', { query: ADD, variables }, tokens[turn % tokens.length]);
    },
  };
}

/** Nobody signs in: that is one statement less for it. */
const sideOfWaline = (pool: Pool): Side => ({
  async read(postId) {
    const path = `/api/comment?path=/${postId}&page=1&pageSize=${ROOTS}&sortBy=insertedAt_desc`;
    const { data } = await ask<{ data: { data: Read[] } }>(pool, 'GET', path);
    // It answers in HTML.
    return texts(data.data, ({ comment }) => comment.replace(/<\/?p>|\n/g, '').replaceAll('&#39;', "'"));
  },
  async add(postId, comment) {
    const who = { nick: 'Writer', mail: 'writer@example.org', link: '', ua: '' };
    await ask(pool, 'POST', '/api/comment', { ...who, comment, url: `/${postId}` });
  },
});

interface Run {
  server: RunningContender;
  side: Side;
  loads: Record<string, { perSecond: number; p50: number; p99: number }[]>;
}

async function load(call: () => Promise<unknown>) {
  const times: number[] = [];
  const since = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() - since < SECONDS * 1000) {
        const begun = performance.now();
        await call();
        times.push(performance.now() - begun);
      }
    }),
  );
  const seconds = (performance.now() - since) / 1000;
  return { perSecond: times.length / seconds, p50: median(times), p99: percentile(times, 0.99) };
}

/**
 * Comments over HTTP beside Waline, with the same ones in the same PostgreSQL: a thread of 50 roots with 3 replies each, the
 * newest 50 of a post of 10,000 comments, and comments added to one post. By 32 callers in the process of the bench, on one
 * server at a time, in turn.
 */
export const benchComments: Bench = async (servers) => {
  const client = new pg.Client({ connectionString: servers.databaseUrl });
  await client.connect();
  const { postId } = await addThreads(client);
  const { rows: others } = await client.query<{ id: string }>('SELECT id FROM posts WHERE id <> $1 LIMIT 2', [postId]);
  const [large = { id: '' }, written = { id: '' }] = others;
  await client.query(
    `INSERT INTO comments (post_id, id, depth, author_id, body, created_at)
    SELECT $1, gen_random_uuid(), 0, author_id, body, now() - n * interval '1 second'
    FROM generate_series(1, ${MANY - 200}) n
    JOIN (SELECT author_id, body, row_number() OVER () - 1 AS r FROM comments WHERE post_id = $2) c ON c.r = n % 200`,
    [large.id, postId],
  );
  await client.query(WALINE_TABLES);
  await client.query(COPY_TO_WALINE);
  await client.query(`SELECT setval('wl_comment_seq', (SELECT max(id) FROM wl_comment))`);
  await client.query('VACUUM ANALYZE');

  const waline: Contender = {
    key: 'waline',
    title: 'Waline',
    file: 'bench/waline/server.cjs',
    env: {},
    asks: 'forPeers',
    isCached: false,
  };
  const contenders = [
    parley('cached', 'Parley', {}),
    parley('uncached', 'Parley, caches off', { CACHE: 'false' }),
    waline,
  ];
  const cases: Record<string, (side: Side, turn: number) => Promise<unknown>> = {
    'a thread of 200': ({ read }) => read(postId),
    'newest of 10,000': ({ read }) => read(large.id),
    'a comment added': ({ add }, turn) => add(written.id, `What I think of it is ${turn} ${uuid()}, and nothing else.`),
  };
  const runs: Run[] = [];
  const pools: Pool[] = [];
  try {
    for (const contender of contenders) {
      const server = await start(contender, servers);
      const pool = new Pool(new URL(server.url).origin, { connections: CONNECTIONS });
      pools.push(pool);
      const side = contender === waline ? sideOfWaline(pool) : await sideOfParley(pool, client);
      runs.push({ server, side, loads: {} });
    }
    const answers = await Promise.all(runs.map(({ side }) => side.read(postId)));
    const [expected = []] = answers.map((found) => found.toSorted());
    if (expected.length !== 4 * ROOTS || !answers.every((found) => isDeepStrictEqual(found.toSorted(), expected)))
      throw new Error(
        `they do not answer the same comments: ${JSON.stringify(answers.map((found) => found.toSorted()[0]))}`,
      );
    for (const [name, call] of Object.entries(cases))
      for (let turn = -1; turn < ROUNDS; turn += 1)
        for (const { side, loads } of runs) {
          const done = await load(() => call(side, turn));
          // The first warms up.
          if (turn >= 0) (loads[name] ??= []).push(done);
        }
  } finally {
    await Promise.all([...pools.map((pool) => pool.close()), ...runs.map(({ server }) => server.stop())]);
    await client.end();
  }

  const [own, , peer] = runs;
  const beside: Comparison[] = [];
  console.log('| | | requests/s | p50, ms | p99, ms |\n| --- | --- | --- | --- | --- |');
  const figures: Record<string, Record<string, unknown>> = {};
  for (const name of Object.keys(cases)) {
    for (const { server, loads } of runs) {
      const of = (key: 'perSecond' | 'p50' | 'p99') => round(median((loads[name] ?? []).map((one) => one[key])), 1);
      const row = { perSecond: of('perSecond'), p50: of('p50'), p99: of('p99') };
      (figures[server.key] ??= {})[name] = row;
      console.log(`| ${name} | ${server.title} | ${row.perSecond} | ${row.p50} | ${row.p99} |`);
    }
    const ratesOf = (run: Run | undefined) => (run?.loads[name] ?? []).map(({ perSecond }) => perSecond);
    beside.push(compareWith('Waline', `${name}, /s`, ratesOf(own), ratesOf(peer)));
  }
  return { callers: CONNECTIONS, ...figures, beside };
};
