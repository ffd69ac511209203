import type { UserResolvers } from '../../generated/types.ts';
import { connection, parsePage } from '../../platform/graphql/connection.ts';
import { byTime } from './page.ts';

export const User: Pick<UserResolvers, 'comments' | '__isTypeOf'> = {
  comments: async ({ id }, args, { loaders }) => {
    const list = `comments of ${id}`;
    const page = parsePage(args, list);
    const rows = await loaders.comments.byAuthor.load({ key: id, order: 'NEW', page });
    return connection(rows, page, list, byTime);
  },
};
