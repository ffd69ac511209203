import { beforeAll, expect, it } from 'vitest';
import { graphql } from './generated/index.ts';
import { useServer } from './support/app.ts';
import { addMany } from './support/bulk.ts';
import { createPerson, createPost, type Person, type Post } from './support/factories.ts';

const statements: string[] = [];
const server = useServer({}, { onStatement: (text) => statements.push(text) });

const Thread = graphql(`
  query Thread($id: ID!, $roots: Int!) {
    post(id: $id) {
      title
      commentCount
      author {
        handle
      }
      comments(first: $roots, sort: BEST) {
        nodes {
          ...Line
          replies(first: 3) {
            nodes {
              ...Line
              replies(first: 3) {
                nodes {
                  ...Line
                  replies(first: 3) {
                    nodes {
                      ...Line
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  fragment Line on Comment {
    id
    body
    score
    viewerVote
    replyCount
    author {
      handle
      displayName
    }
  }
`);

let reader: Person;
let post: Post;
beforeAll(async () => {
  reader = await createPerson(server.client);
  post = await createPost(server.client);
  await addMany(server.app.db, { postId: post.id, authorId: reader.id, count: 100 });
  for (let level = 1; level <= 3; level += 1)
    await addMany(server.app.db, { postId: post.id, authorId: reader.id, count: level === 1 ? 4 : 3, asReplies: true });
});

it.each([20, 100])(
  'a page of %i roots with three levels of replies, authors, counts and votes takes at most 6 statements',
  async (roots) => {
    statements.length = 0;
    const { post: read } = await server.client.ask(Thread, { id: post.id, roots }, reader.token);
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(6);
    const first = read?.comments.nodes ?? [];
    const second = first.flatMap(({ replies }) => replies.nodes);
    const third = second.flatMap(({ replies }) => replies.nodes);
    const fourth = third.flatMap(({ replies }) => replies.nodes);
    expect([first, second, third, fourth].map(({ length }) => length)).toEqual([
      roots,
      roots * 3,
      roots * 9,
      roots * 27,
    ]);
    expect(first.every(({ author, replyCount }) => author?.handle === reader.handle && replyCount === 4)).toBe(true);
  },
);

it('lists under many posts and by many authors are batched too', async () => {
  const people = await Promise.all([
    createPerson(server.client),
    createPerson(server.client),
    createPerson(server.client),
  ]);
  for (const author of people) {
    const own = await createPost(server.client, { author });
    await addMany(server.app.db, { postId: own.id, authorId: author.id, count: 3 });
  }
  statements.length = 0;
  const { data, errors } = await server.client.raw<{ posts: { nodes: { comments: { nodes: object[] } }[] } }>(`{
    posts(first: 10) { nodes {
      author { handle posts(first: 2) { nodes { title } } comments(first: 2) { nodes { body post { title } parent { id } } } }
      comments(first: 2) { nodes { body } }
    } }
  }`);
  expect(errors).toEqual([]);
  expect(data.posts.nodes.length).toBeGreaterThanOrEqual(4);
  // The posts, the authors' posts, the authors' comments, the posts' comments, and the posts of those comments.
  expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(5);
});
