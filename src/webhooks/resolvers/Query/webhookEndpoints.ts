import type { QueryResolvers } from '../../../generated/types.ts';
import { newestPage } from '../../../platform/graphql/connection.ts';

export const webhookEndpoints: NonNullable<QueryResolvers['webhookEndpoints']> = (_parent, args, { app }) =>
  newestPage('webhookEndpoints', args, (page) => app.webhooks.listEndpoints(page));
