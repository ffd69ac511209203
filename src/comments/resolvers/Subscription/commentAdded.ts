import type { SubscriptionResolvers } from '../../../generated/types.ts';
import { follow } from '../../../platform/graphql/subscriptions/index.ts';
import { postToFollow } from '../post-to-follow.ts';

export const commentAdded: NonNullable<SubscriptionResolvers['commentAdded']> = {
  subscribe: async (_parent, { postId, since }, context) =>
    follow(context.app.commentFeed.added(await postToFollow(context, postId), since ?? null)),
};
