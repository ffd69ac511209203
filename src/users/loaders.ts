import type DataLoader from 'dataloader';
import { tagOf, type See } from '../platform/cache/tags.ts';
import type { Sql } from '../platform/db/index.ts';
import { createRowLoader } from '../platform/graphql/row-loader.ts';
import { findByIds, type UserRow } from './repository.ts';

export type UserLoader = DataLoader<string, UserRow | null>;

export const createUserLoader = (sql: Sql, see: See = () => undefined): UserLoader =>
  createRowLoader((ids) => {
    see(...ids.map(tagOf.user));
    return findByIds(sql, ids);
  });
