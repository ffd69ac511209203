import type { CommentResolvers } from '../../generated/types.ts';
import { encodeCommentId } from '../../platform/graphql/ids.ts';
import { canRead } from '../visibility.ts';
import { commentPage } from './page.ts';

export const Comment: CommentResolvers = {
  id: (comment) => encodeCommentId(comment),
  post: async ({ postId }, _args, { loaders }) => {
    const post = await loaders.posts.byId.load(postId);
    if (!post) throw new Error(`The post of a comment is gone: ${postId}`);
    return post;
  },
  parent: ({ postId, parentId }, _args, { loaders }) =>
    parentId === null ? null : loaders.comments.byKey.load({ postId, id: parentId }),
  author: (comment, _args, { viewer }) => (canRead(viewer, comment) ? comment.author : null),
  body: (comment, _args, { viewer }) => (canRead(viewer, comment) ? comment.body : null),
  viewerVote: ({ viewerVote }) => (viewerVote === null ? null : viewerVote === 1 ? 'UP' : 'DOWN'),
  replies: ({ postId, id }, args, { loaders }) => commentPage(loaders.comments, { postId, containerId: id }, args),
};
