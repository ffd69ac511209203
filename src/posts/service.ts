import { v7 as uuid } from 'uuid';
import { tagOf } from '../platform/cache/index.ts';
import type { Db } from '../platform/db/index.ts';
import type { Idempotency, IdempotentCall } from '../platform/idempotency/index.ts';
import type { Outbox } from '../platform/jobs/index.ts';
import { parseText } from '../platform/text.ts';
import type { UserRow } from '../users/index.ts';
import { factsOfPost, postCreated } from './events.ts';
import * as posts from './repository.ts';
import type { PostRow } from './repository.ts';

export type Posts = ReturnType<typeof createPosts>;

export interface PostsOptions {
  db: Db;
  outbox: Outbox;
  idempotency: Idempotency;
  now: () => Date;
}

export const createPosts = ({ db, outbox, idempotency, now }: PostsOptions) => ({
  /** Once for one idempotent call. @throws BAD_USER_INPUT with the field. */
  async create(author: UserRow, draft: { title: string; body: string }, call?: IdempotentCall): Promise<PostRow> {
    const title = parseText('title', draft.title, { min: 1, max: 300 });
    const body = parseText('body', draft.body, { min: 0, max: 40_000 });
    const createdAt = now();
    const { id } = await idempotency.once(
      call,
      async (tx) => {
        const post = { id: uuid({ msecs: createdAt.getTime() }), authorId: author.id, title, body, createdAt };
        await posts.insert(tx, post);
        await outbox.add(tx, postCreated.of(factsOfPost(post)));
        return { id: post.id };
      },
      () => [tagOf.posts, tagOf.postsBy(author.id)],
    );
    const [post] = await posts.findByIds(db, [id]);
    if (!post) throw new Error(`A post is gone right after it was made: ${id}`);
    return post;
  },
});
