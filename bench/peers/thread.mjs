// The part of Parley's API that a thread needs, on Parley's tables: one batched, prepared statement for each level.
import DataLoader from 'dataloader';
import { createPool } from './serve.mjs';

export const typeDefs = `
  type Query {
    post(id: ID!): Post
  }
  type Post {
    id: ID!
    title: String!
    comments(first: Int = 20): CommentConnection!
  }
  type Comment {
    id: ID!
    body: String
    score: Int!
    createdAt: String!
    author: User
    replies(first: Int = 20): CommentConnection!
  }
  type User {
    id: ID!
    handle: String!
    displayName: String!
  }
  type CommentConnection {
    nodes: [Comment!]!
  }
`;

const pool = createPool();
const query = async (name, text, values) => (await pool.query({ name, text, values })).rows;
const inOrder = (ids, rows) => {
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? null);
};

const findPosts = async (ids) =>
  inOrder(ids, await query('posts', 'SELECT id, title FROM posts WHERE id = ANY($1::uuid[])', [ids]));

export const findUsers = async (ids) =>
  inOrder(
    ids,
    await query('users', 'SELECT id, handle, display_name AS "displayName" FROM users WHERE id = ANY($1::uuid[])', [
      ids,
    ]),
  );

/** The best `first` comments under each post or comment; a root stands under its post. */
export async function findComments(places) {
  const rows = await query(
    'comments',
    `SELECT k.ord::int AS ord, c.*
    FROM unnest($1::uuid[], $2::uuid[], $3::int[]) WITH ORDINALITY AS k(post_id, container_id, first, ord)
    CROSS JOIN LATERAL (
      SELECT c.id, c.post_id AS "postId", c.author_id AS "authorId", c.body, c.score, c.created_at AS "createdAt"
      FROM comments c WHERE c.post_id = k.post_id AND c.container_id = k.container_id
      ORDER BY c.score DESC, c.id DESC LIMIT k.first
    ) c
    ORDER BY k.ord, c.score DESC, c.id DESC`,
    [places.map(({ postId }) => postId), places.map(({ id }) => id), places.map(({ first }) => first)],
  );
  const pages = places.map(() => ({ nodes: [] }));
  for (const { ord, createdAt, ...comment } of rows)
    pages[ord - 1].nodes.push({ ...comment, createdAt: createdAt.toISOString() });
  return pages;
}

export const findPost = async (id) => (await findPosts([id]))[0];

/** For one request. */
export const createLoaders = () => ({
  posts: new DataLoader(findPosts),
  users: new DataLoader(findUsers),
  comments: new DataLoader(findComments, { cacheKeyFn: ({ id, first }) => `${id} ${first}` }),
});

export const resolvers = {
  Query: {
    post: (_, { id }, { loaders }) => loaders.posts.load(id),
  },
  Post: {
    comments: ({ id }, { first }, { loaders }) => loaders.comments.load({ postId: id, id, first }),
  },
  Comment: {
    author: ({ authorId }, _, { loaders }) => authorId && loaders.users.load(authorId),
    replies: ({ postId, id }, { first }, { loaders }) => loaders.comments.load({ postId, id, first }),
  },
};
