import type { WebhookAttemptResolvers } from '../../generated/types.ts';
import { encodeId } from '../../platform/graphql/ids.ts';

export const WebhookAttempt: WebhookAttemptResolvers = {
  id: ({ deliveryId, number }) => `${encodeId('WebhookDelivery', deliveryId)}.${number}`,
};
