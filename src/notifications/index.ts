/**
 * Notifications: what people are told, in the app and by e-mail.
 *
 * Invariants: one person is told of one cause once, however often it is said; nobody is told of what they did, nor of
 * comments in a thread that they muted; a notification is its person's alone; what it shows of a comment is what that
 * person may read at that moment; unread counts are counts.
 */
export { createNotifications, type Notifications } from './service.ts';
export { createNotificationLoaders, type NotificationLoaders } from './loaders.ts';
export {
  notifyOfCharge,
  notifyOfChargeJob,
  notifyOfComment,
  notifyOfCommentJob,
  notifyOfDecision,
  notifyOfDecisionJob,
  notifyOfEndpoint,
  notifyOfEndpointJob,
  reapNotifications,
} from './jobs.ts';
export { createNotificationFeed, publishNotifications, type NotificationFeed } from './news.ts';
export { eraseNotificationsOf } from './erase.ts';
export { emailJobs } from './email.ts';
