import DataLoader from 'dataloader';
import { noRows, tagOf, type Rows, type See } from '../platform/cache/index.ts';
import type { Sql } from '../platform/db/index.ts';
import { hasRole, type Viewer } from '../users/index.ts';
import type { CommentKey } from '../platform/graphql/ids.ts';
import { createPageLoader, type PageBatch, type PageLoader } from '../platform/graphql/page-loader.ts';
import {
  countShadows,
  findByKeys,
  findOwn,
  findPages,
  findPagesByAuthor,
  type CommentRow,
  type Container,
} from './repository.ts';
import { appears } from './visibility.ts';

export interface CommentLoaders {
  byKey: DataLoader<CommentKey, CommentRow | null, string>;
  /** Comments under a post or a comment, in any order. */
  under: PageLoader<Container, CommentRow>;
  /** The newest VISIBLE comments of a person. */
  byAuthor: PageLoader<string, CommentRow>;
  /** By post: the viewer's own that nobody else sees nor counts, by what they stand under. */
  ownShadows: DataLoader<string, Map<string, number>>;
}

/** What an answer with these comments holds. */
function tagsOf(comments: CommentRow[]): string[] {
  const [posts, people] = [new Set<string>(), new Set<string>()];
  for (const { postId, author } of comments) {
    posts.add(postId);
    if (author) people.add(author.id);
  }
  return [...Array.from(posts, tagOf.comments), ...Array.from(people, tagOf.user)];
}

export interface CommentLoaderOptions {
  sql: Sql;
  viewer: Viewer;
  /** Told what is read. */
  see?: See;
  /** Where pages are kept that many read. */
  rows?: Rows;
}

type Found = { ord: number; row: CommentRow }[];

/** For what the viewer may know of; `appears` has to be asked for what `byKey` finds. */
export function createCommentLoaders({
  sql,
  viewer,
  see = () => undefined,
  rows = noRows,
}: CommentLoaderOptions): CommentLoaders {
  const viewerId = viewer?.id ?? null;
  // To others a list may hold more than to everybody.
  const isOneOfMany = !hasRole(viewer, 'MODERATOR') && !viewer?.shadowBanned;

  /** Pages that are the same for everybody, but for the viewer's votes and what only the viewer sees. */
  async function findSharedPages(batch: PageBatch<Container>): Promise<Found> {
    const { keys, order, limit, parts } = batch;
    const sure = keys.map(({ postId }) => tagOf.comments(postId));
    const kept = await rows.find<Found>({ key: ['comments', order, limit, parts, keys], tags: sure }, see);
    if ('value' in kept) {
      const found = kept.value;
      if (viewerId === null) return found;
      const comments = found.map(({ row }) => row);
      const { votes, hasUnseen } = await findOwn(sql, keys, comments, viewerId);
      if (hasUnseen) return await findPages(sql, batch, viewer);
      return found.map(({ ord, row }) => ({ ord, row: { ...row, viewerVote: votes.get(row.id) ?? null } }));
    }
    try {
      const found = await findPages(sql, batch, viewer);
      const isEverybodys = found.every(({ row }) => appears(null, row));
      const shared =
        viewerId === null ? found : found.map(({ ord, row }) => ({ ord, row: { ...row, viewerVote: null } }));
      const tags = [...sure, ...tagsOf(shared.map(({ row }) => row))];
      kept.keep(isEverybodys ? shared : null, tags);
      return found;
    } catch (error) {
      kept.keep(null, []);
      throw error;
    }
  }

  const seen = (comments: CommentRow[]): CommentRow[] => {
    see(...tagsOf(comments));
    return comments;
  };
  const seenOf = (found: Found) => {
    seen(found.map(({ row }) => row));
    return found;
  };
  return {
    byKey: new DataLoader(
      async (keys) => {
        see(...keys.map(({ postId }) => tagOf.comments(postId)));
        const found = new Map(seen(await findByKeys(sql, keys, viewerId)).map((comment) => [comment.id, comment]));
        return keys.map(({ id }) => found.get(id) ?? null);
      },
      { cacheKeyFn: ({ postId, id }) => postId + id },
    ),
    under: createPageLoader(async (batch) => {
      see(...batch.keys.map(({ postId }) => tagOf.comments(postId)));
      const isShared = rows !== noRows && isOneOfMany && batch.after === null;
      return seenOf(await (isShared ? findSharedPages(batch) : findPages(sql, batch, viewer)));
    }),
    byAuthor: createPageLoader(async (batch) => {
      see(...batch.keys.map(tagOf.commentsBy));
      return seenOf(await findPagesByAuthor(sql, batch, viewer));
    }),
    ownShadows: new DataLoader((postIds) => {
      see(...postIds.map(tagOf.comments));
      return countShadows(sql, postIds, viewerId);
    }),
  };
}
