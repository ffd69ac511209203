import DataLoader from 'dataloader';
import type { Sql } from '../platform/db/index.ts';
import type { Viewer } from '../users/index.ts';
import type { CommentKey } from '../platform/graphql/ids.ts';
import { createPageLoader, type PageLoader } from '../platform/graphql/page-loader.ts';
import {
  countShadows,
  findByKeys,
  findPages,
  findPagesByAuthor,
  type CommentRow,
  type Container,
} from './repository.ts';

export interface CommentLoaders {
  byKey: DataLoader<CommentKey, CommentRow | null, string>;
  /** Comments under a post or a comment, in any order. */
  under: PageLoader<Container, CommentRow>;
  /** The newest VISIBLE comments of a person. */
  byAuthor: PageLoader<string, CommentRow>;
  /** By post: the viewer's own that nobody else sees nor counts, by what they stand under. */
  ownShadows: DataLoader<string, Map<string, number>>;
}

/** For what the viewer may know of; `appears` has to be asked for what `byKey` finds. */
export const createCommentLoaders = (sql: Sql, viewer: Viewer): CommentLoaders => ({
  byKey: new DataLoader(
    async (keys) => {
      const found = new Map((await findByKeys(sql, keys, viewer?.id ?? null)).map((comment) => [comment.id, comment]));
      return keys.map(({ id }) => found.get(id) ?? null);
    },
    { cacheKeyFn: ({ postId, id }) => postId + id },
  ),
  under: createPageLoader((batch) => findPages(sql, batch, viewer)),
  byAuthor: createPageLoader((batch) => findPagesByAuthor(sql, batch, viewer)),
  ownShadows: new DataLoader((postIds) => countShadows(sql, postIds, viewer?.id ?? null)),
});
