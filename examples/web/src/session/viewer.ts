import { useQuery } from '@apollo/client/react';
import type { Role, ViewerQuery } from '../generated/graphql.ts';
import { Viewer } from './documents.ts';

export type Person = NonNullable<ViewerQuery['viewer']>;

/** Who is signed in: null for nobody, undefined while that is not known yet. */
export const useViewer = (): Person | null | undefined => useQuery(Viewer).data?.viewer;

const ORDER: Role[] = ['USER', 'MODERATOR', 'ADMIN'];

/** Each role may do all that the one before it may. */
export const isAtLeast = (viewer: Person | null | undefined, role: Role): boolean =>
  viewer != null && ORDER.indexOf(viewer.role) >= ORDER.indexOf(role);
