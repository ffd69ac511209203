import type { WebhookLogEntryResolvers } from '../../generated/types.ts';
import { encodeId } from '../../platform/graphql/ids.ts';

export const WebhookLogEntry: WebhookLogEntryResolvers = {
  id: ({ id }) => encodeId('WebhookLogEntry', id),
  actor: ({ actorId }, _args, { loaders }) => (actorId === null ? null : loaders.users.load(actorId)),
  endpoint: ({ endpointId }, _args, { loaders }) =>
    endpointId === null ? null : loaders.webhooks.endpoints.load(endpointId),
};
