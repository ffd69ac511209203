import type { PostResolvers } from '../../generated/types.ts';

export const Post: Pick<PostResolvers, 'viewerFollows' | 'viewerMuted' | '__isTypeOf'> = {
  viewerFollows: async ({ id }, _args, { loaders }) => (await loaders.notifications.threads.load(id))?.followed ?? null,
  viewerMuted: async ({ id }, _args, { loaders }) => (await loaders.notifications.threads.load(id))?.muted ?? null,
};
