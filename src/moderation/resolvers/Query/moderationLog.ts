import type { QueryResolvers } from '../../../generated/types.ts';
import { newestPage } from '../../../platform/graphql/connection.ts';

export const moderationLog: NonNullable<QueryResolvers['moderationLog']> = (_parent, { subjectId, ...args }, { app }) =>
  newestPage(`moderationLog ${subjectId ?? ''}`, args, (page) => app.moderation.listLog(subjectId ?? null, page));
