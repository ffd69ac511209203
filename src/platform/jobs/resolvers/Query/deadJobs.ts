import type { QueryResolvers } from '../../../../generated/types.ts';
import { newestPage } from '../../../graphql/connection.ts';

export const deadJobs: NonNullable<QueryResolvers['deadJobs']> = (_parent, args, { app }) =>
  newestPage('deadJobs', args, (page) => app.deadLetters.list(page));
