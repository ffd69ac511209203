import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const replayWebhookDelivery: NonNullable<MutationResolvers['replayWebhookDelivery']> = async (
  _parent,
  { id, at },
  { app, viewer },
) => ({
  delivery: await app.webhooks.replay(signedIn(viewer), decodeId('WebhookDelivery', id), at ?? null),
});
