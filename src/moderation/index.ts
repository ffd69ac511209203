/**
 * Moderation: flags, queues, decisions, suspensions, the spam check's verdicts, and the log of all of it.
 *
 * Invariants: a person flags one revision of a comment once; a decision and all that hangs on it (state, counts, flags,
 * reporters' records, log, events) is one transaction; nothing changes the state of a comment, the lock of a post or the
 * standing of a person without its entry in the log, which only grows; what is held back is published by a verdict or a
 * moderator alone, whoever is down.
 */
export { createGatekeeper } from './gatekeeper.ts';
export { checkSpamJob, moderationJobs, SPAM_QUEUE } from './jobs.ts';
export { eraseItemsOf, eraseReporter } from './erase.ts';
export { createModerationLoaders, type ModerationLoaders } from './loaders.ts';
export { createModeration, type Moderation } from './service.ts';
