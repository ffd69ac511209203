import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';

export const sendTestWebhook: NonNullable<MutationResolvers['sendTestWebhook']> = async (
  _parent,
  { endpointId },
  { app },
) => ({
  delivery: await app.webhooks.sendTest(decodeId('WebhookEndpoint', endpointId, 'endpointId')),
});
