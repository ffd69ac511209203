import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const markNotificationsRead: NonNullable<MutationResolvers['markNotificationsRead']> = async (
  _parent,
  { ids },
  { app, viewer },
) => {
  const uuids = ids?.map((id) => decodeId('Notification', id, 'ids')) ?? null;
  return { unreadCount: await app.notifications.markRead(signedIn(viewer), uuids) };
};
