import { v7 as uuid } from 'uuid';
import type { Db } from '../platform/db/index.ts';
import { parseText } from '../platform/text.ts';
import type { UserRow } from '../users/index.ts';
import * as posts from './repository.ts';
import type { PostRow } from './repository.ts';

export type Posts = ReturnType<typeof createPosts>;

export const createPosts = ({ db, now }: { db: Db; now: () => Date }) => ({
  /** @throws BAD_USER_INPUT with the field. */
  async create(author: UserRow, draft: { title: string; body: string }): Promise<PostRow> {
    const title = parseText('title', draft.title, { min: 1, max: 300 });
    const body = parseText('body', draft.body, { min: 0, max: 40_000 });
    const createdAt = now();
    return await posts.insert(db, { id: uuid({ msecs: createdAt.getTime() }), author, title, body, createdAt });
  },
});
