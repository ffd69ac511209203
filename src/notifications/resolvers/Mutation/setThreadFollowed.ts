import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';
import { changedThread } from '../thread.ts';

export const setThreadFollowed: NonNullable<MutationResolvers['setThreadFollowed']> = async (
  _parent,
  { postId, followed },
  context,
) => {
  const { app, viewer } = context;
  const thread = await app.notifications.setFollowed(signedIn(viewer), decodeId('Post', postId, 'postId'), followed);
  return await changedThread(context, thread);
};
