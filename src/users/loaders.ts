import type DataLoader from 'dataloader';
import type { Sql } from '../platform/db/index.ts';
import { createRowLoader } from '../platform/graphql/row-loader.ts';
import { findByIds, type UserRow } from './repository.ts';

export type UserLoader = DataLoader<string, UserRow | null>;

export const createUserLoader = (sql: Sql): UserLoader => createRowLoader((ids) => findByIds(sql, ids));
