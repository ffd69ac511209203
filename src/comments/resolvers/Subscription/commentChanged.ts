import type { SubscriptionResolvers } from '../../../generated/types.ts';
import { follow } from '../../../platform/graphql/subscriptions/index.ts';
import { postToFollow } from '../post-to-follow.ts';

export const commentChanged: NonNullable<SubscriptionResolvers['commentChanged']> = {
  subscribe: async (_parent, { postId }, context) =>
    follow(context.app.commentFeed.changed(await postToFollow(context, postId))),
};
