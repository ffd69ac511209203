import type { Context } from '../../context.ts';
import type { ThreadRow } from '../repository.ts';

/** The post of a thread that was just changed, for the payload; what the request knew of the thread is out of date. */
export async function changedThread({ loaders }: Context, thread: ThreadRow) {
  loaders.notifications.threads.clear(thread.postId).prime(thread.postId, thread);
  const post = await loaders.posts.byId.load(thread.postId);
  if (!post) throw new Error(`The post of a thread is gone: ${thread.postId}`);
  return { post };
}
