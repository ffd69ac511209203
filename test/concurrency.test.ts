import { describe, expect, it } from 'vitest';
import { findCounterFaults } from '../src/comments/index.ts';
import { decodeId } from '../src/platform/graphql/ids.ts';
import { graphql } from './generated/index.ts';
import { startServer, testEnvironment, useServer } from './support/app.ts';
import { createComment, createPeople, createPerson, createPost } from './support/factories.ts';

const server = useServer();

const Counts = graphql(`
  query Counts($post: ID!, $comment: ID!) {
    post(id: $post) {
      commentCount
    }
    node(id: $comment) {
      ... on Comment {
        upvotes
        downvotes
        score
        replyCount
      }
    }
  }
`);
const CastVote = graphql(`
  mutation CastVote($id: ID!, $vote: Vote) {
    voteComment(id: $id, vote: $vote) {
      comment {
        upvotes
      }
    }
  }
`);
const Remove = graphql(`
  mutation Remove($id: ID!) {
    deleteComment(id: $id) {
      comment {
        state
      }
    }
  }
`);

const recount = (postId: string) => findCounterFaults(server.app.db, [decodeId('Post', postId)]);

describe('counters', () => {
  it('are exact after many replies to one comment at once, over two processes’ worth of connections', async () => {
    const { DATABASE_URL, REDIS_PREFIX } = server.app.config;
    const second = await startServer({ ...(await testEnvironment()), DATABASE_URL, REDIS_PREFIX });
    const [post, people] = [await createPost(server.client), await createPeople(server.client, 8)];
    const root = await createComment(server.client, { post });
    await Promise.all(
      Array.from({ length: 160 }, (_, index) => {
        const author = people[index % 8];
        return createComment(index % 2 === 0 ? server.client : second.client, {
          post,
          parentId: root.id,
          ...(author ? { author } : {}),
        });
      }),
    );
    const { post: read, node } = await server.client.ask(Counts, { post: post.id, comment: root.id });
    expect(read?.commentCount).toBe(161);
    expect(node).toMatchObject({ replyCount: 160 });
    expect(await recount(post.id)).toEqual([]);
    await second.close();
  });

  it('are exact when everyone votes at once, again and again', async () => {
    const [comment, people] = [await createComment(server.client), await createPeople(server.client, 10)];
    const votes = ['UP', 'DOWN', null, 'UP'] as const;
    await Promise.all(
      people.flatMap(({ token }) => votes.map((vote) => server.client.ask(CastVote, { id: comment.id, vote }, token))),
    );
    expect(await recount(comment.post.id)).toEqual([]);
    for (const { token } of people) await server.client.ask(CastVote, { id: comment.id, vote: 'UP' }, token);
    const { node } = await server.client.ask(Counts, { post: comment.post.id, comment: comment.id });
    expect(node).toMatchObject({ upvotes: 10, downvotes: 0, score: 10 });
  });

  it('count a comment out once, however many deletions meet', async () => {
    const post = await createPost(server.client);
    const root = await createComment(server.client, { post });
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => createComment(server.client, { post, parentId: root.id })),
    );
    await Promise.all(
      [...replies, ...replies, root, root].map(({ id }) => server.client.ask(Remove, { id }, post.author.token)),
    );
    const { post: read, node } = await server.client.ask(Counts, { post: post.id, comment: root.id });
    expect(read?.commentCount).toBe(0);
    expect(node).toMatchObject({ replyCount: 0 });
    expect(await recount(post.id)).toEqual([]);
  });

  it('spread over slots only while writers meet', async () => {
    const [post, author] = [await createPost(server.client), await createPerson(server.client)];
    for (let index = 0; index < 5; index += 1) await createComment(server.client, { post, author });
    const slots = () => server.app.db.prisma.postCommentCount.count({ where: { postId: decodeId('Post', post.id) } });
    expect(await slots()).toBe(1);
  });

  it('that are off are found by a recount', async () => {
    const comment = await createComment(server.client);
    await server.app.db.prisma.postCommentCount.updateMany({
      where: { postId: decodeId('Post', comment.post.id) },
      data: { visible: 5 },
    });
    expect(await recount(comment.post.id)).toMatchObject([{ counter: 'commentCount', stored: 5, counted: 1 }]);
  });
});
