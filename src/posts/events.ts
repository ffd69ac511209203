import { z } from 'zod';
import { encodeId } from '../platform/graphql/ids.ts';
import { defineEvent } from '../platform/jobs/index.ts';

/** Facts carry public ids and no text: whoever wants the text asks the API, which knows who may read it by then. */
export const postCreated = defineEvent('post.created', z.object({ id: z.string(), authorId: z.string() }));

export const factsOfPost = ({ id, authorId }: { id: string; authorId: string }) => ({
  id: encodeId('Post', id),
  authorId: encodeId('User', authorId),
});
