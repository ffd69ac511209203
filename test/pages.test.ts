import { beforeAll, describe, expect, it } from 'vitest';
import { graphql } from './generated/index.ts';
import type { CommentSort } from './generated/graphql.ts';
import { useServer } from './support/app.ts';
import { addMany } from './support/bulk.ts';
import { createComment, createPerson, createPost, type Person, type Post } from './support/factories.ts';

const server = useServer();

const Roots = graphql(`
  query Roots($id: ID!, $first: Int, $after: String, $sort: CommentSort!) {
    post(id: $id) {
      comments(first: $first, after: $after, sort: $sort) {
        nodes {
          id
          score
          upvotes
          downvotes
          createdAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
const Replies = graphql(`
  query Replies($id: ID!, $after: String, $sort: CommentSort!) {
    node(id: $id) {
      ... on Comment {
        replies(first: 7, after: $after, sort: $sort) {
          nodes {
            id
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`);

const SORTS: CommentSort[] = ['NEW', 'OLD', 'TOP', 'BEST', 'HOT', 'CONTROVERSIAL'];

async function walk(id: string, sort: CommentSort, first = 7) {
  const nodes = [];
  for (let after: string | null = null; ;) {
    const { post } = await page(id, sort, first, after);
    if (!post) throw new Error('no such post');
    nodes.push(...post.comments.nodes);
    if (!post.comments.pageInfo.hasNextPage) return nodes;
    after = post.comments.pageInfo.endCursor;
  }
}
const page = (id: string, sort: CommentSort, first: number, after: string | null) =>
  server.client.ask(Roots, { id, sort, first, after });

let author: Person;
let post: Post;
beforeAll(async () => {
  author = await createPerson(server.client);
  post = await createPost(server.client, { author });
  await addMany(server.app.db, { postId: post.id, authorId: author.id, count: 199 });
});

// The formulas of the sources that the migration names, written anew.
const seconds = (time: string) => Date.parse(time) / 1000;
const VALUE: Record<
  CommentSort,
  (c: { upvotes: number; downvotes: number; score: number; createdAt: string }) => number
> = {
  NEW: (c) => seconds(c.createdAt),
  OLD: (c) => -seconds(c.createdAt),
  TOP: (c) => c.upvotes - c.downvotes,
  BEST: ({ upvotes, downvotes }) => {
    const n = upvotes + downvotes;
    if (n === 0) return 0;
    const [z, p] = [1.281551565545, upvotes / n];
    return (p + (z * z) / (2 * n) - z * Math.sqrt((p * (1 - p) + (z * z) / (4 * n)) / n)) / (1 + (z * z) / n);
  },
  HOT: ({ score, createdAt }) =>
    Math.sign(score) * Math.log10(Math.max(Math.abs(score), 1)) + (seconds(createdAt) - 1134028003) / 45000,
  CONTROVERSIAL: ({ upvotes: up, downvotes: down }) =>
    up > 0 && down > 0 ? (up + down) ** (Math.min(up, down) / Math.max(up, down)) : 0,
};

describe.each(SORTS)('in the order %s', (sort) => {
  it('a walk over pages of 7 meets every root once, in the order of the formula', async () => {
    const nodes = await walk(post.id, sort);
    expect(nodes).toHaveLength(199);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(199);
    const values = nodes.map(VALUE[sort]);
    for (const [index, value] of values.entries())
      if (index > 0) expect(value).toBeLessThanOrEqual((values[index - 1] ?? 0) + 1e-9);
  });

  it('replies are walked in the same way', async () => {
    const root = await createComment(server.client, { post: await createPost(server.client, { author }) });
    await addMany(server.app.db, { postId: root.post.id, authorId: author.id, count: 30, asReplies: true });
    const ids: string[] = [];
    const walkReplies = async (after: string | null): Promise<void> => {
      const { node } = await server.client.ask(Replies, { id: root.id, sort, after });
      if (!node || !('replies' in node)) throw new Error('no such comment');
      ids.push(...node.replies.nodes.map(({ id }) => id));
      if (node.replies.pageInfo.hasNextPage) await walkReplies(node.replies.pageInfo.endCursor);
    };
    await walkReplies(null);
    expect(new Set(ids).size).toBe(30);
    expect(ids).toHaveLength(30);
  });

  it('10,000 comments of one moment are met once each', async () => {
    const crowd = await createPost(server.client, { author });
    await addMany(server.app.db, { postId: crowd.id, authorId: author.id, count: 10_000, apartMs: 0 });
    const nodes = await walk(crowd.id, sort, 100);
    expect(nodes).toHaveLength(10_000);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(10_000);
  });
});

it.each(['NEW', 'OLD'] as const)(
  'a walk in the order %s misses nothing and doubles nothing while comments arrive',
  async (sort) => {
    const busy = await createPost(server.client, { author });
    await addMany(server.app.db, { postId: busy.id, authorId: author.id, count: 150 });
    const before = new Set((await walk(busy.id, sort, 100)).map(({ id }) => id));
    const walking = new AbortController();
    const arriving = (async () => {
      let added = 0;
      for (; !walking.signal.aborted; added += 5)
        await Promise.all(Array.from({ length: 5 }, () => createComment(server.client, { author, post: busy })));
      return added;
    })();
    const ids = (await walk(busy.id, sort)).map(({ id }) => id);
    walking.abort();
    expect(await arriving).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of before) expect(ids).toContain(id);
  },
);

describe('a cursor', () => {
  const refused = { status: 400, code: 'BAD_USER_INPUT', errors: [{ extensions: { field: 'after' } }] };
  const endOf = async (id: string, sort: CommentSort) =>
    (await page(id, sort, 5, null)).post?.comments.pageInfo.endCursor ?? '';
  const call = (after: string, sort: CommentSort = 'TOP') =>
    server.client.call(Roots, { id: post.id, first: 5, sort, after });

  it('of another order, another post or another kind of list is refused', async () => {
    const other = await createPost(server.client, { author });
    await addMany(server.app.db, { postId: other.id, authorId: author.id, count: 10 });
    expect(await call(await endOf(post.id, 'NEW'), 'OLD')).toMatchObject(refused);
    expect(await call(await endOf(other.id, 'TOP'))).toMatchObject(refused);
    const { data } = await server.client.raw<{ posts: { pageInfo: { endCursor: string } } }>(
      '{ posts { pageInfo { endCursor } } }',
    );
    expect(await call(data.posts.pageInfo.endCursor)).toMatchObject(refused);
  });

  it('of a search for other words is refused', async () => {
    const Search =
      'query ($text: String!, $after: String) { searchComments(text: $text, first: 1, after: $after) { pageInfo { endCursor } } }';
    const { data } = await server.client.raw<{ searchComments: { pageInfo: { endCursor: string } } }>(Search, {
      text: 'number',
    });
    const after = data.searchComments.pageInfo.endCursor;
    expect(await server.client.raw(Search, { text: 'number', after })).toMatchObject({ status: 200, errors: [] });
    expect(await server.client.raw(Search, { text: 'numbers or else', after })).toMatchObject(refused);
  });

  it.each([
    '',
    'x',
    '!!!',
    Buffer.from('null').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
    Buffer.from('[1,2]').toString('base64url'),
    'A'.repeat(5000),
  ])('that nobody made is refused: %j', async (after) => {
    expect(await call(after)).toMatchObject(refused);
  });

  it.each([
    ['a text', 'x', undefined],
    ['nothing', null, undefined],
    ['a wrong id', 1, "x' OR 1=1"],
    ['half a number', 1.5, undefined],
    ['a huge number', 1e300, undefined],
  ])('with forged parts is refused: %s', async (_name, value, id) => {
    const [list, , realId] = JSON.parse(Buffer.from(await endOf(post.id, 'TOP'), 'base64url').toString()) as string[];
    const forged = Buffer.from(JSON.stringify([list, value, id ?? realId])).toString('base64url');
    expect(await call(forged)).toMatchObject(refused);
  });

  it.each(['2026-02-31T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', '-000001-01-01T00:00:00.000Z', 5])(
    'with a forged time is refused: %s',
    async (value) => {
      const [list, , id] = JSON.parse(Buffer.from(await endOf(post.id, 'NEW'), 'base64url').toString()) as string[];
      expect(await call(Buffer.from(JSON.stringify([list, value, id])).toString('base64url'), 'NEW')).toMatchObject(
        refused,
      );
    },
  );
});
