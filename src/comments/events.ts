import { z } from 'zod';
import { CommentState } from '../generated/prisma/enums.ts';
import { encodeCommentId, encodeId } from '../platform/graphql/ids.ts';
import { defineEvent } from '../platform/jobs/index.ts';

/** Facts carry public ids and no text: whoever wants the text asks the API, which knows who may read it by then. */
const commentFacts = z.object({
  id: z.string(),
  postId: z.string(),
  parentId: z.string().nullable(),
  /** Null where the author is gone, or nobody may know. */
  authorId: z.string().nullable(),
  state: z.enum(CommentState),
  version: z.number().int(),
});

export const commentCreated = defineEvent('comment.created', commentFacts);
export const commentUpdated = defineEvent('comment.updated', commentFacts);
export const commentDeleted = defineEvent('comment.deleted', commentFacts);

interface Facts {
  id: string;
  postId: string;
  parentId: string | null;
  authorId: string | null;
  state: CommentState;
  version: number;
}

export const factsOfComment = ({ id, postId, parentId, authorId, state, version }: Facts) => ({
  id: encodeCommentId({ postId, id }),
  postId: encodeId('Post', postId),
  parentId: parentId && encodeCommentId({ postId, id: parentId }),
  authorId: authorId && encodeId('User', authorId),
  state,
  version,
});
