import type { FlagResolvers } from '../../generated/types.ts';
import { encodeId } from '../../platform/graphql/ids.ts';

export const Flag: FlagResolvers = {
  id: ({ id }) => encodeId('Flag', id),
  reporter: async ({ reporterId }, _args, { loaders }) => {
    const reporter = await loaders.users.load(reporterId);
    if (!reporter) throw new Error(`A flag without its reporter: ${reporterId}`);
    return reporter;
  },
};
