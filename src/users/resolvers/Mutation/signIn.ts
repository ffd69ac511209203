import type { MutationResolvers } from '../../../generated/types.ts';

export const signIn: NonNullable<MutationResolvers['signIn']> = (_parent, { input }, { app }) =>
  app.users.signIn(input);
