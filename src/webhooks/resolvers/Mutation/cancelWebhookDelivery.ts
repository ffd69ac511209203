import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const cancelWebhookDelivery: NonNullable<MutationResolvers['cancelWebhookDelivery']> = async (
  _parent,
  { id },
  { app, viewer },
) => ({
  delivery: await app.webhooks.cancel(signedIn(viewer), decodeId('WebhookDelivery', id)),
});
