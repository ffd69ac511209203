import type { UserResolvers } from '../../generated/types.ts';
import { hasRole } from '../../users/index.ts';

export const User: Pick<UserResolvers, 'shadowBanned' | 'suspendedUntil' | '__isTypeOf'> = {
  suspendedUntil: ({ id, suspendedUntil }, _args, { viewer }) =>
    viewer?.id === id || hasRole(viewer, 'MODERATOR') ? suspendedUntil : null,
  shadowBanned: ({ shadowBanned }, _args, { viewer }) => (hasRole(viewer, 'MODERATOR') ? shadowBanned : null),
};
