import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { request } from 'undici';
import { findCounterFaults } from '../src/comments/index.ts';
import { createDb } from '../src/platform/db/index.ts';
import { encodeCommentId, encodeId } from '../src/platform/graphql/ids.ts';
import { createLog } from '../src/platform/log/index.ts';
import { projectFolder } from '../src/platform/project.ts';
import { parley, start, type RunningContender } from './contenders.ts';
import { BELOW_A_THREAD, CHECKED, fill, SEARCHED, type Filled } from './growth-fill.ts';
import { HEADERS } from './load.ts';
import { drawCurves } from './picture.ts';
import { median, percentile, round, type Bench } from './report.ts';

const SIZES = [10_000, 100_000, 1_000_000, 5_000_000];
const WARM_UP_TURNS = 100;
const TURNS = 1_000;
const SORTS = ['NEW', 'OLD', 'TOP', 'BEST', 'HOT', 'CONTROVERSIAL'] as const;
const FIRST = 20;
/** Of page 1,000: so few that a post of 10,000 comments has as many pages of roots. */
const SMALL_PAGE = 5;
/** Roots on the way to page 1,000. */
const BEFORE = 999 * SMALL_PAGE;
const PEOPLE = 10;
/** What the largest may cost beside the smallest. */
const AT_MOST = 1.3;

/** A filled database and an API process on it. */
interface Target extends Filled {
  name: string;
  databaseUrl: string;
  server: RunningContender;
  tokens: string[];
  moderator: string;
  /** Where page 1,000 begins, by sort. */
  cursors: Map<string, string>;
  comments: string[];
}

interface Call {
  query: string;
  variables?: Record<string, unknown>;
  token?: string;
}

const anyOf = <Item>(items: readonly Item[]): Item => {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

const FIELDS = 'id body score replyCount viewerVote createdAt author { handle displayName }';
const pageQuery = (fields: string) => `query Page($id: ID!, $first: Int, $after: String, $sort: CommentSort!) {
  post(id: $id) { title commentCount comments(first: $first, after: $after, sort: $sort) {
    ${fields} pageInfo { endCursor hasNextPage } } } }`;
const PAGE = pageQuery(`nodes { ${FIELDS} }`);
const STEP = pageQuery('');
const below = (levels: number): string =>
  `replies(first: 5) { nodes { ${FIELDS} ${levels > 1 ? below(levels - 1) : ''} } }`;

const pageOf = ({ postId, tokens }: Target, sort: string, first: number, after?: string): Call => ({
  query: PAGE,
  variables: { id: encodeId('Post', postId), first, after, sort },
  token: anyOf(tokens),
});
const randomComment = ({ postId, comments }: Target) => encodeCommentId({ postId, id: anyOf(comments) });
const randomWord = () => anyOf(SEARCHED);
const SEARCH = `query Search($text: String!, $postId: ID) { searchComments(text: $text, postId: $postId) {
  nodes { ${FIELDS} } pageInfo { hasNextPage } } }`;

interface Operation {
  key: string;
  title: string;
  call: (target: Target, turn: number) => Call;
  /** Something that every good answer has as often at least. */
  holds: { pattern: RegExp; times: number };
  /** Whether it may not cost more than AT_MOST times as much at the largest size. */
  judged?: boolean;
}

const OPERATIONS: Operation[] = [
  {
    key: 'user',
    title: 'one person, for comparison',
    call: ({ tokens }) => ({ query: '{ viewer { handle displayName } }', token: anyOf(tokens) }),
    holds: { pattern: /"handle"/g, times: 1 },
  },
  {
    key: 'firstPage',
    title: 'first page, 20 roots',
    call: (target, turn) => pageOf(target, SORTS[turn % SORTS.length] ?? '', FIRST),
    holds: { pattern: /"replyCount"/g, times: FIRST },
    judged: true,
  },
  {
    key: 'page1000',
    title: `page 1,000, of ${SMALL_PAGE} roots`,
    call(target, turn) {
      const sort = SORTS[turn % SORTS.length] ?? '';
      return pageOf(target, sort, SMALL_PAGE, target.cursors.get(sort));
    },
    holds: { pattern: /"replyCount"/g, times: SMALL_PAGE },
    judged: true,
  },
  {
    key: 'deepReplies',
    title: 'deep replies, 5 levels below a root',
    call: ({ postId, threads, tokens }) => ({
      query: `query Below($id: ID!) { node(id: $id) { ... on Comment { ${below(5)} } } }`,
      variables: { id: encodeCommentId({ postId, id: anyOf(threads) }) },
      token: anyOf(tokens),
    }),
    holds: { pattern: /"replyCount"/g, times: BELOW_A_THREAD },
  },
  {
    key: 'add',
    title: 'add, a root or a reply in turn',
    call: (target, turn) => ({
      query: `mutation Add($input: AddCommentInput!) { addComment(input: $input) { comment { ${FIELDS} } } }`,
      variables: {
        input: {
          postId: encodeId('Post', target.postId),
          parentId: turn % 2 === 0 ? null : randomComment(target),
          body: Array.from({ length: 20 }, randomWord).join(' '),
        },
      },
      token: anyOf(target.tokens),
    }),
    holds: { pattern: /"replyCount":0/g, times: 1 },
    judged: true,
  },
  {
    key: 'vote',
    title: 'vote',
    call: (target) => ({
      query: `mutation Vote($id: ID!, $vote: Vote) { voteComment(id: $id, vote: $vote) { comment { id score } } }`,
      variables: { id: randomComment(target), vote: anyOf(['UP', 'DOWN']) },
      token: anyOf(target.tokens),
    }),
    holds: { pattern: /"score"/g, times: 1 },
  },
  {
    key: 'searchPost',
    title: 'search in the post, a word of one comment in 1,000',
    call: ({ postId, tokens }) => ({
      query: SEARCH,
      variables: { text: randomWord(), postId: encodeId('Post', postId) },
      token: anyOf(tokens),
    }),
    holds: { pattern: /"hasNextPage"/g, times: 1 },
  },
  {
    key: 'search',
    title: 'search everywhere, such a word',
    call: ({ tokens }) => ({ query: SEARCH, variables: { text: randomWord() }, token: anyOf(tokens) }),
    holds: { pattern: /"hasNextPage"/g, times: 1 },
  },
  {
    key: 'queue',
    title: 'moderation queue, 20 of one comment in 500',
    call: ({ moderator }) => ({
      query: `{ moderationQueue(queue: FLAGGED, first: 20) { totalCount nodes { flagWeight spamScore
        comment { ${FIELDS} } flags { nodes { reason reporter { handle } } } thread { body }
        authorRecord { visible removed flagsUpheld flagsDismissed } } } }`,
      token: moderator,
    }),
    holds: { pattern: /"flagWeight"/g, times: FIRST },
  },
];

/** The text of the answer. @throws where it is a refusal, or holds less than it should. */
async function send(target: Target, call: Call, holds?: Operation['holds']): Promise<string> {
  const { query, variables, token } = call;
  const headers = token === undefined ? HEADERS : { ...HEADERS, authorization: `Bearer ${token}` };
  const answer = await request(target.server.url, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  const text = await answer.body.text();
  const found = holds ? (text.match(holds.pattern) ?? []).length : 0;
  if (answer.statusCode !== 200 || text.includes('"errors"') || (holds && found < holds.times))
    throw new Error(`not what was asked for: ${answer.statusCode} ${query} ${text.slice(0, 500)}`);
  return text;
}

async function signUp(target: Target, handle: string): Promise<string> {
  const input = { handle, displayName: handle, email: `${handle}@example.org`, password: 'correct horse battery' };
  const query = 'mutation SignUp($input: SignUpInput!) { signUp(input: $input) { token } }';
  const text = await send(target, { query, variables: { input } });
  return (JSON.parse(text) as { data: { signUp: { token: string } } }).data.signUp.token;
}

async function findCursor(target: Target, sort: string): Promise<string> {
  let after: string | undefined;
  for (let seen = 0; seen < BEFORE; seen += 100) {
    const call = { ...pageOf(target, sort, Math.min(100, BEFORE - seen), after), query: STEP };
    const text = await send(target, call);
    const answer = JSON.parse(text) as { data: { post: { comments: { pageInfo: { endCursor: string } } } } };
    after = answer.data.post.comments.pageInfo.endCursor;
  }
  return after ?? '';
}

/** Counts anew; the product's own check. @throws where a counter is off. */
async function recount(databaseUrl: string, postIds: string[]): Promise<void> {
  const db = createDb({ url: databaseUrl, poolSize: 1, statementTimeoutMs: 300_000, log: createLog('error') });
  const faults = await findCounterFaults(db, postIds);
  await db.close();
  if (faults.length > 0) throw new Error(`counters are off: ${JSON.stringify(faults.slice(0, 3))}`);
}

interface Times {
  p50: number;
  p99: number;
}
const summarize = (times: number[]): Times => ({
  p50: round(median(times)),
  p99: round(percentile(times, 0.99)),
});

interface Figure extends Times {
  smallest: Times;
  ratio: number;
  ratioP99: number;
}

const sayCount = (count: number) => count.toLocaleString('en');

/**
 * What each operation takes over HTTP, one at a time and uncached, with 10,000 to 5,000,000 comments. At each size the
 * smallest is filled anew and measured beside it, turn by turn, so that the ratio knows nothing of what else the machine did.
 */
export const benchGrowth: Bench = async (servers) => {
  const sizes = process.env.GROWTH_SIZES?.split(',').map(Number) ?? SIZES;
  const turns = Number(process.env.GROWTH_TURNS ?? TURNS);
  const warmUp = Math.min(WARM_UP_TURNS, turns);
  const [smallest = 0] = sizes;
  const template = new URL(servers.databaseUrl).pathname.slice(1);
  const urlOf = (name: string) => Object.assign(new URL(servers.databaseUrl), { pathname: name }).href;
  // What a template is made of must not be in use.
  const owner = new pg.Client({ connectionString: urlOf('postgres') });
  // Where the bench ends early, the servers are stopped first.
  owner.on('error', () => undefined);
  await owner.connect();

  /** A database like the migrated one, filled; and a server on it. */
  async function open(name: string, size: number) {
    const databaseUrl = urlOf(name);
    await owner.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    const since = performance.now();
    const filled = await fill(databaseUrl, size);
    const seconds = round((performance.now() - since) / 1000, 1);
    if (size <= CHECKED) await recount(databaseUrl, filled.postIds);
    const server = await start(parley('growth', 'Parley', { CACHE: 'false', REDIS_PREFIX: name }), {
      ...servers,
      databaseUrl,
    });
    const target: Target = { ...filled, name, databaseUrl, server, tokens: [], moderator: '', cursors: new Map() };
    for (let index = 0; index < PEOPLE; index += 1) target.tokens.push(await signUp(target, `reader_${index}`));
    target.moderator = await signUp(target, 'moderator');
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    // The spam check looks at what new accounts write before it is public.
    await client.query(`UPDATE users SET created_at = now() - interval '1 year' WHERE email LIKE '%@example.org'`);
    await client.query(`UPDATE users SET role = 'MODERATOR' WHERE handle = 'moderator'`);
    const { rows } = await client.query<{ bytes: string }>('SELECT pg_database_size(current_database()) AS bytes');
    await client.end();
    for (const sort of SORTS) target.cursors.set(sort, await findCursor(target, sort));
    return { target, seconds, megabytes: round(Number(rows[0]?.bytes) / 2 ** 20, 0) };
  }

  async function close({ server, name }: Target) {
    await server.stop();
    await owner.query(`DROP DATABASE ${name}`);
  }

  const figures: Record<string, { seconds: number; megabytes: number; operations: Record<string, Figure> }> = {};
  for (const size of sizes) {
    const beside = await open('smallest', smallest);
    const { target, seconds, megabytes } = await open('grown', size);
    console.log(`\n${sayCount(size)} comments: filled in ${seconds} s, ${sayCount(megabytes)} MB`);
    const pair = [target, beside.target] as const;
    const times = new Map(OPERATIONS.map(({ key }) => [key, { grown: [] as number[], smallest: [] as number[] }]));
    for (let turn = -warmUp; turn < turns; turn += 1)
      for (const { key, call, holds } of OPERATIONS)
        // Whoever comes second finds the processor's caches as the first left them.
        for (const who of turn % 2 === 0 ? pair : pair.toReversed()) {
          const what = call(who, Math.abs(turn));
          const since = performance.now();
          await send(who, what, holds);
          const took = performance.now() - since;
          if (turn >= 0) times.get(key)?.[who === target ? 'grown' : 'smallest'].push(took);
        }
    if (size <= CHECKED) await recount(target.databaseUrl, target.postIds);
    await close(target);
    await close(beside.target);

    console.log(`\n| ms | p50 | p99 | the same with ${sayCount(smallest)}: p50 | p99 | ratio of p50 | of p99 |`);
    console.log('| --- | --- | --- | --- | --- | --- | --- |');
    const operations: Record<string, Figure> = {};
    for (const { key, title } of OPERATIONS) {
      const { grown = [], smallest: others = [] } = times.get(key) ?? {};
      const [own, other] = [summarize(grown), summarize(others)];
      const figure = {
        ...own,
        smallest: other,
        ratio: round(own.p50 / other.p50),
        ratioP99: round(own.p99 / other.p99),
      };
      operations[key] = figure;
      console.log(
        `| ${title} | ${own.p50} | ${own.p99} | ${other.p50} | ${other.p99} | ${figure.ratio} | ${figure.ratioP99} |`,
      );
    }
    figures[size] = { seconds, megabytes, operations };
  }
  await owner.end();

  const largest = sizes.at(-1) ?? 0;
  console.log();
  const judged = OPERATIONS.filter((operation) => operation.judged).map(({ key, title }) => {
    const { ratio = Number.NaN, ratioP99 = Number.NaN } = figures[largest]?.operations[key] ?? {};
    const isMet = ratio <= AT_MOST;
    console.log(
      `${isMet ? 'met' : 'NOT MET'}: ${title}: ${ratio} times at ${sayCount(largest)} (p99 ${ratioP99}); at most ${AT_MOST}`,
    );
    return { key, ratio, ratioP99, atMost: AT_MOST, isMet };
  });
  const curves = OPERATIONS.map(({ key, title }) => ({
    name: title,
    values: sizes.map((size) => figures[size]?.operations[key]?.p50 ?? Number.NaN),
  }));
  await writeFile(
    join(projectFolder, 'bench/results/growth.svg'),
    drawCurves({
      title: 'Milliseconds (p50) of one operation over HTTP, by the number of comments',
      marks: sizes.map(sayCount),
      curves,
    }),
  );
  return { turns, sizes: figures, judged };
};
