import DataLoader from 'dataloader';
import type { Sql } from '../platform/db/index.ts';
import { findOwn, findThreads, type NotificationRow, type ThreadRow } from './repository.ts';

export interface NotificationLoaders {
  /** The viewer's own; null for anyone else's. */
  byId: DataLoader<string, NotificationRow | null>;
  /** What the viewer wants of a post's thread; null where nobody is signed in. */
  threads: DataLoader<string, ThreadRow | null>;
}

export function createNotificationLoaders(sql: Sql, viewerId: string | null): NotificationLoaders {
  /** Asks nothing for nobody. */
  const load = <Row>(find: (ids: readonly string[], userId: string) => Promise<Map<string, Row>>) =>
    new DataLoader<string, Row | null>(async (ids) => {
      const found = viewerId === null ? new Map<string, Row>() : await find(ids, viewerId);
      return ids.map((id) => found.get(id) ?? null);
    });
  return {
    byId: load(async (ids, userId) => new Map((await findOwn(sql, ids, userId)).map((row) => [row.id, row]))),
    threads: load(async (postIds, userId) => {
      const kept = new Map((await findThreads(sql, postIds, userId)).map((thread) => [thread.postId, thread]));
      return new Map(postIds.map((postId) => [postId, kept.get(postId) ?? { postId, muted: false, followed: false }]));
    }),
  };
}
