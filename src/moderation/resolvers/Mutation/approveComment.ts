import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeCommentId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const approveComment: NonNullable<MutationResolvers['approveComment']> = async (
  _parent,
  { id, expectedVersion = null, reason = null },
  { app, viewer },
) => ({
  comment: await app.moderation.approve(signedIn(viewer), decodeCommentId(id), { expectedVersion, reason }),
});
