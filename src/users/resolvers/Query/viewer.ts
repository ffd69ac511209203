import type { QueryResolvers } from '../../../generated/types.ts';

export const viewer: NonNullable<QueryResolvers['viewer']> = (_parent, _args, { viewer }) => viewer;
