import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import pg from 'pg';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { WebSocket } from 'ws';
import { decodeCommentId, decodeId } from '../src/platform/graphql/ids.ts';
import { asOwner, startServer, testEnvironment, useServer, type TestServer } from './support/app.ts';
import { addMany } from './support/bulk.ts';
import {
  createComment,
  createPeople,
  createPerson,
  createPost,
  createStaff,
  type Person,
} from './support/factories.ts';
import { follow as begin, type Following, type Transport } from './support/live.ts';
import { createWire } from './support/wire.ts';
import { useWorker } from './support/worker.ts';

const statements: string[] = [];
const server = useServer(undefined, { onStatement: (text) => statements.push(text) });
const worker = useWorker(server);

const running: Following<unknown>[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((following) => following.stop()));
});

const COMMENT =
  'id body state version score viewerVote author { handle } parent { id } post { commentCount } createdAt';
const ADDED = `subscription ($postId: ID!, $since: DateTime) { commentAdded(postId: $postId, since: $since) { ${COMMENT} } }`;
const CHANGED = `subscription ($postId: ID!) { commentChanged(postId: $postId) { ${COMMENT} } }`;
const NOTIFIED = `subscription ($since: DateTime) {
  notificationAdded(since: $since) { id kind actor { handle } subject { ... on Comment { body } } createdAt }
}`;
const SPAM =
  'Check out my channel and subscribe!!! Earn money fast at http://bit.ly/xyz please subscribe to my channel';

interface Row {
  id: string;
  body: string | null;
  state: string;
  version: number;
  score: number;
  viewerVote: string | null;
  author: { handle: string } | null;
  createdAt: string;
}
interface Notified {
  id: string;
  kind: string;
  subject: { body: string } | null;
  createdAt: string;
}
const TRANSPORTS = ['WebSocket', 'event stream'] as const;
const LONG_AGO = '2020-01-01T00:00:00.000Z';

function follow<R = Row>(transport: Transport, query: string, variables: object, who?: Person, on = server) {
  const variablesOf = variables as Record<string, unknown>;
  const following = begin<R>(on.url, transport, query, { token: who?.token, variables: variablesOf });
  running.push(following);
  return following;
}

const publish = (commentId: string, what: string, { app } = server) => {
  const { postId, id } = decodeCommentId(commentId);
  return app.redis.publish(`${app.config.REDIS_PREFIX}:live:post:${postId}`, JSON.stringify({ id, what }));
};

/** Until all of them are told of changes; what they have been told is forgotten. */
async function ready(commentId: string, followings: Following<unknown>[], on = server) {
  await expect
    .poll(
      async () => {
        await publish(commentId, 'changed', on);
        return followings.every(({ rows }) => rows.length > 0);
      },
      { timeout: 15_000 },
    )
    .toBe(true);
}
const of = ({ rows }: Following<Row>, id: string, isMeant: (row: Row) => boolean = () => true) =>
  rows.filter((row) => row.id === id && isMeant(row));

const moderate = (verb: string, id: string, moderator: Person, on = server) =>
  on.client.raw(`mutation ($id: ID!) { ${verb}Comment(id: $id) { comment { state } } }`, { id }, moderator);
const vote = (id: string, by: Person) =>
  server.client.raw('mutation ($id: ID!) { voteComment(id: $id, vote: UP) { comment { score } } }', { id }, by);

describe.each(TRANSPORTS)('by %s', (transport) => {
  it('a comment reaches everyone, each as it may be seen', async () => {
    worker.start();
    const post = await createPost(server.client);
    const reader = await createPerson(server.client);
    const wish = { postId: post.id, since: LONG_AGO };
    const all = [follow(transport, ADDED, wish), follow(transport, ADDED, wish, reader)];
    const { id, body } = await createComment(server.client, { post, body: 'Here I am' });
    for (const one of all)
      expect(await one.brings(1)).toMatchObject([
        { id, body, viewerVote: null, author: { handle: post.author.handle }, post: { commentCount: 1 } },
      ]);
    const reply = await createComment(server.client, { post, parentId: id });
    for (const one of all) expect(await one.brings(2)).toMatchObject([{ id }, { id: reply.id, parent: { id } }]);
  });

  it('votes, edits, removal, restoring and deletion are changes', async () => {
    worker.start();
    const post = await createPost(server.client);
    const [author, voter] = (await createPeople(server.client, 2)) as [Person, Person];
    const moderator = await createStaff(server, 'MODERATOR');
    const { id } = await createComment(server.client, { post, author, body: 'A first text' });
    const readers = {
      nobody: follow(transport, CHANGED, { postId: post.id }),
      author: follow(transport, CHANGED, { postId: post.id }, author),
      voter: follow(transport, CHANGED, { postId: post.id }, voter),
      moderator: follow(transport, CHANGED, { postId: post.id }, moderator),
    };
    await ready(id, Object.values(readers));
    const see = (reader: keyof typeof readers, seen: object) =>
      expect.poll(() => readers[reader].rows.at(-1), { timeout: 15_000 }).toMatchObject({ id, ...seen });

    await vote(id, voter);
    await see('nobody', { score: 1, viewerVote: null });
    await see('voter', { score: 1, viewerVote: 'UP' });
    const edit = 'mutation ($input: EditCommentInput!) { editComment(input: $input) { comment { id } } }';
    await server.client.raw(edit, { input: { id, body: 'A second text' } }, author);
    for (const reader of ['nobody', 'author', 'voter', 'moderator'] as const)
      await see(reader, { body: 'A second text' });
    await moderate('remove', id, moderator);
    for (const reader of ['nobody', 'author', 'voter'] as const)
      await see(reader, { state: 'REMOVED', body: null, author: null });
    await see('moderator', { state: 'REMOVED', body: 'A second text', author: { handle: author.handle } });
    await moderate('restore', id, moderator);
    await see('nobody', { state: 'VISIBLE', body: 'A second text' });
    await server.client.raw('mutation ($id: ID!) { deleteComment(id: $id) { comment { id } } }', { id }, author);
    for (const reader of ['nobody', 'author', 'voter', 'moderator'] as const)
      await see(reader, { state: 'DELETED', body: null, author: null });
  });

  it('a notification reaches its person alone, and none from a muted thread', async () => {
    worker.start();
    const [asker, answerer] = (await createPeople(server.client, 2)) as [Person, Person];
    const post = await createPost(server.client, { author: asker });
    const one = follow<Notified>(transport, NOTIFIED, { since: LONG_AGO }, asker);
    const other = follow<Notified>(transport, NOTIFIED, { since: LONG_AGO }, answerer);
    await createComment(server.client, { post, author: answerer, body: 'For you' });
    expect(await one.brings(1)).toMatchObject([{ kind: 'POST_COMMENT', subject: { body: 'For you' } }]);
    const mute = 'mutation ($postId: ID!) { setThreadMuted(postId: $postId, muted: true) { post { id } } }';
    await server.client.raw(mute, { postId: post.id }, asker);
    await createComment(server.client, { post, author: answerer, body: 'Not heard' });
    const another = await createPost(server.client, { author: asker });
    await createComment(server.client, { post: another, author: answerer, body: 'Heard' });
    expect(await one.brings(2)).toMatchObject([{ subject: { body: 'For you' } }, { subject: { body: 'Heard' } }]);
    expect(other.rows).toEqual([]);
    const nobody = follow(transport, NOTIFIED, {});
    await nobody.ends();
    expect(nobody.faults).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('what was missed comes first, once, and then what happens', async () => {
    worker.start();
    const post = await createPost(server.client);
    const first = await createComment(server.client, { post });
    await worker.settle();
    const missed = [await createComment(server.client, { post }), await createComment(server.client, { post })];
    const following = follow(transport, ADDED, { postId: post.id, since: first.createdAt });
    // Some before it begins, some while it catches up, some after.
    const later: { id: string }[] = [];
    for (let index = 0; index < 30; index += 1) later.push(await createComment(server.client, { post }));
    const ids = [...missed, ...later].map(({ id }) => id);
    await following.brings(ids.length);
    await worker.settle();
    const marker = await createComment(server.client, { post });
    await following.brings(ids.length + 1);
    expect(following.rows.map(({ id }) => id).toSorted()).toEqual([...ids, marker.id].toSorted());
  });

  it('refuses what is too much to catch up on, what is not there, and whatever is no subscription', async () => {
    const post = await createPost(server.client);
    await addMany(server.app.db, { postId: post.id, authorId: post.author.id, count: 110 });
    const answers: [string, object, object][] = [
      [ADDED, { postId: post.id, since: LONG_AGO }, { code: 'BAD_USER_INPUT', field: 'since' }],
      [ADDED, { postId: 'nonsense' }, { code: 'BAD_USER_INPUT', field: 'postId' }],
      [ADDED, { postId: post.author.id }, { code: 'BAD_USER_INPUT', field: 'postId' }],
      [ADDED, { postId: 'AgAAAAAAAAAAAAAAAAAAAAA' }, { code: 'NOT_FOUND' }],
      [ADDED, {}, { code: 'BAD_USER_INPUT' }],
      ['query { viewer { id } }', {}, { code: 'BAD_REQUEST' }],
      ['mutation { signIn(input: { handle: "a", password: "b" }) { token } }', {}, { code: 'BAD_REQUEST' }],
      ['subscription { nothing }', {}, { code: 'GRAPHQL_VALIDATION_FAILED' }],
      ['subscription {', {}, { code: 'GRAPHQL_PARSE_FAILED' }],
      [
        `subscription { commentAdded(postId: "x") { ${'replies { nodes { '.repeat(40)} id ${'} }'.repeat(40)} } }`,
        {},
        { code: 'QUERY_TOO_COMPLEX' },
      ],
    ];
    for (const [query, variables, extensions] of answers) {
      const following = follow(transport, query, variables);
      await following.ends();
      expect(following.faults, query).toMatchObject([{ extensions }]);
    }
  });

  it('ends when the token expires, and when its person is gone', async () => {
    const short = await startServer(await testEnvironment({ TOKEN_TTL: '2s' }));
    const post = await createPost(short.client);
    const one = follow(transport, ADDED, { postId: post.id }, post.author, short);
    await one.ends();
    if (transport === 'WebSocket')
      expect(one.closed).toMatchObject({ code: 4403, reason: 'The token has expired: sign in again.' });
    else expect(one.faults).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    await short.close();

    const person = await createPerson(server.client);
    const postId = (await createPost(server.client)).id;
    const gone = follow(transport, CHANGED, { postId }, person);
    const own = await createComment(server.client, { post: { id: postId, author: person } });
    await ready(own.id, [gone]);
    await asOwner(server, `UPDATE users SET erased_at = now() WHERE handle = $1`, [person.handle]);
    await expect
      .poll(
        async () => {
          await publish(own.id, 'changed');
          return gone.ended;
        },
        { timeout: 15_000 },
      )
      .toBe(true);
    if (transport === 'WebSocket') expect(gone.closed).toMatchObject({ code: 4403 });
    else expect(gone.faults).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('a server that stops says so', async () => {
    const stopping = await startServer(await testEnvironment());
    const post = await createPost(stopping.client);
    const { id } = await createComment(stopping.client, { post });
    const one = follow(transport, CHANGED, { postId: post.id }, undefined, stopping);
    await ready(id, [one], stopping);
    await stopping.close();
    await one.ends();
    expect(one.faults).toEqual([]);
    if (transport === 'WebSocket') expect(one.closed).toMatchObject({ code: 1001 });
  });
});

describe('what may be seen', () => {
  it('is decided when it is brought: what was removed by then comes without its text', async () => {
    const post = await createPost(server.client);
    const moderator = await createStaff(server, 'MODERATOR');
    const readers = TRANSPORTS.map((transport) => follow(transport, ADDED, { postId: post.id, since: LONG_AGO }));
    const staff = follow('WebSocket', ADDED, { postId: post.id, since: LONG_AGO }, moderator);
    worker.start();
    const first = await createComment(server.client, { post });
    for (const one of [...readers, staff]) await one.brings(1);
    await worker.stop();
    const { id } = await createComment(server.client, { post, body: 'A secret' });
    await moderate('remove', id, moderator);
    worker.start();
    for (const one of readers)
      expect((await one.brings(2)).slice(1)).toMatchObject([{ id, body: null, author: null, state: 'REMOVED' }]);
    expect(await staff.brings(2)).toMatchObject([{ id: first.id }, { id, body: 'A secret' }]);
  });

  it('is told once where it happens while one catches up', async () => {
    await worker.stop();
    for (let round = 0; round < 20; round += 1) {
      const post = await createPost(server.client);
      const { id } = await createComment(server.client, { post });
      const one = follow('WebSocket', ADDED, { postId: post.id, since: LONG_AGO });
      await expect.poll(() => publish(id, 'added'), { interval: 1 }).toBeGreaterThan(0);
      await one.brings(1);
      const last = await createComment(server.client, { post });
      await publish(last.id, 'added');
      expect((await one.brings(2)).map((row) => row.id)).toEqual([id, last.id]);
    }
  });

  it('is decided anew where the answer took long', async () => {
    await worker.stop();
    const post = await createPost(server.client);
    const { id } = await createComment(server.client, { post, body: 'A secret' });
    const one = follow('WebSocket', CHANGED, { postId: post.id });
    await ready(id, [one]);
    // Quiet, so that the next answer is to the next message.
    await expect.poll(async () => (await publish(id, 'changed')) > 0 && one.rows.length).toBeGreaterThan(1);
    const owner = new pg.Client({ connectionString: server.app.config.DATABASE_URL });
    await owner.connect();
    await owner.query('BEGIN');
    await owner.query('LOCK TABLE posts IN ACCESS EXCLUSIVE MODE');
    await publish(id, 'changed');
    const isHeld = `SELECT 1 AS one FROM pg_locks WHERE NOT granted AND relation = 'posts'::regclass`;
    await expect.poll(async () => (await asOwner(server, isHeld)).length, { timeout: 10_000 }).toBeGreaterThan(0);
    const before = one.rows.length;
    await asOwner(server, `UPDATE comments SET state = 'REMOVED' WHERE id = $1`, [decodeCommentId(id).id]);
    await sleep(300);
    await owner.query('COMMIT');
    await owner.end();
    await one.brings(before + 1);
    expect(one.rows.slice(before)).toMatchObject([{ body: null, author: null, state: 'REMOVED' }]);
  });

  it('a held comment reaches its author and moderators, and everyone once it is approved', async () => {
    worker.start();
    const post = await createPost(server.client);
    const author = await createPerson(server.client);
    const moderator = await createStaff(server, 'MODERATOR');
    const wish = { postId: post.id, since: LONG_AGO };
    const [everyone, own, staff] = [undefined, author, moderator].map((who) => follow('WebSocket', ADDED, wish, who));
    const staffChanges = follow('WebSocket', CHANGED, { postId: post.id }, moderator);
    const comment = await createComment(server.client, { post, author, body: SPAM });
    expect(comment.state).toBe('HELD');
    expect(await own?.brings(1)).toMatchObject([{ body: SPAM }]);
    expect(await staff?.brings(1)).toMatchObject([{ body: SPAM }]);
    await worker.settle();
    const other = await createComment(server.client, { post, body: 'I agree with the second point.' });
    expect(await everyone?.brings(1)).toMatchObject([{ id: other.id }]);
    // The spam check may have removed it meanwhile.
    if ((await moderate('approve', comment.id, moderator)).code) await moderate('restore', comment.id, moderator);
    expect((await everyone?.brings(2))?.slice(1)).toMatchObject([{ id: comment.id, body: SPAM }]);
    await expect.poll(() => of(staffChanges, comment.id, ({ state }) => state === 'VISIBLE').length).toBe(1);
    expect(staff?.rows).toHaveLength(2);
    expect(own?.rows).toHaveLength(2);
  });

  it('what a shadow-banned person writes reaches that person and moderators', async () => {
    worker.start();
    const post = await createPost(server.client);
    const banned = await createPerson(server.client);
    const moderator = await createStaff(server, 'MODERATOR');
    const wish = { postId: post.id, since: LONG_AGO };
    const [everyone, own, staff] = [undefined, banned, moderator].map((who) => follow('WebSocket', ADDED, wish, who));
    const ban = 'mutation ($input: SuspendUserInput!) { suspendUser(input: $input) { user { id } } }';
    await server.client.raw(ban, { input: { id: banned.id, shadow: true, reason: 'Spam' } }, moderator);
    const { id } = await createComment(server.client, { post, author: banned });
    expect(await own?.brings(1)).toMatchObject([{ id }]);
    expect(await staff?.brings(1)).toMatchObject([{ id }]);
    const { id: next } = await createComment(server.client, { post });
    expect(await everyone?.brings(1)).toMatchObject([{ id: next }]);
  });

  it('a public comment that is held goes from everyone', async () => {
    worker.start();
    const post = await createPost(server.client);
    const author = await createPerson(server.client);
    const { id } = await createComment(server.client, { post, author, body: 'I agree with the second point.' });
    const one = follow('WebSocket', CHANGED, { postId: post.id });
    await ready(id, [one]);
    const edit = 'mutation ($input: EditCommentInput!) { editComment(input: $input) { comment { state } } }';
    const { data } = await server.client.raw(edit, { input: { id, body: SPAM } }, author);
    expect(data).toMatchObject({ editComment: { comment: { state: 'HELD' } } });
    await expect
      .poll(() => one.rows.at(-1), { timeout: 15_000 })
      .toMatchObject({ body: null, author: null, state: 'DELETED' });
    expect(one.rows.some(({ body }) => body === SPAM)).toBe(false);
  });
});

describe('many', () => {
  it('are answered by as many statements as one', async () => {
    worker.start();
    const post = await createPost(server.client);
    const readers = await createPeople(server.client, 10);
    const { id } = await createComment(server.client, { post });
    const all = Array.from({ length: 40 }, (_, index) =>
      follow('WebSocket', CHANGED, { postId: post.id }, readers[index % 20]),
    );
    await ready(id, all);
    await worker.settle();
    const rounds: { comments: number; votes: number; people: number; all: number }[] = [];
    const isDone = () => rounds.some(({ comments, votes, people }) => [comments, votes, people].every((n) => n === 1));
    // Who follows is looked at every ten seconds anyway, and where a process is late what changed is read once more.
    while (rounds.length < 6 && !isDone()) {
      await sleep(1_100);
      statements.length = 0;
      const before = all.map(({ rows }) => rows.length);
      await publish(id, 'changed');
      await expect.poll(() => all.every(({ rows }, index) => rows.length > (before[index] ?? 0))).toBe(true);
      const reads = statements.filter((text) => !text.includes('outbox') && !text.includes('webhook'));
      const count = (isMeant: (text: string) => boolean) => reads.filter(isMeant).length;
      rounds.push({
        comments: count((text) => /FROM comments|CROSS JOIN LATERAL \(SELECT \* FROM comments/.test(text)),
        votes: count((text) => text.includes('comment_votes') && text.includes('ANY($3')),
        people: count((text) => text.includes('FROM users WHERE id')),
        all: reads.length,
      });
    }
    const { all: sum, ...counts } = rounds.at(-1) ?? { all: 0 };
    expect(counts).toEqual({ comments: 1, votes: 1, people: 1 });
    expect(sum).toBeLessThanOrEqual(6);
  });

  it('on one connection or in one process are bounded', async () => {
    const bounded = await startServer(
      await testEnvironment({ SUBSCRIPTIONS_PER_CONNECTION: '2', SUBSCRIPTION_CONNECTIONS: '2' }),
    );
    const post = await createPost(bounded.client);
    const client = createClient({
      url: `${bounded.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: false,
    });
    const faults: unknown[] = [];
    for (let index = 0; index < 3; index += 1)
      client.subscribe(
        { query: ADDED, variables: { postId: post.id } },
        { next: () => undefined, complete: () => undefined, error: (error) => faults.push(...(error as unknown[])) },
      );
    await expect.poll(() => faults).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    const second = new WebSocket(`${bounded.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(second, 'open');
    const third = new WebSocket(`${bounded.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    expect(String(await once(third, 'error'))).toContain('503');
    const stream = follow('event stream', ADDED, { postId: post.id }, undefined, bounded);
    await stream.ends();
    second.close();
    await once(second, 'close');
    await client.dispose();
    await bounded.close();
  });
});

describe('a connection', () => {
  const open = (on: TestServer) => new WebSocket(`${on.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');

  it('that is not read from is ended, with a reason', async () => {
    const strict = await startServer(await testEnvironment({ SUBSCRIPTION_BUFFER: '64' }));
    const post = await createPost(strict.client);
    const comments = await Promise.all(
      Array.from({ length: 20 }, () => createComment(strict.client, { post, body: '𝕏'.repeat(5_000) })),
    );
    const quick = follow('WebSocket', CHANGED, { postId: post.id }, undefined, strict);
    const socket = open(strict);
    let count = 0;
    socket.on('message', () => (count += 1));
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await once(socket, 'message');
    socket.send(
      JSON.stringify({ id: '1', type: 'subscribe', payload: { query: CHANGED, variables: { postId: post.id } } }),
    );
    await expect.poll(() => publish(comments[0]?.id ?? '', 'changed', strict).then(() => count)).toBeGreaterThan(1);
    await ready(comments[0]?.id ?? '', [quick], strict);
    socket.pause();
    let sent = 0;
    for (let round = 0; round < 25; round += 1) {
      const before = quick.rows.length;
      for (const { id } of comments) await publish(id, 'changed', strict);
      sent += comments.length;
      await expect
        .poll(() => quick.rows.length, { interval: 5, timeout: 5_000 })
        .toBeGreaterThanOrEqual(before + comments.length);
    }
    socket.resume();
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    expect(code).toBe(1013);
    expect(reason.toString()).toContain('Too slow');
    expect(count).toBeLessThan(sent);
    await strict.close();
  });

  it('is refused without the protocol, without a greeting and with a token that is none', async () => {
    const other = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`);
    expect((await once(other, 'close'))[0]).toBe(4406);
    const rude = open(server);
    await once(rude, 'open');
    rude.send(
      JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { notificationAdded { id } }' } }),
    );
    expect((await once(rude, 'close'))[0]).toBe(4401);
    const forged = open(server);
    await once(forged, 'open');
    forged.send(JSON.stringify({ type: 'connection_init', payload: { authorization: 'Bearer nonsense' } }));
    expect((await once(forged, 'close'))[0]).toBe(4403);
    const stream = await fetch(`${server.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer nonsense' },
      body: JSON.stringify({ query: NOTIFIED }),
    });
    expect(stream.status).toBe(401);
    expect(await stream.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    const elsewhere = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws');
    expect(String(await once(elsewhere, 'error'))).toContain('404');
  });

  it('to /graphql that accepts an event stream gets one', async () => {
    const post = await createPost(server.client);
    const { id } = await createComment(server.client, { post });
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: ADDED, variables: { postId: post.id, since: LONG_AGO } }),
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.getReader();
    let text = '';
    while (!text.includes(id)) text += Buffer.from((await reader?.read())?.value ?? []).toString();
    expect(text).toContain('event: next\ndata: {"data":{"commentAdded"');
    await reader?.cancel();
  });

  it('to Redis that was away ends what may have missed something', async () => {
    const wire = await createWire(new URL(inject('redisUrl')));
    const cut = await startServer(await testEnvironment({ CACHE_REDIS_URL: wire.url }));
    const post = await createPost(cut.client);
    const { id } = await createComment(cut.client, { post });
    const one = follow('WebSocket', CHANGED, { postId: post.id }, undefined, cut);
    await expect
      .poll(async () => (await publish(id, 'changed', cut).catch(() => 0)) > 0 && one.rows.length > 0, {
        timeout: 15_000,
      })
      .toBe(true);
    wire.cut();
    await expect.poll(() => cut.app.redis.ping().catch(() => 'away')).toBe('away');
    expect(one.ended).toBe(false);
    const refused = follow('WebSocket', ADDED, { postId: (await createPost(cut.client)).id }, undefined, cut);
    await refused.ends();
    expect(refused.faults).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    wire.restore();
    await one.ends();
    expect(one.faults).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    expect(one.faults[0]?.extensions.retryAfterMs).toBeGreaterThanOrEqual(0);
    const again = follow('WebSocket', ADDED, { postId: post.id, since: LONG_AGO }, undefined, cut);
    expect(await again.brings(1)).toMatchObject([{ id }]);
    await cut.close();
    await wire.close();
  });

  it('that leaves leaves nothing behind', async () => {
    const post = await createPost(server.client);
    const channel = `${server.app.config.REDIS_PREFIX}:live:post:${decodeId('Post', post.id)}`;
    const heard = async () => ((await server.app.redis.pubsub('NUMSUB', channel)) as [string, number])[1];
    const all = TRANSPORTS.map((transport) => follow(transport, ADDED, { postId: post.id }));
    await expect.poll(heard).toBe(1);
    for (const one of all) await one.stop();
    await expect.poll(heard).toBe(0);
  });
});
