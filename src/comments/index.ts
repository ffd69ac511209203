/**
 * Threaded comments: adding, editing, taking back, voting, reading in pages, searching, importing.
 *
 * Invariants: `parent` is a comment of the same post and `depth` one more than its; a DELETED comment has no text, here
 * or in a revision; `commentCount`, `replyCount`, upvotes and downvotes equal a recount at every commit; every statement
 * on one post's comments names the post, so one partition answers.
 */
export { createComments, moveComment, openGate, tagsOfChange, type Comments, type Gatekeeper } from './service.ts';
export { eraseCommentsOf } from './erase.ts';
export { createCommentLoaders, type CommentLoaders } from './loaders.ts';
export { addToReplyCount, lock as lockComment, type CommentRow, type LockedComment } from './repository.ts';
export { canKnow } from './policy.ts';
export { appears, canRead, isPublic } from './visibility.ts';
export { createCommentFeed, LIVE_QUEUE, publishComment, publishCommentJob, type CommentFeed } from './news.ts';
export { checkCounters } from './jobs.ts';
export { findCounterFaults } from './recount.ts';
export { importThread, ImportError, parseRedditThread, type ImportedThread } from './import/index.ts';
