import { hasRole, type Viewer } from '../users/index.ts';
import type { CommentRow } from './repository.ts';

/**
 * The one place that says who may read a comment's text and author. Every path that shows a comment asks here.
 * The place in the thread, the votes and the replies of a comment are never hidden.
 */
export function canRead(viewer: Viewer, { state, author }: CommentRow): boolean {
  switch (state) {
    case 'VISIBLE':
      return true;
    case 'HELD':
    case 'HIDDEN':
      return (author !== null && author.id === viewer?.id) || hasRole(viewer, 'MODERATOR');
    case 'REMOVED':
      return hasRole(viewer, 'MODERATOR');
    case 'DELETED':
      return false;
  }
}
