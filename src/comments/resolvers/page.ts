import type { GraphQLResolveInfo } from 'graphql';
import { connection, parsePage, type PageArguments } from '../../platform/graphql/connection.ts';
import type { CommentLoaders, CommentRow } from '../index.ts';
import { fieldsBelow, onceAField } from '../../platform/graphql/selection.ts';
import { ORDERS, type CommentSort } from '../orders.ts';
import { PART, WHOLE } from '../repository.ts';

type SortedPageArguments = PageArguments & { sort: CommentSort };

/** What these fields are made of, where it is not in every row. */
const PARTS_OF: Record<string, number> = {
  __typename: 0,
  id: 0,
  post: 0,
  body: 0,
  state: 0,
  score: 0,
  createdAt: 0,
  replies: 0,
  author: PART.author,
  replyCount: PART.replyCount,
  viewerVote: PART.viewerVote,
};
/** What is known of whoever is named. */
const NAMES = new Set(['__typename', 'id', 'handle', 'displayName', 'posts', 'comments']);

/** The parts of each comment that a selection of a connection needs. */
const partsFor = onceAField(({ fieldNodes, fragments }) => {
  const below = (...path: string[]) => fieldsBelow(fieldNodes, path, fragments);
  const fields = [...below('nodes'), ...below('edges', 'node')];
  const authors = [...below('nodes', 'author'), ...below('edges', 'node', 'author')];
  const person = authors.every(({ name }) => NAMES.has(name.value)) ? 0 : PART.person;
  return fields.reduce((sum, { name }) => sum | (PARTS_OF[name.value] ?? WHOLE), person);
});

/** A page of what stands under a post (`containerId` is the post) or under a comment. */
export async function commentPage(
  { under }: CommentLoaders,
  key: { postId: string; containerId: string },
  { sort, ...args }: SortedPageArguments,
  info: GraphQLResolveInfo,
) {
  const { kind, valueOf } = ORDERS[sort];
  const list = `comments ${key.containerId} ${sort}`;
  const page = parsePage(args, list, kind);
  const rows = await under.load({ key, order: sort, page, parts: partsFor(info) });
  return connection(rows, page, list, (comment) => ({ id: comment.id, value: valueOf(comment) }));
}

export const byTime = ({ id, createdAt }: CommentRow) => ({ id, value: createdAt });
