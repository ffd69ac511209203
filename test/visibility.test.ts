import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCounterFaults } from '../src/comments/index.ts';
import { createTeller } from '../src/notifications/mails.ts';
import { decodeCommentId, decodeId, encodeCommentId, encodeId } from '../src/platform/graphql/ids.ts';
import { asOwner, useServer } from './support/app.ts';
import { addMany } from './support/bulk.ts';
import type { GraphQLFault } from './support/client.ts';
import { createPeople, createPerson, createPost, createStaff, type Person, type Post } from './support/factories.ts';
import { startReceiver, type Receiver } from './support/receiver.ts';
import { useWorker } from './support/worker.ts';

const server = useServer({ WEBHOOK_ALLOW_HTTP: 'true', WEBHOOK_ALLOW_NETWORKS: '127.0.0.1/32' });
const worker = useWorker(server);

type Sight = 'whole' | 'tombstone' | 'not there';
interface Rule {
  /** The state that is stored. */
  stored: string;
  /** Whether everyone could read it once. */
  wasPublic: boolean;
  everyone: Sight;
  author: Sight;
  moderator: Sight;
}
const rule = (stored: string, everyone: Sight, author: Sight, moderator: Sight, wasPublic = true): Rule => ({
  stored,
  wasPublic,
  everyone,
  author,
  moderator,
});

/** What is expected, written down apart from the code that decides it. */
const RULES = {
  public: rule('VISIBLE', 'whole', 'whole', 'whole'),
  'of a suspended author': rule('VISIBLE', 'whole', 'whole', 'whole'),
  'of a shadow-banned author': rule('VISIBLE', 'not there', 'whole', 'whole'),
  'held until it is checked': rule('HELD', 'not there', 'whole', 'whole'),
  'held for a moderator': rule('HELD', 'not there', 'whole', 'whole'),
  'held from the beginning': rule('HELD', 'not there', 'whole', 'whole', false),
  'hidden after reports': rule('HIDDEN', 'tombstone', 'whole', 'whole'),
  removed: rule('REMOVED', 'tombstone', 'tombstone', 'whole'),
  'taken back': rule('DELETED', 'tombstone', 'tombstone', 'tombstone'),
};
type State = keyof typeof RULES;
const STATES = Object.keys(RULES) as State[];
const VIEWERS = ['nobody', 'somebody', 'the author', 'a moderator', 'an administrator'] as const;
type Viewer = (typeof VIEWERS)[number];
/** One of each kind: pages are made by the same statements for the others. */
const PAGERS: Viewer[] = ['somebody', 'the author', 'a moderator'];
const SORTS = ['NEW', 'OLD', 'TOP', 'BEST', 'HOT', 'CONTROVERSIAL'] as const;
type Sort = (typeof SORTS)[number];

const CELLS = STATES.flatMap((state) =>
  (['root', 'reply'] as const).flatMap((place) =>
    [false, true].map((answered) => ({ state, place, answered, title: `${answered ? 'an answered' : 'a'} ${place}` })),
  ),
);
type Cell = (typeof CELLS)[number];
const named = (isMeant: (cell: Cell) => boolean) =>
  CELLS.filter(isMeant).map((cell) => [`${cell.title}, ${cell.state}`, cell] as const);

interface Subject {
  id: string;
  author: Person;
  post: Post;
  /** Its text holds this, and nothing else does. */
  word: string;
  /** What was sent to add it. */
  input: object;
  parentId: string | null;
  answerId: string | null;
  /** Of its place in each order, from before it came to its state. */
  cursors: Map<string, string>;
}
const subjects = new Map<Cell, Subject>();
const subjectOf = (cell: Cell): Subject => {
  const subject = subjects.get(cell);
  if (!subject) throw new Error(`There is no ${cell.title} ${cell.state}`);
  return subject;
};

let moderator: Person;
let admin: Person;
let somebody: Person;
let answerer: Person;
let reporters: Person[];
let receiver: Receiver;

const CLEAN = 'I agree with the second point, and would add that the index matters more:';
const SPAM =
  'Check out my channel and subscribe!!! Earn money fast at http://bit.ly/xyz please subscribe to my channel';

interface Listed {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; startCursor: string | null; endCursor: string | null };
}
/** Whatever an answer holds; a test reads what it asked for. */
interface Thing extends Record<Sort, Listed> {
  id: string;
  state: string;
  kind: string;
  commentCount: number;
  replyCount: number;
  post: Thing;
  parent: Thing;
  comment: Thing;
  comments: Thing;
  list: Listed;
  edges: Listed['edges'];
  nodes: Thing[];
  actor: { handle: string } | null;
  subject: { id: string } | null;
}
type Field =
  | 'node'
  | 'post'
  | 'parent'
  | 'answer'
  | 'user'
  | 'viewer'
  | 'within'
  | 'everywhere'
  | 'addComment'
  | 'voteComment'
  | 'searchComments'
  | 'notifications';
type Data = Record<Field, Thing> & { unreadNotificationCount: number };
interface Asked {
  data: Data;
  errors: GraphQLFault[];
  headers: Headers;
}
const ask = async (query: string, variables: object, by?: Person, headers = {}): Promise<Asked> =>
  await server.client.raw<Data>(query, variables, { ...(by ? { token: by.token } : {}), headers });
/** Asks what must succeed. */
async function must(query: string, variables: object, by?: Person): Promise<Data> {
  const { data, errors } = await ask(query, variables, by);
  expect(errors).toEqual([]);
  return data;
}

const FIELDS = `id state body author { handle displayName } replyCount`;
const ADD = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { ${FIELDS} post { commentCount } parent { ${FIELDS} } } } }`;
const add = async (by: Person, input: object, key?: string) => {
  const { data, errors } = await ask(ADD, { input }, by, key ? { 'idempotency-key': key } : {});
  expect(errors).toEqual([]);
  return data.addComment.comment as {
    id: string;
    state: string;
    replyCount: number;
    post: { commentCount: number };
  };
};
const edit = (by: Person, id: string, body: string) =>
  must(
    'mutation ($id: ID!, $b: String!) { editComment(input: { id: $id, body: $b }) { comment { id } } }',
    { id, b: body },
    by,
  );
const remove = (id: string) =>
  must('mutation ($id: ID!) { removeComment(id: $id) { comment { state } } }', { id }, moderator);
const suspend = (id: string, shadow: boolean) =>
  must(
    'mutation ($id: ID!, $s: Boolean!) { suspendUser(input: { id: $id, shadow: $s, reason: "Rule 1" }) { user { id } } }',
    { id, s: shadow },
    moderator,
  );

const listOf = (container: 'Post' | 'Comment') => (sort: string) => `
  query ($id: ID!, $first: Int!, $after: String) {
    node(id: $id) { ... on ${container} {
      list: ${container === 'Post' ? 'comments' : 'replies'}(sort: ${sort}, first: $first, after: $after) {
        edges { cursor node { ${FIELDS} } } nodes { ${FIELDS} } pageInfo { hasNextPage startCursor endCursor }
      }
    } }
  }`;
const placeOf = ({ parentId, post }: Subject) =>
  ({ id: parentId ?? post.id, kind: parentId ? 'Comment' : 'Post' }) as const;
const page = async (subject: Subject, by: Person | undefined, sort: string, first: number, after: string | null) => {
  const { id, kind } = placeOf(subject);
  return (await must(listOf(kind)(sort), { id, first, after }, by)).node.list;
};
const idsOf = ({ edges }: Listed) => edges.map(({ node }) => node.id);

/** Makes a comment that everyone can read, or that is held at once, at its place. */
async function create({ state, place, answered }: Cell, number: number): Promise<Subject> {
  const tail = String.fromCharCode(97 + Math.floor(number / 26), 97 + (number % 26));
  const word = `zorq${tail}vex`;
  const author = await createPerson(server.client, `author_${tail}`);
  const post = await createPost(server.client, { author: answerer });
  await addMany(server.app.db, { postId: post.id, authorId: answerer.id, count: 2 });
  const roots = await must('query ($id: ID!) { post(id: $id) { comments { nodes { id } } } }', { id: post.id });
  const root = roots.post.comments.nodes[0]?.id ?? '';
  const parentId = place === 'reply' ? root : null;
  if (parentId)
    for (let turn = 0; turn < 2; turn += 1) await add(answerer, { postId: post.id, parentId, body: 'A neighbour.' });
  const text = RULES[state].wasPublic ? CLEAN : SPAM;
  const input = { postId: post.id, parentId, body: `${text} ${word} @${somebody.handle}` };
  const { id, state: first } = await add(author, input, word);
  expect(first).toBe(RULES[state].wasPublic ? 'VISIBLE' : 'HELD');
  const answer = answered ? await add(answerer, { postId: post.id, parentId: id, body: 'An answer.' }) : null;
  const subject = {
    id,
    author,
    post,
    word,
    input,
    parentId,
    answerId: answer?.id ?? null,
    cursors: new Map<string, string>(),
  };
  for (const sort of SORTS) {
    const { edges } = await page(subject, moderator, sort, 100, null);
    subject.cursors.set(sort, edges.find(({ node }) => node.id === id)?.cursor ?? '');
  }
  return subject;
}

const FLAG = 'mutation ($id: ID!) { flagComment(input: { id: $id, reason: ABUSE }) { comment { state } } }';
const bring: Partial<Record<State, (subject: Subject) => Promise<unknown>>> = {
  'of a suspended author': ({ author }) => suspend(author.id, false),
  'of a shadow-banned author': ({ author }) => suspend(author.id, true),
  'hidden after reports': async ({ id }) => {
    for (const one of reporters) await must(FLAG, { id }, one);
  },
  removed: ({ id }) => remove(id),
  'taken back': ({ id, author }) =>
    must('mutation ($id: ID!) { deleteComment(id: $id) { comment { state } } }', { id }, author),
};

beforeAll(async () => {
  [moderator, admin, answerer] = [
    await createStaff(server, 'MODERATOR'),
    await createStaff(server, 'ADMIN'),
    await createStaff(server, 'MODERATOR'),
  ];
  somebody = await createPerson(server.client);
  // Two of them weigh enough, and one does not.
  reporters = await createPeople(server.client, 2);
  await asOwner(server, `UPDATE users SET created_at = now() - interval '90 days' WHERE handle = ANY($1)`, [
    reporters.map(({ handle }) => handle),
  ]);
  await asOwner(
    server,
    `INSERT INTO reporter_records (user_id, upheld, dismissed) SELECT id, 10, 0 FROM users WHERE handle = ANY($1)`,
    [reporters.map(({ handle }) => handle)],
  );
  receiver = await startReceiver();
  await must(
    'mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { secret } }',
    {
      input: {
        url: receiver.url,
        eventTypes: ['created', 'updated', 'deleted', 'held', 'removed', 'restored'].map((verb) => `comment.${verb}`),
      },
    },
    admin,
  );
  const isLate = ({ state }: Cell) => !RULES[state].wasPublic;
  const make = async (cells: Cell[]) => {
    await Promise.all(cells.map(async (cell) => subjects.set(cell, await create(cell, CELLS.indexOf(cell)))));
  };
  await make(CELLS.filter((cell) => !isLate(cell)));
  await worker.settle();
  for (const cell of CELLS) if (!isLate(cell)) await bring[cell.state]?.(subjectOf(cell));
  await worker.settle();
  // From here on nothing is checked.
  await worker.stop();
  await make(CELLS.filter(isLate));
  for (const cell of CELLS) {
    if (cell.state !== 'held until it is checked' && cell.state !== 'held for a moderator') continue;
    const { id, author, word } = subjectOf(cell);
    await edit(author, id, `${SPAM} ${word} @${somebody.handle}`);
    if (cell.state === 'held for a moderator')
      await asOwner(server, 'UPDATE moderation_items SET unchecked = false WHERE comment_id = $1', [
        decodeCommentId(id).id,
      ]);
  }
}, 120_000);
afterAll(() => receiver.close());

const personOf = (viewer: Viewer, { author }: Subject): Person | undefined =>
  ({
    nobody: undefined,
    somebody: somebody,
    'the author': author,
    'a moderator': moderator,
    'an administrator': admin,
  })[viewer];

const columnOf = (viewer: Viewer): 'everyone' | 'author' | 'moderator' =>
  viewer === 'the author' ? 'author' : viewer.startsWith('a') ? 'moderator' : 'everyone';

/** What the viewer sees where others have not answered. */
const plainSight = ({ state }: Cell, viewer: Viewer): Sight => RULES[state][columnOf(viewer)];
const sightOf = (cell: Cell, viewer: Viewer): Sight => {
  const sight = plainSight(cell, viewer);
  return sight === 'not there' && cell.answered ? 'tombstone' : sight;
};

const isPublic = ({ state }: Cell) => RULES[state].everyone === 'whole';
/** Whether the viewer takes it for public; to its author one in the shadow looks so. */
const looksPublic = (cell: Cell, viewer: Viewer) =>
  isPublic(cell) || (cell.state === 'of a shadow-banned author' && viewer === 'the author');

/** Every path that could show a comment of this author on this post to this person, as one text. */
async function readAll({ id, author, post, word, parentId, answerId }: Subject, by?: Person) {
  const query = `query ($id: ID!, $post: ID!, $parent: ID!, $answer: ID!, $handle: String!, $word: String!) {
    node(id: $id) { ... on Comment { ${FIELDS} editedAt upvotes downvotes parent { ${FIELDS} } replies { nodes { ${FIELDS} } } } }
    post(id: $post) { commentCount
      ${SORTS.map((sort) => `${sort}: comments(sort: ${sort}) { edges { cursor node { ${FIELDS} replies { nodes { ${FIELDS} } } } } }`).join(' ')}
    }
    parent: node(id: $parent) { ... on Comment { replyCount ${SORTS.map((sort) => `${sort}: replies(sort: ${sort}) { edges { cursor node { ${FIELDS} } } }`).join(' ')} } }
    answer: node(id: $answer) { ... on Comment { parent { ${FIELDS} } } }
    user(handle: $handle) { comments { edges { cursor node { ${FIELDS} } } } }
    viewer { comments { edges { node { ${FIELDS} } } } }
    within: searchComments(text: $word, postId: $post) { edges { cursor node { ${FIELDS} } } }
    everywhere: searchComments(text: $word) { edges { cursor node { ${FIELDS} } } pageInfo { hasNextPage endCursor } }
  }`;
  // An id of a post is an id of no comment.
  const variables = {
    id,
    post: post.id,
    parent: parentId ?? post.id,
    answer: answerId ?? post.id,
    handle: author.handle,
    word,
  };
  return await must(query, variables, by);
}

describe.each(STATES)('a comment %s', (state) => {
  describe.each(named((cell) => cell.state === state))('as %s', (_name, cell) => {
    it.each(VIEWERS)('is for %s on every path what the rules say', async (viewer) => {
      const subject = subjectOf(cell);
      const { id, author, word, answerId } = subject;
      const by = personOf(viewer, subject);
      const sight = sightOf(cell, viewer);
      const isThere = sight !== 'not there';
      const data = await readAll(subject, by);
      const text = JSON.stringify(data);
      expect(text.includes(word), 'its text').toBe(sight === 'whole');
      expect(text.includes(author.handle), 'its author').toBe(sight === 'whole');
      expect(text.includes(id), 'its id').toBe(isThere);
      const told = plainSight(cell, viewer) === 'not there' ? 'DELETED' : RULES[state].stored;
      const shown =
        sight === 'whole'
          ? { state: told, author: { handle: author.handle }, body: expect.stringContaining(word) as string }
          : { state: told, author: null, body: null };
      if (isThere) expect(data.node).toMatchObject({ id, ...shown, replyCount: cell.answered ? 1 : 0 });
      else expect(data.node).toBeNull();
      if (answerId) expect(data.answer.parent).toMatchObject({ id, ...shown });
      const list = cell.place === 'reply' ? data.parent : data.post;
      const neighbours = 2;
      for (const sort of SORTS) {
        const edges = list[sort].edges;
        expect(edges, sort).toHaveLength(neighbours + (isThere ? 1 : 0));
        expect(
          edges.some(({ node }) => node.id === id),
          sort,
        ).toBe(isThere);
      }
      const counted = Number(looksPublic(cell, viewer));
      const others = neighbours + (cell.place === 'reply' ? neighbours : 0) + (cell.answered ? 1 : 0);
      expect(data.post.commentCount).toBe(others + counted);
      if (cell.place === 'reply') expect(data.parent.replyCount).toBe(neighbours + counted);
      const isListed = sight === 'whole' && RULES[state].stored === 'VISIBLE';
      expect(data.user.comments.edges).toHaveLength(Number(isListed));
      if (viewer === 'the author') expect(data.viewer.comments.edges).toHaveLength(Number(isListed));
      for (const search of [data.within, data.everywhere])
        expect(search.edges).toHaveLength(Number(looksPublic(cell, viewer)));
    });

    it.each(PAGERS)('is in the pages of %s where it stands, and nowhere else', async (viewer) => {
      const subject = subjectOf(cell);
      const by = personOf(viewer, subject);
      const isThere = sightOf(cell, viewer) !== 'not there';
      const check = async (sort: string) => {
        const whole = idsOf(await page(subject, by, sort, 100, null));
        const found: string[] = [];
        for (let after: string | null = null; ;) {
          const { edges, pageInfo }: Listed = await page(subject, by, sort, 2, after);
          found.push(...edges.map(({ node }) => node.id));
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor;
        }
        expect(found).toEqual(whole);
        // A cursor that somebody kept leads past it, whether it is there or not.
        const beyond = idsOf(await page(subject, by, sort, 100, subject.cursors.get(sort) ?? null));
        expect(beyond).not.toContain(subject.id);
        expect(whole).toEqual(expect.arrayContaining(beyond));
        expect(whole.includes(subject.id)).toBe(isThere);
      };
      await Promise.all(SORTS.map(check));
    });

    it('is told of in notifications and mails as far as it can be read now', async () => {
      const { id, author, word } = subjectOf(cell);
      const { db, services } = server.app;
      const row = await db.prisma.notification.findFirst({
        where: { cause: id, userId: decodeId('User', somebody.id) },
      });
      expect(row !== null).toBe(RULES[state].wasPublic);
      if (!row) return;
      const { node } = await must(
        `query ($id: ID!) { node(id: $id) { ... on Notification { kind actor { handle } subject { ... on Comment { ${FIELDS} } } } } }`,
        { id: encodeId('Notification', row.id) },
        somebody,
      );
      const sight = sightOf(cell, 'somebody');
      const isWhole = sight === 'whole';
      expect(node.kind).toBe('MENTION');
      expect(node.actor?.handle).toBe(isWhole ? author.handle : undefined);
      expect(node.subject?.id).toBe(sight === 'not there' ? undefined : id);
      expect([JSON.stringify(node).includes(word), JSON.stringify(node).includes(author.handle)]).toEqual([
        isWhole,
        isWhole,
      ]);
      const reader = await services.users.findByHandle(somebody.handle);
      if (!reader) throw new Error('The reader is gone');
      const told = await createTeller(db, reader)(row);
      expect(told?.excerpt?.includes(word) ?? false).toBe(isWhole);
      expect(told?.sentence.includes(author.handle) ?? false).toBe(isWhole);
    });

    it('comes to its author as it is by now when the mutation that added it is replayed', async () => {
      const { author, input, word } = subjectOf(cell);
      const { data, errors, headers } = await ask(ADD, { input }, author, { 'idempotency-key': word });
      if (state === 'of a suspended author') {
        expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
        return;
      }
      expect(headers.get('idempotent-replayed')).toBe('true');
      expect(data.addComment.comment.state).toBe(RULES[state].stored);
      const text = JSON.stringify(data);
      const isWhole = plainSight(cell, 'the author') === 'whole';
      expect([text.includes(word), text.includes(author.handle)]).toEqual([isWhole, isWhole]);
    });
  });
});

const COMMENT = `comment { ${FIELDS} }`;
const MUTATIONS = {
  voteComment: `mutation ($id: ID!) { voteComment(id: $id, vote: UP) { ${COMMENT} } }`,
  flagComment: `mutation ($id: ID!) { flagComment(input: { id: $id, reason: ABUSE }) { ${COMMENT} } }`,
  editComment: `mutation ($id: ID!) { editComment(input: { id: $id, body: "Mine now." }) { ${COMMENT} } }`,
  deleteComment: `mutation ($id: ID!) { deleteComment(id: $id) { ${COMMENT} } }`,
};
const REPLY = `mutation ($id: ID!, $post: ID!) { addComment(input: { postId: $post, parentId: $id, body: "I say." }) { comment { ${FIELDS} parent { ${FIELDS} } } } }`;

describe('what somebody asks to be done to a comment', () => {
  const isOf = (sight: Sight) => (cell: Cell) => sightOf(cell, 'somebody') === sight;
  const refusals = async (id: string, by?: Person) => {
    const answers: unknown[] = [];
    for (const [name, query] of Object.entries(MUTATIONS)) {
      const { data, errors } = await ask(query, { id }, by);
      answers.push([name, data, errors.map(({ message, extensions }) => [message, extensions.code])]);
    }
    return answers;
  };
  const reply = ({ id, post }: Pick<Subject, 'id' | 'post'>) => ask(REPLY, { id, post: post.id }, somebody);
  const nothingIn = ({ id }: Subject) => {
    const { postId } = decodeCommentId(id);
    return encodeCommentId({ postId, id: '01900000-0000-7000-8000-000000000000' });
  };

  it.each(named(isOf('not there')))('is refused like an id of nothing: %s', async (_name, cell) => {
    const subject = subjectOf(cell);
    const nothing = nothingIn(subject);
    const refused = await refusals(subject.id, somebody);
    expect(refused).toEqual(await refusals(nothing, somebody));
    expect(JSON.stringify(refused).match(/NOT_FOUND/g)).toHaveLength(4);
    const lock = (locked: boolean) =>
      must(
        'mutation ($id: ID!, $l: Boolean!) { setPostLocked(id: $id, locked: $l) { post { id } } }',
        { id: subject.post.id, l: locked },
        moderator,
      );
    for (const locked of [true, false]) {
      await lock(locked);
      const [hidden, absent] = [await reply(subject), await reply({ ...subject, id: nothing })];
      expect(hidden.errors).toEqual(absent.errors);
      expect(hidden.errors[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it.each(named(isOf('tombstone')))('is refused alike for all tombstones: %s', async (_name, cell) => {
    const subject = subjectOf(cell);
    const deleted = CELLS.find(({ state }) => state === 'taken back');
    if (!deleted) throw new Error('No tombstone to compare with');
    const refused = await refusals(subject.id, somebody);
    expect(refused).toEqual(await refusals(subjectOf(deleted).id, somebody));
    expect(JSON.stringify(refused).match(/FORBIDDEN/g)).toHaveLength(4);
    const { data, errors } = await reply(subject);
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).not.toContain(subject.word);
    expect(JSON.stringify(data)).not.toContain(subject.author.handle);
  });

  it('is refused to nobody before anything is looked up', async () => {
    for (const cell of CELLS) {
      const text = JSON.stringify(await refusals(subjectOf(cell).id));
      expect(text.match(/UNAUTHENTICATED/g)).toHaveLength(4);
    }
  });
});

describe('what moderators know', () => {
  const QUEUE = `{ HELD: moderationQueue(queue: HELD, first: 100) { totalCount nodes { comment { ${FIELDS} } } } FLAGGED: moderationQueue(queue: FLAGGED, first: 100) { nodes { comment { ${FIELDS} } } } }`;
  const LOG = `{ moderationLog(first: 100) { nodes { reason subject { ... on Comment { ${FIELDS} } } } } }`;

  it('is refused to everyone else', async () => {
    for (const query of [QUEUE, LOG]) {
      const answers = [await ask(query, {}), await ask(query, {}, somebody)];
      for (const cell of CELLS) answers.push(await ask(query, {}, subjectOf(cell).author));
      const codes = answers.map(({ errors }) => errors[0]?.extensions.code);
      expect(new Set(codes)).toEqual(new Set(['UNAUTHENTICATED', 'FORBIDDEN']));
      expect(JSON.stringify(answers.map(({ data }) => data))).not.toContain('zorq');
    }
  });

  it('lists what is held or hidden, whole', async () => {
    for (const by of [moderator, admin]) {
      const text = JSON.stringify([await must(QUEUE, {}, by), await must(LOG, {}, by)]);
      for (const cell of CELLS)
        if (['HELD', 'HIDDEN'].includes(RULES[cell.state].stored))
          expect(text, cell.state).toContain(subjectOf(cell).word);
    }
  });
});

describe('a person who was told of all', () => {
  it('has one notification of each that was public, and reads only what can be read', async () => {
    const { notifications, unreadNotificationCount } = await must(
      `{ unreadNotificationCount notifications(first: 100) { nodes { kind actor { handle } subject { ... on Comment { ${FIELDS} } } } } }`,
      {},
      somebody,
    );
    const mentions = (notifications.nodes as { kind: string }[]).filter(({ kind }) => kind === 'MENTION');
    const public_ = CELLS.filter(({ state }) => RULES[state].wasPublic);
    expect(mentions).toHaveLength(public_.length);
    expect(unreadNotificationCount).toBe(notifications.nodes.length);
    const text = JSON.stringify(notifications);
    for (const cell of CELLS) expect(text.includes(subjectOf(cell).word), cell.state).toBe(isPublic(cell));
  });
});

describe('a removal', () => {
  it('takes the text from every path by the time it has answered', async () => {
    const cell = { state: 'removed', place: 'root', answered: true, title: 'a late one' } as const;
    const subject = await create(cell, CELLS.length);
    expect(JSON.stringify(await readAll(subject))).toContain(subject.word);
    await remove(subject.id);
    for (const viewer of VIEWERS) {
      const text = JSON.stringify(await readAll(subject, personOf(viewer, subject)));
      expect(text.includes(subject.word), viewer).toBe(columnOf(viewer) === 'moderator');
      expect(text.includes(subject.author.handle), viewer).toBe(columnOf(viewer) === 'moderator');
    }
  });
});

describe('a shadow ban', () => {
  const counts = async (author: Person, post: Post, parentId: string) => {
    const data = await must(
      `query ($post: ID!, $parent: ID!) { post(id: $post) { commentCount } node(id: $parent) { ... on Comment { replyCount } } }`,
      { post: post.id, parent: parentId },
      author,
    );
    return [data.post.commentCount, data.node.replyCount] as [number, number];
  };

  it('is not told by what the author sees of new comments', async () => {
    const author = await createPerson(server.client);
    const post = await createPost(server.client);
    const root = await add(post.author, { postId: post.id, body: 'A root.' });
    await suspend(author.id, true);
    const input = { postId: post.id, parentId: root.id, body: `${CLEAN} shadowplay` };
    const own = await add(author, input);
    expect([own.state, own.post.commentCount]).toEqual(['VISIBLE', 2]);
    await add(author, { postId: post.id, parentId: own.id, body: 'And again.' });
    expect(await counts(author, post, root.id)).toEqual([3, 1]);
    expect(await counts(author, post, own.id)).toEqual([3, 1]);
    expect(await counts(somebody, post, root.id)).toEqual([1, 0]);
    const vote = 'mutation ($id: ID!) { voteComment(id: $id, vote: UP) { comment { upvotes viewerVote } } }';
    expect((await must(vote, { id: own.id }, author)).voteComment.comment).toEqual({ upvotes: 1, viewerVote: 'UP' });
    const search = 'query ($id: ID) { searchComments(text: "shadowplay", postId: $id) { nodes { id } } }';
    for (const id of [post.id, null]) {
      expect((await must(search, { id }, author)).searchComments.nodes).toEqual([{ id: own.id }]);
      expect((await must(search, { id }, somebody)).searchComments.nodes).toEqual([]);
    }
  });

  it('covers a comment that was sent before it', async () => {
    const author = await createPerson(server.client);
    const post = await createPost(server.client);
    const { services, db } = server.app;
    const before = await services.users.findByHandle(author.handle);
    if (!before) throw new Error('The author is gone');
    await suspend(author.id, true);
    const draft = { postId: decodeId('Post', post.id), parent: null, body: 'Sent a moment before.' };
    const late = await services.comments.add(before, draft);
    expect(late.shadow).toBe(true);
    expect(
      (await must('query ($id: ID!) { node(id: $id) { id } }', { id: encodeCommentId(late) }, somebody)).node,
    ).toBeNull();
    expect(await findCounterFaults(db, [draft.postId])).toEqual([]);
  });

  it('waits for a comment that is being added, and then covers it', async () => {
    const author = await createPerson(server.client);
    const post = await createPost(server.client);
    const key = { postId: decodeId('Post', post.id), userId: decodeId('User', author.id) };
    const { findPlace } = await import('../src/comments/repository.ts');
    const order: string[] = [];
    let ban: Promise<unknown> = Promise.resolve();
    await server.app.db.transaction(async (tx) => {
      await findPlace(tx, key.postId, null, key.userId);
      ban = suspend(author.id, true).then(() => order.push('banned'));
      await new Promise((resolve) => setTimeout(resolve, 300));
      order.push('added');
    });
    await ban;
    expect(order).toEqual(['added', 'banned']);
  });
});

describe('what receivers of webhooks were told', () => {
  it('holds no text and no handle, and nothing of what is in the shadow from the beginning', async () => {
    await worker.settle();
    const messages = await server.app.db.prisma.webhookMessage.findMany();
    expect(messages.length).toBeGreaterThan(CELLS.length);
    const text = JSON.stringify([messages, receiver.received.map(({ body }) => body)]);
    expect(text).not.toContain('zorq');
    expect(text).not.toContain('author_');
    expect(text).not.toContain('shadowplay');
    const posts = [...subjects.values()].map(({ post }) => decodeId('Post', post.id));
    for (const id of posts) expect(await findCounterFaults(server.app.db, [id])).toEqual([]);
  });
});
