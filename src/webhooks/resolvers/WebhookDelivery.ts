import type { WebhookDeliveryResolvers } from '../../generated/types.ts';
import { connection, parsePage } from '../../platform/graphql/connection.ts';
import { encodeId } from '../../platform/graphql/ids.ts';
import { messageIdOf } from '../deliver.ts';

export const WebhookDelivery: WebhookDeliveryResolvers = {
  id: ({ id }) => encodeId('WebhookDelivery', id),
  messageId: ({ messageId }) => messageIdOf(messageId),
  endpoint: async ({ endpointId }, _args, { loaders }) => {
    const endpoint = await loaders.webhooks.endpoints.load(endpointId);
    if (!endpoint) throw new Error(`A delivery without its endpoint: ${endpointId}`);
    return endpoint;
  },
  payload: ({ messageId }, _args, { loaders }) => loaders.webhooks.payloads.load(messageId),
  attempts: async ({ id }, args, { loaders }) => {
    const list = `attempts ${id}`;
    const page = parsePage(args, list, 'integer');
    const rows = await loaders.webhooks.attempts.load({ key: id, order: 'number', page });
    return connection(rows, page, list, ({ deliveryId, number }) => ({ id: deliveryId, value: number }));
  },
};
