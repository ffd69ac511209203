import type DataLoader from 'dataloader';
import type { Sql } from '../platform/db/index.ts';
import { createPageLoader, type PageLoader } from '../platform/graphql/page-loader.ts';
import { createRowLoader } from '../platform/graphql/row-loader.ts';
import { findByIds, findPages, type PostRow } from './repository.ts';

export interface PostLoaders {
  byId: DataLoader<string, PostRow | null>;
  /** The newest posts of all; the key is ''. */
  newest: PageLoader<string, PostRow>;
  /** The newest posts of a person. */
  byAuthor: PageLoader<string, PostRow>;
}

export const createPostLoaders = (sql: Sql): PostLoaders => ({
  byId: createRowLoader((ids) => findByIds(sql, ids)),
  newest: createPageLoader((batch) => findPages(sql, 'all', batch)),
  byAuthor: createPageLoader((batch) => findPages(sql, 'author', batch)),
});
