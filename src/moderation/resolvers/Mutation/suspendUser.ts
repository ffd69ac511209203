import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const suspendUser: NonNullable<MutationResolvers['suspendUser']> = async (
  _parent,
  { input: { id, until = null, shadow = false, reason } },
  { app, viewer },
) => ({ user: await app.moderation.suspend(signedIn(viewer), decodeId('User', id), { until, shadow, reason }) });
