import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findCounterFaults, ImportError, importThread, parseRedditThread } from '../src/comments/index.ts';
import { encodeId } from '../src/platform/graphql/ids.ts';
import { graphql } from './generated/index.ts';
import type { CommentSort } from './generated/graphql.ts';
import { useServer } from './support/app.ts';
import { createPerson } from './support/factories.ts';

const server = useServer();

interface Node {
  kind: string;
  data: Record<string, unknown>;
}
const listing = (children: Node[]) => ({ kind: 'Listing', data: { children } });
const t1 = (id: string, parent: string, more: Record<string, unknown> = {}, replies: Node[] = []): Node => ({
  kind: 't1',
  data: {
    id,
    parent_id: parent,
    author: `writer_${id}`,
    body: `body of ${id}`,
    created_utc: 1_366_044_279 + id.length,
    edited: false,
    score: 3,
    ups: 3,
    downs: 0,
    replies: replies.length > 0 ? listing(replies) : '',
    ...more,
  },
});
const thread = (comments: Node[], post: Record<string, unknown> = {}) => [
  listing([
    {
      kind: 't3',
      data: {
        id: 'abc',
        title: 'A title',
        selftext: 'A text',
        author: 'Some-One',
        created_utc: 1_366_044_279,
        score: 1,
        ...post,
      },
    },
  ]),
  listing(comments),
];
const load = (file: unknown) => importThread(server.app.db, parseRedditThread(JSON.stringify(file)), () => undefined);

const Roots = graphql(`
  query ImportedRoots($id: ID!, $after: String, $sort: CommentSort!) {
    post(id: $id) {
      title
      body
      sourceId
      commentCount
      author {
        handle
      }
      comments(first: 7, after: $after, sort: $sort) {
        nodes {
          ...Imported
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }

  fragment Imported on Comment {
    id
    sourceId
    depth
    body
    state
    score
    replyCount
    createdAt
    editedAt
    author {
      handle
    }
    parent {
      sourceId
    }
  }
`);
const Replies = graphql(`
  query ImportedReplies($id: ID!, $after: String, $sort: CommentSort!) {
    node(id: $id) {
      ... on Comment {
        replies(first: 7, after: $after, sort: $sort) {
          nodes {
            ...Imported
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

/** Every comment of a post, by pages of 7 at every level. */
async function walk(postId: string, sort: CommentSort) {
  const pageOf = async (id: string | null, after: string | null) => {
    if (id === null) return (await server.client.ask(Roots, { id: postId, after, sort })).post?.comments;
    const { node } = await server.client.ask(Replies, { id, after, sort });
    return node && 'replies' in node ? node.replies : undefined;
  };
  const found: NonNullable<Awaited<ReturnType<typeof pageOf>>>['nodes'] = [];
  const open: (string | null)[] = [null];
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(id, after);
      if (!page) throw new Error(`nothing under ${id}`);
      found.push(...page.nodes);
      open.push(...page.nodes.map((node) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
  return found;
}

describe('a thread', () => {
  it('keeps ids, parents, times, scores and tombstones', async () => {
    const file = thread([
      t1('aa', 't3_abc', { score: -4, ups: 0, downs: 0, edited: 1_366_050_000 }, [
        t1('bbb', 't1_aa', { author: '[deleted]', body: '[deleted]' }, [t1('c', 't1_bbb', { ups: 10, downs: 7 })]),
      ]),
      t1('d', 't3_abc', { author: '[deleted]', body: 'still in the file' }),
      { kind: 'more', data: { id: '_', count: 12, parent_id: 't3_abc' } },
    ]);
    const { postId, added } = await load(file);
    expect(added).toBe(4);
    const id = encodeId('Post', postId);
    const { post } = await server.client.ask(Roots, { id, after: null, sort: 'OLD' });
    expect(post).toMatchObject({
      title: 'A title',
      body: 'A text',
      sourceId: 'reddit:t3_abc',
      commentCount: 2,
      author: { handle: 'some_one' },
    });
    const found = new Map((await walk(id, 'OLD')).map((comment) => [comment.sourceId, comment]));
    expect(found.get('reddit:t1_aa')).toMatchObject({
      depth: 0,
      body: 'body of aa',
      score: -4,
      parent: null,
      replyCount: 0,
      editedAt: '2013-04-15T18:20:00.000Z',
      createdAt: '2013-04-15T16:44:41.000Z',
    });
    expect(found.get('reddit:t1_bbb')).toMatchObject({
      state: 'DELETED',
      body: null,
      author: null,
      score: 3,
      replyCount: 1,
      parent: { sourceId: 'reddit:t1_aa' },
    });
    expect(found.get('reddit:t1_c')).toMatchObject({ depth: 2, score: 3, parent: { sourceId: 'reddit:t1_bbb' } });
    expect(found.get('reddit:t1_d')).toMatchObject({ state: 'DELETED', body: null, author: null });
    expect(await findCounterFaults(server.app.db, [postId])).toEqual([]);
  });

  it('can be loaded again, grown meanwhile, without doubling anything, even twice at once', async () => {
    const small = thread([t1('x1', 't3_grow')], { id: 'grow' });
    const grown = thread([t1('x1', 't3_grow', {}, [t1('x2', 't1_x1')]), t1('x3', 't3_grow')], { id: 'grow' });
    const first = await load(small);
    expect(await load(small)).toEqual({ ...first, added: 0 });
    const [one, two] = await Promise.all([load(grown), load(grown)]);
    expect(one.added + two.added).toBe(2);
    expect(await walk(encodeId('Post', first.postId), 'NEW')).toHaveLength(3);
    expect(await findCounterFaults(server.app.db, [first.postId])).toEqual([]);
  });

  it('does not take the name of a person who is here', async () => {
    const local = await createPerson(server.client, 'namesake');
    const { postId } = await load(thread([t1('n', 't3_names', { author: 'Namesake' })], { id: 'names' }));
    const [comment] = await walk(encodeId('Post', postId), 'NEW');
    expect(comment?.author?.handle).toMatch(/^namesake_[0-9a-f]{8}$/);
    expect(comment?.author?.handle).not.toBe(local.handle);
  });

  it('is the same one when its times were corrected meanwhile', async () => {
    const first = await load(thread([t1('m1', 't3_moved')], { id: 'moved' }));
    const moved = thread([t1('m1', 't3_moved', { created_utc: 1_400_000_000 }, [t1('m2', 't1_m1')])], {
      id: 'moved',
      created_utc: 1_400_000_000,
    });
    expect(await load(moved)).toEqual({ postId: first.postId, added: 1, total: 2 });
    expect(await walk(encodeId('Post', first.postId), 'OLD')).toHaveLength(2);
  });

  it('with the most votes there may be takes one more in every order', async () => {
    const { postId } = await load(
      thread(
        [t1('v1', 't3_votes', { score: 0, ups: 1e9, downs: 1e9 }), t1('v2', 't3_votes', { score: 1e9, ups: 1e9 })],
        { id: 'votes' },
      ),
    );
    const { token } = await createPerson(server.client);
    for (const { id } of await walk(encodeId('Post', postId), 'CONTROVERSIAL'))
      expect(
        await server.client.raw(
          'mutation ($id: ID!) { voteComment(id: $id, vote: UP) { comment { upvotes } } }',
          { id },
          { token },
        ),
      ).toMatchObject({
        data: { voteComment: { comment: { upvotes: 1e9 + 1 } } },
      });
    expect(await walk(encodeId('Post', postId), 'BEST')).toHaveLength(2);
  });

  it('deeper than any call stack is read', () => {
    let node = t1('z9999', 't1_z9998');
    for (let depth = 9998; depth >= 0; depth -= 1)
      node = t1(`z${depth}`, depth === 0 ? 't3_abc' : `t1_z${depth - 1}`, {}, [node]);
    // JSON.stringify itself would overflow; the file is written by hand.
    const open = (depth: number) =>
      JSON.stringify(t1(`z${depth}`, depth === 0 ? 't3_abc' : `t1_z${depth - 1}`)).replace(
        '"replies":""',
        '"replies":{"kind":"Listing","data":{"children":[@]}}',
      );
    let text = '';
    for (let depth = 3000; depth >= 0; depth -= 1) text = open(depth).replace('@', () => text);
    const [post] = thread([]);
    const { comments } = parseRedditThread(
      `[${JSON.stringify(post)},{"kind":"Listing","data":{"children":[${text}]}}]`,
    );
    expect(comments).toHaveLength(3001);
    expect(comments.at(-1)?.depth).toBe(3000);
  });
});

describe('a malformed file is refused with the place of the fault', () => {
  it.each([
    ['{"a": ', /^line 1, column 7: this is not JSON/],
    ['[1,\n 2,\n x]', /^line 3, column 2: this is not JSON/],
    [JSON.stringify([listing([])]), /has 1 listings, not 2/],
    [JSON.stringify([{ kind: 'x' }, listing([])]), /^\[0\]\.kind: is not "Listing"/],
    [
      JSON.stringify(thread([t1('a', 't3_other')])),
      /^\[1\]\.data\.children\[0\]\.data\.parent_id: is t3_other, but it stands under t3_abc/,
    ],
    [
      JSON.stringify(thread([t1('a', 't3_abc', {}, [t1('b', 't1_a', { body: 7 })])])),
      /^\[1\]\.data\.children\[0\]\.data\.replies\.data\.children\[0\]\.data\.body: is not a text/,
    ],
    [JSON.stringify(thread([t1('a', 't3_abc'), t1('a', 't3_abc')])), /children\[1\]\.data\.id: stands a second time/],
    [JSON.stringify(thread([t1('a', 't3_abc', { created_utc: 'now' })])), /created_utc: is not a time/],
    [JSON.stringify(thread([t1('a', 't3_abc', { score: 1.5 })])), /score: is not a whole number/],
    [JSON.stringify(thread([t1('a', 't3_abc', { score: 2_000_000_000 })])), /score: is not a whole number of at most/],
    ['['.repeat(200_000), /nested too deeply/],
    [JSON.stringify(thread([t1('a', 't3_abc', { body: 'x'.repeat(10_001) })])), /body: has 10001 characters/],
    [JSON.stringify(thread([t1('a', 't3_abc', { body: 'a\0b' })])), /body: holds a character/],
    [JSON.stringify(thread([{ kind: 't9', data: {} }])), /kind: is none of/],
    [JSON.stringify(thread([], { title: '' })), /title: has 0 characters/],
  ])('%#', (text, message) => {
    expect(() => parseRedditThread(text)).toThrow(ImportError);
    expect(() => parseRedditThread(text)).toThrow(message);
  });
});

// A real thread, where the working copy has one beside it.
const real = new URL('../../shared/data/reddit-thread.json', import.meta.url);
const why = existsSync(real) ? '' : ' (skipped: its file is not beside this checkout)';
describe.skipIf(!existsSync(real))(`a real thread of 199 comments, 22 of them deleted${why}`, () => {
  it.each(['NEW', 'OLD', 'TOP', 'BEST', 'HOT', 'CONTROVERSIAL'] as const)(
    'is walked whole in the order %s',
    async (sort) => {
      const parsed = parseRedditThread(await readFile(real, 'utf8'));
      const { postId } = await importThread(server.app.db, parsed, () => undefined);
      const found = await walk(encodeId('Post', postId), sort);
      const expected = new Map(parsed.comments.map((comment) => [`reddit:${comment.sourceId}`, comment]));
      expect(found).toHaveLength(199);
      expect(new Set(found.map(({ sourceId }) => sourceId))).toEqual(new Set(expected.keys()));
      expect(Math.max(...found.map(({ depth }) => depth))).toBe(9);
      expect(
        found.filter(({ state, body, author }) => state === 'DELETED' && body === null && author === null),
      ).toHaveLength(22);
      for (const comment of found) {
        const original = expected.get(comment.sourceId ?? '');
        expect(comment.parent?.sourceId ?? null).toBe(
          original?.parentSourceId ? `reddit:${original.parentSourceId}` : null,
        );
        expect(comment.score).toBe((original?.upvotes ?? 0) - (original?.downvotes ?? 0));
        expect(comment.createdAt).toBe(original?.createdAt.toISOString());
        expect(comment.body).toBe(original?.body);
      }
      expect(await findCounterFaults(server.app.db, [postId])).toEqual([]);
    },
  );
});
