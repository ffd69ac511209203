import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeId } from '../src/platform/graphql/ids.ts';
import { statements } from '../src/posts/repository.ts';
import { asOwner, startServer, testEnvironment, useServer, type TestServer } from './support/app.ts';
import { addMany } from './support/bulk.ts';
import { createPeople, createPerson, createPost, type Person, type Post } from './support/factories.ts';

/** How many levels of comments each statement is asked for. */
const levels: number[] = [];
/** What is read of posts and comments, in one list what is sent together. */
const sent: string[][] = [];
let isSending = false;
function note(text: string): void {
  if (!isSending) {
    isSending = true;
    sent.push([]);
    queueMicrotask(() => (isSending = false));
  }
  if (text === statements.findByIds.text) sent.at(-1)?.push('posts');
  if (text.includes('cardinality($3')) sent.at(-1)?.push('comments');
}
const server = useServer(
  { CACHE: 'false' },
  {
    onStatement(text, values) {
      note(text);
      if (text.includes('cardinality($3')) levels.push((values[2] as number[]).length);
    },
  },
);

let reader: Person;
let post: Post;
beforeAll(async () => {
  reader = await createPerson(server.client);
  post = await createPost(server.client);
  const some = { postId: post.id, authorId: reader.id };
  await addMany(server.app.db, { ...some, count: 12 });
  await addMany(server.app.db, { ...some, count: 3, asReplies: true });
  await addMany(server.app.db, { ...some, count: 2, asReplies: true });
});

const LINE = 'id body score createdAt author { handle }';
/** A page and two levels below it; where its lists may be left out, nothing is read ahead. */
const page = (
  args: string,
  { sort, replies = sort, maybe = false }: { sort: string; replies?: string; maybe?: boolean },
) => {
  const when = maybe ? '@include(if: true)' : '';
  return `comments(${args}, sort: ${sort}) {
    nodes { ${LINE} replies(first: 2, sort: ${replies}) ${when} {
      nodes { ${LINE} replyCount replies(first: 1, sort: ${replies}) ${when} {
        edges { cursor node { ${LINE} viewerVote } } pageInfo { hasNextPage endCursor } } }
      pageInfo { hasNextPage endCursor } } }
    pageInfo { hasNextPage endCursor } }`;
};

interface Answer {
  post: Record<string, { nodes: { id: string }[]; pageInfo: { endCursor: string } }>;
}
async function ask(fields: string, id = post.id, { client } = server) {
  levels.length = 0;
  sent.length = 0;
  const query = `query Ask($id: ID!) { post(id: $id) { ${fields} } }`;
  const { data, errors } = await client.raw<Answer>(query, { id }, { token: reader.token });
  return { data: data.post, errors, levels: [...levels] };
}

describe('what stands below a page', () => {
  it.each(['NEW', 'OLD', 'TOP', 'BEST', 'HOT', 'CONTROVERSIAL'])(
    'comes with it in one statement, the same as level by level, by %s',
    async (sort) => {
      const ahead = await ask(page('first: 5', { sort }));
      expect(ahead).toMatchObject({ errors: [], levels: [3] });
      const plain = await ask(page('first: 5', { sort, maybe: true }));
      expect(plain).toEqual({ ...ahead, levels: [1, 1, 1] });
      expect(JSON.stringify(ahead.data).match(/"viewerVote"/g)).toHaveLength(5 * 2);

      const after = `first: 5, after: "${ahead.data.comments?.pageInfo.endCursor ?? ''}"`;
      const next = await ask(page(after, { sort }));
      expect(next.levels).toEqual([3]);
      expect(await ask(page(after, { sort, maybe: true }))).toEqual({ ...next, levels: [1, 1, 1] });
      expect(next.data.comments?.nodes[0]).not.toEqual(ahead.data.comments?.nodes[0]);
    },
  );

  it('stands in its order whatever way PostgreSQL joins the authors', async () => {
    const { id } = await createPost(server.client);
    const people = await createPeople(server.client, 4);
    for (const { id: authorId } of people) await addMany(server.app.db, { postId: id, authorId, count: 5 });
    for (const { id: authorId } of people)
      await addMany(server.app.db, { postId: id, authorId, count: 1, asReplies: true });
    const sorts = ['NEW', 'OLD', 'TOP', 'BEST', 'HOT', 'CONTROVERSIAL'];
    const askAll = (from: TestServer) =>
      Promise.all(sorts.map((sort) => ask(page('first: 15', { sort }), id, from).then(({ data }) => data)));
    const usual = await askAll(server);
    expect(usual[0]?.comments?.nodes).toHaveLength(15);
    // What is left is to sort the comments by their authors first.
    const { DATABASE_URL } = server.app.config;
    const database = new URL(DATABASE_URL).pathname.slice(1);
    for (const join of ['hashjoin', 'nestloop'])
      await asOwner(server, `ALTER DATABASE ${database} SET enable_${join} = off`);
    const other = await startServer(await testEnvironment({ CACHE: 'false', DATABASE_URL }));
    try {
      expect(await askAll(other)).toEqual(usual);
    } finally {
      await other.close();
      await asOwner(server, `ALTER DATABASE ${database} RESET ALL`);
    }
  });

  it('is no more where a comment is on several pages of one statement', async () => {
    const cursorOf = async (first: number) =>
      (await ask(page(`first: ${first}`, { sort: 'OLD' }))).data.comments?.pageInfo.endCursor ?? '';
    const [two, three] = [await cursorOf(2), await cursorOf(3)];
    const overlapping = (maybe: boolean) =>
      `a: ${page(`first: 4, after: "${two}"`, { sort: 'OLD', maybe })}
      b: ${page(`first: 4, after: "${three}"`, { sort: 'OLD', maybe })}`;
    const ahead = await ask(overlapping(false));
    expect(ahead).toMatchObject({ errors: [], levels: [3] });
    expect(ahead.data.a?.nodes[1]).toEqual(ahead.data.b?.nodes[0]);
    expect((await ask(overlapping(true))).data).toEqual(ahead.data);
  });

  it('is read by itself in another order, after a cursor, or by several lists', async () => {
    expect(await ask(page('first: 5', { sort: 'NEW', replies: 'OLD' }))).toMatchObject({ errors: [], levels: [1, 2] });
    const several = 'a: replies(first: 1) { nodes { id } } b: replies(first: 2) { nodes { id } }';
    expect(await ask(`comments(first: 5) { nodes { ${several} } }`)).toMatchObject({ errors: [], levels: [1, 1, 1] });
    expect((await ask('comments(first: 5) { nodes { id } }')).levels).toEqual([1]);
  });

  it('that cannot be asked for is refused where it stands', async () => {
    const { data, errors, levels } = await ask(
      'comments(first: 2) { nodes { id replies(first: 101) { nodes { id } } } }',
    );
    expect(levels).toEqual([1]);
    expect(data).toBeNull();
    expect(errors[0]).toMatchObject({ path: ['post', 'comments', 'nodes', 0, 'replies'] });
  });
});

describe('the comments of a post', () => {
  const [FEW, MORE] = ['comments(first: 2) { nodes { id } }', 'comments(first: 3) { nodes { id } }'];

  it('are read with it, in one write', async () => {
    const { data, errors } = await ask(`id ${page('first: 5', { sort: 'BEST' })}`);
    expect(errors).toEqual([]);
    expect(data.comments?.nodes).toHaveLength(5);
    expect(sent.filter((names) => names.includes('comments'))).toEqual([['posts', 'comments']]);
  });

  it('are read once however they are asked for, and not where that is not sure', async () => {
    const several = await ask(`a: ${FEW} b: ${MORE} comments { nodes { id } } comments { nodes { body } }`);
    expect(several.errors).toEqual([]);
    expect([several.data.a, several.data.b].map((list) => list?.nodes.length)).toEqual([2, 3]);
    expect(several.levels).toEqual([1, 1, 1]);
    expect(sent.flat().filter((name) => name === 'posts')).toHaveLength(1);
    expect((await ask(`title comments @include(if: false) { nodes { id } }`)).levels).toEqual([]);
  });

  it('are nothing where there is no post, and say what is wrong with them where there is', async () => {
    const nobody = encodeId('Post', randomUUID());
    expect(await ask(FEW, nobody)).toMatchObject({ data: null, errors: [] });
    const wrong = 'comments(first: 2, after: "no cursor") { nodes { id } }';
    expect(await ask(wrong, nobody)).toMatchObject({ data: null, errors: [], levels: [] });
    const { errors, levels: none } = await ask(wrong);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ path: ['post', 'comments'], extensions: { code: 'BAD_USER_INPUT' } });
    expect(none).toEqual([]);
  });
});

describe('statements of one turn', () => {
  const echo = (value: number) =>
    server.app.db.query<{ value: number }>({ name: 'test.echo', text: 'SELECT 12 / $1::int AS value' }, [value]);

  it('succeed and fail each by itself, and give their connections back', async () => {
    const asked = [1, 0, 2, 3, 0, 0, 4];
    const answers = await Promise.allSettled(asked.map(echo));
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason)))).toEqual(
      asked.map((value) => (value === 0 ? 'error: division by zero' : [{ value: 12 / value }])),
    );
    expect(server.app.db.stats()).toMatchObject({ used: 0, waiting: 0 });
    expect((answers[1] as PromiseRejectedResult).reason).toMatchObject({ code: '22012' });
  });

  it('wait for a connection like any other', async () => {
    const { max } = server.app.db.stats();
    const answers = await Promise.all(Array.from({ length: 5 * max }, (_, index) => echo(1 + (index % 12))));
    expect(answers).toEqual(
      Array.from({ length: 5 * max }, (_, index) => [{ value: Math.trunc(12 / (1 + (index % 12))) }]),
    );
    expect(server.app.db.stats()).toMatchObject({ used: 0, waiting: 0 });
  });
});
