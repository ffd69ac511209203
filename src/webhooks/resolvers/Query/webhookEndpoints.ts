import type { QueryResolvers } from '../../../generated/types.ts';
import { newestPage } from '../page.ts';

export const webhookEndpoints: NonNullable<QueryResolvers['webhookEndpoints']> = (_parent, args, { app }) =>
  newestPage('webhookEndpoints', args, (page) => app.webhooks.listEndpoints(page));
