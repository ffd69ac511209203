import type { MutationResolvers } from '../../../generated/types.ts';
import { decodeCommentId } from '../../../platform/graphql/ids.ts';
import { signedIn } from '../../../users/index.ts';

const VALUE = { UP: 1, DOWN: -1 } as const;

export const voteComment: NonNullable<MutationResolvers['voteComment']> = async (
  _parent,
  { id, vote },
  { app, viewer },
) => ({
  comment: await app.comments.vote(signedIn(viewer), decodeCommentId(id), vote == null ? null : VALUE[vote]),
});
