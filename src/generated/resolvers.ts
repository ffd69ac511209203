/* This file was automatically generated. DO NOT UPDATE MANUALLY. */
    import type   { Resolvers } from './types.ts';
    import    { charges as Query_charges } from './../charges/resolvers/Query/charges.ts';
import    { deadJobs as Query_deadJobs } from './../platform/jobs/resolvers/Query/deadJobs.ts';
import    { emailNotifications as Query_emailNotifications } from './../notifications/resolvers/Query/emailNotifications.ts';
import    { moderationLog as Query_moderationLog } from './../moderation/resolvers/Query/moderationLog.ts';
import    { moderationQueue as Query_moderationQueue } from './../moderation/resolvers/Query/moderationQueue.ts';
import    { node as Query_node } from './../platform/graphql/resolvers/Query/node.ts';
import    { notifications as Query_notifications } from './../notifications/resolvers/Query/notifications.ts';
import    { post as Query_post } from './../posts/resolvers/Query/post.ts';
import    { posts as Query_posts } from './../posts/resolvers/Query/posts.ts';
import    { searchComments as Query_searchComments } from './../comments/resolvers/Query/searchComments.ts';
import    { unreadNotificationCount as Query_unreadNotificationCount } from './../notifications/resolvers/Query/unreadNotificationCount.ts';
import    { user as Query_user } from './../users/resolvers/Query/user.ts';
import    { viewer as Query_viewer } from './../users/resolvers/Query/viewer.ts';
import    { webhookDeliveries as Query_webhookDeliveries } from './../webhooks/resolvers/Query/webhookDeliveries.ts';
import    { webhookEndpoints as Query_webhookEndpoints } from './../webhooks/resolvers/Query/webhookEndpoints.ts';
import    { webhookLog as Query_webhookLog } from './../webhooks/resolvers/Query/webhookLog.ts';
import    { addComment as Mutation_addComment } from './../comments/resolvers/Mutation/addComment.ts';
import    { approveComment as Mutation_approveComment } from './../moderation/resolvers/Mutation/approveComment.ts';
import    { cancelWebhookDelivery as Mutation_cancelWebhookDelivery } from './../webhooks/resolvers/Mutation/cancelWebhookDelivery.ts';
import    { cancelWebhookReplay as Mutation_cancelWebhookReplay } from './../webhooks/resolvers/Mutation/cancelWebhookReplay.ts';
import    { createCharge as Mutation_createCharge } from './../charges/resolvers/Mutation/createCharge.ts';
import    { createPost as Mutation_createPost } from './../posts/resolvers/Mutation/createPost.ts';
import    { createWebhookEndpoint as Mutation_createWebhookEndpoint } from './../webhooks/resolvers/Mutation/createWebhookEndpoint.ts';
import    { deleteComment as Mutation_deleteComment } from './../comments/resolvers/Mutation/deleteComment.ts';
import    { deleteWebhookEndpoint as Mutation_deleteWebhookEndpoint } from './../webhooks/resolvers/Mutation/deleteWebhookEndpoint.ts';
import    { editComment as Mutation_editComment } from './../comments/resolvers/Mutation/editComment.ts';
import    { flagComment as Mutation_flagComment } from './../moderation/resolvers/Mutation/flagComment.ts';
import    { markNotificationsRead as Mutation_markNotificationsRead } from './../notifications/resolvers/Mutation/markNotificationsRead.ts';
import    { refundCharge as Mutation_refundCharge } from './../charges/resolvers/Mutation/refundCharge.ts';
import    { reinstateUser as Mutation_reinstateUser } from './../moderation/resolvers/Mutation/reinstateUser.ts';
import    { removeComment as Mutation_removeComment } from './../moderation/resolvers/Mutation/removeComment.ts';
import    { replayDeadJob as Mutation_replayDeadJob } from './../platform/jobs/resolvers/Mutation/replayDeadJob.ts';
import    { replayWebhookDeliveries as Mutation_replayWebhookDeliveries } from './../webhooks/resolvers/Mutation/replayWebhookDeliveries.ts';
import    { replayWebhookDelivery as Mutation_replayWebhookDelivery } from './../webhooks/resolvers/Mutation/replayWebhookDelivery.ts';
import    { restoreComment as Mutation_restoreComment } from './../moderation/resolvers/Mutation/restoreComment.ts';
import    { rotateWebhookSecret as Mutation_rotateWebhookSecret } from './../webhooks/resolvers/Mutation/rotateWebhookSecret.ts';
import    { sendTestWebhook as Mutation_sendTestWebhook } from './../webhooks/resolvers/Mutation/sendTestWebhook.ts';
import    { setEmailNotifications as Mutation_setEmailNotifications } from './../notifications/resolvers/Mutation/setEmailNotifications.ts';
import    { setPostLocked as Mutation_setPostLocked } from './../moderation/resolvers/Mutation/setPostLocked.ts';
import    { setThreadFollowed as Mutation_setThreadFollowed } from './../notifications/resolvers/Mutation/setThreadFollowed.ts';
import    { setThreadMuted as Mutation_setThreadMuted } from './../notifications/resolvers/Mutation/setThreadMuted.ts';
import    { signIn as Mutation_signIn } from './../users/resolvers/Mutation/signIn.ts';
import    { signUp as Mutation_signUp } from './../users/resolvers/Mutation/signUp.ts';
import    { suspendUser as Mutation_suspendUser } from './../moderation/resolvers/Mutation/suspendUser.ts';
import    { updateWebhookEndpoint as Mutation_updateWebhookEndpoint } from './../webhooks/resolvers/Mutation/updateWebhookEndpoint.ts';
import    { voteComment as Mutation_voteComment } from './../comments/resolvers/Mutation/voteComment.ts';
import    { commentAdded as Subscription_commentAdded } from './../comments/resolvers/Subscription/commentAdded.ts';
import    { commentChanged as Subscription_commentChanged } from './../comments/resolvers/Subscription/commentChanged.ts';
import    { notificationAdded as Subscription_notificationAdded } from './../notifications/resolvers/Subscription/notificationAdded.ts';
import    { Charge } from './../charges/resolvers/Charge.ts';
import    { Comment } from './../comments/resolvers/Comment.ts';
import    { DeadJob } from './../platform/jobs/resolvers/DeadJob.ts';
import    { Flag } from './../moderation/resolvers/Flag.ts';
import    { JobFailure } from './../platform/jobs/resolvers/JobFailure.ts';
import    { ModerationItem } from './../moderation/resolvers/ModerationItem.ts';
import    { ModerationItemConnection } from './../moderation/resolvers/ModerationItemConnection.ts';
import    { ModerationLogEntry } from './../moderation/resolvers/ModerationLogEntry.ts';
import    { Money } from './../charges/resolvers/Money.ts';
import    { Notification } from './../notifications/resolvers/Notification.ts';
import    { Post as posts_Post } from './../posts/resolvers/Post.ts';
import    { Post as comments_Post } from './../comments/resolvers/Post.ts';
import    { Post as notifications_Post } from './../notifications/resolvers/Post.ts';
import    { Refund } from './../charges/resolvers/Refund.ts';
import    { User as comments_User } from './../comments/resolvers/User.ts';
import    { User as users_User } from './../users/resolvers/User.ts';
import    { User as posts_User } from './../posts/resolvers/User.ts';
import    { User as moderation_User } from './../moderation/resolvers/User.ts';
import    { WebhookAttempt } from './../webhooks/resolvers/WebhookAttempt.ts';
import    { WebhookDelivery } from './../webhooks/resolvers/WebhookDelivery.ts';
import    { WebhookEndpoint } from './../webhooks/resolvers/WebhookEndpoint.ts';
import    { WebhookLogEntry } from './../webhooks/resolvers/WebhookLogEntry.ts';
import    { WebhookReplay } from './../webhooks/resolvers/WebhookReplay.ts';
import    { DateTime } from './../platform/graphql/resolvers/DateTime.ts';
import    { JSON } from './../platform/graphql/resolvers/JSON.ts';
import    { SafeInt } from './../platform/graphql/resolvers/SafeInt.ts';
    export const resolvers: Resolvers = {
      Query: { charges: Query_charges,deadJobs: Query_deadJobs,emailNotifications: Query_emailNotifications,moderationLog: Query_moderationLog,moderationQueue: Query_moderationQueue,node: Query_node,notifications: Query_notifications,post: Query_post,posts: Query_posts,searchComments: Query_searchComments,unreadNotificationCount: Query_unreadNotificationCount,user: Query_user,viewer: Query_viewer,webhookDeliveries: Query_webhookDeliveries,webhookEndpoints: Query_webhookEndpoints,webhookLog: Query_webhookLog },
      Mutation: { addComment: Mutation_addComment,approveComment: Mutation_approveComment,cancelWebhookDelivery: Mutation_cancelWebhookDelivery,cancelWebhookReplay: Mutation_cancelWebhookReplay,createCharge: Mutation_createCharge,createPost: Mutation_createPost,createWebhookEndpoint: Mutation_createWebhookEndpoint,deleteComment: Mutation_deleteComment,deleteWebhookEndpoint: Mutation_deleteWebhookEndpoint,editComment: Mutation_editComment,flagComment: Mutation_flagComment,markNotificationsRead: Mutation_markNotificationsRead,refundCharge: Mutation_refundCharge,reinstateUser: Mutation_reinstateUser,removeComment: Mutation_removeComment,replayDeadJob: Mutation_replayDeadJob,replayWebhookDeliveries: Mutation_replayWebhookDeliveries,replayWebhookDelivery: Mutation_replayWebhookDelivery,restoreComment: Mutation_restoreComment,rotateWebhookSecret: Mutation_rotateWebhookSecret,sendTestWebhook: Mutation_sendTestWebhook,setEmailNotifications: Mutation_setEmailNotifications,setPostLocked: Mutation_setPostLocked,setThreadFollowed: Mutation_setThreadFollowed,setThreadMuted: Mutation_setThreadMuted,signIn: Mutation_signIn,signUp: Mutation_signUp,suspendUser: Mutation_suspendUser,updateWebhookEndpoint: Mutation_updateWebhookEndpoint,voteComment: Mutation_voteComment },
      Subscription: { commentAdded: Subscription_commentAdded,commentChanged: Subscription_commentChanged,notificationAdded: Subscription_notificationAdded },
      Charge: Charge,
Comment: Comment,
DeadJob: DeadJob,
Flag: Flag,
JobFailure: JobFailure,
ModerationItem: ModerationItem,
ModerationItemConnection: ModerationItemConnection,
ModerationLogEntry: ModerationLogEntry,
Money: Money,
Notification: Notification,
Post: { ...posts_Post,...comments_Post,...notifications_Post },
Refund: Refund,
User: { ...comments_User,...users_User,...posts_User,...moderation_User },
WebhookAttempt: WebhookAttempt,
WebhookDelivery: WebhookDelivery,
WebhookEndpoint: WebhookEndpoint,
WebhookLogEntry: WebhookLogEntry,
WebhookReplay: WebhookReplay,
DateTime: DateTime,
JSON: JSON,
SafeInt: SafeInt
    }