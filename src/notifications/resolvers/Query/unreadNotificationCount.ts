import type { QueryResolvers } from '../../../generated/types.ts';
import { signedIn } from '../../../users/index.ts';

export const unreadNotificationCount: NonNullable<QueryResolvers['unreadNotificationCount']> = (
  _parent,
  _args,
  { app, viewer },
) => app.notifications.countUnread(signedIn(viewer));
