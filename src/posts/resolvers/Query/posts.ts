import type { QueryResolvers } from '../../../generated/types.ts';
import { postPage } from '../page.ts';

export const posts: NonNullable<QueryResolvers['posts']> = (_parent, args, { loaders }) =>
  postPage(loaders.posts.newest, '', args);
