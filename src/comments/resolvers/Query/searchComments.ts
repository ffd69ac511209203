import { createHash } from 'node:crypto';
import type { QueryResolvers } from '../../../generated/types.ts';
import { connection, parsePage } from '../../../platform/graphql/connection.ts';
import { decodeId } from '../../../platform/graphql/ids.ts';
import { byTime } from '../page.ts';

export const searchComments: NonNullable<QueryResolvers['searchComments']> = async (
  _parent,
  { text, postId, ...args },
  { app, viewer, reading },
) => {
  const within = postId == null ? null : decodeId('Post', postId, 'postId');
  const words = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  const list = `search ${within ?? 'all'} ${words}`;
  const page = parsePage(args, list);
  const query = { text, postId: within, limit: page.first + 1, after: page.after };
  const rows = await app.comments.search(viewer, query, reading.read);
  return connection(rows, page, list, byTime);
};
