import { z } from 'zod';
import type { Db } from '../platform/db/index.ts';
import { badInput } from '../platform/errors.ts';
import { decodeCommentId } from '../platform/graphql/ids.ts';
import type { Source, Topic } from '../platform/graphql/subscriptions/index.ts';
import { defineListener, implementJob } from '../platform/jobs/index.ts';
import type { Publisher } from '../platform/live/index.ts';
import { hasRole, type Viewer } from '../users/index.ts';
import { commentDeleted, commentMoved, commentVoted, commentWritten } from './events.ts';
import type { CommentLoaders } from './loaders.ts';
import { findAddedSince, findByKeys, findVotes, type CommentRow } from './repository.ts';
import { appears, isInside } from './visibility.ts';

/** What happened to a comment, for those who follow its post. */
const newsSchema = z.object({
  id: z.uuid(),
  what: z.enum(['added', 'addedHeld', 'published', 'withdrawn', 'changed']),
});
type CommentNews = z.infer<typeof newsSchema>;

const channelOf = (postId: string) => `post:${postId}`;

/** A queue of its own: nothing else that is slow delays it. */
export const LIVE_QUEUE = 'live';

export const publishCommentJob = defineListener({
  name: 'comments.publish',
  queue: LIVE_QUEUE,
  to: [commentWritten, commentMoved, commentDeleted, commentVoted],
  attempts: 1_000,
  backoff: { firstMs: 100, maxMs: 2_000 },
  bundle: 50,
});

/** News that could not be told for so long are none any more. */
const GIVE_UP_MS = 60_000;

/** Tells every process that a comment is new or another, without a word of it. */
export const publishComment = ({ publisher, now }: { publisher: Publisher; now: () => Date }) =>
  implementJob(publishCommentJob, async ({ type, at, data }) => {
    const { postId, id } = decodeCommentId(data.id);
    const whatOf = (): CommentNews['what'] => {
      if (type === 'comment.written') return data.revision > 1 ? 'changed' : data.held ? 'addedHeld' : 'added';
      return type === 'comment.moved' ? data.how : 'changed';
    };
    if (now().getTime() - new Date(at).getTime() > GIVE_UP_MS) return;
    await publisher.publish(channelOf(postId), { id, what: whatOf() } satisfies CommentNews);
  });

interface Item {
  comment: CommentRow;
  votes: Map<string, 1 | -1>;
}

/** The same for everyone who is neither its author, nor a moderator, nor shadow-banned; and for all moderators. */
const NEUTRAL = new Set(
  `__typename id depth body state version upvotes downvotes score viewerVote replyCount createdAt editedAt sourceId
   author author.__typename author.id author.handle author.displayName author.role author.createdAt
   post post.__typename post.id post.title post.body post.createdAt post.locked post.sourceId post.commentCount
   parent parent.__typename parent.id parent.depth parent.createdAt`.split(/\s+/),
);
const PERSONAL = new Set(['viewerVote']);

/** Who is told of what: by `commentAdded` and `commentChanged`. */
const TELLS = {
  added: (viewer: Viewer, comment: CommentRow, { what }: CommentNews): boolean =>
    (what === 'added' && appears(viewer, comment)) ||
    (what === 'addedHeld' && isInside(viewer, comment)) ||
    // To whom it was there already it is a change.
    (what === 'published' && !isInside(viewer, comment) && appears(viewer, comment)),
  changed: (viewer: Viewer, comment: CommentRow, { what }: CommentNews): boolean =>
    (what === 'changed' && appears(viewer, comment)) ||
    (what === 'published' && isInside(viewer, comment)) ||
    // Everyone had it, and must not keep it.
    what === 'withdrawn',
};

interface Context {
  viewer: Viewer;
  loaders: { comments: CommentLoaders };
}
type CommentSource = Source<Viewer, Context, Item, CommentNews>;

/** Most that a client can catch up on at once. */
const MOST_MISSED = 100;

export type CommentFeed = ReturnType<typeof createCommentFeed>;

/** What the subscriptions of a post's comments follow. */
export function createCommentFeed({ db }: { db: Db }) {
  const topicOf = (postId: string): Topic<Item, CommentNews> => ({
    schema: newsSchema,
    isOnce: ({ what }) => what !== 'changed' && what !== 'withdrawn',
    neutral: NEUTRAL,
    personal: PERSONAL,
    async read(news, viewerIds) {
      const ids = [...new Set(news.map(({ id }) => id))];
      const [rows, votes] = await Promise.all([
        findByKeys(
          db,
          ids.map((id) => ({ postId, id })),
          null,
        ),
        viewerIds.length > 0 ? findVotes(db, postId, ids, viewerIds) : [],
      ]);
      const items = new Map(rows.map((comment) => [comment.id, { comment, votes: new Map<string, 1 | -1>() }]));
      for (const { commentId, userId, value } of votes) items.get(commentId)?.votes.set(userId, value);
      return news.map(({ id }) => items.get(id) ?? null);
    },
    stamp: ({ comment: { state, shadow, version, author } }) => `${state} ${shadow} ${version} ${author?.id}`,
  });

  const sourceOf = (postId: string, tells: (typeof TELLS)['added'], since: Date | null): CommentSource => ({
    topic: topicOf(postId),
    channel: channelOf(postId),
    audienceOf(viewer, { comment, votes }, news) {
      if (!tells(viewer, comment, news)) return null;
      if (viewer !== null && (viewer.shadowBanned || viewer.id === comment.author?.id)) return 'alone';
      const viewerVote = (viewer && votes.get(viewer.id)) ?? null;
      const isModerator = hasRole(viewer, 'MODERATOR');
      return {
        name: `${isModerator ? 'moderators' : 'everyone'} ${viewerVote}`,
        viewer: isModerator ? viewer : null,
        row: () => ({ ...comment, viewerVote }),
      };
    },
    async find({ viewer, loaders }, news) {
      const comment = await loaders.comments.byKey.load({ postId, id: news.id });
      return comment && tells(viewer, comment, news) ? comment : null;
    },
    findMissed:
      since &&
      (async ({ viewer }) => {
        const missed = await findAddedSince(db, { postId, since, limit: MOST_MISSED + 1 }, viewer);
        if (missed.length > MOST_MISSED)
          throw badInput('since', `More than ${MOST_MISSED} comments were added since: fetch the thread anew.`);
        return missed;
      }),
  });

  return {
    /** Comments that are added to a post; those since then first. */
    added: (postId: string, since: Date | null) => sourceOf(postId, TELLS.added, since),
    /** Comments of a post that change. */
    changed: (postId: string) => sourceOf(postId, TELLS.changed, null),
  };
}
