import { z } from 'zod';
import { chargeDeclined, chargeRefunded, chargeSucceeded } from '../charges/events.ts';
import {
  commentCreated,
  commentDeleted,
  commentHeld,
  commentRemoved,
  commentRestored,
  commentUpdated,
} from '../comments/events.ts';
import { userSuspended } from '../moderation/events.ts';
import { defineEvent } from '../platform/jobs/index.ts';
import { postCreated } from '../posts/events.ts';

/** What endpoints can be told of. */
export const EVENT_TYPES: readonly string[] = [
  'comment.created',
  'comment.updated',
  'comment.deleted',
  'comment.held',
  'comment.removed',
  'comment.restored',
  'post.created',
  'charge.succeeded',
  'charge.declined',
  'charge.refunded',
  'user.suspended',
  'webhook.test',
];

/** The events of other domains that are passed on; their data is the message's. */
export const passedOn = [
  postCreated,
  commentCreated,
  commentUpdated,
  commentDeleted,
  commentHeld,
  commentRemoved,
  commentRestored,
  userSuspended,
  chargeSucceeded,
  chargeDeclined,
  chargeRefunded,
];

/** The system stopped sending to an endpoint. */
export const endpointDisabled = defineEvent(
  'webhook.endpoint_disabled',
  z.object({ endpointId: z.string(), reason: z.string() }),
);
