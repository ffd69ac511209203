import type DataLoader from 'dataloader';
import { noRows, tagOf, type Rows, type See } from '../platform/cache/index.ts';
import type { Read } from '../platform/db/reading.ts';
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

export const createPostLoaders = (read: Read, see?: See, rows: Rows = noRows): PostLoaders => {
  const pages = (of: 'all' | 'author') =>
    createPageLoader(async (batch: PageBatch<string>) => {
      const sure = of === 'all' ? [tagOf.posts] : batch.keys.map(tagOf.postsBy);
      const tagsOfPages = (found: { row: PostRow }[]) => tagsOf(found.map(({ row }) => row));
      const found = await read((sql) => findPages(sql, of, batch), { sure, tagsOf: tagsOfPages });
      see?.(...sure, ...tagsOfPages(found));
      return found;
    });
  return {
    byId: createRowLoader((ids) => {
      const sure = ids.map(tagOf.post);
      const load = () => read((sql) => findByIds(sql, ids), { sure, tagsOf });
      return rows.read({ key: ['posts', ids], tags: sure }, load, tagsOf, see);
    }),
    newest: pages('all'),
    byAuthor: pages('author'),
  };
};
