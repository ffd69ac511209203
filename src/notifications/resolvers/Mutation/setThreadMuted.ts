import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';
import { changedThread } from '../thread.ts';

export const setThreadMuted: NonNullable<MutationResolvers['setThreadMuted']> = async (
  _parent,
  { postId, muted },
  context,
) => {
  const { app, viewer } = context;
  const thread = await app.notifications.setMuted(signedIn(viewer), decodeId('Post', postId, 'postId'), muted);
  return await changedThread(context, thread);
};
