import type { QueryResolvers } from '../../../generated/types.ts';
import { resolveAhead } from '../../../platform/graphql/ahead.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';

export const post: NonNullable<QueryResolvers['post']> = (_parent, { id }, context, info) => {
  const postId = decodeId('Post', id);
  const found = context.loaders.posts.byId.load(postId);
  resolveAhead({ id: postId }, context, info);
  return found;
};
