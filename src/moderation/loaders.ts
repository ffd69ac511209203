import DataLoader from 'dataloader';
import type { Sql } from '../platform/db/index.ts';
import type { CommentKey } from '../platform/graphql/ids.ts';
import { createPageLoader, type PageLoader } from '../platform/graphql/page-loader.ts';
import { createRowLoader } from '../platform/graphql/row-loader.ts';
import {
  findAuthorRecords,
  findFlagPages,
  statements,
  type AuthorRecordRow,
  type FlagRow,
  type LogRow,
} from './repository.ts';

export interface ModerationLoaders {
  /** Of a comment, the newest first. */
  flags: PageLoader<CommentKey, FlagRow>;
  log: DataLoader<string, LogRow | null>;
  authorRecords: DataLoader<string, AuthorRecordRow>;
  /** The keys of what a comment answers, the root first. */
  ancestors: DataLoader<CommentKey, CommentKey[], string>;
}

export const createModerationLoaders = (sql: Sql): ModerationLoaders => ({
  flags: createPageLoader((batch) => findFlagPages(sql, batch)),
  log: createRowLoader((ids) => sql.query<LogRow>(statements.findLog, [ids])),
  authorRecords: new DataLoader((ids) => findAuthorRecords(sql, [...ids])),
  ancestors: new DataLoader(
    async (keys) => {
      type Row = CommentKey & { of: string };
      const rows = await sql.query<Row>(statements.findAncestors, [
        keys.map(({ postId }) => postId),
        keys.map(({ id }) => id),
      ]);
      return keys.map(({ id }) => rows.filter(({ of }) => of === id));
    },
    { cacheKeyFn: ({ id }) => id },
  ),
});
