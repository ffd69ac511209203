import DataLoader from 'dataloader';
import type { Sql } from '../platform/db/index.ts';
import { findByIds, type UserRow } from './repository.ts';

export type UserLoader = DataLoader<string, UserRow | null>;

export const createUserLoader = (sql: Sql): UserLoader =>
  new DataLoader(async (ids) => {
    const found = new Map((await findByIds(sql, ids)).map((user) => [user.id, user]));
    return ids.map((id) => found.get(id) ?? null);
  });
