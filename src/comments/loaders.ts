import DataLoader from 'dataloader';
import { tagOf, type See } from '../platform/cache/tags.ts';
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
export const createCommentLoaders = (
  sql: Sql,
  viewer: Viewer,
  see: See = () => undefined,
): CommentLoaders => {
  const seen = (comments: CommentRow[]): CommentRow[] => {
    for (const { postId, author } of comments) {
      see(tagOf.comments(postId));
      if (author) see(tagOf.user(author.id));
    }
    return comments;
  };
  const seenOf = (found: { ord: number; row: CommentRow }[]) => {
    seen(found.map(({ row }) => row));
    return found;
  };
  return {
    byKey: new DataLoader(
      async (keys) => {
        see(...keys.map(({ postId }) => tagOf.comments(postId)));
        const rows = seen(await findByKeys(sql, keys, viewer?.id ?? null));
        const found = new Map(rows.map((comment) => [comment.id, comment]));
        return keys.map(({ id }) => found.get(id) ?? null);
      },
      { cacheKeyFn: ({ postId, id }) => postId + id },
    ),
    under: createPageLoader(async (batch) => {
      see(...batch.keys.map(({ postId }) => tagOf.comments(postId)));
      return seenOf(await findPages(sql, batch, viewer));
    }),
    byAuthor: createPageLoader(async (batch) => {
      see(...batch.keys.map(tagOf.commentsBy));
      return seenOf(await findPagesByAuthor(sql, batch, viewer));
    }),
    ownShadows: new DataLoader((postIds) => {
      see(...postIds.map(tagOf.comments));
      return countShadows(sql, postIds, viewer?.id ?? null);
    }),
  };
};
