import type { Statement } from '../../src/platform/db/index.ts';
import * as erasedCharges from '../../src/charges/erase.ts';
import * as charges from '../../src/charges/repository.ts';
import * as erasedComments from '../../src/comments/erase.ts';
import * as imports from '../../src/comments/import/index.ts';
import * as recount from '../../src/comments/recount.ts';
import * as comments from '../../src/comments/repository.ts';
import * as erasedModeration from '../../src/moderation/erase.ts';
import * as moderation from '../../src/moderation/repository.ts';
import * as erasedNotifications from '../../src/notifications/erase.ts';
import * as notifications from '../../src/notifications/repository.ts';
import { createCounter } from '../../src/platform/db/counter.ts';
import * as idempotency from '../../src/platform/idempotency/index.ts';
import * as deadLetters from '../../src/platform/jobs/dead-letters.ts';
import * as outbox from '../../src/platform/jobs/outbox.ts';
import * as erasedPosts from '../../src/posts/erase.ts';
import * as posts from '../../src/posts/repository.ts';
import * as erasedUsers from '../../src/users/erase.ts';
import * as users from '../../src/users/repository.ts';
import * as replays from '../../src/webhooks/replays.ts';
import * as webhooks from '../../src/webhooks/repository.ts';

const pages = (set: { start: Statement; after: Statement }) => [set.start, set.after];
const textsOf = (statements: Statement[]) => statements.map(({ name, text }) => [name, text] as const);

/** Texts by name: those of which docs/data.md says which index they use. */
export const documentedStatements = new Map(
  textsOf([
    ...[erasedUsers, erasedPosts, erasedComments, erasedNotifications, erasedCharges].flatMap((erased) =>
      Object.values<Statement>(erased.statements),
    ),
    ...Object.values(users.statements),
    ...Object.values(posts.statements),
    ...Object.values(idempotency.statements),
    ...Object.values(moderation.statements),
    ...Object.values(moderation.pageStatements).flatMap(pages),
    ...Object.values(charges.statements),
    ...Object.values(charges.pageStatements).flatMap(pages),
    ...Object.values(outbox.statements),
    ...Object.values(deadLetters.statements),
    ...Object.values(webhooks.statements),
    ...Object.values(replays.statements),
    ...Object.values(posts.pageStatements).flatMap(pages),
    ...Object.values(comments.statements),
    ...[...comments.pageStatements.values()].flatMap(({ one, many }) => [...pages(one), ...pages(many)]),
    ...Object.values(comments.searchStatements).flatMap(pages),
    ...pages(comments.authorPageStatements),
    ...Object.values(notifications.statements),
    ...Object.values(notifications.pageStatements).flatMap(pages),
  ]),
);

/** All of the program. */
export const statements = new Map([
  ...documentedStatements,
  ...textsOf([
    ...Object.values<Statement>(erasedModeration.statements),
    ...Object.values<Statement>(imports.statements),
    recount.statement,
    createCounter('post_comment_counts', ['post_id'], () => []).statement,
    createCounter('comment_reply_counts', ['post_id', 'comment_id'], () => []).statement,
  ]),
]);
