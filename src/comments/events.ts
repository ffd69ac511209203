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

/** Everyone can read it from now on. */
export const commentCreated = defineEvent('comment.created', commentFacts);
export const commentUpdated = defineEvent('comment.updated', commentFacts);
export const commentDeleted = defineEvent('comment.deleted', commentFacts);
/** It is kept back until it is checked or decided. */
export const commentHeld = defineEvent('comment.held', commentFacts);
/** It was public and is out of sight: HIDDEN after reports, or REMOVED. */
export const commentRemoved = defineEvent('comment.removed', commentFacts);
/** It was out of sight and is public again. */
export const commentRestored = defineEvent('comment.restored', commentFacts);
/** Its text is new, whoever may read it; for this server alone. */
export const commentWritten = defineEvent(
  'comment.written',
  z.object({
    id: z.string(),
    revision: z.number().int(),
    /** Whether a new one is kept back at first. */
    held: z.boolean().optional(),
  }),
);
/** Its state is another, whoever may read it; for this server alone. */
export const commentMoved = defineEvent(
  'comment.moved',
  z.object({
    id: z.string(),
    /** Everyone can read it for the first time; or it was public and is kept back; or anything else. */
    how: z.enum(['published', 'withdrawn', 'changed']),
  }),
);
/** Its votes are others; for this server alone. */
export const commentVoted = defineEvent('comment.voted', z.object({ id: z.string() }));

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
