import type { QueryResolvers } from '../../../generated/types.ts';
import { connection, parsePage } from '../../../platform/graphql/connection.ts';
import { signedIn } from '../../../users/index.ts';

export const notifications: NonNullable<QueryResolvers['notifications']> = async (
  _parent,
  { unreadOnly, ...args },
  { app, viewer },
) => {
  const person = signedIn(viewer);
  const list = `notifications ${person.id} ${unreadOnly ? 'unread' : 'all'}`;
  const page = parsePage(args, list);
  const rows = await app.notifications.list(person, { unreadOnly, limit: page.first + 1, after: page.after });
  return connection(rows, page, list, ({ id, createdAt }) => ({ id, value: createdAt }));
};
