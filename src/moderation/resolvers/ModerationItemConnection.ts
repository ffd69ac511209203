import type { ModerationItemConnectionResolvers } from '../../generated/types.ts';

export const ModerationItemConnection: ModerationItemConnectionResolvers = {
  totalCount: ({ queue }, _args, { app }) => app.moderation.countQueue(queue),
};
