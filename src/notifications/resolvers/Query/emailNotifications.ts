import type { QueryResolvers } from '../../../generated/types.ts';
import { signedIn } from '../../../users/index.ts';

export const emailNotifications: NonNullable<QueryResolvers['emailNotifications']> = (
  _parent,
  _args,
  { app, viewer },
) => app.notifications.findEmailMode(signedIn(viewer));
