import type { ModerationLogEntryResolvers, ResolversTypes } from '../../generated/types.ts';
import { decodeAnyId, encodeId } from '../../platform/graphql/ids.ts';

export const ModerationLogEntry: ModerationLogEntryResolvers = {
  id: ({ id }) => encodeId('ModerationLogEntry', id),
  moderator: ({ moderatorId }, _args, { loaders }) => (moderatorId === null ? null : loaders.users.load(moderatorId)),
  subject: async ({ subject }, _args, { findNode }) => {
    const id = decodeAnyId(subject);
    const node = id && (await findNode(id.type, id.uuids));
    if (!node) throw new Error(`A decision on nothing: ${subject}`);
    return node as Awaited<ResolversTypes['Node']>;
  },
};
