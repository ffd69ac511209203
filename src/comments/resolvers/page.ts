import { connection, parsePage, type PageArguments } from '../../platform/graphql/connection.ts';
import type { CommentLoaders, CommentRow } from '../index.ts';
import { ORDERS, type CommentSort } from '../orders.ts';

type SortedPageArguments = PageArguments & { sort: CommentSort };

/** A page of what stands under a post (`containerId` is the post) or under a comment. */
export async function commentPage(
  { under }: CommentLoaders,
  key: { postId: string; containerId: string },
  { sort, ...args }: SortedPageArguments,
) {
  const { kind, valueOf } = ORDERS[sort];
  const list = `comments ${key.containerId} ${sort}`;
  const page = parsePage(args, list, kind);
  const rows = await under.load({ key, order: sort, page });
  return connection(rows, page, list, (comment) => ({ id: comment.id, value: valueOf(comment) }));
}

export const byTime = ({ id, createdAt }: CommentRow) => ({ id, value: createdAt });
