import { describe, expect, it } from 'vitest';
import { tagOf } from '../src/platform/cache/index.ts';
import { decodeAnyId } from '../src/platform/graphql/ids.ts';
import { graphql } from './generated/index.ts';
import { asOwner, useServer } from './support/app.ts';
import { createComment, createPerson, createPost, createStaff } from './support/factories.ts';

const server = useServer();

const Posts = graphql(`
  query Posts($first: Int, $after: String) {
    posts(first: $first, after: $after) {
      nodes {
        id
      }
      edges {
        cursor
        node {
          title
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);
const PostsOf = graphql(`
  query PostsOf($handle: String!, $after: String) {
    user(handle: $handle) {
      posts(first: 2, after: $after) {
        nodes {
          title
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
const OnePost = graphql(`
  query OnePost($id: ID!) {
    post(id: $id) {
      title
      body
      locked
      commentCount
      author {
        handle
      }
    }
    node(id: $id) {
      __typename
      id
    }
  }
`);
const Create = graphql(`
  mutation Create($input: CreatePostInput!) {
    createPost(input: $input) {
      post {
        id
        locked
        commentCount
      }
    }
  }
`);

describe('posts', () => {
  it('are made by people who are signed in, and found by id and as a node', async () => {
    const author = await createPerson(server.client);
    const { id } = await createPost(server.client, { author, title: 'Findable' });
    const { post, node } = await server.client.ask(OnePost, { id });
    expect(post).toEqual({
      title: 'Findable',
      body: 'Its text.',
      locked: false,
      commentCount: 0,
      author: { handle: author.handle },
    });
    expect(node).toEqual({ __typename: 'Post', id });
    const anonymous = await server.client.call(Create, { input: { title: 'x', body: '' } });
    expect(anonymous).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it.each([
    ['title', { title: '', body: '' }],
    ['title', { title: '   ', body: '' }],
    ['title', { title: 'x'.repeat(301), body: '' }],
    ['body', { title: 'x', body: 'x'.repeat(40_001) }],
    ['body', { title: 'x', body: 'a\0b' }],
  ])('with a bad %s are refused', async (field, input) => {
    const { token } = await createPerson(server.client);
    const answer = await server.client.call(Create, { input }, { token });
    expect(answer).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', errors: [{ extensions: { field } }] });
  });

  it('come in pages, the newest first, each once', async () => {
    const author = await createPerson(server.client);
    for (const title of ['1', '2', '3', '4', '5']) await createPost(server.client, { author, title });
    const titles: string[] = [];
    const walk = async (after: string | null): Promise<void> => {
      const { user } = await server.client.ask(PostsOf, { handle: author.handle, after });
      titles.push(...(user?.posts.nodes.map(({ title }) => title) ?? []));
      if (user?.posts.pageInfo.hasNextPage) await walk(user.posts.pageInfo.endCursor ?? null);
    };
    await walk(null);
    expect(titles).toEqual(['5', '4', '3', '2', '1']);

    const { posts } = await server.client.ask(Posts, { first: 2 });
    expect(posts.edges.map(({ node }) => node.title)).toEqual(['5', '4']);
    expect(posts.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: posts.edges[0]?.cursor,
      endCursor: posts.edges[1]?.cursor,
    });
    const second = await server.client.ask(Posts, { first: 2, after: posts.pageInfo.endCursor });
    expect(second.posts.edges.map(({ node }) => node.title)).toEqual(['3', '2']);
    expect(second.posts.pageInfo.hasPreviousPage).toBe(true);
  });

  it('refuse new comments once locked, and keep the old ones', async () => {
    const comment = await createComment(server.client);
    const moderator = await createStaff(server, 'MODERATOR');
    await server.client.raw(
      'mutation ($id: ID!) { setPostLocked(id: $id, locked: true) { post { id } } }',
      { id: comment.post.id },
      { token: moderator.token },
    );
    const answer = await server.client.raw(
      `mutation ($postId: ID!, $parentId: ID) { addComment(input: { postId: $postId, parentId: $parentId, body: "late" }) { comment { id } } }`,
      { postId: comment.post.id, parentId: comment.id },
      { token: comment.author.token },
    );
    expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    const { post } = await server.client.ask(OnePost, { id: comment.post.id });
    expect(post).toMatchObject({ locked: true, commentCount: 1 });
  });

  it.each([
    ['2026-03-01 00:00:00+00', '2026-03-01T00:00:00.000Z'],
    ['2024-02-29 23:59:59.999+00', '2024-02-29T23:59:59.999Z'],
    ['2026-05-01 12:30:07.05+00', '2026-05-01T12:30:07.050Z'],
    ['2026-05-01 12:30:07.0071+02', '2026-05-01T10:30:07.007Z'],
    ['1969-12-31 23:59:59.998+00', '1969-12-31T23:59:59.998Z'],
    ['0099-01-02 03:04:05.6+00', '0099-01-02T03:04:05.600Z'],
    ['0044-03-15 10:00:00+00 BC', '-000043-03-15T10:00:00.000Z'],
    ['12026-01-02 03:04:05.678+00', '+012026-01-02T03:04:05.678Z'],
  ])('tell the time %s as %s, of a comment too', async (kept, told) => {
    const { post, id } = await createComment(server.client);
    const [postId = '', commentId = ''] = decodeAnyId(id)?.uuids ?? [];
    await asOwner(server, 'UPDATE posts SET created_at = $2 WHERE id = $1', [postId, kept]);
    await asOwner(server, 'UPDATE comments SET created_at = $3 WHERE post_id = $1 AND id = $2', [
      postId,
      commentId,
      kept,
    ]);
    await server.app.db.invalidate([tagOf.post(postId), tagOf.comments(postId)]);
    const query = 'query ($id: ID!) { post(id: $id) { createdAt comments { nodes { createdAt } } } }';
    const { data, errors } = await server.client.raw(query, { id: post.id });
    expect(errors).toEqual([]);
    expect(data).toEqual({ post: { createdAt: told, comments: { nodes: [{ createdAt: told }] } } });
  });
});
