import { describe, expect, it } from 'vitest';
import { graphql } from './generated/index.ts';
import { useServer } from './support/app.ts';
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
});
