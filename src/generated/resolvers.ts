/* This file was automatically generated. DO NOT UPDATE MANUALLY. */
    import type   { Resolvers } from './types.ts';
    import    { node as Query_node } from './../platform/graphql/resolvers/Query/node.ts';
import    { post as Query_post } from './../posts/resolvers/Query/post.ts';
import    { posts as Query_posts } from './../posts/resolvers/Query/posts.ts';
import    { searchComments as Query_searchComments } from './../comments/resolvers/Query/searchComments.ts';
import    { user as Query_user } from './../users/resolvers/Query/user.ts';
import    { viewer as Query_viewer } from './../users/resolvers/Query/viewer.ts';
import    { addComment as Mutation_addComment } from './../comments/resolvers/Mutation/addComment.ts';
import    { createPost as Mutation_createPost } from './../posts/resolvers/Mutation/createPost.ts';
import    { deleteComment as Mutation_deleteComment } from './../comments/resolvers/Mutation/deleteComment.ts';
import    { editComment as Mutation_editComment } from './../comments/resolvers/Mutation/editComment.ts';
import    { signIn as Mutation_signIn } from './../users/resolvers/Mutation/signIn.ts';
import    { signUp as Mutation_signUp } from './../users/resolvers/Mutation/signUp.ts';
import    { voteComment as Mutation_voteComment } from './../comments/resolvers/Mutation/voteComment.ts';
import    { Comment } from './../comments/resolvers/Comment.ts';
import    { Post as posts_Post } from './../posts/resolvers/Post.ts';
import    { Post as comments_Post } from './../comments/resolvers/Post.ts';
import    { User as comments_User } from './../comments/resolvers/User.ts';
import    { User as users_User } from './../users/resolvers/User.ts';
import    { User as posts_User } from './../posts/resolvers/User.ts';
import    { DateTime } from './../platform/graphql/resolvers/DateTime.ts';
    export const resolvers: Resolvers = {
      Query: { node: Query_node,post: Query_post,posts: Query_posts,searchComments: Query_searchComments,user: Query_user,viewer: Query_viewer },
      Mutation: { addComment: Mutation_addComment,createPost: Mutation_createPost,deleteComment: Mutation_deleteComment,editComment: Mutation_editComment,signIn: Mutation_signIn,signUp: Mutation_signUp,voteComment: Mutation_voteComment },
      
      Comment: Comment,
Post: { ...posts_Post,...comments_Post },
User: { ...comments_User,...users_User,...posts_User },
DateTime: DateTime
    }