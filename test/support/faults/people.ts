import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type Answer } from '../client.ts';
import { decodeId } from '../../../src/platform/graphql/ids.ts';
import { createPeople, createPerson, createPost, type Person } from '../factories.ts';
import type { Stage } from './stage.ts';

/** What happened while one fault lasted and was made good. */
export interface Phase {
  name: string;
  /** How often it was made. */
  times: number;
  /** Requests sent, of which: answered, refused for now (503, 409, 429), and left without an answer. */
  requests: number;
  answered: number;
  refused: number;
  broken: number;
  /** Calls sent again, with their keys. */
  again: number;
  /** Answers that should not be. */
  wrong: string[];
}

export const newPhase = (name: string): Phase => ({
  name,
  times: 0,
  requests: 0,
  answered: 0,
  refused: 0,
  broken: 0,
  again: 0,
  wrong: [],
});

export type State = 'VISIBLE' | 'REMOVED' | 'DELETED';

/** A comment as its last acknowledged write left it. */
export interface Told {
  id: string;
  postId: string;
  author: Person;
  body: string;
  state: State;
  version: number;
  votes: Map<string, 'UP' | 'DOWN' | null>;
  /** Of the last acknowledged write. */
  phase: Phase;
  /** Whether a write is on its way; then nobody else writes it. */
  busy: boolean;
  /** When, by the count of reads, a write began or ended last. */
  changedAt: number;
}

/** Something that was acknowledged, and what a receiver of webhooks must be told of it. */
export interface Acknowledged {
  phase: Phase;
  /** Such as `comment.created Q29t… 1`: type, id, and version of comments. */
  event: string;
}

export interface Paid {
  key: string;
  id: string;
  payer: Person;
  status: 'SUCCEEDED' | 'DECLINED';
  /** Minor units that acknowledged refunds gave back. */
  refunded: number;
  phase: Phase;
}

/** Refusals after which a client sends the same again. */
const AGAIN = new Set(['UNAVAILABLE', 'IDEMPOTENCY_KEY_IN_USE', 'RATE_LIMITED']);
const AMOUNT = 1_999;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 800;

const WORDS =
  'river stone lamp garden winter letter copper bridge orchard violin market harbour candle meadow thunder paper'.split(
    ' ',
  );
const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(Math.random() * list.length)];
/** Words that nobody has written before, with a token to find them by. */
const write = (token: string) => `${Array.from({ length: 8 }, () => pick(WORDS)).join(' ')} ${token}`;
const newToken = () => `t${randomUUID().replaceAll('-', '')}`;

const COMMENT = 'id body state version';
const ADD = `mutation ($postId: ID!, $parentId: ID, $body: String!, $key: String!) {
  addComment(input: { postId: $postId, parentId: $parentId, body: $body }, idempotencyKey: $key) { comment { ${COMMENT} } } }`;
const EDIT = `mutation ($id: ID!, $body: String!) { editComment(input: { id: $id, body: $body }) { comment { ${COMMENT} } } }`;
const DELETE = `mutation ($id: ID!) { deleteComment(id: $id) { comment { ${COMMENT} } } }`;
const REMOVE = `mutation ($id: ID!) { removeComment(id: $id) { comment { ${COMMENT} } } }`;
const RESTORE = `mutation ($id: ID!) { restoreComment(id: $id) { comment { ${COMMENT} } } }`;
const VOTE = `mutation ($id: ID!, $vote: Vote) { voteComment(id: $id, vote: $vote) { comment { ${COMMENT} viewerVote } } }`;
const FLAG = `mutation ($id: ID!) { flagComment(input: { id: $id, reason: OTHER }) { comment { id } } }`;
const CHARGE = `mutation ($key: String!, $card: String!) {
  createCharge(idempotencyKey: $key, input: { money: { amount: ${AMOUNT}, currency: "USD" }, paymentMethod: $card, description: $key }) {
    charge { id status } } }`;
const REFUND = `mutation ($key: String!, $id: ID!, $amount: SafeInt!) {
  refundCharge(idempotencyKey: $key, input: { chargeId: $id, amount: $amount }) { refund { id status } } }`;

type Row = Pick<Told, 'id' | 'body' | 'version'> & { state: State; viewerVote?: 'UP' | 'DOWN' | null };
type Written = Record<string, { comment: Row }>;

/** What everyone may be shown of a comment. */
export const shownOf = ({ body, state }: Pick<Told, 'body' | 'state'>) => ({
  body: state === 'VISIBLE' ? body : null,
  state,
});

/** So many that none of them writes as fast as those whom the spam check holds up: less than a comment a minute each. */
const WRITERS = 8 * Math.max(1, Number(process.env['FAULTS_MINUTES'] ?? 1));
const POSTS = 3;

export type People = Awaited<ReturnType<typeof createPopulation>>;

/**
 * The people of a stage, and all that they were told is done. They send again what was refused for now or not answered, as
 * clients do; each comment is written by one of them at a time, so that what it must be is known.
 */
export async function createPopulation(stage: Stage) {
  const client = createClient(stage.nextUrl());
  const writers = await createPeople(client, WRITERS);
  const [moderator, admin] = [await createPerson(client), await createPerson(client)];
  const { prisma } = stage.db;
  await prisma.user.update({ where: { handle: moderator.handle }, data: { role: 'MODERATOR' } });
  await prisma.user.update({ where: { handle: admin.handle }, data: { role: 'ADMIN' } });
  const yearAgo = new Date(Date.now() - 365 * 86_400_000);
  await prisma.user.updateMany({
    where: { id: { in: writers.map(({ id }) => decodeId('User', id)) } },
    data: { createdAt: yearAgo },
  });

  const told: Told[] = [];
  const byId = new Map<string, Told>();
  const charges: Paid[] = [];
  const acknowledged: Acknowledged[] = [];
  const flags: { id: string; reporter: Person; phase: Phase }[] = [];
  /** Acknowledged decisions of moderators. */
  const decisions: { id: string; verb: 'REMOVE' | 'RESTORE'; phase: Phase }[] = [];
  const posts: string[] = [];
  let phase = newPhase('the beginning');
  let moment = 0;

  /** One request. @returns null where it has no answer */
  async function send<Data>(query: string, variables: object, by: Person | null, url = stage.nextUrl()) {
    phase.requests += 1;
    try {
      const options = by ? { token: by.token } : {};
      return await createClient(url).raw<Data>(query, variables, options);
    } catch (error) {
      // The connection broke, or the proxy answered in its own words.
      if (error instanceof TypeError || error instanceof SyntaxError) return null;
      throw error;
    }
  }

  /** Counts an answer. @returns whether it is one to stay with */
  function isFinal(answer: Answer<unknown> | null): answer is Answer<never> {
    if (answer === null) phase.broken += 1;
    else if (answer.code !== undefined && AGAIN.has(answer.code)) phase.refused += 1;
    else {
      phase.answered += 1;
      if (answer.code === 'INTERNAL_SERVER_ERROR') phase.wrong.push(JSON.stringify(answer.errors));
      else return true;
    }
    return false;
  }

  /** The same call again and again, until it has an answer that `isEnough`. */
  async function insist<Data>(
    query: string,
    variables: object,
    by: Person,
    isEnough: (data: Data) => boolean = () => true,
  ): Promise<Answer<Data>> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      const answer = await send<Data>(query, variables, by);
      if (isFinal(answer) && (answer.code !== undefined || isEnough(answer.data))) return answer;
      phase.again += 1;
      await sleep(pauseMs * (0.5 + Math.random() / 2));
    }
  }

  /** @throws where the call is refused, which none of them should be */
  async function insistOn<Data>(...call: Parameters<typeof insist<Data>>): Promise<Data> {
    const { data, code, errors } = await insist<Data>(...call);
    if (code !== undefined) throw new Error(`refused: ${JSON.stringify(errors)} to ${call[0].slice(0, 80)}`);
    return data;
  }

  async function addComment(parent?: Told): Promise<Told> {
    const author = pick(writers) ?? admin;
    const postId = parent?.postId ?? pick(posts) ?? '';
    const key = newToken();
    const body = write(key);
    const variables = { postId, parentId: parent?.id ?? null, body, key };
    // Some clients are impatient.
    const calls = Array.from({ length: Math.random() < 0.1 ? 2 : 1 }, () => insistOn<Written>(ADD, variables, author));
    const answers = await Promise.all(calls);
    const rows = answers.map(({ addComment: made }) => made?.comment);
    const [row] = rows;
    if (!row || rows.some((other) => other?.id !== row.id)) throw new Error(`Two comments of one key: ${key}`);
    acknowledged.push({ phase, event: `comment.created ${row.id} ${row.version}` });
    const comment: Told = {
      id: row.id,
      postId,
      author,
      body,
      state: 'VISIBLE',
      version: row.version,
      votes: new Map(),
      phase,
      busy: false,
      changedAt: (moment += 1),
    };
    told.push(comment);
    byId.set(row.id, comment);
    return comment;
  }

  const among = (fits: (comment: Told) => boolean = () => true): Told | undefined => {
    // The newest are read and written most.
    const young = Math.random() < 0.7 ? told.slice(-60) : told;
    return pick(young.filter((comment) => !comment.busy && fits(comment)));
  };

  /** One write of a comment that nobody else writes meanwhile. */
  async function change(comment: Told | undefined, work: (comment: Told) => Promise<Partial<Told>>): Promise<void> {
    if (!comment) return;
    comment.busy = true;
    comment.changedAt = moment += 1;
    try {
      Object.assign(comment, await work(comment), { phase });
    } finally {
      comment.busy = false;
      comment.changedAt = moment += 1;
    }
  }

  /** A change of text or state, told to receivers. */
  const rewrite = (
    comment: Told | undefined,
    query: string,
    type: string,
    by: (comment: Told) => Person,
    wish: Partial<Told>,
  ) =>
    change(comment, async (it) => {
      const data = await insistOn<Written>(query, { id: it.id, ...wish }, by(it));
      const version = Object.values(data)[0]?.comment.version ?? 0;
      acknowledged.push({ phase, event: `${type} ${it.id} ${version}` });
      return { ...wish, version };
    });

  const isVisible = ({ state }: Told) => state === 'VISIBLE';
  const decide = async (verb: 'REMOVE' | 'RESTORE', comment: Told | undefined) => {
    if (!comment) return;
    const [query, type, state] =
      verb === 'REMOVE'
        ? ([REMOVE, 'comment.removed', 'REMOVED'] as const)
        : ([RESTORE, 'comment.restored', 'VISIBLE'] as const);
    await rewrite(comment, query, type, () => moderator, { state });
    decisions.push({ id: comment.id, verb, phase });
  };

  /** Compares what a stranger is shown with what was acknowledged before the question, and not written since. */
  function check(since: number, row: { id: string; body: string | null; state: State } | null, comment?: Told): void {
    const it = comment ?? byId.get(row?.id ?? '');
    if (!it || it.busy || it.changedAt > since) return;
    const wanted = JSON.stringify(shownOf(it));
    const shown = JSON.stringify(row && { body: row.body, state: row.state });
    if (shown !== wanted) phase.wrong.push(`a stranger is shown ${shown}, not ${wanted}, of ${it.id}`);
  }

  /** Readers are told that there is nothing for now, and come again by themselves. */
  async function read(query: string, variables: object, look: (data: never) => void) {
    const url = pick([stage.nextUrl(), ...stage.urls]);
    const answer = await send<never>(query, variables, null, url);
    if (!isFinal(answer)) return;
    if (answer.code === undefined) look(answer.data);
    else phase.wrong.push(JSON.stringify(answer.errors));
  }

  const kinds: Record<string, () => Promise<void>> = {
    comment: async () => {
      await addComment();
    },
    'read a thread': async () => {
      const since = moment;
      const sort = pick(['NEW', 'TOP']);
      await read(
        'query ($id: ID!, $sort: CommentSort!) { post(id: $id) { commentCount comments(first: 30, sort: $sort) { nodes { id body state } } } }',
        { id: pick(posts), sort },
        ({ post }: { post: { comments: { nodes: Row[] } } }) => {
          for (const row of post.comments.nodes) check(since, row);
        },
      );
    },
    charge: async () => {
      const payer = pick(writers) ?? admin;
      const key = newToken();
      const wanted = Math.random() < 0.85 ? 'SUCCEEDED' : 'DECLINED';
      const card = wanted === 'SUCCEEDED' ? 'pm_card_visa' : 'pm_card_chargeDeclined';
      interface Charged {
        createCharge: { charge: { id: string; status: string } };
      }
      const isOver = ({ createCharge: { charge } }: Charged) => !['PENDING', 'UNKNOWN'].includes(charge.status);
      const { createCharge } = await insistOn<Charged>(CHARGE, { key, card }, payer, isOver);
      const { id, status } = createCharge.charge;
      if (status !== wanted) throw new Error(`A charge is ${status}, not ${wanted}`);
      charges.push({ key, id, payer, status, refunded: 0, phase });
      acknowledged.push({ phase, event: `charge.${wanted.toLowerCase()} ${id}` });
    },
    vote: () => {
      const voter = pick(writers) ?? admin;
      const vote = pick(['UP', 'UP', 'DOWN', null] as const) ?? null;
      return change(among(isVisible), async (it) => {
        await insistOn<Written>(VOTE, { id: it.id, vote }, voter);
        return { votes: new Map(it.votes).set(voter.id, vote) };
      });
    },
    reply: async () => {
      const parent = among();
      if (parent) await addComment(parent);
    },
    'read a comment': async () => {
      const comment = among();
      if (!comment) return;
      const since = moment;
      await read(
        'query ($id: ID!) { node(id: $id) { ... on Comment { id body state } } }',
        { id: comment.id },
        ({ node }: { node: Row | null }) => check(since, node, comment),
      );
    },
    edit: () => rewrite(among(isVisible), EDIT, 'comment.updated', ({ author }) => author, { body: write(newToken()) }),
    refund: async () => {
      const charge = pick(charges.slice(-40).filter(({ status }) => status === 'SUCCEEDED'));
      if (!charge) return;
      // Now and then two at once want more than there is.
      const amounts = Math.random() < 0.2 ? [1_200, 1_200] : [500];
      const refund = async (amount: number) => {
        interface Refunded {
          refundCharge: { refund: { id: string; status: string } };
        }
        const isOver = ({ refundCharge }: Refunded) => refundCharge.refund.status !== 'PENDING';
        const variables = { key: newToken(), id: charge.id, amount };
        const { data, code, errors } = await insist<Refunded>(REFUND, variables, admin, isOver);
        if (code === 'BAD_USER_INPUT') return;
        if (code !== undefined) throw new Error(`refused: ${JSON.stringify(errors)}`);
        if (data.refundCharge.refund.status !== 'SUCCEEDED') throw new Error(data.refundCharge.refund.status);
        charge.refunded += amount;
        acknowledged.push({ phase, event: `charge.refunded ${data.refundCharge.refund.id}` });
      };
      await Promise.all(amounts.map(refund));
    },
    delete: () => rewrite(among(isVisible), DELETE, 'comment.deleted', ({ author }) => author, { state: 'DELETED' }),
    moderate: () => {
      const isRemoval = Math.random() < 0.6;
      const comment = among(({ state }) => state === (isRemoval ? 'VISIBLE' : 'REMOVED'));
      return decide(isRemoval ? 'REMOVE' : 'RESTORE', comment);
    },
    flag: async () => {
      const reporter = pick(writers) ?? admin;
      const comment = among((it) => isVisible(it) && it.author !== reporter);
      await change(comment, async (it) => {
        await insistOn(FLAG, { id: it.id }, reporter);
        flags.push({ id: it.id, reporter, phase });
        return {};
      });
    },
  };

  for (const _ of Array(POSTS).keys()) posts.push((await createPost(client, { author: writers[0] ?? admin })).id);
  const { createWebhookEndpoint: made } = (
    await client.raw<{ createWebhookEndpoint: { endpoint: { id: string } } }>(
      'mutation ($url: String!, $types: [String!]!) { createWebhookEndpoint(input: { url: $url, eventTypes: $types }) { endpoint { id } } }',
      {
        url: stage.receiver.url,
        types: [
          ...['created', 'updated', 'deleted', 'removed', 'restored'].map((what) => `comment.${what}`),
          ...['succeeded', 'declined', 'refunded'].map((what) => `charge.${what}`),
        ],
      },
      { token: admin.token },
    )
  ).data;

  return {
    kinds,
    writers,
    moderator,
    admin,
    posts,
    told,
    charges,
    flags,
    decisions,
    acknowledged,
    endpointId: made.endpoint.id,
    amount: AMOUNT,
    /** What follows belongs to this one. */
    enter(next: Phase) {
      phase = next;
    },
    /** Sends until it is answered, past the load's own choice of what to do. */
    addComment,
  };
}
