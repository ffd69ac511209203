import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeCommentId, decodeId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const addComment: NonNullable<MutationResolvers['addComment']> = async (
  _parent,
  { input },
  { app, viewer, idempotentCalls },
  info,
) => {
  const draft = {
    postId: decodeId('Post', input.postId, 'postId'),
    parent: input.parentId == null ? null : decodeCommentId(input.parentId, 'parentId'),
    body: input.body,
  };
  return { comment: await app.comments.add(signedIn(viewer), draft, idempotentCalls.get(info.path.key)) };
};
