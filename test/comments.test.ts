import { describe, expect, it } from 'vitest';
import { graphql } from './generated/index.ts';
import { useServer } from './support/app.ts';
import { AddComment, createComment, createPerson, createPost } from './support/factories.ts';

const server = useServer();

const Edit = graphql(`
  mutation Edit($input: EditCommentInput!) {
    editComment(input: $input) {
      comment {
        ...CommentFields
      }
    }
  }
`);
const Delete = graphql(`
  mutation Delete($id: ID!) {
    deleteComment(id: $id) {
      comment {
        ...CommentFields
      }
    }
  }
`);
const Vote = graphql(`
  mutation Vote($id: ID!, $vote: Vote) {
    voteComment(id: $id, vote: $vote) {
      comment {
        ...CommentFields
      }
    }
  }
`);
const Node = graphql(`
  query Node($id: ID!) {
    node(id: $id) {
      ... on Comment {
        ...CommentFields
        replies {
          nodes {
            body
            parent {
              id
              body
              author {
                handle
              }
            }
          }
        }
      }
    }
  }
`);
const Search = graphql(`
  query Search($text: String!, $postId: ID, $first: Int, $after: String) {
    searchComments(text: $text, postId: $postId, first: $first, after: $after) {
      nodes {
        body
        author {
          handle
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
const CommentsOf = graphql(`
  query CommentsOf($handle: String!) {
    user(handle: $handle) {
      comments {
        nodes {
          body
        }
      }
    }
  }
`);

describe('addComment', () => {
  it('answers a post, then a comment, then that one', async () => {
    const root = await createComment(server.client);
    const post = { id: root.post.id, author: root.author };
    const reply = await createComment(server.client, { post, parentId: root.id });
    const deeper = await createComment(server.client, { post, parentId: reply.id, body: 'Ünïcödé 👩‍👩‍👧‍👦' });
    expect([root.depth, reply.depth, deeper.depth]).toEqual([0, 1, 2]);
    expect(deeper).toMatchObject({
      parent: { id: reply.id },
      body: 'Ünïcödé 👩‍👩‍👧‍👦',
      state: 'VISIBLE',
      version: 1,
      score: 0,
      viewerVote: null,
      editedAt: null,
    });
    const { node } = await server.client.ask(Node, { id: root.id });
    expect(node).toMatchObject({ replyCount: 1, post: { commentCount: 3 } });
  });

  it('refuses a parent of another post, and what is not there', async () => {
    const [here, there] = [await createComment(server.client), await createComment(server.client)];
    const call = (input: { postId: string; parentId?: string }) =>
      server.client.call(AddComment, { input: { body: 'x', ...input } }, { token: here.author.token });
    expect(await call({ postId: here.post.id, parentId: there.id })).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
      errors: [{ extensions: { field: 'parentId' } }],
    });
    const flip = (id: string) => {
      const bytes = Buffer.from(id, 'base64url');
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
      return bytes.toString('base64url');
    };
    expect(await call({ postId: flip(here.post.id) })).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await call({ postId: here.post.id, parentId: flip(here.id) })).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
    });
  });

  it('takes 10,000 characters, whatever their size', async () => {
    const { body } = await createComment(server.client, { body: '😀'.repeat(10_000) });
    expect(body).toBe('😀'.repeat(10_000));
  });
});

describe('editComment', () => {
  it('changes the text, grows the version, and keeps the old text as a revision', async () => {
    const comment = await createComment(server.client, { body: 'first' });
    const { token } = comment.author;
    const edited = await server.client.ask(Edit, { input: { id: comment.id, body: 'second' } }, token);
    expect(edited.editComment.comment).toMatchObject({ body: 'second', version: 2 });
    expect(edited.editComment.comment.editedAt).not.toBeNull();
    const same = await server.client.ask(Edit, { input: { id: comment.id, body: 'second' } }, token);
    expect(same.editComment.comment.version).toBe(2);
    await server.client.ask(Edit, { input: { id: comment.id, body: 'third' } }, token);
    const revisions = await server.app.db.prisma.commentRevision.findMany({
      where: { comment: { body: 'third' } },
      orderBy: { version: 'asc' },
      select: { version: true, body: true },
    });
    expect(revisions).toEqual([
      { version: 1, body: 'first' },
      { version: 2, body: 'second' },
    ]);
  });

  it('is for the author alone, and not for a tombstone', async () => {
    const comment = await createComment(server.client);
    const stranger = await createPerson(server.client);
    const edit = (token: string) => server.client.call(Edit, { input: { id: comment.id, body: 'x' } }, { token });
    expect(await edit(stranger.token)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    await server.client.ask(Delete, { id: comment.id }, comment.author.token);
    expect(await edit(comment.author.token)).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });

  it('loses no revision when edits meet', async () => {
    const comment = await createComment(server.client, { body: 'edit 0' });
    const bodies = Array.from({ length: 12 }, (_, index) => `meeting edit ${index + 1}`);
    await Promise.all(
      bodies.map((body) => server.client.ask(Edit, { input: { id: comment.id, body } }, comment.author.token)),
    );
    const { node } = await server.client.ask(Node, { id: comment.id });
    expect(node).toMatchObject({ version: 13 });
    const kept = await server.app.db.prisma.commentRevision.findMany({
      where: { body: { startsWith: 'meeting edit' } },
    });
    expect(kept).toHaveLength(11);
  });
});

describe('deleteComment', () => {
  it('leaves a tombstone with its replies, and neither text nor author anywhere', async () => {
    const post = await createPost(server.client);
    const author = await createPerson(server.client);
    const comment = await createComment(server.client, { post, author, body: 'unrepeatable words' });
    await server.client.ask(Edit, { input: { id: comment.id, body: 'unrepeatable again' } }, author.token);
    await createComment(server.client, { post, parentId: comment.id, body: 'the reply' });
    const { deleteComment } = await server.client.ask(Delete, { id: comment.id }, author.token);
    expect(deleteComment.comment).toMatchObject({
      state: 'DELETED',
      body: null,
      author: null,
      version: 3,
      replyCount: 1,
      post: { commentCount: 1 },
    });

    // A reply to the tombstone is allowed.
    await createComment(server.client, { post, parentId: comment.id, body: 'a late reply' });
    for (const token of [undefined, author.token]) {
      const { node } = await server.client.ask(Node, { id: comment.id }, token);
      expect(node).toMatchObject({ body: null, author: null, replyCount: 2 });
      const replies = node && 'replies' in node ? node.replies.nodes : [];
      expect(replies.map(({ parent }) => parent)).toEqual(
        [1, 2].map(() => ({ id: comment.id, body: null, author: null })),
      );
    }
    const { user } = await server.client.ask(CommentsOf, { handle: author.handle });
    expect(user?.comments.nodes).toEqual([]);
    const { searchComments } = await server.client.ask(Search, { text: 'unrepeatable' });
    expect(searchComments.nodes).toEqual([]);
    const left = await server.app.db.prisma.$queryRaw`
      SELECT FROM comments WHERE body LIKE 'unrepeatable%' UNION ALL SELECT FROM comment_revisions WHERE body LIKE 'unrepeatable%'`;
    expect(left).toEqual([]);
  });

  it('changes nothing the second time, and is for the author alone', async () => {
    const comment = await createComment(server.client);
    const stranger = await createPerson(server.client);
    expect(await server.client.call(Delete, { id: comment.id }, { token: stranger.token })).toMatchObject({
      status: 403,
    });
    await server.client.ask(Delete, { id: comment.id }, comment.author.token);
    const again = await server.client.ask(Delete, { id: comment.id }, comment.author.token);
    expect(again.deleteComment.comment).toMatchObject({ state: 'DELETED', version: 2, post: { commentCount: 0 } });
  });
});

describe('voteComment', () => {
  it('sets, changes, repeats and takes back a vote', async () => {
    const comment = await createComment(server.client);
    const voter = await createPerson(server.client);
    const vote = async (value: 'UP' | 'DOWN' | null) => {
      const { voteComment } = await server.client.ask(Vote, { id: comment.id, vote: value }, voter.token);
      const { upvotes, downvotes, score, viewerVote } = voteComment.comment;
      return [upvotes, downvotes, score, viewerVote];
    };
    expect(await vote('UP')).toEqual([1, 0, 1, 'UP']);
    expect(await vote('UP')).toEqual([1, 0, 1, 'UP']);
    expect(await vote('DOWN')).toEqual([0, 1, -1, 'DOWN']);
    expect(await vote(null)).toEqual([0, 0, 0, null]);
    expect(await vote(null)).toEqual([0, 0, 0, null]);
    const { node } = await server.client.ask(Node, { id: comment.id });
    expect(node).toMatchObject({ viewerVote: null });
  });

  it('is refused on a tombstone', async () => {
    const comment = await createComment(server.client);
    await server.client.ask(Delete, { id: comment.id }, comment.author.token);
    const answer = await server.client.call(Vote, { id: comment.id, vote: 'UP' }, { token: comment.author.token });
    expect(answer).toMatchObject({ status: 403, code: 'FORBIDDEN' });
  });
});

describe('searchComments', () => {
  it('finds words, phrases and exclusions, in one post or in all, page by page', async () => {
    const post = await createPost(server.client);
    for (const body of ['a purple elephant', 'an elephant, purple and grey', 'purple rain'])
      await createComment(server.client, { post, body });
    await createComment(server.client, { body: 'a purple elephant elsewhere' });
    const find = async (text: string, postId?: string) => {
      const { searchComments } = await server.client.ask(Search, { text, postId: postId ?? null });
      return searchComments.nodes.map(({ body }) => body);
    };
    expect(await find('purple elephants', post.id)).toEqual(['an elephant, purple and grey', 'a purple elephant']);
    expect(await find('"purple elephant"')).toEqual(['a purple elephant elsewhere', 'a purple elephant']);
    expect(await find('purple -elephant')).toEqual(['purple rain']);
    expect(await find('the')).toEqual([]);
    const { searchComments: first } = await server.client.ask(Search, { text: 'purple', first: 3 });
    const { searchComments: rest } = await server.client.ask(Search, {
      text: 'purple',
      first: 3,
      after: first.pageInfo.endCursor,
    });
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(rest.nodes.map(({ body }) => body)).toEqual(['a purple elephant']);
  });

  it.each(['', '   ', 'x'.repeat(201), 'a\0b'])('refuses the text %j', async (text) => {
    const answer = await server.client.call(Search, { text });
    expect(answer).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', errors: [{ extensions: { field: 'text' } }] });
  });
});
