import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitFor } from '../scripts/services.ts';
import { commentCreated, factsOfComment } from '../src/comments/events.ts';
import type { CommentState, NotificationKind } from '../src/generated/prisma/enums.ts';
import { findMentions } from '../src/notifications/mentions.ts';
import { decodeCommentId, decodeId, encodeId } from '../src/platform/graphql/ids.ts';
import { graphql } from './generated/index.ts';
import { addToCommentCount } from '../src/posts/index.ts';
import { useServer } from './support/app.ts';
import {
  createComment,
  createPeople,
  createPerson,
  createPost,
  type CommentWishes,
  type Person,
  type Post,
} from './support/factories.ts';
import { useWorker } from './support/worker.ts';

/** How far the clock is ahead, in milliseconds. */
let ahead = 0;
const statements: string[] = [];
const server = useServer(
  { TOKEN_TTL: '999d' },
  { now: () => new Date(Date.now() + ahead), onStatement: (text) => statements.push(text) },
);
const worker = useWorker(server);

const List = graphql(`
  query Notifications($first: Int, $after: String, $unreadOnly: Boolean! = false) {
    notifications(first: $first, after: $after, unreadOnly: $unreadOnly) {
      nodes {
        id
        kind
        createdAt
        readAt
        actor {
          handle
        }
        subject {
          id
          ... on Comment {
            body
            state
            post {
              title
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    unreadNotificationCount
  }
`);
const MarkRead = graphql(`
  mutation MarkRead($ids: [ID!]) {
    markNotificationsRead(ids: $ids) {
      unreadCount
    }
  }
`);
const SetMuted = graphql(`
  mutation SetMuted($postId: ID!, $muted: Boolean!) {
    setThreadMuted(postId: $postId, muted: $muted) {
      post {
        id
        viewerMuted
        viewerFollows
      }
    }
  }
`);
const SetFollowed = graphql(`
  mutation SetFollowed($postId: ID!, $followed: Boolean!) {
    setThreadFollowed(postId: $postId, followed: $followed) {
      post {
        id
        viewerMuted
        viewerFollows
      }
    }
  }
`);

const list = async (person: Person, variables: { first?: number; after?: string | null; unreadOnly?: boolean } = {}) =>
  (await server.client.ask(List, variables, person.token)).notifications;
const unreadCount = async (person: Person) => (await server.client.ask(List, {}, person.token)).unreadNotificationCount;
/** What a person was told, the newest first, as KIND by @actor. */
const told = async (person: Person) =>
  (await list(person)).nodes.map(({ kind, actor }) => `${kind} by ${actor?.handle ?? 'nobody'}`);
const uuidOf = (person: Person) => decodeId('User', person.id);

/** Takes a comment out of sight, as moderation will; DELETED is its author's own doing. */
async function hide(id: string, state: CommentState, author: Person) {
  const key = decodeCommentId(id);
  const { db } = server.app;
  if (state === 'DELETED') {
    const { errors } = await server.client.raw(
      'mutation ($id: ID!) { deleteComment(id: $id) { comment { id } } }',
      { id },
      author,
    );
    expect(errors).toEqual([]);
    return;
  }
  const where = { postId_id: key };
  const { state: before } = await db.prisma.comment.findUniqueOrThrow({ where });
  await db.prisma.comment.update({ where, data: { state } });
  if (before === 'VISIBLE') await addToCommentCount(db, key.postId, -1);
}

/** Comments, and waits until everybody is told. */
async function comment(wishes: CommentWishes & { author: Person }) {
  const made = await createComment(server.client, wishes);
  await worker.settle();
  return made;
}

/** Tells people of something by way of the service. */
async function tell(people: Person[], cause: string, kind: NotificationKind = 'CHARGE') {
  const news = { userIds: people.map(uuidOf), kind, cause, actorId: null, subject: null };
  await server.app.db.transaction((tx) => server.app.services.notifications.add(tx, news));
}

describe('a comment', () => {
  let author: Person;
  let poster: Person;
  let post: Post;
  beforeAll(async () => {
    [author, poster] = (await createPeople(server.client, 2)) as [Person, Person];
    post = await createPost(server.client, { author: poster });
  });

  it('is told to whom it answers, whom it mentions, whose post it is on, and who follows the post', async () => {
    const [answered, mentioned, follower] = (await createPeople(server.client, 3)) as [Person, Person, Person];
    await server.client.ask(SetFollowed, { postId: post.id, followed: true }, follower.token);
    await worker.stop();
    const parent = await createComment(server.client, { post, author: answered });
    await worker.settle();
    expect(await told(poster)).toEqual([`POST_COMMENT by ${answered.handle}`]);
    const reply = await comment({ post, author, parentId: parent.id, body: `Ask @${mentioned.handle}.` });
    expect(await told(answered)).toEqual([`REPLY by ${author.handle}`]);
    expect(await told(mentioned)).toEqual([`MENTION by ${author.handle}`]);
    expect((await told(poster))[0]).toBe(`POST_COMMENT by ${author.handle}`);
    expect(await told(follower)).toEqual([`POST_COMMENT by ${author.handle}`, `POST_COMMENT by ${answered.handle}`]);
    const [notification] = (await list(answered)).nodes;
    expect(notification?.readAt).toBeNull();
    expect(notification?.subject).toMatchObject({ id: reply.id, body: reply.body, post: { title: 'A post' } });
    expect(await told(author)).toEqual([]);
  });

  it('is told once to each person, by the strongest reason, even if the job runs five times at once', async () => {
    const [all, some, few] = (await createPeople(server.client, 3)) as [Person, Person, Person];
    const own = await createPost(server.client, { author: some });
    for (const { token } of [all, some, few])
      await server.client.ask(SetFollowed, { postId: own.id, followed: true }, token);
    const parent = await createComment(server.client, { post: own, author: all });
    await worker.settle();
    await worker.stop();
    const body = `@${all.handle} @${some.handle} @${some.handle}`;
    const { id } = await createComment(server.client, { post: own, author, parentId: parent.id, body });
    const key = decodeCommentId(id);
    const row = await server.app.db.prisma.comment.findUniqueOrThrow({ where: { postId_id: key } });
    await server.app.db.transaction(async (tx) => {
      for (let time = 0; time < 4; time += 1)
        await server.app.outbox.add(tx, commentCreated.of(factsOfComment({ ...row, ...key })));
    });
    expect(await server.app.db.prisma.outboxJob.count({ where: { job: 'notifications.notifyOfComment' } })).toBe(5);
    await worker.settle();
    expect((await told(all)).filter((line) => line.endsWith(author.handle))).toEqual([`REPLY by ${author.handle}`]);
    expect((await told(some)).filter((line) => line.endsWith(author.handle))).toEqual([`MENTION by ${author.handle}`]);
    expect((await told(few)).filter((line) => line.endsWith(author.handle))).toEqual([
      `POST_COMMENT by ${author.handle}`,
    ]);
    expect(await server.app.db.prisma.notification.count({ where: { cause: id } })).toBe(3);
    expect(await server.app.db.prisma.deadLetter.count()).toBe(0);
  });

  it('is not told to its own author', async () => {
    const alone = await createPerson(server.client);
    const own = await createPost(server.client, { author: alone });
    await server.client.ask(SetFollowed, { postId: own.id, followed: true }, alone.token);
    const parent = await comment({ post: own, author: alone });
    await comment({ post: own, author: alone, parentId: parent.id, body: `I, @${alone.handle}` });
    expect(await told(alone)).toEqual([]);
  });

  it('is not told to who muted the thread, for whatever reason, until they let it speak again', async () => {
    const deaf = await createPerson(server.client);
    const own = await createPost(server.client, { author: deaf });
    const parent = await comment({ post: own, author: deaf });
    await server.client.ask(SetFollowed, { postId: own.id, followed: true }, deaf.token);
    const { setThreadMuted } = await server.client.ask(SetMuted, { postId: own.id, muted: true }, deaf.token);
    expect(setThreadMuted.post).toEqual({ id: own.id, viewerMuted: true, viewerFollows: true });
    await comment({ post: own, author, parentId: parent.id, body: `@${deaf.handle}` });
    expect(await told(deaf)).toEqual([]);
    await server.client.ask(SetMuted, { postId: own.id, muted: false }, deaf.token);
    await comment({ post: own, author, parentId: parent.id });
    expect(await told(deaf)).toEqual([`REPLY by ${author.handle}`]);
    // Elsewhere nothing was muted.
    await comment({ post, author, body: `@${deaf.handle}` });
    expect(await told(deaf)).toHaveLength(2);
  });

  it.each<CommentState>(['HELD', 'HIDDEN', 'REMOVED', 'DELETED'])(
    'that is %s by the time the job runs is told to nobody',
    async (state) => {
      const [mentioned, follower] = (await createPeople(server.client, 2)) as [Person, Person];
      const own = await createPost(server.client, { author: poster });
      await server.client.ask(SetFollowed, { postId: own.id, followed: true }, follower.token);
      await worker.stop();
      const { id } = await createComment(server.client, { post: own, author, body: `@${mentioned.handle}` });
      await hide(id, state, author);
      await worker.settle();
      expect(await server.app.db.prisma.notification.count({ where: { cause: id } })).toBe(0);
    },
  );

  it('that answers a tombstone is not told to who took that back', async () => {
    const shy = await createPerson(server.client);
    const parent = await createComment(server.client, { post, author: shy });
    await hide(parent.id, 'DELETED', shy);
    await comment({ post, author, parentId: parent.id });
    expect(await told(shy)).toEqual([]);
  });

  it('tells the first 20 people that it mentions', async () => {
    const people = await createPeople(server.client, 22);
    // Twice the same is one, and one that nobody has counts.
    const body = [people[0], { handle: 'nobody_at_all' }, ...people].map((person) => `@${person?.handle}`).join(' ');
    await comment({ post, author, body });
    const counts = await Promise.all(people.map(async (person) => (await told(person)).length));
    expect(counts).toEqual(people.map((_, index) => (index < 19 ? 1 : 0)));
  });

  it('on a post that 10,000 people follow is told to them in ten transactions', { timeout: 120_000 }, async () => {
    const { db } = server.app;
    const own = await createPost(server.client, { author: poster });
    const postId = decodeId('Post', own.id);
    await db.prisma.$executeRaw`
      INSERT INTO users (id, handle, display_name) SELECT gen_random_uuid(), 'fan_' || g, 'A fan' FROM generate_series(1, 10000) g`;
    await db.prisma.$executeRaw`
      INSERT INTO thread_settings (post_id, user_id, followed, muted)
      SELECT ${postId}::uuid, id, true, handle = 'fan_7' FROM users WHERE handle LIKE 'fan\\_%'`;
    await worker.settle();
    await worker.stop();
    const { id } = await createComment(server.client, { post: own, author });
    statements.length = 0;
    const since = Date.now();
    await worker.settle();
    const took = Date.now() - since;
    expect(await db.prisma.notification.count({ where: { cause: id, kind: 'POST_COMMENT' } })).toBe(10_000 - 1 + 1);
    const [muted] = await db.prisma.user.findMany({ where: { handle: 'fan_7' } });
    expect(await db.prisma.notification.count({ where: { userId: muted?.id ?? '' } })).toBe(0);
    const inserts = statements.filter((text) => text.includes('INSERT INTO notifications') && text.includes('batch'));
    // One more, which finds that there are no more.
    expect(inserts).toHaveLength(11);
    expect(statements.filter((text) => /notifications|comments/.test(text)).length).toBeLessThan(60);
    expect(took).toBeLessThan(30_000);
    console.log(`10,000 followers were told in ${took} ms`);
  });
});

describe('a mention', () => {
  it.each([
    ['Hello @alice!', ['alice']],
    ['@alice, @bob_2 and @alice', ['alice', 'bob_2']],
    ['(@alice) “@bob”\n@carl’s', ['alice', 'bob', 'carl']],
    ['.@alice @bob.', ['alice', 'bob']],
    ['write to alice@example.org, a.b@carl or x+@dora', []],
    ['"al ice"@example.org and anyone @gmail.com', []],
    ['https://social.example/@alice http://x.example?by=@bob social.example/@carl', []],
    ['https://social.example/ @alice', ['alice']],
    ['`@alice` and ``a ` @bob`` but @carl', ['carl']],
    ['```\n@alice\n```\n@bob', ['bob']],
    ['an open ` @alice', ['alice']],
    ['@a @Alice @alice@social.example @@bob ü@carl @dorá', []],
    [`@${'x'.repeat(32)} @${'y'.repeat(33)}`, ['x'.repeat(32)]],
  ])('in %j', (text, handles) => {
    expect(findMentions(text)).toEqual(handles);
  });

  it.each([
    ['backticks', '` `` '.repeat(2000)],
    ['runs of backticks', Array.from({ length: 139 }, (_, index) => '`'.repeat(index + 1)).join(' ')],
    ['at signs', '@'.repeat(10_000)],
    ['dots', 'a.@'.repeat(3333)],
    ['schemes', 'abcdefgh:'.repeat(1111)],
  ])('is looked for in time that does not explode (%s)', (_name, text) => {
    const since = performance.now();
    findMentions(text);
    expect(performance.now() - since).toBeLessThan(200);
  });
});

describe('a list of notifications', () => {
  it('is the viewer’s own', async () => {
    const [owner, other] = (await createPeople(server.client, 2)) as [Person, Person];
    await tell([owner], 'own');
    const [notification] = (await list(owner)).nodes;
    const id = notification?.id ?? '';
    const find = async (token?: string) => {
      const query = 'query ($id: ID!) { node(id: $id) { __typename id ... on Notification { kind } } }';
      const { data, errors } = await server.client.raw<{ node: unknown }>(query, { id }, token ? { token } : {});
      expect(errors).toEqual([]);
      return data.node;
    };
    expect(await find(owner.token)).toEqual({ __typename: 'Notification', id, kind: 'CHARGE' });
    expect(await find(other.token)).toBeNull();
    expect(await find()).toBeNull();
    expect((await list(other)).nodes).toEqual([]);
    await server.client.ask(MarkRead, { ids: [id] }, other.token);
    expect(await unreadCount(owner)).toBe(1);
    for (const query of [
      '{ notifications { nodes { id } } }',
      '{ unreadNotificationCount }',
      '{ emailNotifications }',
      'mutation { markNotificationsRead { unreadCount } }',
      `mutation { setThreadMuted(postId: "${encodeId('Post', uuidOf(owner))}", muted: true) { post { id } } }`,
      'mutation { setEmailNotifications(mode: EACH) { mode } }',
    ])
      expect((await server.client.raw(query)).code, query).toBe('UNAUTHENTICATED');
  });

  it('is read in pages that stay in place while new ones arrive, all or only the unread', async () => {
    const reader = await createPerson(server.client);
    for (let index = 0; index < 45; index += 1) await tell([reader], `cause ${index}`);
    const ids: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      const { nodes, pageInfo }: Awaited<ReturnType<typeof list>> = await list(reader, { first: 20, after });
      ids.push(...nodes.map(({ id }) => id));
      expect(pageInfo.hasNextPage).toBe(page < 2);
      after = pageInfo.endCursor;
      await tell([reader], `late ${page}`);
    }
    expect(new Set(ids).size).toBe(45);
    const causes = await Promise.all(
      ids.map(async (id) => {
        const [row] = await server.app.db.prisma.notification.findMany({ where: { id: decodeId('Notification', id) } });
        return row?.cause;
      }),
    );
    const newest = causes.map((cause) => Number(cause?.slice(6)));
    expect(newest.toSorted((a, b) => b - a)).toEqual(Array.from({ length: 45 }, (_, index) => 44 - index));
    expect(newest.slice(0, 20).every((index) => index >= 20)).toBe(true);

    await server.client.ask(MarkRead, { ids: ids.slice(0, 40) }, reader.token);
    const unread = await list(reader, { unreadOnly: true, first: 4 });
    expect(unread.nodes.map(({ readAt }) => readAt)).toEqual([null, null, null, null]);
    const rest = await list(reader, { unreadOnly: true, first: 100, after: unread.pageInfo.endCursor });
    expect(rest.nodes).toHaveLength(45 - 40 + 3 - 4);
    const wrongList = { first: 4, after: unread.pageInfo.endCursor };
    const { code, errors } = await server.client.call(List, wrongList, reader);
    expect([code, errors[0]?.extensions.field]).toEqual(['BAD_USER_INPUT', 'after']);
    for (const first of [0, 101])
      expect((await server.client.call(List, { first }, reader)).code).toBe('BAD_USER_INPUT');
  });

  it('of 20 with actors and subjects takes as many statements as one of 5', async () => {
    const [reader, ...others] = await createPeople(server.client, 6);
    if (!reader) throw new Error('nobody');
    const own = await createPost(server.client, { author: reader });
    for (let index = 0; index < 20; index += 1) {
      const author = others[index % others.length];
      if (author) await createComment(server.client, { post: own, author, body: `number ${index}` });
    }
    await worker.settle();
    await worker.stop();
    const count = async (first: number) => {
      statements.length = 0;
      const { nodes } = await list(reader, { first });
      expect(nodes).toHaveLength(first);
      expect(nodes.every(({ actor, subject }) => actor !== null && subject !== null)).toBe(true);
      return statements.length;
    };
    const few = await count(5);
    expect(await count(20), statements.join('\n')).toBe(few);
    // The page, the count, and the comments with their authors; who asks and the post may be known already.
    expect(few).toBeLessThanOrEqual(5);
  });

  it('does not say who wrote a comment that the viewer may not read any more', async () => {
    const [reader, author, moderator] = (await createPeople(server.client, 3)) as [Person, Person, Person];
    await server.app.db.prisma.user.update({ where: { id: uuidOf(moderator) }, data: { role: 'MODERATOR' } });
    const own = await createPost(server.client, { author: reader });
    const { id } = await comment({ post: own, author, body: `a secret, @${moderator.handle}` });
    for (const state of ['HELD', 'HIDDEN', 'REMOVED'] as const) {
      await hide(id, state, author);
      const [notification] = (await list(reader)).nodes;
      // What is held is not there for others.
      expect(notification).toMatchObject({
        actor: null,
        subject: state === 'HELD' ? null : { id, body: null, state },
      });
      expect(await told(moderator)).toEqual([`MENTION by ${author.handle}`]);
    }
    await hide(id, 'DELETED', author);
    expect(await told(reader)).toEqual(['POST_COMMENT by nobody']);
    expect(await told(moderator)).toEqual(['MENTION by nobody']);
  });
});

describe('marking as read', () => {
  it('marks these, none, or all, and the first time stands', async () => {
    const reader = await createPerson(server.client);
    for (let index = 0; index < 5; index += 1) await tell([reader], `cause ${index}`);
    const [first, second] = (await list(reader)).nodes.map(({ id }) => id);
    const mark = async (ids: string[] | null) =>
      (await server.client.ask(MarkRead, { ids }, reader.token)).markNotificationsRead.unreadCount;
    expect(await mark([])).toBe(5);
    expect(await mark([first ?? '', second ?? ''])).toBe(3);
    const before = (await list(reader)).nodes.map(({ readAt }) => readAt);
    ahead += 5_000;
    expect(await mark([first ?? ''])).toBe(3);
    expect((await list(reader)).nodes.map(({ readAt }) => readAt)).toEqual(before);
    expect(await mark(null)).toBe(0);
    expect((await list(reader, { unreadOnly: true })).nodes).toEqual([]);
    ahead = 0;
  });

  it('refuses what is no notification, and too many', async () => {
    const reader = await createPerson(server.client);
    const many = Array.from({ length: 1001 }, () => encodeId('Notification', uuidOf(reader)));
    for (const ids of [[reader.id], ['x'], many]) {
      const { code, errors } = await server.client.call(MarkRead, { ids }, reader);
      expect([code, errors[0]?.extensions.field]).toEqual(['BAD_USER_INPUT', 'ids']);
    }
    expect((await server.client.call(MarkRead, { ids: many.slice(1) }, reader)).errors).toEqual([]);
  });

  it('keeps counts exact while notifications arrive and all are marked', async () => {
    const reader = await createPerson(server.client);
    const { db } = server.app;
    const arrive = async (line: number) => {
      for (let index = 0; index < 60; index += 1) await tell([reader], `line ${line} ${index}`);
    };
    let arriving = true;
    const answers: number[] = [];
    const mark = async (all: boolean) => {
      while (arriving) {
        const ids = all ? null : (await list(reader, { first: 30 })).nodes.map(({ id }) => id).reverse();
        answers.push((await server.client.ask(MarkRead, { ids }, reader.token)).markNotificationsRead.unreadCount);
      }
    };
    const marking = [mark(true), mark(true), mark(false)];
    await Promise.all([1, 2, 3, 4].map(arrive));
    arriving = false;
    await Promise.all(marking);
    expect(answers.length).toBeGreaterThan(3);
    expect(answers.every((count) => count >= 0 && count <= 240)).toBe(true);
    await tell([reader], 'the last but one');
    await tell([reader], 'the last');
    const userId = uuidOf(reader);
    expect(await db.prisma.notification.count({ where: { userId } })).toBe(242);
    const unread = await unreadCount(reader);
    expect(unread).toBe(await db.prisma.notification.count({ where: { userId, readAt: null } }));
    expect(unread).toBeGreaterThanOrEqual(2);
    const { markNotificationsRead } = await server.client.ask(MarkRead, {}, reader.token);
    expect(markNotificationsRead.unreadCount).toBe(0);
  });
});

describe('a thread', () => {
  it('says whether the viewer muted or follows it, in one statement for all posts of a page', async () => {
    const [viewer, other] = (await createPeople(server.client, 2)) as [Person, Person];
    const posts = [
      await createPost(server.client, { author: other }),
      await createPost(server.client, { author: other }),
      await createPost(server.client, { author: other }),
    ];
    await server.client.ask(SetMuted, { postId: posts[0]?.id ?? '', muted: true }, viewer.token);
    await server.client.ask(SetFollowed, { postId: posts[1]?.id ?? '', followed: true }, viewer.token);
    await worker.settle();
    await worker.stop();
    const read = async (person?: Person) => {
      statements.length = 0;
      const query = '{ posts(first: 3) { nodes { id viewerMuted viewerFollows } } }';
      const { data } = await server.client.raw<{ posts: { nodes: Record<string, unknown>[] } }>(query, {}, person);
      return data.posts.nodes;
    };
    const wishes = [
      { id: posts[2]?.id, viewerMuted: false, viewerFollows: false },
      { id: posts[1]?.id, viewerMuted: false, viewerFollows: true },
      { id: posts[0]?.id, viewerMuted: true, viewerFollows: false },
    ];
    expect(await read(viewer)).toEqual(wishes);
    expect(statements.filter((text) => text.includes('thread_settings'))).toHaveLength(1);
    expect(await read(other)).toEqual(wishes.map((wish) => ({ ...wish, viewerMuted: false, viewerFollows: false })));
    expect(await read()).toEqual(wishes.map((wish) => ({ ...wish, viewerMuted: null, viewerFollows: null })));
    expect(statements.filter((text) => text.includes('thread_settings'))).toHaveLength(0);
  });

  it('is muted and followed apart from each other, seen at once in the same request, and must be there', async () => {
    const viewer = await createPerson(server.client);
    const { id } = await createPost(server.client);
    const wish = 'post { viewerMuted viewerFollows }';
    const { data } = await server.client.raw(
      `mutation ($id: ID!) {
        a: setThreadMuted(postId: $id, muted: true) { ${wish} }
        b: setThreadFollowed(postId: $id, followed: true) { ${wish} }
        c: setThreadMuted(postId: $id, muted: false) { ${wish} }
      }`,
      { id },
      viewer,
    );
    expect(data).toEqual({
      a: { post: { viewerMuted: true, viewerFollows: false } },
      b: { post: { viewerMuted: true, viewerFollows: true } },
      c: { post: { viewerMuted: false, viewerFollows: true } },
    });
    const nowhere = encodeId('Post', uuidOf(viewer));
    expect((await server.client.call(SetMuted, { postId: nowhere, muted: true }, viewer)).code).toBe('NOT_FOUND');
    expect((await server.client.call(SetFollowed, { postId: nowhere, followed: true }, viewer)).code).toBe('NOT_FOUND');
    expect((await server.client.call(SetMuted, { postId: viewer.id, muted: true }, viewer)).code).toBe(
      'BAD_USER_INPUT',
    );
  });
});

describe('other causes', () => {
  it('are told once for each cause, not to who did it, and only if their transaction commits', async () => {
    const [told1, told2, moderator] = (await createPeople(server.client, 3)) as [Person, Person, Person];
    const { db, services } = server.app;
    const people = [told1, told2, moderator];
    const news = {
      userIds: people.map(uuidOf),
      kind: 'MODERATION' as const,
      cause: 'decision 1',
      actorId: uuidOf(moderator),
      subject: moderator.id,
    };
    await expect(
      db.transaction(async (tx) => {
        await services.notifications.add(tx, news);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await Promise.all(people.map(unreadCount))).toEqual([0, 0, 0]);
    for (let time = 0; time < 2; time += 1) await db.transaction((tx) => services.notifications.add(tx, news));
    await db.transaction((tx) => services.notifications.add(tx, { ...news, cause: 'decision 2' }));
    expect(await Promise.all(people.map(unreadCount))).toEqual([2, 2, 0]);
    const [first] = (await list(told1)).nodes;
    expect(first).toMatchObject({ actor: { handle: moderator.handle }, subject: { id: moderator.id } });
    await tell([told1], 'a webhook', 'WEBHOOK');
    expect((await list(told1)).nodes[0]).toMatchObject({ kind: 'WEBHOOK', actor: null, subject: null });
  });
});

describe('old notifications', () => {
  afterAll(() => {
    ahead = 0;
  });

  it('are deleted once they are read and older than 90 days', async () => {
    await worker.stop();
    const reader = await createPerson(server.client);
    const userId = uuidOf(reader);
    const { db } = server.app;
    await db.prisma.$executeRaw`
      INSERT INTO notifications (id, user_id, kind, cause, created_at, read_at)
      SELECT uuid_v7(t.at), ${userId}::uuid, 'CHARGE', 'old ' || g, t.at, CASE WHEN g % 2 = 0 THEN t.at END
      FROM generate_series(1, 5000) g, LATERAL (SELECT now() - interval '91 days' AS at) t`;
    await tell([reader], 'young');
    await server.client.ask(
      MarkRead,
      { ids: (await list(reader, { first: 1 })).nodes.map(({ id }) => id) },
      reader.token,
    );
    const read = () => db.prisma.notification.count({ where: { userId, readAt: { not: null } } });
    const unread = () => db.prisma.notification.count({ where: { userId, readAt: null } });
    expect([await read(), await unread()]).toEqual([2501, 2500]);
    // Its next turn.
    ahead += 3_700_000;
    worker.start();
    expect(await waitFor(async () => (await read()) === 1, 20_000)).toBe(true);
    expect(await unread()).toBe(2500);
  });
});
