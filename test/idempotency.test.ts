import { beforeAll, describe, expect, it } from 'vitest';
import { reapKeys } from '../src/platform/idempotency/index.ts';
import { useServer } from './support/app.ts';
import { createPeople, createPost, type Person, type Post } from './support/factories.ts';

let clock = 0;
const server = useServer({}, { now: () => new Date(Date.now() + clock) });

let author: Person;
let other: Person;
let post: Post;
beforeAll(async () => {
  [author, other] = (await createPeople(server.client, 2)) as [Person, Person];
  post = await createPost(server.client, { author });
});

const ADD = `mutation ($input: AddCommentInput!, $key: String) { addComment(input: $input, idempotencyKey: $key) { comment { id body } } }`;
interface Added {
  addComment: { comment: { id: string; body?: string } };
}

const add = (key: string | null, { body = 'once', token = author.token, query = ADD, headers = {} } = {}) =>
  server.client.raw<Added>(query, { input: { postId: post.id, body }, key }, { token, headers });
const count = async () => {
  const { data } = await server.client.raw<{ post: { commentCount: number } }>(
    'query ($id: ID!) { post(id: $id) { commentCount } }',
    { id: post.id },
  );
  return data.post.commentCount;
};

describe('a mutation that is sent again with its key', () => {
  it('has its effect once and answers as the first did, with any selection, spacing or order of arguments', async () => {
    const before = await count();
    const first = await add('key-1');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const literal = `mutation { addComment(idempotencyKey: "key-1", input: { body: "once"   postId: "${post.id}" }) { comment { id score post { id } } } }`;
    const answers = [
      await add('key-1'),
      await add('ignored', { query: literal }),
      await add(null, { headers: { 'idempotency-key': 'key-1' } }),
    ];
    for (const { data, headers, status } of answers) {
      expect(status).toBe(200);
      expect(data.addComment.comment.id).toBe(first.data.addComment.comment.id);
      expect(headers.get('idempotent-replayed')).toBe('true');
    }
    expect(await count()).toBe(before + 1);
  });

  it('has its effect once when 40 come at the same moment', async () => {
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 40 }, () => add('crowd')));
    expect(new Set(answers.map(({ data }) => data.addComment.comment.id)).size).toBe(1);
    expect(await count()).toBe(before + 1);
  });

  it('is refused where the request is another one', async () => {
    await add('taken');
    expect(await add('taken', { body: 'something else' })).toMatchObject({
      status: 409,
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    const createPost = `mutation ($key: String) { createPost(input: { title: "x", body: "" }, idempotencyKey: $key) { post { id } } }`;
    expect(await add('taken', { query: createPost })).toMatchObject({ status: 409, code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('is another person’s own', async () => {
    const [mine, theirs] = [await add('shared'), await add('shared', { token: other.token })];
    expect(theirs.data.addComment.comment.id).not.toBe(mine.data.addComment.comment.id);
  });

  it('can be sent anew after a refusal: nothing of it was kept', async () => {
    for (const body of ['', 'half a pair \ud800'])
      expect(await add('retry', { body })).toMatchObject({ status: 400, errors: [{ extensions: { field: 'body' } }] });
    expect(await add('retry', { body: 'mended' })).toMatchObject({ status: 200, errors: [] });
  });

  it('works for each of two aliased fields by their own keys, and leaves the header out there', async () => {
    const query = `mutation ($input: AddCommentInput!) {
      a: addComment(input: $input, idempotencyKey: "alias-a") { comment { id } }
      b: addComment(input: $input, idempotencyKey: "alias-b") { comment { id } }
      c: addComment(input: $input) { comment { id } }
    }`;
    const send = () =>
      server.client.raw<Record<'a' | 'b' | 'c', { comment: { id: string } }>>(
        query,
        { input: { postId: post.id, body: 'twice' } },
        { token: author.token, headers: { 'idempotency-key': 'of-nobody' } },
      );
    const [first, again] = [(await send()).data, (await send()).data];
    expect([again.a, again.b]).toEqual([first.a, first.b]);
    expect(first.a.comment.id).not.toBe(first.b.comment.id);
    expect(again.c.comment.id).not.toBe(first.c.comment.id);
  });

  it('takes the header where one field will run, however often and under whatever condition fields stand', async () => {
    const input = { postId: post.id, body: 'by header' };
    const twice =
      'mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } addComment(input: $input) { comment { body } } ...F ...F } fragment F on Mutation { addComment(input: $input) { comment { score } } }';
    const beside =
      'mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } createPost(input: { title: "x", body: "" }) @skip(if: true) { post { id } } }';
    for (const [index, query] of [twice, beside].entries()) {
      const send = () =>
        server.client.raw<Added>(
          query,
          { input },
          { token: author.token, headers: { 'idempotency-key': `header-${index}` } },
        );
      const [first, again] = [await send(), await send()];
      expect(again.data.addComment.comment.id).toBe(first.data.addComment.comment.id);
      expect(again.headers.get('idempotent-replayed')).toBe('true');
    }
  });

  it('counts fields in time, however fragments spread each other', async () => {
    const spreads = Array.from(
      { length: 40 },
      (_, index) => `fragment A${index} on Mutation { ...A${index + 1} ...A${index + 1} }`,
    ).join(' ');
    const query = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } ...A0 } ${spreads} fragment A40 on Mutation { __typename }`;
    const since = performance.now();
    const { status } = await server.client.raw(
      query,
      { input: { postId: post.id, body: 'x' } },
      { token: author.token, headers: { 'idempotency-key': 'spread' } },
    );
    expect([200, 400]).toContain(status);
    expect(performance.now() - since).toBeLessThan(2_000);
  });

  it.each(['', ' ', 'a b', 'ключ', 'x'.repeat(256), 'tab\t'])('is refused where the key is %j', async (key) => {
    expect(await add(key)).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_INVALID' });
  });

  it('is a new request once the key has expired, reaped or not', async () => {
    const first = await add('old');
    clock = 73 * 3_600_000;
    const second = await add('old', { body: 'another text even' });
    expect(second.errors).toEqual([]);
    expect(second.data.addComment.comment.id).not.toBe(first.data.addComment.comment.id);
    const kept = await server.app.db.prisma.idempotencyKey.count();
    expect(await reapKeys(server.app.db, server.app.now())).toBe(kept - 1);
    expect(await server.app.db.prisma.idempotencyKey.findMany({ select: { key: true } })).toEqual([{ key: 'old' }]);
    clock = 0;
  });
});
