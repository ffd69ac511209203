import { v7 as uuid } from 'uuid';
import type { CommentState } from '../generated/prisma/enums.ts';
import { tagOf } from '../platform/cache/tags.ts';
import type { Db, Sql } from '../platform/db/index.ts';
import type { Read } from '../platform/db/reading.ts';
import { authorize, badInput, notFound } from '../platform/errors.ts';
import { encodeCommentId, type CommentKey } from '../platform/graphql/ids.ts';
import type { Idempotency, IdempotentCall } from '../platform/idempotency/index.ts';
import type { Outbox } from '../platform/jobs/index.ts';
import { parseText } from '../platform/text.ts';
import { addToCommentCount } from '../posts/index.ts';
import type { UserRow } from '../users/index.ts';
import {
  commentCreated,
  commentDeleted,
  commentHeld,
  commentMoved,
  commentRemoved,
  commentRestored,
  commentUpdated,
  commentVoted,
  commentWritten,
  factsOfComment,
} from './events.ts';
import { tagsOf } from './loaders.ts';
import { canChange, canComment, canEdit, canVote } from './policy.ts';
import * as comments from './repository.ts';
import type { CommentRow, LockedComment, Search } from './repository.ts';
import { isPublic } from './visibility.ts';

export type Comments = ReturnType<typeof createComments>;

export interface CommentDraft {
  postId: string;
  /** The key of the comment to answer; null answers the post. */
  parent: CommentKey | null;
  body: string;
}

/** Votes on one comment within as long are told of once. */
const VOTES_MS = 200;

const parseBody = (body: string) => parseText('body', body, { min: 1, max: 10_000 });

/** Decides what becomes public at once; moderation has one. */
export interface Gatekeeper {
  /** Whether a text by this person waits until it was checked. */
  holds(author: UserRow, body: string): boolean;
  /** Told in the transaction that holds one back; `before` is null for a new comment. */
  noteHeld(tx: Sql, key: CommentKey, before: 'VISIBLE' | null): Promise<void>;
  /** Told in the transaction in which its author takes one back. */
  noteErased(tx: Sql, key: CommentKey): Promise<void>;
}

/** Lets everything through. */
export const openGate: Gatekeeper = {
  holds: () => false,
  noteHeld: () => Promise.resolve(),
  noteErased: () => Promise.resolve(),
};

/** Counts a comment in (1) or out (-1) where everyone sees it: at its post and at what it answers. */
async function count(tx: Sql, { postId, parentId }: { postId: string; parentId: string | null }, by: 1 | -1) {
  await addToCommentCount(tx, postId, by);
  if (parentId !== null) await comments.addToReplyCount(tx, { postId, id: parentId }, by);
}

/**
 * Moves a locked comment to another state in the caller's transaction, its counts and events with it.
 * @param first Whether nobody could ever read it before.
 */
export async function moveComment(
  tx: Sql,
  outbox: Outbox,
  key: CommentKey,
  comment: LockedComment,
  state: Exclude<CommentState, 'DELETED'>,
  first = false,
): Promise<void> {
  await comments.setState(tx, key, state);
  const moved = { ...comment, state, version: comment.version + 1 };
  const [before, after] = [isPublic(comment), isPublic(moved)];
  if (before !== after) await count(tx, { postId: key.postId, parentId: comment.parentId }, after ? 1 : -1);
  const how = first && after ? 'published' : before && state === 'HELD' ? 'withdrawn' : 'changed';
  await outbox.add(tx, commentMoved.of({ id: encodeCommentId(key), how }));
  if (comment.shadow) return;
  const event = after
    ? !before && (first ? commentCreated : commentRestored)
    : state === 'HELD'
      ? commentHeld
      : before && commentRemoved;
  if (event) await outbox.add(tx, event.of(factsOfComment({ ...key, ...moved })));
}

/** What a change came to; none where it had been made before. */
type Change = 'made' | 'none';

/** What shows a comment, for the caches. */
export const tagsOfChange = ({ postId, authorId }: { postId: string; authorId: string | null }): string[] => [
  tagOf.comments(postId),
  tagOf.post(postId),
  ...(authorId === null ? [] : [tagOf.commentsBy(authorId)]),
];

export interface CommentsOptions {
  db: Db;
  outbox: Outbox;
  idempotency: Idempotency;
  gatekeeper: Gatekeeper;
  now: () => Date;
}

export function createComments({ db, outbox, idempotency, gatekeeper, now }: CommentsOptions) {
  /** @throws NOT_FOUND */
  async function read(viewer: UserRow, key: CommentKey): Promise<CommentRow> {
    const [comment] = await comments.findByKeys(db, [key], viewer.id);
    if (!comment) throw notFound('comment');
    return comment;
  }

  /**
   * Locks the comment, lets `work` change it, and reads what came of it. Where `work` answers that it was so already, the
   * caches are told of it again: who made it so may have died between its commit and its word to them.
   */
  async function change(viewer: UserRow, key: CommentKey, work: (tx: Sql, comment: LockedComment) => Promise<Change>) {
    const same = await db.transaction(async (tx) => {
      const comment = await comments.lock(tx, key);
      if (!comment) throw notFound('comment');
      return (await work(tx, comment)) === 'none' ? comment : null;
    });
    if (same) await db.invalidate(tagsOfChange({ ...key, ...same }));
    return await read(viewer, key);
  }

  return {
    read,

    /** Once for one idempotent call. @throws BAD_USER_INPUT, NOT_FOUND, FORBIDDEN where the post is locked. */
    async add(viewer: UserRow, { postId, parent, body }: CommentDraft, call?: IdempotentCall): Promise<CommentRow> {
      parseBody(body);
      if (parent && parent.postId !== postId)
        throw badInput('parentId', 'The comment to answer belongs to another post.');
      const createdAt = now();
      const begin = async (tx: Sql) => {
        const place = await comments.findPlace(tx, postId, parent?.id ?? null, viewer.id);
        if (!place) throw notFound('post');
        if (parent && place.parentDepth === null) throw notFound('comment');
        authorize(canComment(viewer, place));
        const comment = {
          id: uuid({ msecs: createdAt.getTime() }),
          postId,
          parentId: parent?.id ?? null,
          depth: (place.parentDepth ?? -1) + 1,
          authorId: viewer.id,
          body,
          createdAt,
          state: gatekeeper.holds(viewer, body) ? ('HELD' as const) : ('VISIBLE' as const),
          shadow: place.shadow,
        };
        await comments.insert(tx, comment);
        await outbox.add(
          tx,
          commentWritten.of({ id: encodeCommentId(comment), revision: 1, held: comment.state === 'HELD' }),
        );
        if (comment.state === 'HELD') {
          await gatekeeper.noteHeld(tx, comment, null);
          if (!comment.shadow) await outbox.add(tx, commentHeld.of(factsOfComment({ ...comment, version: 1 })));
        }
        if (isPublic(comment)) {
          await count(tx, comment, 1);
          await outbox.add(tx, commentCreated.of(factsOfComment({ ...comment, version: 1 })));
        }
        return { postId, id: comment.id };
      };
      const key = await idempotency.once(call, begin, () => tagsOfChange({ postId, authorId: viewer.id }));
      return await read(viewer, key);
    },

    /** @throws BAD_USER_INPUT, NOT_FOUND, FORBIDDEN for someone else's or one that is gone. */
    async edit(viewer: UserRow, key: CommentKey, body: string): Promise<CommentRow> {
      parseBody(body);
      return await change(viewer, key, async (tx, comment) => {
        authorize(canEdit(viewer, comment));
        if (comment.body === body) return 'none';
        await comments.edit(tx, key, body, now());
        const edited = { ...comment, version: comment.version + 1, revision: comment.revision + 1 };
        await outbox.add(tx, commentWritten.of({ id: encodeCommentId(key), revision: edited.revision }));
        if (comment.state === 'VISIBLE' && gatekeeper.holds(viewer, body)) {
          await moveComment(tx, outbox, key, edited, 'HELD');
          await gatekeeper.noteHeld(tx, key, 'VISIBLE');
        } else if (isPublic(comment)) await outbox.add(tx, commentUpdated.of(factsOfComment({ ...key, ...edited })));
        return 'made';
      });
    },

    /** Erases one's own comment; again changes nothing. @throws NOT_FOUND, FORBIDDEN for someone else's. */
    delete: (viewer: UserRow, key: CommentKey): Promise<CommentRow> =>
      change(viewer, key, async (tx, comment) => {
        authorize(canChange(viewer, comment));
        if (comment.state === 'DELETED') return 'none';
        await comments.erase(tx, key);
        await gatekeeper.noteErased(tx, key);
        if (isPublic(comment)) await count(tx, { postId: key.postId, parentId: comment.parentId }, -1);
        const gone = { ...key, ...comment, authorId: null, state: 'DELETED' as const, version: comment.version + 1 };
        await outbox.add(tx, commentDeleted.of(factsOfComment(gone)));
        return 'made';
      }),

    /** 1 up, -1 down, null takes the vote back. @throws NOT_FOUND, FORBIDDEN where not everyone can see the comment. */
    vote: (viewer: UserRow, key: CommentKey, value: 1 | -1 | null): Promise<CommentRow> =>
      change(viewer, key, async (tx, comment) => {
        authorize(canVote(viewer, comment));
        const id = encodeCommentId(key);
        const event = outbox.prepareOnce(commentVoted.of({ id }), id, VOTES_MS);
        return (await comments.vote(tx, key, viewer.id, value, event)) ? 'made' : 'none';
      }),

    /**
     * Comments that everyone can see, the newest first; what others added a moment ago may be missing.
     * @throws BAD_USER_INPUT for a blank or over-long text.
     */
    async search(viewer: UserRow | null, query: Search, read: Read): Promise<CommentRow[]> {
      parseText('text', query.text, { min: 1, max: 200 });
      try {
        const find = (sql: Sql) => comments.search(sql, query, viewer?.id ?? null);
        return await read(find, { sure: query.postId === null ? [] : [tagOf.comments(query.postId)], tagsOf });
      } catch (error) {
        // PostgreSQL's parser of searches gives up on dozens of nested operators.
        if ((error as Error).message.includes('tsquery')) throw badInput('text', 'text has too many operators.');
        throw error;
      }
    },
  };
}
