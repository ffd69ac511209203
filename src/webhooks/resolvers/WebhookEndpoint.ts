import type { WebhookEndpointResolvers } from '../../generated/types.ts';
import { encodeId } from '../../platform/graphql/ids.ts';

export const WebhookEndpoint: WebhookEndpointResolvers = {
  id: ({ id }) => encodeId('WebhookEndpoint', id),
};
