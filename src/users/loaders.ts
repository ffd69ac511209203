import type DataLoader from 'dataloader';
import { tagOf, type See } from '../platform/cache/tags.ts';
import type { Read } from '../platform/db/reading.ts';
import { createRowLoader } from '../platform/graphql/row-loader.ts';
import { findByIds, type UserRow } from './repository.ts';

export type UserLoader = DataLoader<string, UserRow | null>;

export const createUserLoader = (read: Read, see?: See): UserLoader =>
  createRowLoader((ids) => {
    const tags = ids.map(tagOf.user);
    see?.(...tags);
    return read((sql) => findByIds(sql, ids), { sure: tags });
  });
