import type { MutationResolvers } from '../../../generated/types.ts';
import { signedIn } from '../../../users/index.ts';

export const createPost: NonNullable<MutationResolvers['createPost']> = async (
  _parent,
  { input },
  { app, viewer },
) => ({
  post: await app.posts.create(signedIn(viewer), input),
});
