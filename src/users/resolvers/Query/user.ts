import type { QueryResolvers } from '../../../generated/types.ts';

export const user: NonNullable<QueryResolvers['user']> = (_parent, { handle }, { app }) =>
  app.users.findByHandle(handle);
