import type { UserResolvers } from '../../generated/types.ts';
import { encodeId } from '../../platform/graphql/ids.ts';

export const User: Pick<UserResolvers, 'createdAt' | 'displayName' | 'handle' | 'id' | 'role' | '__isTypeOf'> = {
  id: ({ id }) => encodeId('User', id),
};
