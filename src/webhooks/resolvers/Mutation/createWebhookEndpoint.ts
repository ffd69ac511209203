import type { MutationResolvers } from '../../../generated/types.ts';
import { signedIn } from '../../../users/index.ts';

export const createWebhookEndpoint: NonNullable<MutationResolvers['createWebhookEndpoint']> = (
  _parent,
  { input },
  { app, viewer },
) => app.webhooks.createEndpoint(signedIn(viewer), input);
