import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { eraseUser, type ErasureOptions } from '../scripts/erasure.ts';
import { findCounterFaults } from '../src/comments/index.ts';
import { decodeCommentId, decodeId } from '../src/platform/graphql/ids.ts';
import { createMemory } from '../src/platform/idempotency/index.ts';
import { projectFolder } from '../src/platform/project.ts';
import { asOwner, useServer } from './support/app.ts';
import { addMany } from './support/bulk.ts';
import { createComment, createPerson, createPost, createStaff, password, type Person } from './support/factories.ts';
import { useWorker } from './support/worker.ts';

const server = useServer();
const worker = useWorker(server);

/** In every text of the person, and in what others keep of it. */
const WORD = 'zyxquartz';

const sql = (text: string, values: unknown[] = []) => asOwner<Record<string, unknown>>(server, text, values);
const as = ({ token }: Person) => ({ token });
/** Runs a document that must succeed. */
async function ask<Data>(person: Person, text: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await server.client.raw<Data>(text, variables, as(person));
  expect(errors).toEqual([]);
  return data;
}
const uuidOf = ({ id }: Person) => decodeId('User', id);

const erase = (person: Person, options: Partial<ErasureOptions> = {}) => {
  const { db, redis, config, now } = server.app;
  return eraseUser({ db, redis, prefix: config.REDIS_PREFIX, now, graceMs: 0, rest: 0, ...options }, uuidOf(person));
};

/** Runs the command to its end. */
async function command(...args: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'parley-erase-'));
  const { DATABASE_URL, REDIS_URL, REDIS_PREFIX } = server.app.config;
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL, REDIS_URL, REDIS_PREFIX };
  const child = spawn(process.execPath, [join(projectFolder, 'dist/erase-user.js'), ...args], { env, cwd: folder });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number];
  await rm(folder, { recursive: true, force: true });
  return { status, said };
}

/** The tables whose rows hold one of the words. */
async function findInTables(words: string[]): Promise<string[]> {
  const tables = await sql(`
    SELECT quote_ident(table_name) AS name FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY 1`);
  expect(tables.length).toBeGreaterThan(50);
  const hits = tables.map(
    ({ name }) => `
      SELECT '${String(name)}: ' || w AS hit FROM unnest($1::text[]) w
      WHERE EXISTS (SELECT FROM ${String(name)} t WHERE position(w IN lower(t::text)) > 0)`,
  );
  return (await sql(hits.join(' UNION ALL '), [words])).map(({ hit }) => String(hit));
}

/** The keys in Redis that hold one of the words, in their name or their value. */
async function findInRedis(words: string[]): Promise<string[]> {
  const { redis, config } = server.app;
  const found: string[] = [];
  for (const key of await redis.keys(`*${config.REDIS_PREFIX}*`)) {
    const read: Record<string, () => Promise<unknown>> = {
      string: () => redis.get(key),
      hash: () => redis.hgetall(key),
      list: () => redis.lrange(key, 0, -1),
      set: () => redis.smembers(key),
      zset: () => redis.zrange(key, 0, -1),
      stream: () => redis.xrange(key, '-', '+'),
    };
    const text = (key + JSON.stringify(await read[await redis.type(key)]?.())).toLowerCase();
    found.push(...words.filter((word) => text.includes(word)).map((word) => `${key}: ${word}`));
  }
  return found;
}

/** A person with comments in every state, in posts of three people. */
async function createAuthor(handle: string) {
  const { client, app } = server;
  const [author, other] = [await createPerson(client, handle), await createPerson(client)];
  const id = uuidOf(author);
  const own = await createPost(client, { author, title: `About ${WORD}` });
  const post = await createPost(client, { author: other });
  await addMany(app.db, { postId: post.id, authorId: author.id, count: 250 });
  await sql(`UPDATE comments SET body = '${WORD} ' || body, source_id = 'reddit:${WORD}' || id WHERE author_id = $1`, [
    id,
  ]);

  const root = await createComment(client, { author, post, body: `${WORD} is first.` });
  const reply = await createComment(client, { author: other, post, parentId: root.id, body: 'A reply stays.' });
  const deep = await createComment(client, { author, post, parentId: reply.id, body: `${WORD} is deep.` });
  await createComment(client, { author: other, post, parentId: deep.id, body: 'So does this.' });
  await createComment(client, { author: other, post: own, body: 'Under the own post.' });
  const edit = `mutation ($id: ID!) { editComment(input: { id: $id, body: "${WORD} was edited." }) { comment { id } } }`;
  await ask(author, edit, { id: root.id });
  for (const voter of [author, other])
    await ask(voter, 'mutation ($id: ID!) { voteComment(id: $id, vote: UP) { comment { id } } }', { id: reply.id });

  const postId = decodeId('Post', post.id);
  for (const [state, shadow] of [
    ['HELD', false],
    ['HIDDEN', false],
    ['REMOVED', false],
    ['VISIBLE', true],
    ['HELD', true],
  ])
    await sql(
      `INSERT INTO comments (id, post_id, depth, author_id, body, state, shadow) VALUES (gen_random_uuid(), $1, 0, $2, $3, $4, $5)`,
      [postId, id, `${WORD} ${String(state)}`, state, shadow],
    );
  return { author, other, own, post, root, reply, deep };
}

const postsOf = async () => (await sql('SELECT id FROM posts')).map(({ id }) => id as string);

describe('erasing a person', { timeout: 60_000 }, () => {
  let people: Awaited<ReturnType<typeof createAuthor>>;
  let admin: Person;
  const words = ['marrowbane', WORD];

  beforeAll(async () => {
    const { app } = server;
    admin = await createStaff(server, 'ADMIN');
    const input = { url: 'https://receiver.example/hook', eventTypes: ['comment.created', 'comment.deleted'] };
    await ask(
      admin,
      'mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { secret } }',
      { input },
    );
    people = await createAuthor('marrowbane');
    const { author, other, own, post, root, reply } = people;
    const id = uuidOf(author);
    await worker.settle();
    await worker.stop();

    const flag = 'mutation ($input: FlagCommentInput!) { flagComment(input: $input) { comment { id } } }';
    const note = `It says ${WORD}.`;
    await ask(other, flag, { input: { id: root.id, reason: 'ABUSE', note } });
    await ask(author, flag, { input: { id: reply.id, reason: 'ABUSE', note } });
    const key = decodeCommentId(root.id);
    await sql(`UPDATE moderation_items SET spam_reasons = ARRAY['words: ${WORD}'] WHERE comment_id = $1`, [key.id]);
    await sql(`INSERT INTO spam_examples VALUES ($1, $2, '${WORD}', true, now())`, [key.postId, key.id]);
    await sql('INSERT INTO reporter_records VALUES ($1, 1, 0)', [id]);
    await ask(author, 'mutation { setEmailNotifications(mode: EACH) { mode } }');
    const follow = 'mutation ($id: ID!) { setThreadFollowed(postId: $id, followed: true) { post { id } } }';
    await ask(author, follow, { id: post.id });
    const add =
      'mutation ($input: AddCommentInput!) { addComment(input: $input, idempotencyKey: "k") { comment { id } } }';
    await ask(author, add, { input: { postId: own.id, body: `${WORD} under a key` } });

    const money = `amount, currency, payment_method, description, status, created_at, updated_at, sent_at, due_at`;
    for (const [status, due] of [
      ['SUCCEEDED', null],
      ['REQUIRES_ACTION', new Date(Date.now() + 86_400_000)],
    ])
      await sql(
        `INSERT INTO charges (id, payer_id, idempotency_key, ${money})
         VALUES (gen_random_uuid(), $1, 'order-${WORD}', 100, 'USD', 'pm_${WORD}', 'For ${WORD}', $2, now(), now(), now(), $3)`,
        [id, status, due],
      );
    const [refund] = await sql(
      `INSERT INTO refunds (id, charge_id, asked_by, idempotency_key, amount, reason, status, created_at, updated_at, sent_at)
       SELECT gen_random_uuid(), c.id, $2, 'refund-1', 10, 'Sorry, ${WORD}', 'SUCCEEDED', now(), now(), now()
       FROM charges c WHERE payer_id = $1 LIMIT 1 RETURNING id`,
      [id, uuidOf(admin)],
    );
    const memory = createMemory(app.redis, app.config.REDIS_PREFIX);
    for (const [userId = '', key = '', answer] of [
      [id, `order-${WORD}`, { description: `For ${WORD}` }],
      [uuidOf(admin), 'refund-1', { reason: `Sorry, ${WORD}` }],
    ] as const) {
      await sql(`INSERT INTO idempotency_keys VALUES ($1, $2, 'f', 'x', $3, now() + interval '1 day', $4)`, [
        userId,
        key,
        answer,
        refund?.['id'],
      ]);
      memory.remember({ userId, key }, { fingerprint: 'x', expiresAt: 9e15, answer });
    }
  });

  it('can be cut off: sign-in has ended, and the handle still finds the person', async () => {
    const cut = erase(people.author, {
      onProgress: (done) => {
        if (done >= 100) throw new Error('cut off');
      },
    });
    await expect(cut).rejects.toThrow('cut off');
    const { client } = server;
    const { author, own } = people;
    const [left] = await sql('SELECT count(*)::int AS count FROM comments WHERE author_id = $1', [uuidOf(author)]);
    expect(left?.['count']).toBeGreaterThan(100);
    expect(await findCounterFaults(server.app.db, await postsOf())).toEqual([]);
    expect((await client.raw('{ viewer { id } }', {}, as(author))).code).toBe('UNAUTHENTICATED');
    const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';
    expect((await client.raw(signIn, { input: { handle: author.handle, password } })).code).toBe('UNAUTHENTICATED');
    const { data } = await client.raw<Record<string, { author?: unknown } | null>>(
      'query ($h: String!, $u: ID!, $p: ID!) { user(handle: $h) { id } node(id: $u) { id } post(id: $p) { author { id } } }',
      { h: author.handle, u: author.id, p: own.id },
    );
    expect(data).toEqual({ user: null, node: null, post: { author: null } });
    expect((await findInTables(words)).length).toBeGreaterThan(5);
    expect((await findInRedis(words)).length).toBeGreaterThan(1);
  });

  it('goes on where it was cut off, and leaves nothing of the person in any table or key', async () => {
    const erased = await erase(people.author);
    expect(erased).toMatchObject({ posts: 1, notes: 1, charges: 2, openCharges: 0 });
    expect(await findInTables(words)).toEqual([]);
    expect(await findInRedis(words)).toEqual([]);
    const id = uuidOf(people.author);
    for (const [table, column] of [
      ['comments', 'author_id'],
      ['posts', 'author_id'],
      ['notifications', 'user_id'],
      ['notifications', 'actor_id'],
      ['thread_settings', 'user_id'],
      ['email_settings', 'user_id'],
      ['reporter_records', 'user_id'],
      ['idempotency_keys', 'user_id'],
    ])
      expect(await sql(`SELECT FROM ${table} WHERE ${column} = $1`, [id])).toEqual([]);
    const [shell] = await sql('SELECT * FROM users WHERE id = $1', [id]);
    expect(shell).toMatchObject({ display_name: 'Erased', email: null, password_hash: null, external_subject: null });
    expect(shell?.['handle']).toMatch(/^erased_[0-9a-f]{24}$/);
    expect(await sql('SELECT FROM charges WHERE payer_id = $1 AND amount = 100', [id])).toHaveLength(2);
  });

  it('keeps the threads whole and the counters exact', async () => {
    expect(await findCounterFaults(server.app.db, await postsOf())).toEqual([]);
    const { post, own, root, deep } = people;
    interface Line {
      id: string;
      body: string | null;
      state: string;
      version: number;
      upvotes: number;
      author: unknown;
      replies: { nodes: Line[] };
    }
    const line = 'id body state version upvotes author { handle }';
    const { data, errors } = await server.client.raw<{
      node: Line;
      own: { title: string; body: string; comments: { nodes: Line[] } };
    }>(
      `query ($id: ID!, $own: ID!) {
        node(id: $id) {
          ... on Comment {
            ${line}
            replies(first: 2) { nodes { ${line} replies(first: 2) { nodes { ${line} replies(first: 2) { nodes { ${line} } } } } } }
          }
        }
        own: post(id: $own) { title body comments { nodes { ${line} } } }
      }`,
      { id: root.id, own: own.id },
    );
    expect(errors).toEqual([]);
    const gone = { body: null, state: 'DELETED', author: null };
    expect(data.node).toMatchObject({ ...gone, version: 3 });
    const [reply] = data.node.replies.nodes;
    expect(reply).toMatchObject({ body: 'A reply stays.', upvotes: 2 });
    expect(reply?.replies.nodes[0]).toMatchObject({ ...gone, id: deep.id });
    expect(reply?.replies.nodes[0]?.replies.nodes[0]).toMatchObject({ body: 'So does this.' });
    expect(data.own).toMatchObject({ title: '[erased]', body: '' });
    expect(data.own.comments.nodes).toContainEqual(expect.objectContaining({ body: 'Under the own post.' }));
    const kinds = await sql('SELECT DISTINCT state FROM comments WHERE post_id = $1 AND author_id IS NULL', [
      decodeId('Post', post.id),
    ]);
    expect(kinds).toEqual([{ state: 'DELETED' }]);
  });

  it('shows a shell where there must be somebody, and tells receivers of webhooks what is gone', async () => {
    const { client } = server;
    const charge = await server.app.db.prisma.charge.findFirstOrThrow({ where: { payerId: uuidOf(people.author) } });
    expect(charge).toMatchObject({ description: null, paymentMethod: '', idempotencyKey: '' });
    const { data } = await client.raw<{ user: unknown }>('{ user(handle: "marrowbane") { id } }', {}, as(admin));
    expect(data.user).toBeNull();
    await worker.settle();
    await worker.stop();
    const told = await sql(`SELECT payload FROM webhook_messages WHERE event_type = 'comment.deleted'`);
    expect(told.length).toBeGreaterThan(250);
    expect(told.map(({ payload }) => (payload as { data: { authorId: unknown } }).data.authorId)).not.toContain(
      people.author.id,
    );
    expect(await findInTables(words)).toEqual([]);
    expect(await findInRedis(words)).toEqual([]);
  });

  it('frees the handle and the address, and the old token stays refused', async () => {
    expect(await command('marrowbane')).toEqual({ status: 1, said: 'parley: There is no such person.\n' });
    const again = await createPerson(server.client, 'marrowbane');
    expect(again.id).not.toBe(people.author.id);
    expect((await server.client.raw('{ viewer { id } }', {}, as(people.author))).code).toBe('UNAUTHENTICATED');
  });
});

describe('npm run erase-user', { timeout: 60_000 }, () => {
  it('finishes what was begun, says what it did, and names nobody', async () => {
    await createAuthor('fennimore');
    // Begun long enough ago that no request of that time goes on.
    await sql(`UPDATE users SET erased_at = now() - interval '1 hour' WHERE handle = 'fennimore'`);
    const { status, said } = await command('fennimore');
    expect(said).toMatch(/^Erased: 257 comments, 1 posts, /m);
    expect(said).not.toContain('fennimore');
    expect(status).toBe(0);
    expect(await findInTables(['fennimore'])).toEqual([]);
    expect(await findCounterFaults(server.app.db, await postsOf())).toEqual([]);
  });

  it('keeps the words of a charge that the provider may have to be asked of again, until its outcome is known', async () => {
    const person = await createPerson(server.client, 'gorse');
    const [charge] = await sql(
      `INSERT INTO charges (id, payer_id, idempotency_key, amount, currency, payment_method, description, status, created_at, updated_at, sent_at, due_at)
       VALUES (gen_random_uuid(), $1, 'k', 100, 'USD', 'pm_x', 'A kettle', 'UNKNOWN', now(), now(), now(), now()) RETURNING id`,
      [uuidOf(person)],
    );
    await sql(`UPDATE users SET erased_at = now() - interval '1 hour' WHERE handle = 'gorse'`);
    const first = await command('gorse');
    expect(first).toMatchObject({ status: 1 });
    expect(first.said).toContain(`npm run erase-user -- ${person.id}`);
    await sql(`UPDATE charges SET status = 'SUCCEEDED', due_at = NULL WHERE id = $1`, [charge?.['id']]);
    expect(await erase(person)).toMatchObject({ charges: 1, openCharges: 0 });
    expect(await findInTables(['a kettle', 'gorse'])).toEqual([]);
  });

  it('waits for what began before, and erases that too', async () => {
    const { author, post } = await createAuthor('tamarisk');
    const erasing = erase(author, { graceMs: 2_000 });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await sql(
      `INSERT INTO comments (id, post_id, depth, author_id, body, state) VALUES (gen_random_uuid(), $1, 0, $2, 'late', 'HELD')`,
      [decodeId('Post', post.id), uuidOf(author)],
    );
    expect((await erasing).comments).toBe(258);
  });

  it('refuses administrators', async () => {
    const admin = await createStaff(server, 'ADMIN');
    const refused = await command(admin.handle);
    expect(refused).toEqual({
      status: 1,
      said: 'parley: This is an administrator, whom nobody erases: take the role away first.\n',
    });
  });
});
