import { forbidden, notFound } from '../platform/errors.ts';
import type { UserRow } from '../users/index.ts';
import type { LockedComment, Place } from './repository.ts';
import { appears, isPublic } from './visibility.ts';

/** Each gives null, or the refusal that says why not. */
type Verdict = ReturnType<typeof forbidden> | null;

/** Whatever is asked of a comment that is not there for the viewer, the answer is that of an id of nothing. */
export const canKnow = (
  viewer: UserRow,
  { authorId, ...comment }: Pick<LockedComment, 'authorId' | 'state' | 'shadow' | 'replyCount'>,
): Verdict =>
  appears(viewer, { ...comment, author: authorId === null ? null : { id: authorId } }) ? null : notFound('comment');

export const canComment = (viewer: UserRow, place: Place): Verdict => {
  const parent = {
    authorId: place.parentAuthorId,
    state: place.parentState,
    shadow: place.parentShadow,
    replyCount: place.parentReplyCount,
  };
  const refusal = place.parentDepth === null ? null : canKnow(viewer, parent);
  return refusal ?? (place.locked ? forbidden('This post is locked: it takes no new comments.') : null);
};

export const canChange = (viewer: UserRow, comment: LockedComment): Verdict =>
  canKnow(viewer, comment) ??
  (comment.authorId === viewer.id ? null : forbidden('Only its author may change a comment.'));

export const canEdit = (viewer: UserRow, comment: LockedComment): Verdict =>
  canChange(viewer, comment) ??
  (comment.state === 'DELETED' || comment.state === 'REMOVED'
    ? forbidden('This comment is gone and cannot be edited.')
    : null);

export const canVote = (viewer: UserRow, comment: LockedComment): Verdict =>
  canKnow(viewer, comment) ??
  (isPublic(comment) || (comment.state === 'VISIBLE' && comment.authorId === viewer.id)
    ? null
    : forbidden('This comment takes no votes: not everyone can see it.'));
