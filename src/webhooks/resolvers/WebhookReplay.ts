import type { WebhookReplayResolvers } from '../../generated/types.ts';
import { encodeId } from '../../platform/graphql/ids.ts';

export const WebhookReplay: WebhookReplayResolvers = {
  id: ({ id }) => encodeId('WebhookReplay', id),
};
