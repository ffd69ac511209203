import type { SubscriptionResolvers } from '../../../generated/types.ts';
import { follow } from '../../../platform/graphql/subscriptions/index.ts';
import { signedIn } from '../../../users/index.ts';

export const notificationAdded: NonNullable<SubscriptionResolvers['notificationAdded']> = {
  subscribe: (_parent, { since }, { app, viewer }) => follow(app.notificationFeed(signedIn(viewer), since ?? null)),
};
