import type { ChargeLoaders, Charges } from './charges/index.ts';
import type { CommentFeed, Comments, CommentLoaders } from './comments/index.ts';
import type { NotificationFeed, NotificationLoaders, Notifications } from './notifications/index.ts';
import type { Moderation, ModerationLoaders } from './moderation/index.ts';
import type { Answer } from './platform/cache/index.ts';
import type { Reading } from './platform/db/reading.ts';
import type { NodeType } from './platform/graphql/ids.ts';
import type { IdempotencyContext } from './platform/idempotency/directive.ts';
import type { LimitedContext } from './platform/rate-limit/directive.ts';
import type { DeadLetters } from './platform/jobs/index.ts';
import type { Posts, PostLoaders } from './posts/index.ts';
import type { Users, UserLoader, Viewer } from './users/index.ts';
import type { WebhookLoaders, Webhooks } from './webhooks/index.ts';

export interface Services {
  users: Users;
  posts: Posts;
  comments: Comments;
  commentFeed: CommentFeed;
  charges: Charges;
  moderation: Moderation;
  webhooks: Webhooks;
  deadLetters: DeadLetters;
  notifications: Notifications;
  notificationFeed: NotificationFeed;
}

export interface Loaders {
  users: UserLoader;
  posts: PostLoaders;
  comments: CommentLoaders;
  charges: ChargeLoaders;
  moderation: ModerationLoaders;
  webhooks: WebhookLoaders;
  notifications: NotificationLoaders;
}

/** What every resolver of one request shares. */
export interface Context extends IdempotencyContext, LimitedContext {
  app: Services;
  viewer: Viewer;
  loaders: Loaders;
  /** Where it reads what many may read. */
  reading: Reading;
  /** Stands in the log and in the answer of an internal error. */
  requestId: string;
  /** What is learnt of the answer while it is made. */
  answer: Answer;
  /** Finds the row behind a decoded id; null where there is none. */
  findNode: (type: NodeType, uuids: string[]) => Promise<object | null>;
}
