import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const updateWebhookEndpoint: NonNullable<MutationResolvers['updateWebhookEndpoint']> = async (
  _parent,
  { input: { id, ...change } },
  { app, viewer },
) => ({
  endpoint: await app.webhooks.updateEndpoint(signedIn(viewer), decodeId('WebhookEndpoint', id), change),
});
