import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const reinstateUser: NonNullable<MutationResolvers['reinstateUser']> = async (
  _parent,
  { id, reason = null },
  { app, viewer },
) => ({ user: await app.moderation.reinstate(signedIn(viewer), decodeId('User', id), reason) });
