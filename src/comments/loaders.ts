import DataLoader from 'dataloader';
import { noRows, tagOf, type Rows, type See } from '../platform/cache/index.ts';
import type { Read } from '../platform/db/reading.ts';
import { hasRole, type Viewer } from '../users/index.ts';
import type { CommentKey } from '../platform/graphql/ids.ts';
import {
  createPageLoader,
  type PageBatch,
  type PageBelow,
  type PageLoader,
  type PageRequest,
} from '../platform/graphql/page-loader.ts';
import {
  areOfOnePost,
  countShadows,
  findByKeys,
  findOwn,
  findPages,
  findPagesByAuthor,
  type CommentRow,
  type Container,
  type PlacedComment,
} from './repository.ts';
import { appears } from './visibility.ts';

export interface CommentLoaders {
  byKey: DataLoader<CommentKey, CommentRow | null, string>;
  /** Comments under a post or a comment, in any order; at hand where they were read ahead. */
  under: (request: PageRequest<Container>) => CommentRow[] | Promise<CommentRow[]>;
  /** The newest VISIBLE comments of a person. */
  byAuthor: PageLoader<string, CommentRow>;
  /** By post: the viewer's own that nobody else sees nor counts, by what they stand under. */
  ownShadows: DataLoader<string, Map<string, number>>;
}

/** What an answer with these comments holds. */
export function tagsOf(comments: CommentRow[]): string[] {
  const [posts, people] = [new Set<string>(), new Set<string>()];
  for (const { postId, author } of comments) {
    posts.add(postId);
    if (author) people.add(author.id);
  }
  return [...Array.from(posts, tagOf.comments), ...Array.from(people, tagOf.user)];
}

export interface CommentLoaderOptions {
  read: Read;
  viewer: Viewer;
  /** Told what is read; absent where nobody asks. */
  see?: See | undefined;
  /** Where pages are kept that many read. */
  rows?: Rows;
}

const containerOf = ({ postId, id }: CommentRow): Container => ({ postId, containerId: id });
/** Whether what is below it was read, too. */
const isFollowed =
  ({ below }: PageBatch<Container>) =>
  ({ level }: PlacedComment) =>
    level < below.length;
const withVote = (placed: PlacedComment, viewerVote: CommentRow['viewerVote']): PlacedComment => ({
  ...placed,
  row: { ...placed.row, viewerVote },
});

/** For what the viewer may know of; `appears` has to be asked for what `byKey` finds. */
export function createCommentLoaders({ read, viewer, see, rows = noRows }: CommentLoaderOptions): CommentLoaders {
  const viewerId = viewer?.id ?? null;
  // To others a list may hold more than to everybody.
  const isOneOfMany = !hasRole(viewer, 'MODERATOR') && !viewer?.shadowBanned;

  const tagsOfPages = (found: { row: CommentRow }[]) => tagsOf(found.map(({ row }) => row));
  const postsOf = (containers: Container[]) => containers.map(({ postId }) => tagOf.comments(postId));
  const readPages = (batch: PageBatch<Container>): Promise<PlacedComment[]> =>
    read((sql) => findPages(sql, batch, viewer), { sure: postsOf(batch.keys), tagsOf: tagsOfPages });

  /** Pages that are the same for everybody, but for the viewer's votes and what only the viewer sees. */
  async function findSharedPages(batch: PageBatch<Container>): Promise<PlacedComment[]> {
    const { keys, order, limit, parts, below } = batch;
    const sure = postsOf(keys);
    const key = ['comments', order, limit, parts, below, keys];
    const kept = await rows.find<PlacedComment[]>({ key, tags: sure }, see);
    if ('value' in kept) {
      const found = kept.value;
      if (viewerId === null) return found;
      const comments = found.map(({ row }) => row);
      const containers = [...keys, ...found.filter(isFollowed(batch)).map(({ row }) => containerOf(row))];
      const { votes, hasUnseen } = await read((sql) => findOwn(sql, containers, comments, viewerId), { sure });
      if (hasUnseen) return await readPages(batch);
      return found.map((placed) => withVote(placed, votes.get(placed.row.id) ?? null));
    }
    try {
      const found = await readPages(batch);
      const isEverybodys = found.every(({ row }) => appears(null, row));
      const shared = viewerId === null ? found : found.map((placed) => withVote(placed, null));
      const tags = [...sure, ...tagsOfPages(shared)];
      kept.keep(isEverybodys ? shared : null, tags);
      return found;
    } catch (error) {
      kept.keep(null, []);
      throw error;
    }
  }

  function seen<Found extends { row: CommentRow }[]>(found: Found): Found {
    see?.(...tagsOfPages(found));
    return found;
  }

  /** By what they stand under; pages of one list differ in order, size or parts. */
  const ahead = new Map<string, { order: string; next: PageBelow; replies: CommentRow[] }[]>();
  function findAhead({ key, order, page, parts }: PageRequest<Container>): CommentRow[] | undefined {
    if (page.after !== null) return undefined;
    const isSame = (next: PageBelow) => next.first === page.first && next.parts === parts;
    return ahead.get(key.containerId)?.find((kept) => kept.order === order && isSame(kept.next))?.replies;
  }
  const pages = createPageLoader<Container, CommentRow>(async (asked) => {
    const batch = areOfOnePost(asked.keys) ? asked : { ...asked, below: [] };
    const { order, below } = batch;
    see?.(...postsOf(batch.keys));
    const isShared = rows !== noRows && isOneOfMany && batch.after === null;
    const found = seen(await (isShared ? findSharedPages(batch) : readPages(batch)));
    // One comment may be on several of the pages that were asked for.
    const repliesTo = batch.keys.map(() => new Map<string, CommentRow[]>());
    for (const { level, ord, row } of found) {
      const next = below[level];
      if (!next) continue;
      const replies: CommentRow[] = [];
      repliesTo[ord - 1]?.set(row.id, replies);
      const kept = { order, next, replies };
      const others = ahead.get(row.id);
      if (others) others.push(kept);
      else ahead.set(row.id, [kept]);
    }
    if (below.length === 0) return found;
    for (const { level, ord, containerId, row } of found)
      if (level > 0) repliesTo[ord - 1]?.get(containerId)?.push(row);
    return found.filter(({ level }) => level === 0);
  });
  return {
    byKey: new DataLoader(
      async (keys) => {
        const sure = keys.map(({ postId }) => tagOf.comments(postId));
        const comments = await read((sql) => findByKeys(sql, keys, viewerId), { sure, tagsOf });
        see?.(...sure, ...tagsOf(comments));
        const found = new Map(comments.map((comment) => [comment.id, comment]));
        return keys.map(({ id }) => found.get(id) ?? null);
      },
      { cacheKeyFn: ({ postId, id }) => postId + id },
    ),
    under: (request) => findAhead(request) ?? pages.load(request),
    byAuthor: createPageLoader(async (batch) => {
      const sure = batch.keys.map(tagOf.commentsBy);
      see?.(...sure);
      return seen(await read((sql) => findPagesByAuthor(sql, batch, viewer), { sure, tagsOf: tagsOfPages }));
    }),
    ownShadows: new DataLoader((postIds) => {
      const sure = postIds.map(tagOf.comments);
      see?.(...sure);
      return read((sql) => countShadows(sql, postIds, viewerId), { sure });
    }),
  };
}
