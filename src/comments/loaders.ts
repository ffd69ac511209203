import DataLoader from 'dataloader';
import type { Sql } from '../platform/db/index.ts';
import type { CommentKey } from '../platform/graphql/ids.ts';
import { createPageLoader, type PageLoader } from '../platform/graphql/page-loader.ts';
import { findByKeys, findPages, findPagesByAuthor, type CommentRow, type Container } from './repository.ts';

export interface CommentLoaders {
  byKey: DataLoader<CommentKey, CommentRow | null, string>;
  /** Comments under a post or a comment, in any order. */
  under: PageLoader<Container, CommentRow>;
  /** The newest VISIBLE comments of a person. */
  byAuthor: PageLoader<string, CommentRow>;
}

export const createCommentLoaders = (sql: Sql, viewerId: string | null): CommentLoaders => ({
  byKey: new DataLoader(
    async (keys) => {
      const found = new Map((await findByKeys(sql, keys, viewerId)).map((comment) => [comment.id, comment]));
      return keys.map(({ id }) => found.get(id) ?? null);
    },
    { cacheKeyFn: ({ postId, id }) => postId + id },
  ),
  under: createPageLoader((batch) => findPages(sql, batch, viewerId)),
  byAuthor: createPageLoader((batch) => findPagesByAuthor(sql, batch, viewerId)),
});
