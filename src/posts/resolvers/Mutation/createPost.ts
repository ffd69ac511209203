import type { MutationResolvers } from '../../../generated/types.ts';
import { signedIn } from '../../../users/index.ts';

export const createPost: NonNullable<MutationResolvers['createPost']> = async (
  _parent,
  { input },
  { app, viewer, idempotentCalls },
  info,
) => ({ post: await app.posts.create(signedIn(viewer), input, idempotentCalls.get(info.path.key)) });
