import type { CommentResolvers } from '../../generated/types.ts';
import { encodeCommentId } from '../../platform/graphql/ids.ts';
import { appears, canRead, shownState } from '../visibility.ts';
import { commentPage } from './page.ts';

export const Comment: CommentResolvers = {
  id: (comment) => encodeCommentId(comment),
  post: async ({ postId }, _args, { loaders }) => {
    const post = await loaders.posts.byId.load(postId);
    if (!post) throw new Error(`The post of a comment is gone: ${postId}`);
    return post;
  },
  parent: async ({ postId, parentId }, _args, { loaders, viewer }) => {
    const parent = parentId === null ? null : await loaders.comments.byKey.load({ postId, id: parentId });
    return parent && appears(viewer, parent) ? parent : null;
  },
  state: (comment, _args, { viewer }) => shownState(viewer, comment),
  author: (comment, _args, { viewer }) => (canRead(viewer, comment) ? comment.author : null),
  body: (comment, _args, { viewer }) => (canRead(viewer, comment) ? comment.body : null),
  viewerVote: ({ viewerVote }) => (viewerVote === null ? null : viewerVote === 1 ? 'UP' : 'DOWN'),
  // To who is shadow-banned nothing tells that the own ones are not counted.
  replyCount: async ({ postId, id, replyCount }, _args, { viewer, loaders }) =>
    viewer?.shadowBanned ? replyCount + ((await loaders.comments.ownShadows.load(postId)).get(id) ?? 0) : replyCount,
  replies: ({ postId, id }, args, { loaders }, info) =>
    commentPage(loaders.comments, { postId, containerId: id }, args, info),
};
