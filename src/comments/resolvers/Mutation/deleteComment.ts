import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeCommentId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const deleteComment: NonNullable<MutationResolvers['deleteComment']> = async (
  _parent,
  { id },
  { app, viewer },
) => ({
  comment: await app.comments.delete(signedIn(viewer), decodeCommentId(id)),
});
