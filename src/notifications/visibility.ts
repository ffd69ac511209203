import { canRead, type CommentLoaders } from '../comments/index.ts';
import { decodeAnyId } from '../platform/graphql/ids.ts';
import type { UserLoader, UserRow, Viewer } from '../users/index.ts';
import type { NotificationRow } from './repository.ts';

interface Loaders {
  users: UserLoader;
  comments: CommentLoaders;
}

/** The comment that it is about; null for anything else. */
export async function commentOf({ subject }: Pick<NotificationRow, 'subject'>, { comments }: Omit<Loaders, 'users'>) {
  const id = subject === null ? null : decodeAnyId(subject);
  if (id?.type !== 'Comment') return null;
  const [postId = '', commentId = ''] = id.uuids;
  return await comments.byKey.load({ postId, id: commentId });
}

/** Who did it; null where that is the author of a comment that the viewer may not read (any more). */
export async function actorOf(
  notification: Pick<NotificationRow, 'actorId' | 'subject'>,
  viewer: Viewer,
  loaders: Loaders,
): Promise<UserRow | null> {
  const { actorId } = notification;
  if (actorId === null) return null;
  const comment = await commentOf(notification, loaders);
  if (comment?.author?.id === actorId) return canRead(viewer, comment) ? comment.author : null;
  const actor = await loaders.users.load(actorId);
  return actor?.erasedAt ? null : actor;
}
