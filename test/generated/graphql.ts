/* eslint-disable */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in UTC with millisecond precision, as RFC 3339 writes it: `2026-05-01T12:30:00.000Z`. */
  DateTime: { input: string; output: string; }
};

export type AddCommentInput = {
  /** 1 to 10,000 characters. */
  body: Scalars['String']['input'];
  /** The comment to answer, of the same post; null answers the post. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  postId: Scalars['ID']['input'];
};

export type AddCommentPayload = {
  __typename?: 'AddCommentPayload';
  comment: Comment;
};

/** A person and the proof of being that person. */
export type AuthPayload = {
  __typename?: 'AuthPayload';
  /** A JWT; send it as the header `Authorization: Bearer …`. */
  token: Scalars['String']['output'];
  user: User;
};

export type Comment = Node & {
  __typename?: 'Comment';
  /** Null on a tombstone. */
  author: Maybe<User>;
  /** Null on a tombstone and wherever the viewer may not read it. */
  body: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  /** How far below the post: a root is 0; there is no limit. */
  depth: Scalars['Int']['output'];
  downvotes: Scalars['Int']['output'];
  /** When the text was last changed; null for never. */
  editedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** What this answers; null for a root, which answers the post. */
  parent: Maybe<Comment>;
  post: Post;
  /** Direct replies, tombstones included. `first`: 1 to 100. */
  replies: CommentConnection;
  /** Direct replies that everyone can see. */
  replyCount: Scalars['Int']['output'];
  /** Upvotes less downvotes. */
  score: Scalars['Int']['output'];
  /** The id in the system that the comment was imported from, such as `reddit:t1_c9ftsjg`. */
  sourceId: Maybe<Scalars['String']['output']>;
  state: CommentState;
  upvotes: Scalars['Int']['output'];
  /** Grows with every change of text or state; moderators send it back as `expectedVersion`. */
  version: Scalars['Int']['output'];
  /** How the viewer voted; null for not at all. */
  viewerVote: Maybe<Vote>;
};


export type CommentRepliesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sort?: CommentSort;
};

export type CommentConnection = {
  __typename?: 'CommentConnection';
  edges: Array<CommentEdge>;
  nodes: Array<Comment>;
  pageInfo: PageInfo;
};

export type CommentEdge = {
  __typename?: 'CommentEdge';
  cursor: Scalars['String']['output'];
  node: Comment;
};

/** The order of a list of comments; ties go to the newer one (in `OLD` to the older one). */
export type CommentSort =
  /** The highest lower bound of the Wilson interval of the share of upvotes first: good and well attested. */
  | 'BEST'
  /** Many votes, evenly split (Reddit's formula). */
  | 'CONTROVERSIAL'
  /** The order of magnitude of the score plus the age: what is liked and recent (Reddit's formula). */
  | 'HOT'
  /** The newest first. */
  | 'NEW'
  /** The oldest first. */
  | 'OLD'
  /** The highest score first. */
  | 'TOP';

export type CommentState =
  /** Taken back by its author: the text is erased, the replies stay. */
  | 'DELETED'
  /** Kept back until it was checked. */
  | 'HELD'
  /** Taken out of sight for now, after reports. */
  | 'HIDDEN'
  /** Taken away by a moderator. */
  | 'REMOVED'
  /** Everyone can read it. */
  | 'VISIBLE';

export type CreatePostInput = {
  /** Up to 40,000 characters. */
  body: Scalars['String']['input'];
  /** 1 to 300 characters. */
  title: Scalars['String']['input'];
};

export type CreatePostPayload = {
  __typename?: 'CreatePostPayload';
  post: Post;
};

export type DeleteCommentPayload = {
  __typename?: 'DeleteCommentPayload';
  comment: Comment;
};

export type EditCommentInput = {
  /** 1 to 10,000 characters. */
  body: Scalars['String']['input'];
  id: Scalars['ID']['input'];
};

export type EditCommentPayload = {
  __typename?: 'EditCommentPayload';
  comment: Comment;
};

/** When notifications are sent by e-mail. */
export type EmailMode =
  /** At most one mail in 24 hours, which lists what is unread since the last one. */
  | 'DAILY'
  /** One mail for each, within seconds. */
  | 'EACH'
  /** Never; this is how everybody begins. */
  | 'OFF';

export type MarkNotificationsReadPayload = {
  __typename?: 'MarkNotificationsReadPayload';
  /** How many are unread now. */
  unreadCount: Scalars['Int']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Answers a post, or a comment of it (a tombstone too). Refusals: `NOT_FOUND`; `BAD_USER_INPUT` for a parent of another
   * post; `FORBIDDEN` where the post is locked.
   */
  addComment: AddCommentPayload;
  createPost: CreatePostPayload;
  /**
   * Takes back one's own comment: the text is erased, the comment stays as a tombstone with its replies. Doing it again
   * changes nothing. Refusals: `NOT_FOUND`; `FORBIDDEN` for someone else's.
   */
  deleteComment: DeleteCommentPayload;
  /** Changes the text of one's own comment. Refusals: `NOT_FOUND`; `FORBIDDEN` for someone else's or a deleted one. */
  editComment: EditCommentPayload;
  /**
   * Marks up to 1,000 of the viewer's notifications as read; null marks all. Ids of other people's or deleted
   * notifications are passed over, and what is read already keeps its `readAt`.
   */
  markNotificationsRead: MarkNotificationsReadPayload;
  /**
   * Chooses when notifications come by e-mail, from now on. A notification that was read by then, or whose comment the
   * viewer may no longer read, is not mailed. A server that is not set up for mail sends nothing.
   */
  setEmailNotifications: SetEmailNotificationsPayload;
  /** Follows the thread of a post for the viewer, or no longer. Refusal: `NOT_FOUND`. */
  setThreadFollowed: SetThreadFollowedPayload;
  /** Mutes the thread of a post for the viewer, or lets it speak again. Muting wins over following. Refusal: `NOT_FOUND`. */
  setThreadMuted: SetThreadMutedPayload;
  /** Refusal: `UNAUTHENTICATED`, the same for a wrong password and an unknown handle. */
  signIn: AuthPayload;
  signUp: AuthPayload;
  /**
   * Votes, changes the vote, or with null takes it back; repeating it changes nothing. Refusals: `NOT_FOUND`;
   * `FORBIDDEN` for a deleted one.
   */
  voteComment: VoteCommentPayload;
};


export type MutationAddCommentArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: AddCommentInput;
};


export type MutationCreatePostArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreatePostInput;
};


export type MutationDeleteCommentArgs = {
  id: Scalars['ID']['input'];
};


export type MutationEditCommentArgs = {
  input: EditCommentInput;
};


export type MutationMarkNotificationsReadArgs = {
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};


export type MutationSetEmailNotificationsArgs = {
  mode: EmailMode;
};


export type MutationSetThreadFollowedArgs = {
  followed: Scalars['Boolean']['input'];
  postId: Scalars['ID']['input'];
};


export type MutationSetThreadMutedArgs = {
  muted: Scalars['Boolean']['input'];
  postId: Scalars['ID']['input'];
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationSignUpArgs = {
  input: SignUpInput;
};


export type MutationVoteCommentArgs = {
  id: Scalars['ID']['input'];
  vote?: InputMaybe<Vote>;
};

/** Something with an id of its own, which `node` finds again. */
export type Node = {
  /** Opaque: keep it, compare it, send it back; what it is made of may change. */
  id: Scalars['ID']['output'];
};

/**
 * Something that a person is told. Nobody is told of what they did themselves, nor of comments in a thread that they
 * muted. Read ones are deleted after a while (90 days unless the server says otherwise).
 */
export type Notification = Node & {
  __typename?: 'Notification';
  /** Who did it; null where nobody did, or where the viewer may not know (any more), as of a deleted comment. */
  actor: Maybe<User>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: NotificationKind;
  /** When it was marked as read; null for unread. */
  readAt: Maybe<Scalars['DateTime']['output']>;
  /** What it is about: the comment for REPLY, MENTION and POST_COMMENT. Null where it is gone. */
  subject: Maybe<Node>;
};

export type NotificationConnection = {
  __typename?: 'NotificationConnection';
  edges: Array<NotificationEdge>;
  nodes: Array<Notification>;
  pageInfo: PageInfo;
};

export type NotificationEdge = {
  __typename?: 'NotificationEdge';
  cursor: Scalars['String']['output'];
  node: Notification;
};

/**
 * Why somebody is told of something. Of one comment a person is told once, by the first of REPLY, MENTION and
 * POST_COMMENT that holds.
 */
export type NotificationKind =
  /** A charge of the person came to an end. */
  | 'CHARGE'
  /** Somebody wrote `@handle` in a comment: as a word of its own, not in an e-mail address, a URL or code. */
  | 'MENTION'
  /** A moderator decided something that concerns the person. */
  | 'MODERATION'
  /** Somebody commented on the person's post, or on one that the person follows. */
  | 'POST_COMMENT'
  /** Somebody answered the person's comment. */
  | 'REPLY'
  /** A webhook endpoint was disabled (to administrators). */
  | 'WEBHOOK';

/** Where a page stands in its list. To go on, ask again with `after: endCursor` while `hasNextPage` is true. */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor: Maybe<Scalars['String']['output']>;
};

/** What people talk about. */
export type Post = Node & {
  __typename?: 'Post';
  /** Null where the author is gone. */
  author: Maybe<User>;
  body: Scalars['String']['output'];
  /** Comments that everyone can see, at every depth. */
  commentCount: Scalars['Int']['output'];
  /** The roots of the discussion, tombstones included. `first`: 1 to 100. */
  comments: CommentConnection;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** A locked post takes no new comments. */
  locked: Scalars['Boolean']['output'];
  /** The id in the system that the post was imported from, such as `reddit:t3_1cebxh`. */
  sourceId: Maybe<Scalars['String']['output']>;
  title: Scalars['String']['output'];
  /** Whether the viewer follows the thread: every comment brings a notification. Null when nobody is signed in. */
  viewerFollows: Maybe<Scalars['Boolean']['output']>;
  /** Whether the viewer muted the thread: it brings no notifications of comments. Null when nobody is signed in. */
  viewerMuted: Maybe<Scalars['Boolean']['output']>;
};


/** What people talk about. */
export type PostCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sort?: CommentSort;
};

export type PostConnection = {
  __typename?: 'PostConnection';
  edges: Array<PostEdge>;
  nodes: Array<Post>;
  pageInfo: PageInfo;
};

export type PostEdge = {
  __typename?: 'PostEdge';
  cursor: Scalars['String']['output'];
  node: Post;
};

export type Query = {
  __typename?: 'Query';
  /** When the viewer gets notifications by e-mail. */
  emailNotifications: EmailMode;
  /** Whatever has this id; null where there is nothing (any more) that the viewer may see. */
  node: Maybe<Node>;
  /** The viewer's notifications, the newest first. `first`: 1 to 100. */
  notifications: NotificationConnection;
  post: Maybe<Post>;
  /** All posts, the newest first. `first`: 1 to 100. */
  posts: PostConnection;
  /**
   * Comments that everyone can see and that hold all words of `text`, the newest first. `text` is 1 to 200 characters in
   * the way of a web search: `"a phrase"`, `or`, `-without`. `postId` keeps to one post. `first`: 1 to 100.
   */
  searchComments: CommentConnection;
  unreadNotificationCount: Scalars['Int']['output'];
  user: Maybe<User>;
  /** Who is signed in; null for nobody. */
  viewer: Maybe<User>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  unreadOnly?: Scalars['Boolean']['input'];
};


export type QueryPostArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerySearchCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  postId?: InputMaybe<Scalars['ID']['input']>;
  text: Scalars['String']['input'];
};


export type QueryUserArgs = {
  handle: Scalars['String']['input'];
};

/** What a person may do; each role may do all that the one before it may. */
export type Role =
  | 'ADMIN'
  | 'MODERATOR'
  | 'USER';

export type SetEmailNotificationsPayload = {
  __typename?: 'SetEmailNotificationsPayload';
  mode: EmailMode;
};

export type SetThreadFollowedPayload = {
  __typename?: 'SetThreadFollowedPayload';
  post: Post;
};

export type SetThreadMutedPayload = {
  __typename?: 'SetThreadMutedPayload';
  post: Post;
};

export type SignInInput = {
  handle: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type SignUpInput = {
  /** 1 to 64 characters. */
  displayName: Scalars['String']['input'];
  /** Never shown to anyone. */
  email: Scalars['String']['input'];
  /** 2 to 32 of the characters a-z, 0-9 and _; nobody else's. */
  handle: Scalars['String']['input'];
  /** 8 to 256 characters. */
  password: Scalars['String']['input'];
};

/** A person. */
export type User = Node & {
  __typename?: 'User';
  /** The person's comments that everyone can see, the newest first. `first`: 1 to 100. */
  comments: CommentConnection;
  createdAt: Scalars['DateTime']['output'];
  displayName: Scalars['String']['output'];
  /** The unique name, as in @handle: 2 to 32 of the characters a-z, 0-9 and _. */
  handle: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The person's posts, the newest first. `first`: 1 to 100. */
  posts: PostConnection;
  role: Role;
};


/** A person. */
export type UserCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person. */
export type UserPostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Vote =
  | 'DOWN'
  | 'UP';

export type VoteCommentPayload = {
  __typename?: 'VoteCommentPayload';
  comment: Comment;
};

export type EditMutationVariables = Exact<{
  input: EditCommentInput;
}>;


export type EditMutation = { __typename?: 'Mutation', editComment: { __typename?: 'EditCommentPayload', comment: { __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, author: { __typename?: 'User', handle: string } | null, parent: { __typename?: 'Comment', id: string } | null, post: { __typename?: 'Post', id: string, commentCount: number } } } };

export type DeleteMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type DeleteMutation = { __typename?: 'Mutation', deleteComment: { __typename?: 'DeleteCommentPayload', comment: { __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, author: { __typename?: 'User', handle: string } | null, parent: { __typename?: 'Comment', id: string } | null, post: { __typename?: 'Post', id: string, commentCount: number } } } };

export type VoteMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  vote?: InputMaybe<Vote>;
}>;


export type VoteMutation = { __typename?: 'Mutation', voteComment: { __typename?: 'VoteCommentPayload', comment: { __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, author: { __typename?: 'User', handle: string } | null, parent: { __typename?: 'Comment', id: string } | null, post: { __typename?: 'Post', id: string, commentCount: number } } } };

export type NodeQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type NodeQuery = { __typename?: 'Query', node:
    | { __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, replies: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', body: string | null, parent: { __typename?: 'Comment', id: string, body: string | null, author: { __typename?: 'User', handle: string } | null } | null }> }, author: { __typename?: 'User', handle: string } | null, parent: { __typename?: 'Comment', id: string } | null, post: { __typename?: 'Post', id: string, commentCount: number } }
    | { __typename?: 'Notification' }
    | { __typename?: 'Post' }
    | { __typename?: 'User' }
   | null };

export type SearchQueryVariables = Exact<{
  text: Scalars['String']['input'];
  postId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type SearchQuery = { __typename?: 'Query', searchComments: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', body: string | null, author: { __typename?: 'User', handle: string } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type CommentsOfQueryVariables = Exact<{
  handle: Scalars['String']['input'];
}>;


export type CommentsOfQuery = { __typename?: 'Query', user: { __typename?: 'User', comments: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', body: string | null }> } } | null };

export type CountsQueryVariables = Exact<{
  post: Scalars['ID']['input'];
  comment: Scalars['ID']['input'];
}>;


export type CountsQuery = { __typename?: 'Query', post: { __typename?: 'Post', commentCount: number } | null, node:
    | { __typename?: 'Comment', upvotes: number, downvotes: number, score: number, replyCount: number }
    | { __typename?: 'Notification' }
    | { __typename?: 'Post' }
    | { __typename?: 'User' }
   | null };

export type CastVoteMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  vote?: InputMaybe<Vote>;
}>;


export type CastVoteMutation = { __typename?: 'Mutation', voteComment: { __typename?: 'VoteCommentPayload', comment: { __typename?: 'Comment', upvotes: number } } };

export type RemoveMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RemoveMutation = { __typename?: 'Mutation', deleteComment: { __typename?: 'DeleteCommentPayload', comment: { __typename?: 'Comment', state: CommentState } } };

export type ImportedRootsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  sort: CommentSort;
}>;


export type ImportedRootsQuery = { __typename?: 'Query', post: { __typename?: 'Post', title: string, body: string, sourceId: string | null, commentCount: number, author: { __typename?: 'User', handle: string } | null, comments: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string, sourceId: string | null, depth: number, body: string | null, state: CommentState, score: number, replyCount: number, createdAt: string, editedAt: string | null, author: { __typename?: 'User', handle: string } | null, parent: { __typename?: 'Comment', sourceId: string | null } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } } | null };

export type ImportedFragment = { __typename?: 'Comment', id: string, sourceId: string | null, depth: number, body: string | null, state: CommentState, score: number, replyCount: number, createdAt: string, editedAt: string | null, author: { __typename?: 'User', handle: string } | null, parent: { __typename?: 'Comment', sourceId: string | null } | null };

export type ImportedRepliesQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  sort: CommentSort;
}>;


export type ImportedRepliesQuery = { __typename?: 'Query', node:
    | { __typename?: 'Comment', replies: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string, sourceId: string | null, depth: number, body: string | null, state: CommentState, score: number, replyCount: number, createdAt: string, editedAt: string | null, author: { __typename?: 'User', handle: string } | null, parent: { __typename?: 'Comment', sourceId: string | null } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } }
    | { __typename?: 'Notification' }
    | { __typename?: 'Post' }
    | { __typename?: 'User' }
   | null };

export type SetModeMutationVariables = Exact<{
  mode: EmailMode;
}>;


export type SetModeMutation = { __typename?: 'Mutation', setEmailNotifications: { __typename?: 'SetEmailNotificationsPayload', mode: EmailMode } };

export type NotificationsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  unreadOnly?: Scalars['Boolean']['input'];
}>;


export type NotificationsQuery = { __typename?: 'Query', unreadNotificationCount: number, notifications: { __typename?: 'NotificationConnection', nodes: Array<{ __typename?: 'Notification', id: string, kind: NotificationKind, createdAt: string, readAt: string | null, actor: { __typename?: 'User', handle: string } | null, subject:
        | { __typename?: 'Comment', body: string | null, state: CommentState, id: string, post: { __typename?: 'Post', title: string } }
        | { __typename?: 'Notification', id: string }
        | { __typename?: 'Post', id: string }
        | { __typename?: 'User', id: string }
       | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type MarkReadMutationVariables = Exact<{
  ids?: InputMaybe<Array<Scalars['ID']['input']> | Scalars['ID']['input']>;
}>;


export type MarkReadMutation = { __typename?: 'Mutation', markNotificationsRead: { __typename?: 'MarkNotificationsReadPayload', unreadCount: number } };

export type SetMutedMutationVariables = Exact<{
  postId: Scalars['ID']['input'];
  muted: Scalars['Boolean']['input'];
}>;


export type SetMutedMutation = { __typename?: 'Mutation', setThreadMuted: { __typename?: 'SetThreadMutedPayload', post: { __typename?: 'Post', id: string, viewerMuted: boolean | null, viewerFollows: boolean | null } } };

export type SetFollowedMutationVariables = Exact<{
  postId: Scalars['ID']['input'];
  followed: Scalars['Boolean']['input'];
}>;


export type SetFollowedMutation = { __typename?: 'Mutation', setThreadFollowed: { __typename?: 'SetThreadFollowedPayload', post: { __typename?: 'Post', id: string, viewerMuted: boolean | null, viewerFollows: boolean | null } } };

export type RootsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  sort: CommentSort;
}>;


export type RootsQuery = { __typename?: 'Query', post: { __typename?: 'Post', comments: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string, score: number, upvotes: number, downvotes: number, createdAt: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } } | null };

export type RepliesQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  sort: CommentSort;
}>;


export type RepliesQuery = { __typename?: 'Query', node:
    | { __typename?: 'Comment', replies: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } }
    | { __typename?: 'Notification' }
    | { __typename?: 'Post' }
    | { __typename?: 'User' }
   | null };

export type PostsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type PostsQuery = { __typename?: 'Query', posts: { __typename?: 'PostConnection', nodes: Array<{ __typename?: 'Post', id: string }>, edges: Array<{ __typename?: 'PostEdge', cursor: string, node: { __typename?: 'Post', title: string } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type PostsOfQueryVariables = Exact<{
  handle: Scalars['String']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type PostsOfQuery = { __typename?: 'Query', user: { __typename?: 'User', posts: { __typename?: 'PostConnection', nodes: Array<{ __typename?: 'Post', title: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } } | null };

export type OnePostQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type OnePostQuery = { __typename?: 'Query', post: { __typename?: 'Post', title: string, body: string, locked: boolean, commentCount: number, author: { __typename?: 'User', handle: string } | null } | null, node:
    | { __typename: 'Comment', id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'Post', id: string }
    | { __typename: 'User', id: string }
   | null };

export type CreateMutationVariables = Exact<{
  input: CreatePostInput;
}>;


export type CreateMutation = { __typename?: 'Mutation', createPost: { __typename?: 'CreatePostPayload', post: { __typename?: 'Post', id: string, locked: boolean, commentCount: number } } };

export type ThreadQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  roots: Scalars['Int']['input'];
}>;


export type ThreadQuery = { __typename?: 'Query', post: { __typename?: 'Post', title: string, commentCount: number, author: { __typename?: 'User', handle: string } | null, comments: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string, body: string | null, score: number, viewerVote: Vote | null, replyCount: number, replies: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string, body: string | null, score: number, viewerVote: Vote | null, replyCount: number, replies: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string, body: string | null, score: number, viewerVote: Vote | null, replyCount: number, replies: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string, body: string | null, score: number, viewerVote: Vote | null, replyCount: number, author: { __typename?: 'User', handle: string, displayName: string } | null }> }, author: { __typename?: 'User', handle: string, displayName: string } | null }> }, author: { __typename?: 'User', handle: string, displayName: string } | null }> }, author: { __typename?: 'User', handle: string, displayName: string } | null }> } } | null };

export type LineFragment = { __typename?: 'Comment', id: string, body: string | null, score: number, viewerVote: Vote | null, replyCount: number, author: { __typename?: 'User', handle: string, displayName: string } | null };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { __typename?: 'Mutation', signUp: { __typename?: 'AuthPayload', token: string, user: { __typename?: 'User', id: string, handle: string } } };

export type CreatePostMutationVariables = Exact<{
  input: CreatePostInput;
}>;


export type CreatePostMutation = { __typename?: 'Mutation', createPost: { __typename?: 'CreatePostPayload', post: { __typename?: 'Post', id: string, title: string } } };

export type AddCommentMutationVariables = Exact<{
  input: AddCommentInput;
}>;


export type AddCommentMutation = { __typename?: 'Mutation', addComment: { __typename?: 'AddCommentPayload', comment: { __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, author: { __typename?: 'User', handle: string } | null, parent: { __typename?: 'Comment', id: string } | null, post: { __typename?: 'Post', id: string, commentCount: number } } } };

export type CommentFieldsFragment = { __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, author: { __typename?: 'User', handle: string } | null, parent: { __typename?: 'Comment', id: string } | null, post: { __typename?: 'Post', id: string, commentCount: number } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { __typename?: 'Mutation', signIn: { __typename?: 'AuthPayload', token: string, user: { __typename?: 'User', handle: string } } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { __typename?: 'Query', viewer: { __typename?: 'User', id: string, handle: string, displayName: string, role: Role, createdAt: string } | null };

export type SignUpAgainMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpAgainMutation = { __typename?: 'Mutation', signUp: { __typename?: 'AuthPayload', user: { __typename?: 'User', handle: string } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ImportedFragmentDoc = new TypedDocumentString(`
    fragment Imported on Comment {
  id
  sourceId
  depth
  body
  state
  score
  replyCount
  createdAt
  editedAt
  author {
    handle
  }
  parent {
    sourceId
  }
}
    `, {"fragmentName":"Imported"}) as unknown as TypedDocumentString<ImportedFragment, unknown>;
export const LineFragmentDoc = new TypedDocumentString(`
    fragment Line on Comment {
  id
  body
  score
  viewerVote
  replyCount
  author {
    handle
    displayName
  }
}
    `, {"fragmentName":"Line"}) as unknown as TypedDocumentString<LineFragment, unknown>;
export const CommentFieldsFragmentDoc = new TypedDocumentString(`
    fragment CommentFields on Comment {
  id
  depth
  body
  state
  version
  upvotes
  downvotes
  score
  viewerVote
  replyCount
  createdAt
  editedAt
  author {
    handle
  }
  parent {
    id
  }
  post {
    id
    commentCount
  }
}
    `, {"fragmentName":"CommentFields"}) as unknown as TypedDocumentString<CommentFieldsFragment, unknown>;
export const EditDocument = new TypedDocumentString(`
    mutation Edit($input: EditCommentInput!) {
  editComment(input: $input) {
    comment {
      ...CommentFields
    }
  }
}
    fragment CommentFields on Comment {
  id
  depth
  body
  state
  version
  upvotes
  downvotes
  score
  viewerVote
  replyCount
  createdAt
  editedAt
  author {
    handle
  }
  parent {
    id
  }
  post {
    id
    commentCount
  }
}`) as unknown as TypedDocumentString<EditMutation, EditMutationVariables>;
export const DeleteDocument = new TypedDocumentString(`
    mutation Delete($id: ID!) {
  deleteComment(id: $id) {
    comment {
      ...CommentFields
    }
  }
}
    fragment CommentFields on Comment {
  id
  depth
  body
  state
  version
  upvotes
  downvotes
  score
  viewerVote
  replyCount
  createdAt
  editedAt
  author {
    handle
  }
  parent {
    id
  }
  post {
    id
    commentCount
  }
}`) as unknown as TypedDocumentString<DeleteMutation, DeleteMutationVariables>;
export const VoteDocument = new TypedDocumentString(`
    mutation Vote($id: ID!, $vote: Vote) {
  voteComment(id: $id, vote: $vote) {
    comment {
      ...CommentFields
    }
  }
}
    fragment CommentFields on Comment {
  id
  depth
  body
  state
  version
  upvotes
  downvotes
  score
  viewerVote
  replyCount
  createdAt
  editedAt
  author {
    handle
  }
  parent {
    id
  }
  post {
    id
    commentCount
  }
}`) as unknown as TypedDocumentString<VoteMutation, VoteMutationVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    ... on Comment {
      ...CommentFields
      replies {
        nodes {
          body
          parent {
            id
            body
            author {
              handle
            }
          }
        }
      }
    }
  }
}
    fragment CommentFields on Comment {
  id
  depth
  body
  state
  version
  upvotes
  downvotes
  score
  viewerVote
  replyCount
  createdAt
  editedAt
  author {
    handle
  }
  parent {
    id
  }
  post {
    id
    commentCount
  }
}`) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $postId: ID, $first: Int, $after: String) {
  searchComments(text: $text, postId: $postId, first: $first, after: $after) {
    nodes {
      body
      author {
        handle
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const CommentsOfDocument = new TypedDocumentString(`
    query CommentsOf($handle: String!) {
  user(handle: $handle) {
    comments {
      nodes {
        body
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CommentsOfQuery, CommentsOfQueryVariables>;
export const CountsDocument = new TypedDocumentString(`
    query Counts($post: ID!, $comment: ID!) {
  post(id: $post) {
    commentCount
  }
  node(id: $comment) {
    ... on Comment {
      upvotes
      downvotes
      score
      replyCount
    }
  }
}
    `) as unknown as TypedDocumentString<CountsQuery, CountsQueryVariables>;
export const CastVoteDocument = new TypedDocumentString(`
    mutation CastVote($id: ID!, $vote: Vote) {
  voteComment(id: $id, vote: $vote) {
    comment {
      upvotes
    }
  }
}
    `) as unknown as TypedDocumentString<CastVoteMutation, CastVoteMutationVariables>;
export const RemoveDocument = new TypedDocumentString(`
    mutation Remove($id: ID!) {
  deleteComment(id: $id) {
    comment {
      state
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveMutation, RemoveMutationVariables>;
export const ImportedRootsDocument = new TypedDocumentString(`
    query ImportedRoots($id: ID!, $after: String, $sort: CommentSort!) {
  post(id: $id) {
    title
    body
    sourceId
    commentCount
    author {
      handle
    }
    comments(first: 7, after: $after, sort: $sort) {
      nodes {
        ...Imported
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment Imported on Comment {
  id
  sourceId
  depth
  body
  state
  score
  replyCount
  createdAt
  editedAt
  author {
    handle
  }
  parent {
    sourceId
  }
}`) as unknown as TypedDocumentString<ImportedRootsQuery, ImportedRootsQueryVariables>;
export const ImportedRepliesDocument = new TypedDocumentString(`
    query ImportedReplies($id: ID!, $after: String, $sort: CommentSort!) {
  node(id: $id) {
    ... on Comment {
      replies(first: 7, after: $after, sort: $sort) {
        nodes {
          ...Imported
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment Imported on Comment {
  id
  sourceId
  depth
  body
  state
  score
  replyCount
  createdAt
  editedAt
  author {
    handle
  }
  parent {
    sourceId
  }
}`) as unknown as TypedDocumentString<ImportedRepliesQuery, ImportedRepliesQueryVariables>;
export const SetModeDocument = new TypedDocumentString(`
    mutation SetMode($mode: EmailMode!) {
  setEmailNotifications(mode: $mode) {
    mode
  }
}
    `) as unknown as TypedDocumentString<SetModeMutation, SetModeMutationVariables>;
export const NotificationsDocument = new TypedDocumentString(`
    query Notifications($first: Int, $after: String, $unreadOnly: Boolean! = false) {
  notifications(first: $first, after: $after, unreadOnly: $unreadOnly) {
    nodes {
      id
      kind
      createdAt
      readAt
      actor {
        handle
      }
      subject {
        id
        ... on Comment {
          body
          state
          post {
            title
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
  unreadNotificationCount
}
    `) as unknown as TypedDocumentString<NotificationsQuery, NotificationsQueryVariables>;
export const MarkReadDocument = new TypedDocumentString(`
    mutation MarkRead($ids: [ID!]) {
  markNotificationsRead(ids: $ids) {
    unreadCount
  }
}
    `) as unknown as TypedDocumentString<MarkReadMutation, MarkReadMutationVariables>;
export const SetMutedDocument = new TypedDocumentString(`
    mutation SetMuted($postId: ID!, $muted: Boolean!) {
  setThreadMuted(postId: $postId, muted: $muted) {
    post {
      id
      viewerMuted
      viewerFollows
    }
  }
}
    `) as unknown as TypedDocumentString<SetMutedMutation, SetMutedMutationVariables>;
export const SetFollowedDocument = new TypedDocumentString(`
    mutation SetFollowed($postId: ID!, $followed: Boolean!) {
  setThreadFollowed(postId: $postId, followed: $followed) {
    post {
      id
      viewerMuted
      viewerFollows
    }
  }
}
    `) as unknown as TypedDocumentString<SetFollowedMutation, SetFollowedMutationVariables>;
export const RootsDocument = new TypedDocumentString(`
    query Roots($id: ID!, $first: Int, $after: String, $sort: CommentSort!) {
  post(id: $id) {
    comments(first: $first, after: $after, sort: $sort) {
      nodes {
        id
        score
        upvotes
        downvotes
        createdAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RootsQuery, RootsQueryVariables>;
export const RepliesDocument = new TypedDocumentString(`
    query Replies($id: ID!, $after: String, $sort: CommentSort!) {
  node(id: $id) {
    ... on Comment {
      replies(first: 7, after: $after, sort: $sort) {
        nodes {
          id
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RepliesQuery, RepliesQueryVariables>;
export const PostsDocument = new TypedDocumentString(`
    query Posts($first: Int, $after: String) {
  posts(first: $first, after: $after) {
    nodes {
      id
    }
    edges {
      cursor
      node {
        title
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<PostsQuery, PostsQueryVariables>;
export const PostsOfDocument = new TypedDocumentString(`
    query PostsOf($handle: String!, $after: String) {
  user(handle: $handle) {
    posts(first: 2, after: $after) {
      nodes {
        title
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PostsOfQuery, PostsOfQueryVariables>;
export const OnePostDocument = new TypedDocumentString(`
    query OnePost($id: ID!) {
  post(id: $id) {
    title
    body
    locked
    commentCount
    author {
      handle
    }
  }
  node(id: $id) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<OnePostQuery, OnePostQueryVariables>;
export const CreateDocument = new TypedDocumentString(`
    mutation Create($input: CreatePostInput!) {
  createPost(input: $input) {
    post {
      id
      locked
      commentCount
    }
  }
}
    `) as unknown as TypedDocumentString<CreateMutation, CreateMutationVariables>;
export const ThreadDocument = new TypedDocumentString(`
    query Thread($id: ID!, $roots: Int!) {
  post(id: $id) {
    title
    commentCount
    author {
      handle
    }
    comments(first: $roots, sort: BEST) {
      nodes {
        ...Line
        replies(first: 3) {
          nodes {
            ...Line
            replies(first: 3) {
              nodes {
                ...Line
                replies(first: 3) {
                  nodes {
                    ...Line
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
    fragment Line on Comment {
  id
  body
  score
  viewerVote
  replyCount
  author {
    handle
    displayName
  }
}`) as unknown as TypedDocumentString<ThreadQuery, ThreadQueryVariables>;
export const SignUpDocument = new TypedDocumentString(`
    mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) {
    token
    user {
      id
      handle
    }
  }
}
    `) as unknown as TypedDocumentString<SignUpMutation, SignUpMutationVariables>;
export const CreatePostDocument = new TypedDocumentString(`
    mutation CreatePost($input: CreatePostInput!) {
  createPost(input: $input) {
    post {
      id
      title
    }
  }
}
    `) as unknown as TypedDocumentString<CreatePostMutation, CreatePostMutationVariables>;
export const AddCommentDocument = new TypedDocumentString(`
    mutation AddComment($input: AddCommentInput!) {
  addComment(input: $input) {
    comment {
      ...CommentFields
    }
  }
}
    fragment CommentFields on Comment {
  id
  depth
  body
  state
  version
  upvotes
  downvotes
  score
  viewerVote
  replyCount
  createdAt
  editedAt
  author {
    handle
  }
  parent {
    id
  }
  post {
    id
    commentCount
  }
}`) as unknown as TypedDocumentString<AddCommentMutation, AddCommentMutationVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    token
    user {
      handle
    }
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    id
    handle
    displayName
    role
    createdAt
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const SignUpAgainDocument = new TypedDocumentString(`
    mutation SignUpAgain($input: SignUpInput!) {
  signUp(input: $input) {
    user {
      handle
    }
  }
}
    `) as unknown as TypedDocumentString<SignUpAgainMutation, SignUpAgainMutationVariables>;