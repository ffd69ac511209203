import type { CommentState } from '../generated/prisma/enums.ts';
import { hasRole, type Viewer } from '../users/index.ts';
import type { CommentRow } from './repository.ts';

/**
 * The one place that says who sees what of a comment. Every path that shows, counts or tells of comments asks here: in
 * TypeScript for a row that was read, in SQL where rows are chosen.
 *
 * | state     | everyone          | its author | moderators |
 * | --------- | ----------------- | ---------- | ---------- |
 * | VISIBLE   | whole             | whole      | whole      |
 * | shadow    | not there         | whole      | whole      |
 * | HELD      | not there         | whole      | whole      |
 * | HIDDEN    | tombstone         | whole      | whole      |
 * | REMOVED   | tombstone         | tombstone  | whole      |
 * | DELETED   | tombstone         | tombstone  | tombstone  |
 *
 * A comment that is not there is a tombstone where others have answered it, so that their answers stay in place; "shadow"
 * is a VISIBLE one of an author who is shadow-banned. A tombstone has its place, votes and replies, no text and no author.
 */
type Seen = Pick<CommentRow, 'state' | 'shadow'> & { author: { id: string } | null };

/** Whether the viewer sees what is kept back from others: its author, and moderators. */
export const isInside = (viewer: Viewer, { author }: Seen): boolean =>
  (author !== null && author.id === viewer?.id) || hasRole(viewer, 'MODERATOR');

/**
 * Whether everyone can read it; such comments are counted, found and told of. For their author those in the shadow are
 * counted and found too.
 */
export const isPublic = ({ state, shadow }: Pick<Seen, 'state' | 'shadow'>): boolean => state === 'VISIBLE' && !shadow;

/** Whether the viewer may read its text and know its author. */
export function canRead(viewer: Viewer, comment: Seen): boolean {
  switch (comment.state) {
    case 'VISIBLE':
      return !comment.shadow || isInside(viewer, comment);
    case 'HELD':
    case 'HIDDEN':
      return isInside(viewer, comment);
    case 'REMOVED':
      return hasRole(viewer, 'MODERATOR');
    case 'DELETED':
      return false;
  }
}

/** Whether the viewer may know that it is there, be it as a tombstone. */
export const appears = (viewer: Viewer, comment: Seen & Pick<CommentRow, 'replyCount'>): boolean =>
  (comment.state !== 'HELD' && !comment.shadow) || isInside(viewer, comment) || comment.replyCount > 0;

/** The state that the viewer is told: a comment that was never public looks as if its author had taken it back. */
export const shownState = (viewer: Viewer, comment: Seen): CommentState =>
  (comment.state === 'HELD' || (comment.shadow && comment.state === 'VISIBLE')) && !isInside(viewer, comment)
    ? 'DELETED'
    : comment.state;

/**
 * `isPublic` of the row `c`, or looks so to its author.
 * @param viewer the parameter with the viewer's id
 */
export const publicSql = (viewer: string) => `c.state = 'VISIBLE' AND (NOT c.shadow OR c.author_id = ${viewer}::uuid)`;

/**
 * `appears` of the row `c`.
 * @param viewer the parameter with the viewer's id
 * @param isModerator the parameter that says whether the viewer is one
 * @param replyCount SQL of its number of public replies
 */
export const appearsSql = (viewer: string, isModerator: string, replyCount: string) => `(
  (c.state <> 'HELD' AND NOT c.shadow) OR c.author_id = ${viewer}::uuid OR ${isModerator}::boolean OR ${replyCount} > 0)`;
