import type { WebhookDeliveryFilter } from '../../generated/types.ts';
import { decodeId } from '../../platform/graphql/ids.ts';
import type { DeliveryFilter } from '../replays.ts';

/** @throws BAD_USER_INPUT for an id of something else */
export const toFilter = ({ endpointId, eventType, status, since, until }: WebhookDeliveryFilter): DeliveryFilter => ({
  endpointId: endpointId == null ? null : decodeId('WebhookEndpoint', endpointId, 'endpointId'),
  eventType: eventType ?? null,
  status: status ?? null,
  since: since?.toISOString() ?? null,
  until: until?.toISOString() ?? null,
});
