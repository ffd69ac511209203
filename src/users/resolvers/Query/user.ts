import { tagOf } from '../../../platform/cache/index.ts';
import type { QueryResolvers } from '../../../generated/types.ts';

export const user: NonNullable<QueryResolvers['user']> = async (_parent, { handle }, { app, answer }) => {
  const user = await app.users.findByHandle(handle);
  answer.see(tagOf.handle(handle), ...(user ? [tagOf.user(user.id)] : []));
  return user;
};
