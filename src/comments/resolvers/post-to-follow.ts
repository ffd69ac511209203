import type { Context } from '../../context.ts';
import { notFound } from '../../platform/errors.ts';
import { decodeId } from '../../platform/graphql/ids.ts';

/** The UUID of a post that is there. @throws BAD_USER_INPUT, NOT_FOUND */
export async function postToFollow({ loaders }: Context, publicId: string): Promise<string> {
  const id = decodeId('Post', publicId, 'postId');
  if (!(await loaders.posts.byId.load(id))) throw notFound('post');
  return id;
}
