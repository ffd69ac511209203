import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const cancelWebhookReplay: NonNullable<MutationResolvers['cancelWebhookReplay']> = async (
  _parent,
  { id },
  { app, viewer },
) => ({
  replay: await app.webhooks.cancelReplay(signedIn(viewer), decodeId('WebhookReplay', id)),
});
