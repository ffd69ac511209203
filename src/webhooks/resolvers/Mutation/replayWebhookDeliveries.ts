import type { MutationResolvers } from '../../../generated/types.ts';
import { signedIn } from '../../../users/index.ts';
import { toFilter } from '../filter.ts';

export const replayWebhookDeliveries: NonNullable<MutationResolvers['replayWebhookDeliveries']> = async (
  _parent,
  { filter, maxPerSecond, at },
  { app, viewer },
) => {
  const replay = await app.webhooks.replayMany(signedIn(viewer), toFilter(filter), { maxPerSecond, at: at ?? null });
  return { count: replay.total, replay };
};
