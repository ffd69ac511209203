import { unauthenticated } from '../platform/errors.ts';
import type { UserRow } from './repository.ts';

const RANK = { USER: 1, MODERATOR: 2, ADMIN: 3 } as const;

/** Who asks; null is nobody. */
export type Viewer = UserRow | null;

/** Each role may do all that the one before it may. */
export const hasRole = (viewer: Viewer, role: UserRow['role']): boolean =>
  viewer !== null && RANK[viewer.role] >= RANK[role];

/** Whether the person may only read at this moment. */
export const isSuspended = ({ suspendedUntil }: UserRow, now: Date): boolean =>
  suspendedUntil !== null && suspendedUntil > now;

/** The person who is signed in. @throws UNAUTHENTICATED for nobody. */
export function signedIn(viewer: Viewer): UserRow {
  if (!viewer) throw unauthenticated('Sign in first: send a token as the header Authorization: Bearer …');
  return viewer;
}
