import type { NotificationResolvers, ResolversTypes } from '../../generated/types.ts';
import { decodeAnyId, encodeId } from '../../platform/graphql/ids.ts';
import { actorOf } from '../visibility.ts';

export const Notification: NotificationResolvers = {
  id: ({ id }) => encodeId('Notification', id),
  actor: (notification, _args, { viewer, loaders }) => actorOf(notification, viewer, loaders),
  subject: async ({ subject }, _args, { findNode }) => {
    const id = subject === null ? null : decodeAnyId(subject);
    return id && ((await findNode(id.type, id.uuids)) as Awaited<ResolversTypes['Node']> | null);
  },
};
