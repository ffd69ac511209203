import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const setPostLocked: NonNullable<MutationResolvers['setPostLocked']> = async (
  _parent,
  { id, locked, reason = null },
  { app, viewer, loaders },
) => {
  const postId = decodeId('Post', id);
  await app.moderation.setPostLocked(signedIn(viewer), postId, locked, reason);
  const post = await loaders.posts.byId.load(postId);
  if (!post) throw new Error(`A post is gone right after it was locked: ${postId}`);
  return { post };
};
