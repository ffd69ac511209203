import type { WebhookDeliveryFilter } from '../../generated/types.ts';
import { badInput } from '../../platform/errors.ts';
import { decodeId } from '../../platform/graphql/ids.ts';
import { EVENT_TYPES } from '../events.ts';
import type { DeliveryFilter } from '../replays.ts';

/** @throws BAD_USER_INPUT for an id of something else, or a type that there is not */
export function toFilter({ endpointId, eventType, status, since, until }: WebhookDeliveryFilter): DeliveryFilter {
  if (eventType != null && !EVENT_TYPES.includes(eventType))
    throw badInput('eventType', `eventType must be one of ${EVENT_TYPES.join(', ')}.`);
  return {
    endpointId: endpointId == null ? null : decodeId('WebhookEndpoint', endpointId, 'endpointId'),
    eventType: eventType ?? null,
    status: status ?? null,
    since: since?.toISOString() ?? null,
    until: until?.toISOString() ?? null,
  };
}
