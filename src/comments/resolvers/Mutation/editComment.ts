import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeCommentId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const editComment: NonNullable<MutationResolvers['editComment']> = async (
  _parent,
  { input },
  { app, viewer },
) => ({
  comment: await app.comments.edit(signedIn(viewer), decodeCommentId(input.id), input.body),
});
