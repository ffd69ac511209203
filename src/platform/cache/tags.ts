import { hash } from 'node:crypto';

/** Told the names of everything that a request reads. */
export type See = (...tags: string[]) => void;

/** The names of what answers hold and writes touch. */
export const tagOf = {
  user: (id: string) => `User:${id}`,
  /** Whose handle this is, be it nobody's; as a hash, since it may be the name of somebody who was erased. */
  handle: (handle: string) => `Handle:${hash('sha256', handle, 'base64url').slice(0, 16)}`,
  /** A post itself, its number of comments included. */
  post: (id: string) => `Post:${id}`,
  /** All comments of a post: their texts, states, votes, and places in lists. */
  comments: (postId: string) => `PostComments:${postId}`,
  /** Which comments a person's list holds. */
  commentsBy: (userId: string) => `UserComments:${userId}`,
  /** Which posts a person's list holds. */
  postsBy: (userId: string) => `UserPosts:${userId}`,
  /** Whatever somebody wrote, who is named as the limits name them: `user:` and the subject, or the address. */
  writesOf: (identity: string) => `Writes:${identity}`,
  /** Which posts there are. */
  posts: 'Posts',
};
