import type { QueryResolvers } from '../../../generated/types.ts';
import { newestPage } from '../../../platform/graphql/connection.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { canSee } from '../../policy.ts';

export const charges: NonNullable<QueryResolvers['charges']> = (
  _parent,
  { payerId: given, ...args },
  { app, viewer, userId },
) => {
  const payerId = given == null ? userId() : decodeId('User', given, 'payerId');
  // Someone else's are none, as if there were no such person.
  return newestPage(`charges ${payerId}`, args, (page) =>
    canSee(viewer, { payerId }) ? app.charges.list(payerId, page) : Promise.resolve([]),
  );
};
