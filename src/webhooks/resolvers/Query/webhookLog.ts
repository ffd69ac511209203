import type { QueryResolvers } from '../../../generated/types.ts';
import { newestPage } from '../../../platform/graphql/connection.ts';

export const webhookLog: NonNullable<QueryResolvers['webhookLog']> = (_parent, args, { app }) =>
  newestPage('webhookLog', args, (page) => app.webhooks.listLog(page));
