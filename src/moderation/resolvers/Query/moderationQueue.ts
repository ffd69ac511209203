import type { QueryResolvers } from '../../../generated/types.ts';
import { connection, parsePage } from '../../../platform/graphql/connection.ts';

export const moderationQueue: NonNullable<QueryResolvers['moderationQueue']> = async (
  _parent,
  { queue, ...args },
  { app },
) => {
  const list = `moderationQueue ${queue}`;
  const page = parsePage(args, list, queue === 'FLAGGED' ? 'number' : 'time');
  const items = (await app.moderation.listQueue(queue, page)).map((item) => ({
    ...item,
    enteredAt: (queue === 'FLAGGED' ? item.flaggedAt : item.heldAt) ?? new Date(0),
  }));
  const found = connection(items, page, list, ({ commentId, flagWeight, enteredAt }) => ({
    id: commentId,
    value: queue === 'FLAGGED' ? flagWeight : enteredAt,
  }));
  return Object.assign(found, { queue });
};
