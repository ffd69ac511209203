/* This file was automatically generated. DO NOT UPDATE MANUALLY. */
    import type   { Resolvers } from './types.ts';
    import    { emailNotifications as Query_emailNotifications } from './../notifications/resolvers/Query/emailNotifications.ts';
import    { node as Query_node } from './../platform/graphql/resolvers/Query/node.ts';
import    { notifications as Query_notifications } from './../notifications/resolvers/Query/notifications.ts';
import    { post as Query_post } from './../posts/resolvers/Query/post.ts';
import    { posts as Query_posts } from './../posts/resolvers/Query/posts.ts';
import    { searchComments as Query_searchComments } from './../comments/resolvers/Query/searchComments.ts';
import    { unreadNotificationCount as Query_unreadNotificationCount } from './../notifications/resolvers/Query/unreadNotificationCount.ts';
import    { user as Query_user } from './../users/resolvers/Query/user.ts';
import    { viewer as Query_viewer } from './../users/resolvers/Query/viewer.ts';
import    { addComment as Mutation_addComment } from './../comments/resolvers/Mutation/addComment.ts';
import    { createPost as Mutation_createPost } from './../posts/resolvers/Mutation/createPost.ts';
import    { deleteComment as Mutation_deleteComment } from './../comments/resolvers/Mutation/deleteComment.ts';
import    { editComment as Mutation_editComment } from './../comments/resolvers/Mutation/editComment.ts';
import    { markNotificationsRead as Mutation_markNotificationsRead } from './../notifications/resolvers/Mutation/markNotificationsRead.ts';
import    { setEmailNotifications as Mutation_setEmailNotifications } from './../notifications/resolvers/Mutation/setEmailNotifications.ts';
import    { setThreadFollowed as Mutation_setThreadFollowed } from './../notifications/resolvers/Mutation/setThreadFollowed.ts';
import    { setThreadMuted as Mutation_setThreadMuted } from './../notifications/resolvers/Mutation/setThreadMuted.ts';
import    { signIn as Mutation_signIn } from './../users/resolvers/Mutation/signIn.ts';
import    { signUp as Mutation_signUp } from './../users/resolvers/Mutation/signUp.ts';
import    { voteComment as Mutation_voteComment } from './../comments/resolvers/Mutation/voteComment.ts';
import    { Comment } from './../comments/resolvers/Comment.ts';
import    { Notification } from './../notifications/resolvers/Notification.ts';
import    { Post as posts_Post } from './../posts/resolvers/Post.ts';
import    { Post as comments_Post } from './../comments/resolvers/Post.ts';
import    { Post as notifications_Post } from './../notifications/resolvers/Post.ts';
import    { User as comments_User } from './../comments/resolvers/User.ts';
import    { User as users_User } from './../users/resolvers/User.ts';
import    { User as posts_User } from './../posts/resolvers/User.ts';
import    { DateTime } from './../platform/graphql/resolvers/DateTime.ts';
    export const resolvers: Resolvers = {
      Query: { emailNotifications: Query_emailNotifications,node: Query_node,notifications: Query_notifications,post: Query_post,posts: Query_posts,searchComments: Query_searchComments,unreadNotificationCount: Query_unreadNotificationCount,user: Query_user,viewer: Query_viewer },
      Mutation: { addComment: Mutation_addComment,createPost: Mutation_createPost,deleteComment: Mutation_deleteComment,editComment: Mutation_editComment,markNotificationsRead: Mutation_markNotificationsRead,setEmailNotifications: Mutation_setEmailNotifications,setThreadFollowed: Mutation_setThreadFollowed,setThreadMuted: Mutation_setThreadMuted,signIn: Mutation_signIn,signUp: Mutation_signUp,voteComment: Mutation_voteComment },
      
      Comment: Comment,
Notification: Notification,
Post: { ...posts_Post,...comments_Post,...notifications_Post },
User: { ...comments_User,...users_User,...posts_User },
DateTime: DateTime
    }