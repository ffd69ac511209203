import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../scripts/services.ts';
import { findCounterFaults } from '../src/comments/index.ts';
import { decodeId } from '../src/platform/graphql/ids.ts';
import type { LogOfQuery } from './generated/graphql.ts';
import { graphql } from './generated/index.ts';
import { asOwner, startServer, testEnvironment, useServer, type TestServer } from './support/app.ts';
import {
  createComment,
  createPeople,
  createPerson,
  createPost,
  createStaff,
  type Person,
  type Post,
} from './support/factories.ts';
import { useWorker } from './support/worker.ts';

let clock = 0;
const server = useServer({}, { now: () => new Date(Date.now() + clock) });
const worker = useWorker(server);

let moderator: Person;
let admin: Person;
beforeAll(async () => {
  moderator = await createStaff(server, 'MODERATOR');
  admin = await createStaff(server, 'ADMIN');
  worker.start();
});

const FlagComment = graphql(`
  mutation FlagComment($input: FlagCommentInput!) {
    flagComment(input: $input) {
      comment {
        id
        state
      }
    }
  }
`);

const Queue = graphql(`
  query Queue($queue: ModerationQueue!, $first: Int, $after: String) {
    moderationQueue(queue: $queue, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        flagWeight
        spamScore
        spamReasons
        enteredAt
        comment {
          id
          body
          state
          version
        }
        thread {
          body
        }
        authorRecord {
          visible
          removed
        }
        flags {
          nodes {
            id
            reason
            note
            weight
            resolution
            reporter {
              handle
            }
          }
        }
      }
    }
  }
`);

const LogOf = graphql(`
  query LogOf($subjectId: ID, $first: Int, $after: String) {
    moderationLog(subjectId: $subjectId, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        verb
        reason
        before
        after
        moderator {
          handle
        }
        subject {
          __typename
          id
        }
      }
    }
  }
`);

type Verb = 'approve' | 'remove' | 'restore';
const decide = (
  verb: Verb,
  id: string,
  {
    by = moderator,
    expectedVersion = null,
    reason = null,
  }: { by?: Person; expectedVersion?: number | null; reason?: string | null } = {},
) =>
  server.client.raw<Record<string, { comment: { state: string; version: number; body: string | null } }>>(
    `mutation ($id: ID!, $v: Int, $r: String) { ${verb}Comment(id: $id, expectedVersion: $v, reason: $r) { comment { state version body } } }`,
    { id, v: expectedVersion, r: reason },
    { token: by.token },
  );
const flag = (id: string, by: Person, reason: 'SPAM' | 'ABUSE' = 'ABUSE', note: string | null = null) =>
  server.client.call(FlagComment, { input: { id, reason, note } }, { token: by.token });
const queue = async (name: 'FLAGGED' | 'HELD', first = 100) =>
  (await server.client.ask(Queue, { queue: name, first, after: null }, moderator.token)).moderationQueue;
const itemOf = async (name: 'FLAGGED' | 'HELD', id: string) =>
  (await queue(name)).nodes.find(({ comment }) => comment.id === id);
const logOf = async (subjectId: string | null) =>
  (await server.client.ask(LogOf, { subjectId, first: 100, after: null }, moderator.token)).moderationLog.nodes;
const verbsOf = async (id: string) => (await logOf(id)).map(({ verb }) => verb).reverse();

interface Seen {
  id: string;
  state: string;
  body: string | null;
  author: { handle: string } | null;
}
const read = async (id: string, by?: Person): Promise<Seen | null> => {
  const { data } = await server.client.raw<{ node: Seen | null }>(
    'query ($id: ID!) { node(id: $id) { id ... on Comment { state body author { handle } } } }',
    { id },
    by ? { token: by.token } : {},
  );
  return data.node;
};
const becomes = async (id: string, state: string, timeoutMs = 15_000) => {
  expect(await waitFor(async () => (await read(id, admin))?.state === state, timeoutMs), `${id} becomes ${state}`).toBe(
    true,
  );
};
const countOf = async (post: Post) => {
  const { data } = await server.client.raw<{ post: { commentCount: number } }>(
    'query ($id: ID!) { post(id: $id) { commentCount } }',
    { id: post.id },
  );
  return data.post.commentCount;
};
/** People whose accounts are old, with flags that were upheld. */
async function trusted(count: number, upheld = 10): Promise<Person[]> {
  const people = await createPeople(server.client, count);
  for (const { id } of people)
    await asOwner(
      server,
      `WITH u AS (UPDATE users SET created_at = now() - interval '90 days' WHERE id = $1 RETURNING id)
       INSERT INTO reporter_records (user_id, upheld, dismissed) SELECT id, $2, 0 FROM u`,
      [decodeId('User', id), upheld],
    );
  return people;
}

const CLEAN = 'I agree with the second point, and would add that the index matters more.';
const SPAM =
  'Check out my channel and subscribe!!! Earn money fast at http://bit.ly/xyz please subscribe to my channel';

describe('a flag', () => {
  it('is one for a person, comment and revision, however many come at once', { timeout: 120_000 }, async () => {
    const comment = await createComment(server.client, { body: CLEAN });
    const [reporter] = (await createPeople(server.client, 1)) as [Person];
    for (let round = 0; round < 10; round += 1)
      await Promise.all(Array.from({ length: 100 }, () => flag(comment.id, reporter, 'ABUSE', 'again')));
    const item = await itemOf('FLAGGED', comment.id);
    expect(item?.flags.nodes).toHaveLength(1);
    expect(item?.flags.nodes[0]).toMatchObject({
      reason: 'ABUSE',
      note: 'again',
      reporter: { handle: reporter.handle },
    });
    const weight = item?.flagWeight ?? 0;
    await server.client.raw(
      'mutation ($id: ID!) { editComment(input: { id: $id, body: "Another text altogether." }) { comment { id } } }',
      { id: comment.id },
      { token: comment.author.token },
    );
    await flag(comment.id, reporter);
    const after = await itemOf('FLAGGED', comment.id);
    expect(after?.flags.nodes).toHaveLength(2);
    expect(after?.flagWeight).toBe(weight);
  });

  it(
    'of fifty new accounts hides nothing; three of trusted ones hide it at once, and it is logged',
    { timeout: 120_000 },
    async () => {
      const [crowd, ours] = [
        await createComment(server.client, { body: CLEAN }),
        await createComment(server.client, { body: CLEAN }),
      ];
      await Promise.all((await createPeople(server.client, 50)).map((one) => flag(crowd.id, one)));
      const reporters = await trusted(3);
      for (const one of reporters) await flag(ours.id, one);
      const since = Date.now();
      await becomes(ours.id, 'HIDDEN');
      // A second on a machine that has nothing else to do.
      expect(Date.now() - since).toBeLessThan(5_000);
      expect(await read(ours.id)).toMatchObject({ body: null, author: null, state: 'HIDDEN' });
      expect(await read(ours.id, ours.author)).toMatchObject({ body: CLEAN });
      expect(await countOf({ id: ours.post.id, author: ours.author })).toBe(0);
      expect(await verbsOf(ours.id)).toEqual(['AUTO_HIDE']);
      expect((await read(crowd.id))?.state).toBe('VISIBLE');
      expect((await itemOf('FLAGGED', crowd.id))?.flags.nodes.length).toBe(20);
      // The heaviest comes first.
      const weights = (await queue('FLAGGED')).nodes.map(({ flagWeight }) => flagWeight);
      expect(weights).toEqual(weights.toSorted((a, b) => b - a));
      // Reversible, and the same text is not hidden again by the same means.
      await decide('approve', ours.id);
      expect((await read(ours.id))?.body).toBe(CLEAN);
      for (const one of await trusted(3)) await flag(ours.id, one);
      await worker.settle();
      expect((await read(ours.id))?.state).toBe('VISIBLE');
    },
  );

  it('cannot be raised on one’s own, by nobody, or on what is out of sight', async () => {
    const comment = await createComment(server.client, { body: CLEAN });
    const reporter = await createPerson(server.client);
    expect((await flag(comment.id, comment.author)).code).toBe('FORBIDDEN');
    expect((await flag(comment.id, { ...reporter, token: 'x' })).status).toBe(401);
    expect((await flag(comment.id, reporter, 'ABUSE', '')).code).toBe('BAD_USER_INPUT');
    await decide('remove', comment.id);
    expect((await flag(comment.id, reporter)).code).toBe('FORBIDDEN');
  });
});

describe('a decision', () => {
  it('removes, restores, resolves flags, moves records and tells author and reporters', async () => {
    const post = await createPost(server.client);
    const comment = await createComment(server.client, { post, body: CLEAN });
    const reply = await createComment(server.client, { post, parentId: comment.id, body: 'A reply that stays.' });
    const [reporter, ordinary] = (await createPeople(server.client, 2)) as [Person, Person];
    await flag(comment.id, reporter, 'SPAM', 'look');
    const removed = await decide('remove', comment.id, { expectedVersion: 1, reason: 'Rule 3' });
    expect(removed.data['removeComment']?.comment).toEqual({ state: 'REMOVED', version: 2, body: CLEAN });
    for (const by of [undefined, ordinary, comment.author])
      expect(await read(comment.id, by)).toMatchObject({ state: 'REMOVED', body: null, author: null });
    expect(await countOf(post)).toBe(1);
    expect((await read(reply.id))?.body).toBe('A reply that stays.');
    expect(await itemOf('FLAGGED', comment.id)).toBeUndefined();
    const [record] = await server.app.db.prisma.reporterRecord.findMany({
      where: { userId: decodeId('User', reporter.id) },
    });
    expect(record).toMatchObject({ upheld: 1, dismissed: 0 });
    expect((await logOf(comment.id))[0]).toMatchObject({
      verb: 'REMOVE',
      reason: 'Rule 3',
      before: { state: 'VISIBLE' },
      after: { state: 'REMOVED' },
      moderator: { handle: moderator.handle },
      subject: { __typename: 'Comment', id: comment.id },
    });
    await worker.settle();
    const told = async (by: Person) => {
      const { data } = await server.client.raw<{ notifications: { nodes: { kind: string }[] } }>(
        '{ notifications { nodes { kind } } }',
        {},
        { token: by.token },
      );
      return data.notifications.nodes.filter(({ kind }) => kind === 'MODERATION').length;
    };
    expect([await told(comment.author), await told(reporter), await told(ordinary)]).toEqual([1, 1, 0]);
    expect(await server.app.db.prisma.spamExample.count({ where: { text: CLEAN, spam: true } })).toBeGreaterThan(0);
    const again = await decide('remove', comment.id);
    expect(again.data['removeComment']?.comment.version).toBe(2);
    expect((await decide('approve', comment.id)).code).toBe('FORBIDDEN');
    await decide('restore', comment.id);
    expect(await read(comment.id)).toMatchObject({ state: 'VISIBLE', body: CLEAN });
    expect(await countOf(post)).toBe(2);
    expect(await verbsOf(comment.id)).toEqual(['REMOVE', 'RESTORE']);
  });

  it('is one where two moderators decide on the same version at once', async () => {
    const second = await createStaff(server, 'MODERATOR');
    for (let round = 0; round < 5; round += 1) {
      const { id, version } = await createComment(server.client, { body: CLEAN });
      const answers = await Promise.all([
        decide('remove', id, { expectedVersion: version }),
        decide('approve', id, { expectedVersion: version, by: second }),
      ]);
      expect(answers.map(({ code }) => code ?? 'done').sort()).toEqual(['VERSION_CONFLICT', 'done']);
      expect(answers.find(({ code }) => code)?.status).toBe(409);
      expect(await logOf(id)).toHaveLength(1);
    }
  });

  it('is for moderators, on what is there', async () => {
    const comment = await createComment(server.client, { body: CLEAN });
    expect((await decide('remove', comment.id, { by: comment.author })).code).toBe('FORBIDDEN');
    await server.client.raw(
      'mutation ($id: ID!) { deleteComment(id: $id) { comment { id } } }',
      { id: comment.id },
      comment.author,
    );
    expect((await decide('restore', comment.id)).code).toBe('FORBIDDEN');
    expect((await decide('remove', `${comment.id.slice(0, -4)}AAAA`)).code).toBe('NOT_FOUND');
    for (const query of ['{ moderationQueue(queue: HELD) { totalCount } }', '{ moderationLog { nodes { id } } }'])
      expect((await server.client.raw(query, {}, { token: comment.author.token })).code).toBe('FORBIDDEN');
  });

  it('leaves every counter equal to a recount, whatever runs beside it', async () => {
    const post = await createPost(server.client);
    const made = await Promise.all(
      Array.from({ length: 20 }, () => createComment(server.client, { post, body: CLEAN })),
    );
    const verbs: Verb[] = ['approve', 'remove', 'restore'];
    await Promise.all(
      made.flatMap(({ id, author }) => [
        ...verbs.map((verb) => decide(verb, id)),
        server.client.raw('mutation ($id: ID!) { voteComment(id: $id, vote: UP) { comment { id } } }', { id }, author),
        createComment(server.client, { post, parentId: id, author, body: 'a reply' }).catch(() => undefined),
      ]),
    );
    expect(await findCounterFaults(server.app.db, [decodeId('Post', post.id)])).toEqual([]);
  });

  it('locks and unlocks a post', async () => {
    const post = await createPost(server.client);
    const lock = (locked: boolean) =>
      server.client.raw<{ setPostLocked: { post: { locked: boolean } } }>(
        'mutation ($id: ID!, $l: Boolean!) { setPostLocked(id: $id, locked: $l, reason: "heated") { post { locked } } }',
        { id: post.id, l: locked },
        { token: moderator.token },
      );
    expect((await lock(true)).data.setPostLocked.post.locked).toBe(true);
    await lock(true);
    await expect(createComment(server.client, { post, body: 'x' })).rejects.toThrow('FORBIDDEN');
    await lock(false);
    await createComment(server.client, { post, body: 'y' });
    expect(await verbsOf(post.id)).toEqual(['LOCK_POST', 'UNLOCK_POST']);
  });
});

const suspend = (id: string, more = '', by = moderator) =>
  server.client.raw<{ suspendUser: { user: { suspendedUntil: string | null; shadowBanned: boolean } } }>(
    `mutation ($id: ID!) { suspendUser(input: { id: $id, reason: "Rule 1" ${more} }) { user { suspendedUntil shadowBanned } } }`,
    { id },
    { token: by.token },
  );
const reinstate = (id: string) =>
  server.client.raw(
    'mutation ($id: ID!) { reinstateUser(id: $id) { user { id } } }',
    { id },
    { token: moderator.token },
  );

describe('a suspended person', () => {
  it('reads and does not write, until the time is over or somebody reinstates', async () => {
    const person = await createPerson(server.client);
    const post = await createPost(server.client);
    const write = async () =>
      (
        await server.client.raw(
          'mutation ($id: ID!) { addComment(input: { postId: $id, body: "Hello there, all." }) { comment { id } } }',
          { id: post.id },
          { token: person.token },
        )
      ).code;
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect((await suspend(person.id, `until: "${until}"`)).data.suspendUser.user.suspendedUntil).toBe(until);
    expect(await write()).toBe('FORBIDDEN');
    const { data } = await server.client.raw<{ viewer: { suspendedUntil: string; shadowBanned: null } }>(
      '{ viewer { suspendedUntil shadowBanned posts { nodes { id } } } }',
      {},
      { token: person.token },
    );
    expect(data.viewer).toMatchObject({ suspendedUntil: until, shadowBanned: null });
    const reading = await server.client.raw(
      'mutation { markNotificationsRead { unreadCount } }',
      {},
      { token: person.token },
    );
    expect(reading.errors).toEqual([]);
    clock = 3_700_000;
    expect(await write()).toBeUndefined();
    clock = 0;
    expect(await write()).toBe('FORBIDDEN');
    await reinstate(person.id);
    expect(await write()).toBeUndefined();
    await suspend(person.id);
    expect(await write()).toBe('FORBIDDEN');
    expect(await verbsOf(person.id)).toEqual(['SUSPEND_USER', 'REINSTATE_USER', 'SUSPEND_USER']);
  });

  it('ranks lower than who decides', async () => {
    const other = await createStaff(server, 'MODERATOR');
    expect((await suspend(other.id)).code).toBe('FORBIDDEN');
    expect((await suspend(admin.id)).code).toBe('FORBIDDEN');
    expect((await suspend(moderator.id)).code).toBe('FORBIDDEN');
    expect((await suspend(other.id, '', admin)).code).toBeUndefined();
    await server.client.raw(
      'mutation ($id: ID!) { reinstateUser(id: $id) { user { id } } }',
      { id: other.id },
      { token: admin.token },
    );
    const past = await suspend((await createPerson(server.client)).id, 'until: "2020-01-01T00:00:00Z"');
    expect(past.code).toBe('BAD_USER_INPUT');
  });
});

describe('a shadow-banned person', () => {
  it('sees all as before, and others see nothing of it, nor does anything tell', async () => {
    const post = await createPost(server.client);
    const [person, other] = (await createPeople(server.client, 2)) as [Person, Person];
    const old = await createComment(server.client, { post, author: person, body: 'An old comment of the person.' });
    const answer = await createComment(server.client, {
      post,
      author: other,
      parentId: old.id,
      body: 'An answer to it.',
    });
    const lone = await createComment(server.client, { post, author: person, body: 'Nobody answered to this.' });
    await worker.settle();
    const unread = async () => {
      const { data } = await server.client.raw<{ unreadNotificationCount: number }>(
        '{ unreadNotificationCount }',
        {},
        { token: post.author.token },
      );
      return data.unreadNotificationCount;
    };
    const before = await unread();
    await suspend(person.id, 'shadow: true');
    await worker.settle();
    const fresh = await createComment(server.client, { post, author: person, body: 'A new one of the person.' });
    await createComment(server.client, { post, author: person, parentId: answer.id, body: 'And a reply.' });
    await worker.settle();
    expect(fresh.state).toBe('VISIBLE');
    const bodies = async (by?: Person) => {
      const { data } = await server.client.raw<{
        post: { comments: { nodes: { body: string | null; state: string }[] } };
      }>(
        'query ($id: ID!) { post(id: $id) { comments(sort: OLD) { nodes { body state } } } }',
        { id: post.id },
        by ? { token: by.token } : {},
      );
      return data.post.comments.nodes.map(({ body, state }) => body ?? state);
    };
    expect(await bodies(person)).toEqual([
      'An old comment of the person.',
      'Nobody answered to this.',
      'A new one of the person.',
    ]);
    for (const by of [undefined, other]) expect(await bodies(by)).toEqual(['DELETED']);
    expect(await bodies(moderator)).toHaveLength(3);
    expect(await read(lone.id, other)).toBeNull();
    expect(await read(fresh.id)).toBeNull();
    expect((await read(fresh.id, person))?.body).toBe('A new one of the person.');
    const search = async (by?: Person) => {
      const { data } = await server.client.raw<{ searchComments: { nodes: unknown[] } }>(
        'query ($id: ID) { searchComments(text: "person", postId: $id) { nodes { id } } }',
        { id: post.id },
        by ? { token: by.token } : {},
      );
      return data.searchComments.nodes.length;
    };
    expect(await search()).toBe(0);
    expect(await countOf(post)).toBe(1);
    expect(await unread()).toBe(before);
    expect((await flag(lone.id, other)).code).toBe('NOT_FOUND');
    const reply = { postId: post.id, parentId: lone.id, body: 'To nobody.' };
    const refused = await server.client.raw(
      'mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }',
      { input: reply },
      { token: other.token },
    );
    expect(refused.code).toBe('NOT_FOUND');
    const { data } = await server.client.raw<{ viewer: object }>(
      '{ viewer { shadowBanned suspendedUntil } }',
      {},
      { token: person.token },
    );
    expect(data.viewer).toEqual({ shadowBanned: null, suspendedUntil: null });
    const faults = () => findCounterFaults(server.app.db, [decodeId('Post', post.id)]);
    expect(await faults()).toEqual([]);
    await reinstate(person.id);
    await worker.settle();
    expect(await bodies(other)).toHaveLength(3);
    expect(await countOf(post)).toBe(5);
    expect(await faults()).toEqual([]);
  });
});

describe('the log', () => {
  it('cannot be changed by what the processes work as, nor by the owner without meaning to', async () => {
    for (const text of ["UPDATE moderation_log SET verb = 'REMOVE'", 'DELETE FROM moderation_log']) {
      await expect(server.app.db.query({ name: text, text }, [])).rejects.toThrow('permission denied');
      await expect(asOwner(server, text)).rejects.toThrow('append-only');
    }
  });

  it('read in its order gives the present state of everything', async () => {
    await worker.settle();
    const { prisma } = server.app.db;
    const entries = await prisma.moderationLogEntry.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
    const state = new Map<string, Record<string, unknown>>();
    for (const { subject, after } of entries) state.set(subject, { ...state.get(subject), ...(after as object) });
    const { encodeId, encodeCommentId } = await import('../src/platform/graphql/ids.ts');
    for (const comment of await prisma.comment.findMany({ where: { state: { not: 'DELETED' } } }))
      expect(state.get(encodeCommentId(comment))?.['state'] ?? 'VISIBLE').toBe(comment.state);
    for (const post of await prisma.post.findMany())
      expect(state.get(encodeId('Post', post.id))?.['locked'] ?? false).toBe(post.locked);
    for (const user of await prisma.user.findMany()) {
      const said = state.get(encodeId('User', user.id)) ?? { suspendedUntil: null, shadowBanned: false };
      expect(said).toEqual({
        suspendedUntil: user.suspendedUntil?.toISOString() ?? null,
        shadowBanned: user.shadowBanned,
      });
    }
    expect(entries.length).toBeGreaterThan(20);
  });

  it('is paged, all of it or one subject’s', async () => {
    const all: string[] = [];
    for (let after: string | null = null; ;) {
      const answer: LogOfQuery = await server.client.ask(LogOf, { subjectId: null, first: 7, after }, moderator.token);
      const { moderationLog } = answer;
      all.push(...moderationLog.nodes.map(({ id }) => id));
      if (!moderationLog.pageInfo.hasNextPage) break;
      after = moderationLog.pageInfo.endCursor;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(await server.app.db.prisma.moderationLogEntry.count());
  });
});

describe('the spam check', () => {
  it('keeps a new account’s spam back before anybody reads it, for a moderator to decide', async () => {
    const post = await createPost(server.client);
    const author = await createPerson(server.client);
    await worker.stop();
    const comment = await createComment(server.client, { post, author, body: SPAM });
    expect(comment.state).toBe('HELD');
    expect(await read(comment.id)).toBeNull();
    expect(await read(comment.id, author)).toMatchObject({ body: SPAM, state: 'HELD' });
    await worker.settle();
    const { state } = (await read(comment.id, moderator)) ?? {};
    expect(['HELD', 'REMOVED']).toContain(state);
    expect(await countOf(post)).toBe(0);
    if (state === 'HELD') {
      const item = await itemOf('HELD', comment.id);
      expect(item?.spamScore).toBeGreaterThan(0.5);
      expect(item?.spamReasons.length).toBeGreaterThan(0);
      expect((await queue('HELD')).totalCount).toBe((await queue('HELD')).nodes.length);
    }
    await decide('restore', comment.id, { reason: 'It is fine here' });
    expect((await read(comment.id))?.body).toBe(SPAM);
    expect(await countOf(post)).toBe(1);
    expect(await server.app.db.prisma.spamExample.count({ where: { text: SPAM, spam: false } })).toBe(
      state === 'HELD' ? 1 : 0,
    );
  });

  it('lets an ordinary comment pass at once, and holds an edit into spam', async () => {
    const comment = await createComment(server.client, { body: CLEAN });
    expect(comment.state).toBe('VISIBLE');
    await worker.settle();
    expect((await read(comment.id))?.body).toBe(CLEAN);
    await server.client.raw(
      'mutation ($input: EditCommentInput!) { editComment(input: $input) { comment { id } } }',
      { input: { id: comment.id, body: SPAM } },
      { token: comment.author.token },
    );
    expect(await read(comment.id)).toBeNull();
    expect(await countOf({ id: comment.post.id, author: comment.author })).toBe(0);
  });
});

const WORDS =
  'river stone garden winter paper bridge candle market island copper forest window harbour ladder meadow novel orchard pocket quarry ribbon saddle timber umbrella valley walnut yellow anchor basket cellar dinner engine feather gravel hammer insect jacket kettle lantern mirror needle'.split(
    ' ',
  );
/** Unlike the others: near-repeats are spam. */
const sentence = (seed: number) =>
  `I think of the ${Array.from({ length: 8 }, (_, index) => WORDS[(seed * 11 + index * index * 7 + index * seed) % WORDS.length]).join(' and the ')}.`;

describe('a spam provider', () => {
  let akismet: Server;
  let other: TestServer;
  let mode: 'hang' | 'down' | 'spam' | 'ham' = 'hang';
  let calls = 0;
  beforeAll(async () => {
    akismet = createServer((request, response) => {
      calls += 1;
      request.resume();
      if (mode === 'hang') return;
      if (mode === 'down') response.writeHead(500).end('oops');
      else response.end(mode === 'spam' ? 'true' : 'false');
    });
    await new Promise<void>((resolve) => akismet.listen(0, '127.0.0.1', resolve));
    const { port } = akismet.address() as AddressInfo;
    other = await startServer(
      await testEnvironment({
        AKISMET_KEY: 'key',
        AKISMET_BLOG: 'https://example.org',
        AKISMET_URL: `http://127.0.0.1:${port}`,
        HOLD_UNCHECKED: 'new',
        SPAM_PATIENCE: '3s',
        LOG_LEVEL: 'silent',
      }),
    );
  });
  afterAll(async () => {
    akismet.closeAllConnections();
    akismet.close();
    await other.close();
  });

  it(
    'that hangs delays no mutation; down for good, what is held goes to a person and is never published',
    { timeout: 90_000 },
    async () => {
      const { startJobs } = await import('../src/app.ts');
      const staff = await createStaff(other, 'MODERATOR');
      const post = await createPost(other.client);
      const jobs = startJobs(other.app);
      const times: number[] = [];
      const made: string[] = [];
      for (let turn = 0; turn < 30; turn += 1) {
        const since = performance.now();
        made.push((await createComment(other.client, { post, body: sentence(turn) })).id);
        times.push(performance.now() - since);
      }
      expect(times.toSorted((a, b) => a - b)[28]).toBeLessThan(1_000);
      mode = 'down';
      const held = async () =>
        (await other.client.ask(Queue, { queue: 'HELD', first: 100, after: null }, staff.token)).moderationQueue;
      expect(await waitFor(async () => (await held()).totalCount === 30, 60_000)).toBe(true);
      expect(calls).toBeGreaterThanOrEqual(30);
      const { data } = await other.client.raw<{ post: { commentCount: number; comments: { nodes: unknown[] } } }>(
        'query ($id: ID!) { post(id: $id) { commentCount comments { nodes { id } } } }',
        { id: post.id },
      );
      expect(data.post).toEqual({ commentCount: 0, comments: { nodes: [] } });
      mode = 'ham';
      const fine = await createComment(other.client, {
        post,
        author: await createPerson(other.client),
        body: sentence(31),
      });
      expect(fine.state).toBe('HELD');
      const state = async () => {
        const answer = await other.client.raw<{ node: { state: string } | null }>(
          'query ($id: ID!) { node(id: $id) { ... on Comment { state } } }',
          { id: fine.id },
        );
        return answer.data.node?.state;
      };
      expect(await waitFor(async () => (await state()) === 'VISIBLE', 20_000)).toBe(true);
      mode = 'spam';
      const bad = await createComment(other.client, {
        post,
        author: await createPerson(other.client),
        body: sentence(32),
      });
      expect(await waitFor(async () => (await held()).nodes.some(({ comment }) => comment.id === bad.id), 20_000)).toBe(
        true,
      );
      await jobs.close();
    },
  );
});
