import type { DeadJobResolvers } from '../../../generated/types.ts';
import { encodeId } from '../../graphql/ids.ts';

export const DeadJob: DeadJobResolvers = {
  id: ({ id }) => encodeId('DeadJob', id),
};
