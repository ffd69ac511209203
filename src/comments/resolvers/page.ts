import { getArgumentValues, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';
import {
  connection,
  type Connection,
  DEFAULT_PAGE_SIZE,
  MAX_PAGE_SIZE,
  parsePage,
  type PageArguments,
} from '../../platform/graphql/connection.ts';
import type { CommentLoaders, CommentRow } from '../index.ts';
import type { PageBelow } from '../../platform/graphql/page-loader.ts';
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

/** The field by which a selection of a connection surely asks for what is below its comments; null where not by one. */
const repliesIn = onceAField(({ fieldNodes, fragments }) => {
  const below = (...path: string[]) => fieldsBelow(fieldNodes, path, fragments, 'sure');
  const [replies = null, ...others] = [...below('nodes'), ...below('edges', 'node')].filter(
    ({ name }) => name.value === 'replies',
  );
  return others.length > 0 ? null : replies;
});

/** What a selection of a connection asks for below its comments, level by level, while it is in the same order. */
function readAhead(
  { fieldNodes, fragments, schema, variableValues }: GraphQLResolveInfo,
  sort: CommentSort,
): PageBelow[] {
  const { replies: definition } = (schema.getType('Comment') as GraphQLObjectType).getFields();
  const levels: PageBelow[] = [];
  let replies = repliesIn({ fieldNodes, fragments });
  while (definition && replies) {
    let args: Partial<SortedPageArguments>;
    try {
      args = getArgumentValues(definition, replies, variableValues);
    } catch {
      // For the field itself to say.
      break;
    }
    const first = args.first ?? DEFAULT_PAGE_SIZE;
    if (args.sort !== sort || args.after != null || first < 1 || first > MAX_PAGE_SIZE) break;
    const selected = { fieldNodes: [replies], fragments };
    levels.push({ first, parts: partsFor(selected) });
    replies = repliesIn(selected);
  }
  return levels;
}

/** A page of what stands under a post (`containerId` is the post) or under a comment; what was read ahead at once. */
export function commentPage(
  { under }: CommentLoaders,
  key: { postId: string; containerId: string },
  { sort, ...args }: SortedPageArguments,
  info: GraphQLResolveInfo,
): Connection<CommentRow> | Promise<Connection<CommentRow>> {
  const { kind, valueOf } = ORDERS[sort];
  const list = `comments ${key.containerId} ${sort}`;
  const page = parsePage(args, list, kind);
  const parts = partsFor(info);
  const found = under({ key, order: sort, page, parts, readAhead: () => readAhead(info, sort) });
  const take = (rows: CommentRow[]) =>
    connection(rows, page, list, (comment) => ({ id: comment.id, value: valueOf(comment) }));
  return Array.isArray(found) ? take(found) : found.then(take);
}

export const byTime = ({ id, createdAt }: CommentRow) => ({ id, value: createdAt });
