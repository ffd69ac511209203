import { tagOf } from '../../../platform/cache/index.ts';
import type { QueryResolvers } from '../../../generated/types.ts';

export const viewer: NonNullable<QueryResolvers['viewer']> = (_parent, _args, { viewer, answer }) => {
  if (viewer) answer.see(tagOf.user(viewer.id));
  return viewer;
};
