import type DataLoader from 'dataloader';
import { noRows, tagOf, type Rows, type See } from '../platform/cache/index.ts';
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

const tagsOf = (posts: PostRow[]): string[] =>
  posts.flatMap(({ id, author }) => [tagOf.post(id), ...(author ? [tagOf.user(author.id)] : [])]);

export const createPostLoaders = (sql: Sql, see: See = () => undefined, rows: Rows = noRows): PostLoaders => {
  const pages = (of: 'all' | 'author') =>
    createPageLoader(async (batch: PageBatch<string>) => {
      see(...(of === 'all' ? [tagOf.posts] : batch.keys.map(tagOf.postsBy)));
      const found = await findPages(sql, of, batch);
      see(...tagsOf(found.map(({ row }) => row)));
      return found;
    });
  return {
    byId: createRowLoader((ids) =>
      rows.read({ key: ['posts', ids], tags: ids.map(tagOf.post) }, () => findByIds(sql, ids), tagsOf, see),
    ),
    newest: pages('all'),
    byAuthor: pages('author'),
  };
};
