import type { ModerationItemResolvers } from '../../generated/types.ts';
import { connection, parsePage } from '../../platform/graphql/connection.ts';

export const ModerationItem: ModerationItemResolvers = {
  comment: async ({ postId, commentId }, _args, { loaders }) => {
    const comment = await loaders.comments.byKey.load({ postId, id: commentId });
    if (!comment) throw new Error(`An item without its comment: ${commentId}`);
    return comment;
  },
  flags: async ({ postId, commentId }, args, { loaders }) => {
    const list = `flags ${commentId}`;
    const page = parsePage(args, list);
    const rows = await loaders.moderation.flags.load({ key: { postId, id: commentId }, order: 'NEW', page });
    return connection(rows, page, list, ({ id, createdAt }) => ({ id, value: createdAt }));
  },
  thread: async ({ postId, commentId }, _args, { loaders }) => {
    const keys = await loaders.moderation.ancestors.load({ postId, id: commentId });
    const found = await Promise.all(keys.map((key) => loaders.comments.byKey.load(key)));
    return found.filter((comment) => comment !== null);
  },
  authorRecord: async ({ postId, commentId }, _args, { loaders }) => {
    const comment = await loaders.comments.byKey.load({ postId, id: commentId });
    return comment?.author ? await loaders.moderation.authorRecords.load(comment.author.id) : null;
  },
};
