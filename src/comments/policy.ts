import { forbidden } from '../platform/errors.ts';
import type { UserRow } from '../users/index.ts';
import type { LockedComment } from './repository.ts';

/** Each gives null, or the refusal that says why not. */
type Verdict = ReturnType<typeof forbidden> | null;

export const canComment = (post: { locked: boolean }): Verdict =>
  post.locked ? forbidden('This post is locked: it takes no new comments.') : null;

export const canChange = (viewer: UserRow, comment: LockedComment): Verdict =>
  comment.authorId === viewer.id ? null : forbidden('Only its author may change a comment.');

export const canEdit = (viewer: UserRow, comment: LockedComment): Verdict =>
  canChange(viewer, comment) ??
  (comment.state === 'DELETED' || comment.state === 'REMOVED'
    ? forbidden('This comment is gone and cannot be edited.')
    : null);

export const canVote = (comment: LockedComment): Verdict =>
  comment.state === 'VISIBLE' ? null : forbidden('This comment takes no votes: not everyone can see it.');
