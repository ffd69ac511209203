import type { PostResolvers } from '../../generated/types.ts';
import { ahead } from '../../platform/graphql/ahead.ts';
import { commentPage } from './page.ts';

export const Post: Pick<PostResolvers, 'comments' | '__isTypeOf'> = {
  comments: ahead(({ id }, args, { loaders }, info) =>
    commentPage(loaders.comments, { postId: id, containerId: id }, args, info),
  ),
};
