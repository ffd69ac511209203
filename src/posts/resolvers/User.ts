import type { UserResolvers } from '../../generated/types.ts';
import { postPage } from './page.ts';

export const User: Pick<UserResolvers, 'posts' | '__isTypeOf'> = {
  posts: ({ id }, args, { loaders }) => postPage(loaders.posts.byAuthor, id, args),
};
