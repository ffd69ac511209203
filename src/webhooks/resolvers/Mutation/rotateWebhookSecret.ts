import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const rotateWebhookSecret: NonNullable<MutationResolvers['rotateWebhookSecret']> = (
  _parent,
  { id, overlap },
  { app, viewer },
) => app.webhooks.rotateSecret(signedIn(viewer), decodeId('WebhookEndpoint', id), overlap);
