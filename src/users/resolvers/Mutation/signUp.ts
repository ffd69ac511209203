import type { MutationResolvers } from '../../../generated/types.ts';

export const signUp: NonNullable<MutationResolvers['signUp']> = (_parent, { input }, { app }) =>
  app.users.signUp(input);
