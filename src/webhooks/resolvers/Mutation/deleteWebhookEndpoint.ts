import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const deleteWebhookEndpoint: NonNullable<MutationResolvers['deleteWebhookEndpoint']> = async (
  _parent,
  { id },
  { app, viewer },
) => {
  await app.webhooks.deleteEndpoint(signedIn(viewer), decodeId('WebhookEndpoint', id));
  return { id };
};
