import type { PostResolvers } from '../../generated/types.ts';
import { encodeId } from '../../platform/graphql/ids.ts';

export const Post: Pick<
  PostResolvers,
  'author' | 'body' | 'commentCount' | 'createdAt' | 'id' | 'locked' | 'sourceId' | 'title' | '__isTypeOf'
> = {
  id: ({ id }) => encodeId('Post', id),
  // To who is shadow-banned nothing tells that the own comments are not counted.
  commentCount: async ({ id, commentCount }, _args, { viewer, loaders }) => {
    if (!viewer?.shadowBanned) return commentCount;
    const own = await loaders.comments.ownShadows.load(id);
    return [...own.values()].reduce((sum, count) => sum + count, commentCount);
  },
};
