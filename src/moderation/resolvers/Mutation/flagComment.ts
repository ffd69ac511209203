import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeCommentId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

export const flagComment: NonNullable<MutationResolvers['flagComment']> = async (
  _parent,
  { input: { id, reason, note } },
  { app, viewer },
) => ({
  comment: await app.moderation.flag(signedIn(viewer), decodeCommentId(id), { reason, note: note ?? null }),
});
