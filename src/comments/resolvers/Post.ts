import type { PostResolvers } from '../../generated/types.ts';
import { commentPage } from './page.ts';

export const Post: Pick<PostResolvers, 'comments' | '__isTypeOf'> = {
  comments: ({ id }, args, { loaders }, info) =>
    commentPage(loaders.comments, { postId: id, containerId: id }, args, info),
};
