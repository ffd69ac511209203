import type { MutationResolvers } from '../../../generated/types.ts';
import { signedIn } from '../../../users/index.ts';

export const setEmailNotifications: NonNullable<MutationResolvers['setEmailNotifications']> = async (
  _parent,
  { mode },
  { app, viewer },
) => {
  await app.notifications.setEmailMode(signedIn(viewer), mode);
  return { mode };
};
