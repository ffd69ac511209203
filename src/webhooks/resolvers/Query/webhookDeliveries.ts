import type { QueryResolvers } from '../../../generated/types.ts';
import { toFilter } from '../filter.ts';
import { newestPage } from '../../../platform/graphql/connection.ts';

export const webhookDeliveries: NonNullable<QueryResolvers['webhookDeliveries']> = (
  _parent,
  { filter, ...args },
  { app },
) => {
  const wanted = toFilter(filter ?? {});
  return newestPage('webhookDeliveries', args, (page) => app.webhooks.listDeliveries(wanted, page));
};
