import type DataLoader from 'dataloader';
import { tagOf, type See } from '../platform/cache/tags.ts';
import type { Sql } from '../platform/db/index.ts';
import { createPageLoader, type PageBatch, type PageLoader } from '../platform/graphql/page-loader.ts';
import { createRowLoader } from '../platform/graphql/row-loader.ts';
import { findByIds, findPages, type PostRow } from './repository.ts';

export interface PostLoaders {
  byId: DataLoader<string, PostRow | null>;
  /** The newest posts of all; the key is ''. */
  newest: PageLoader<string, PostRow>;
  /** The newest posts of a person. */
  byAuthor: PageLoader<string, PostRow>;
}

export const createPostLoaders = (sql: Sql, see: See = () => undefined): PostLoaders => {
  const seen = (posts: PostRow[]): PostRow[] => {
    for (const { id, author } of posts) {
      see(tagOf.post(id));
      if (author) see(tagOf.user(author.id));
    }
    return posts;
  };
  const pages = (of: 'all' | 'author') =>
    createPageLoader(async (batch: PageBatch<string>) => {
      see(...(of === 'all' ? [tagOf.posts] : batch.keys.map(tagOf.postsBy)));
      const found = await findPages(sql, of, batch);
      seen(found.map(({ row }) => row));
      return found;
    });
  return {
    byId: createRowLoader(async (ids) => seen(await findByIds(sql, ids))),
    newest: pages('all'),
    byAuthor: pages('author'),
  };
};
