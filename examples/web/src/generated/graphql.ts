/* eslint-disable */
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  /** A whole number within ±(2^53 - 1), which every JSON parser keeps exactly. */
  SafeInt: { input: number; output: number; }
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

/** What is known of a person's latest 1,000 comments, and of the flags that the person raised. */
export type AuthorRecord = {
  __typename?: 'AuthorRecord';
  flagsDismissed: Scalars['Int']['output'];
  flagsUpheld: Scalars['Int']['output'];
  removed: Scalars['Int']['output'];
  visible: Scalars['Int']['output'];
};

export type CacheControlScope =
  /** For each viewer apart. */
  | 'PRIVATE'
  /** The same for everybody. */
  | 'PUBLIC';

export type CancelWebhookDeliveryPayload = {
  __typename?: 'CancelWebhookDeliveryPayload';
  delivery: WebhookDelivery;
};

export type CancelWebhookReplayPayload = {
  __typename?: 'CancelWebhookReplayPayload';
  replay: WebhookReplay;
};

/** Money that a person paid. Its payer and administrators see it, nobody else. */
export type Charge = Node & {
  __typename?: 'Charge';
  /**
   * For the payer's browser, to authenticate the payment (Stripe.js: `handleNextAction`); null unless the status is
   * REQUIRES_ACTION and the viewer is the payer.
   */
  clientSecret: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  /** The provider's word for why it was declined, such as `insufficient_funds`. */
  declineCode: Maybe<Scalars['String']['output']>;
  description: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  money: Money;
  payer: User;
  /** What was given back so far. */
  refunded: Money;
  /** The newest first. `first`: 1 to 100. */
  refunds: RefundConnection;
  status: ChargeStatus;
  updatedAt: Scalars['DateTime']['output'];
};


/** Money that a person paid. Its payer and administrators see it, nobody else. */
export type ChargeRefundsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ChargeConnection = {
  __typename?: 'ChargeConnection';
  edges: Array<ChargeEdge>;
  nodes: Array<Charge>;
  pageInfo: PageInfo;
};

export type ChargeEdge = {
  __typename?: 'ChargeEdge';
  cursor: Scalars['String']['output'];
  node: Charge;
};

export type ChargeStatus =
  /** Nothing was charged, and nothing will be. */
  | 'CANCELED'
  /** Nothing was charged; `declineCode` says why. */
  | 'DECLINED'
  /** The provider is about to be asked. */
  | 'PENDING'
  /** The provider has it and will say later what became of it. */
  | 'PROCESSING'
  /** The payer has to authenticate the payment; `clientSecret` lets the browser do it. */
  | 'REQUIRES_ACTION'
  | 'SUCCEEDED'
  /** The provider's answer was lost. It is asked again until it says what happened; the same call again asks it at once. */
  | 'UNKNOWN';

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

export type CreateChargeInput = {
  /** Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  money: MoneyInput;
  /** A token of the payment provider, such as `pm_card_visa`. */
  paymentMethod: Scalars['String']['input'];
};

export type CreateChargePayload = {
  __typename?: 'CreateChargePayload';
  /** As the first call with this key left it. */
  charge: Charge;
};

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

export type CreateWebhookEndpointInput = {
  /** Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /**
   * One or more of `comment.created`, `comment.updated`, `comment.deleted`, `comment.held`, `comment.removed`,
   * `comment.restored`, `post.created`, `charge.succeeded`, `charge.declined`, `charge.refunded`, `user.suspended` and
   * `webhook.test`.
   */
  eventTypes: Array<Scalars['String']['input']>;
  /** `https`, with a name or a public address, up to 2,048 characters, without a user, a password or a fragment. */
  url: Scalars['String']['input'];
};

export type CreateWebhookEndpointPayload = {
  __typename?: 'CreateWebhookEndpointPayload';
  endpoint: WebhookEndpoint;
  /** Signs the messages (`whsec_…`). It is shown here only. */
  secret: Scalars['String']['output'];
};

/** A job of the background work that used up its attempts. */
export type DeadJob = {
  __typename?: 'DeadJob';
  createdAt: Scalars['DateTime']['output'];
  diedAt: Scalars['DateTime']['output'];
  /** What went wrong at each attempt, in their order. */
  failures: Array<JobFailure>;
  id: Scalars['ID']['output'];
  /** Its kind, such as `notifications.notifyOfComment`. */
  job: Scalars['String']['output'];
  payload: Scalars['JSON']['output'];
  /** When it was replayed last. */
  replayedAt: Maybe<Scalars['DateTime']['output']>;
};

export type DeadJobConnection = {
  __typename?: 'DeadJobConnection';
  edges: Array<DeadJobEdge>;
  nodes: Array<DeadJob>;
  pageInfo: PageInfo;
};

export type DeadJobEdge = {
  __typename?: 'DeadJobEdge';
  cursor: Scalars['String']['output'];
  node: DeadJob;
};

export type DeleteCommentPayload = {
  __typename?: 'DeleteCommentPayload';
  comment: Comment;
};

export type DeleteWebhookEndpointPayload = {
  __typename?: 'DeleteWebhookEndpointPayload';
  id: Scalars['ID']['output'];
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

/** A person's report of one revision of a comment. */
export type Flag = {
  __typename?: 'Flag';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  note: Maybe<Scalars['String']['output']>;
  reason: FlagReason;
  reporter: User;
  /** Null while it is open. */
  resolution: Maybe<FlagResolution>;
  /** From 0 to 1, by the reporter's record at that moment. */
  weight: Scalars['Float']['output'];
};

export type FlagCommentInput = {
  id: Scalars['ID']['input'];
  /** Up to 1,000 characters, for moderators. */
  note?: InputMaybe<Scalars['String']['input']>;
  reason: FlagReason;
};

export type FlagCommentPayload = {
  __typename?: 'FlagCommentPayload';
  comment: Comment;
};

export type FlagConnection = {
  __typename?: 'FlagConnection';
  edges: Array<FlagEdge>;
  nodes: Array<Flag>;
  pageInfo: PageInfo;
};

export type FlagEdge = {
  __typename?: 'FlagEdge';
  cursor: Scalars['String']['output'];
  node: Flag;
};

export type FlagReason =
  | 'ABUSE'
  | 'HATE'
  | 'MISINFORMATION'
  | 'OTHER'
  | 'SEXUAL'
  | 'SPAM'
  | 'VIOLENCE';

export type FlagResolution =
  /** A moderator let it stand. */
  | 'DISMISSED'
  /** A moderator removed the comment. */
  | 'UPHELD';

export type JobFailure = {
  __typename?: 'JobFailure';
  at: Scalars['DateTime']['output'];
  error: Scalars['String']['output'];
};

export type MarkNotificationsReadPayload = {
  __typename?: 'MarkNotificationsReadPayload';
  /** How many are unread now. */
  unreadCount: Scalars['Int']['output'];
};

export type ModerateCommentPayload = {
  __typename?: 'ModerateCommentPayload';
  comment: Comment;
};

export type ModerateUserPayload = {
  __typename?: 'ModerateUserPayload';
  user: User;
};

/** What moderators are to know of a comment that waits for them. */
export type ModerationItem = {
  __typename?: 'ModerationItem';
  /** Of its author; null where the author is gone. */
  authorRecord: Maybe<AuthorRecord>;
  comment: Comment;
  enteredAt: Scalars['DateTime']['output'];
  /** Of the open flags; each person weighs once. */
  flagWeight: Scalars['Float']['output'];
  /** All flags, those of earlier decisions too, the newest first. `first`: 1 to 100. */
  flags: FlagConnection;
  /** Each as `code: what was seen`. */
  spamReasons: Array<Scalars['String']['output']>;
  /** How likely the spam check takes it for spam, from 0 to 1; null where there was nothing to say. */
  spamScore: Maybe<Scalars['Float']['output']>;
  /** What the comment answers, from the root down; the nearest 10. */
  thread: Array<Comment>;
};


/** What moderators are to know of a comment that waits for them. */
export type ModerationItemFlagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ModerationItemConnection = {
  __typename?: 'ModerationItemConnection';
  edges: Array<ModerationItemEdge>;
  nodes: Array<ModerationItem>;
  pageInfo: PageInfo;
  /** Of the whole queue. */
  totalCount: Scalars['Int']['output'];
};

export type ModerationItemEdge = {
  __typename?: 'ModerationItemEdge';
  cursor: Scalars['String']['output'];
  node: ModerationItem;
};

/** A decision, by a moderator or by itself; it is never changed. */
export type ModerationLogEntry = Node & {
  __typename?: 'ModerationLogEntry';
  after: Scalars['JSON']['output'];
  /** The subject's state before and after, such as `{ "state": "HIDDEN" }`. */
  before: Scalars['JSON']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** Null where the system decided. */
  moderator: Maybe<User>;
  reason: Maybe<Scalars['String']['output']>;
  subject: Node;
  verb: ModerationVerb;
};

export type ModerationLogEntryConnection = {
  __typename?: 'ModerationLogEntryConnection';
  edges: Array<ModerationLogEntryEdge>;
  nodes: Array<ModerationLogEntry>;
  pageInfo: PageInfo;
};

export type ModerationLogEntryEdge = {
  __typename?: 'ModerationLogEntryEdge';
  cursor: Scalars['String']['output'];
  node: ModerationLogEntry;
};

export type ModerationQueue =
  /** Reported and undecided, the heaviest first. */
  | 'FLAGGED'
  /** Kept back by the spam check or by a rule, the longest waiting first. */
  | 'HELD';

export type ModerationVerb =
  | 'APPROVE'
  /** Reports hid it until somebody decides. */
  | 'AUTO_HIDE'
  /** Held until it is checked, or for a moderator. */
  | 'AUTO_HOLD'
  | 'LOCK_POST'
  | 'REINSTATE_USER'
  | 'REMOVE'
  | 'RESTORE'
  | 'SHADOW_BAN_USER'
  | 'SUSPEND_USER'
  | 'UNLOCK_POST';

/** An amount of money, such as 1099 USD for 10.99 US dollars. */
export type Money = {
  __typename?: 'Money';
  /** In the currency's minor units, as the payment provider counts them: cents for USD, whole yen for JPY. */
  amount: Scalars['SafeInt']['output'];
  /** ISO 4217, in capital letters. */
  currency: Scalars['String']['output'];
};

export type MoneyInput = {
  /**
   * In the currency's minor units, from the least to the greatest amount that the provider takes in it. Amounts in ISK and
   * UGX end in 00, in BHD, JOD, KWD, OMR and TND in 0.
   */
  amount: Scalars['SafeInt']['input'];
  /** ISO 4217, in capital letters. */
  currency: Scalars['String']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Answers a post, or a comment of it (a tombstone too). Refusals: `NOT_FOUND`; `BAD_USER_INPUT` for a parent of another
   * post; `FORBIDDEN` where the post is locked. 20 a minute for each person.
   */
  addComment: AddCommentPayload;
  /**
   * Lets a comment stand, or publishes one that was held or hidden; dismisses its open flags. With `expectedVersion`:
   * `VERSION_CONFLICT` where it has changed since.
   */
  approveComment: ModerateCommentPayload;
  /** No further attempt is made; of a delivery that is not `PENDING` nothing changes. */
  cancelWebhookDelivery: CancelWebhookDeliveryPayload;
  /** What the replay has not let go yet stays as it is; again changes nothing. */
  cancelWebhookReplay: CancelWebhookReplayPayload;
  /**
   * Charges the viewer, once for one idempotency key. A declined charge is data, with the status DECLINED. A charge whose
   * outcome is not known has the status UNKNOWN: it is resolved without a further call; the same call again, with the same
   * key, asks the provider at once and never charges twice. 20 calls a minute for each person, repeated ones included.
   */
  createCharge: CreateChargePayload;
  createPost: CreatePostPayload;
  createWebhookEndpoint: CreateWebhookEndpointPayload;
  /**
   * Takes back one's own comment: the text is erased, the comment stays as a tombstone with its replies. Doing it again
   * changes nothing. Refusals: `NOT_FOUND`; `FORBIDDEN` for someone else's.
   */
  deleteComment: DeleteCommentPayload;
  /** What is on its way to it is canceled; its deliveries stay listed. */
  deleteWebhookEndpoint: DeleteWebhookEndpointPayload;
  /** Changes the text of one's own comment. Refusals: `NOT_FOUND`; `FORBIDDEN` for someone else's or a deleted one. */
  editComment: EditCommentPayload;
  /** Reports a comment that everyone can see, once for each of its revisions. 20 a minute for each person. */
  flagComment: FlagCommentPayload;
  /**
   * Marks up to 1,000 of the viewer's notifications as read; null marks all. Ids of other people's or deleted
   * notifications are passed over, and what is read already keeps its `readAt`.
   */
  markNotificationsRead: MarkNotificationsReadPayload;
  /** Gives back a charge or a part of it. All refunds together are never more than the charge. */
  refundCharge: RefundChargePayload;
  /** Ends a suspension and a shadow ban. */
  reinstateUser: ModerateUserPayload;
  /** Takes a comment away from everyone but moderators; upholds its open flags. */
  removeComment: ModerateCommentPayload;
  /** Does the job again, with all of its attempts. */
  replayDeadJob: ReplayDeadJobPayload;
  /**
   * Sends again what matches now, each with the full schedule, from `at` on (now where it is null or past), up to `maxPerSecond` (1 to
   * 1,000) a second. Without a status those that are `DEAD`; `PENDING` ones need no replay and are refused.
   */
  replayWebhookDeliveries: ReplayWebhookDeliveriesPayload;
  /**
   * Sends the message again with the full schedule: at `at` (within a year), or now where it is null or past. What comes of an attempt
   * that runs meanwhile does not count.
   */
  replayWebhookDelivery: ReplayWebhookDeliveryPayload;
  /** Brings a removed, hidden or held comment back. */
  restoreComment: ModerateCommentPayload;
  /**
   * Makes a new secret. For `overlap` (such as `24h`, at most `30d`) messages are signed with both, so that receivers have time to change;
   * `0s` ends all former secrets at once.
   */
  rotateWebhookSecret: RotateWebhookSecretPayload;
  /** Sends a message of the type `webhook.test` to this endpoint, which must not be `DISABLED`. */
  sendTestWebhook: SendTestWebhookPayload;
  /**
   * Chooses when notifications come by e-mail, from now on. A notification that was read by then, or whose comment the
   * viewer may no longer read, is not mailed. A server that is not set up for mail sends nothing.
   */
  setEmailNotifications: SetEmailNotificationsPayload;
  setPostLocked: SetPostLockedPayload;
  /** Follows the thread of a post for the viewer, or no longer. Refusal: `NOT_FOUND`. */
  setThreadFollowed: SetThreadFollowedPayload;
  /** Mutes the thread of a post for the viewer, or lets it speak again. Muting wins over following. Refusal: `NOT_FOUND`. */
  setThreadMuted: SetThreadMutedPayload;
  /**
   * 20 a minute for each handle and address.
   * Refusal: `UNAUTHENTICATED`, the same for a wrong password and an unknown handle.
   */
  signIn: AuthPayload;
  /** 30 within 10 minutes for each address. */
  signUp: AuthPayload;
  /** For people with a lower role than one's own. */
  suspendUser: ModerateUserPayload;
  updateWebhookEndpoint: UpdateWebhookEndpointPayload;
  /**
   * Votes, changes the vote, or with null takes it back; repeating it changes nothing. Refusals: `NOT_FOUND`;
   * `FORBIDDEN` for one that not everyone can see. 60 a minute for each person.
   */
  voteComment: VoteCommentPayload;
};


export type MutationAddCommentArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: AddCommentInput;
};


export type MutationApproveCommentArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationCancelWebhookDeliveryArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCancelWebhookReplayArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCreateChargeArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreateChargeInput;
};


export type MutationCreatePostArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreatePostInput;
};


export type MutationCreateWebhookEndpointArgs = {
  input: CreateWebhookEndpointInput;
};


export type MutationDeleteCommentArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDeleteWebhookEndpointArgs = {
  id: Scalars['ID']['input'];
};


export type MutationEditCommentArgs = {
  input: EditCommentInput;
};


export type MutationFlagCommentArgs = {
  input: FlagCommentInput;
};


export type MutationMarkNotificationsReadArgs = {
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};


export type MutationRefundChargeArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: RefundChargeInput;
};


export type MutationReinstateUserArgs = {
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationRemoveCommentArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationReplayDeadJobArgs = {
  id: Scalars['ID']['input'];
};


export type MutationReplayWebhookDeliveriesArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
  filter: WebhookDeliveryFilter;
  maxPerSecond?: Scalars['Int']['input'];
};


export type MutationReplayWebhookDeliveryArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
  id: Scalars['ID']['input'];
};


export type MutationRestoreCommentArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationRotateWebhookSecretArgs = {
  id: Scalars['ID']['input'];
  overlap?: Scalars['String']['input'];
};


export type MutationSendTestWebhookArgs = {
  endpointId: Scalars['ID']['input'];
};


export type MutationSetEmailNotificationsArgs = {
  mode: EmailMode;
};


export type MutationSetPostLockedArgs = {
  id: Scalars['ID']['input'];
  locked: Scalars['Boolean']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
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


export type MutationSuspendUserArgs = {
  input: SuspendUserInput;
};


export type MutationUpdateWebhookEndpointArgs = {
  input: UpdateWebhookEndpointInput;
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
  /** The viewer's charges, or for administrators those of another payer; the newest first. `first`: 1 to 100. */
  charges: ChargeConnection;
  /** The newest first. `first`: 1 to 100. */
  deadJobs: DeadJobConnection;
  /** When the viewer gets notifications by e-mail. */
  emailNotifications: EmailMode;
  /** Decisions, of all or on one comment, post or person; the newest first. `first`: 1 to 100. */
  moderationLog: ModerationLogEntryConnection;
  /** What waits for a decision. `first`: 1 to 100. */
  moderationQueue: ModerationItemConnection;
  /** Whatever has this id; null where there is nothing (any more) that the viewer may see. */
  node: Maybe<Node>;
  /** The viewer's notifications, the newest first. `first`: 1 to 100. */
  notifications: NotificationConnection;
  post: Maybe<Post>;
  /** All posts, the newest first. `first`: 1 to 100. */
  posts: PostConnection;
  /**
   * Comments that everyone can see and that hold all words of `text`, the newest first. `text` is 1 to 200 characters in
   * the way of a web search: `"a phrase"`, `or`, `-without`. `postId` keeps to one post. `first`: 1 to 100. 30 searches a
   * minute for each person or address.
   */
  searchComments: CommentConnection;
  unreadNotificationCount: Scalars['Int']['output'];
  user: Maybe<User>;
  /** Who is signed in; null for nobody. */
  viewer: Maybe<User>;
  /** The newest first. `first`: 1 to 100. */
  webhookDeliveries: WebhookDeliveryConnection;
  /** The newest first. `first`: 1 to 100. */
  webhookEndpoints: WebhookEndpointConnection;
  /** The newest first. `first`: 1 to 100. */
  webhookLog: WebhookLogEntryConnection;
};


export type QueryChargesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  payerId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryDeadJobsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryModerationLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  subjectId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryModerationQueueArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  queue: ModerationQueue;
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


export type QueryWebhookDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WebhookDeliveryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryWebhookEndpointsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryWebhookLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Money that was given back, or is to be. */
export type Refund = Node & {
  __typename?: 'Refund';
  charge: Charge;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  money: Money;
  status: RefundStatus;
};

export type RefundChargeInput = {
  /** In the currency's minor units; null for all that is left. */
  amount?: InputMaybe<Scalars['SafeInt']['input']>;
  chargeId: Scalars['ID']['input'];
  /** Up to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type RefundChargePayload = {
  __typename?: 'RefundChargePayload';
  /** As the first call with this key left it. */
  refund: Refund;
};

export type RefundConnection = {
  __typename?: 'RefundConnection';
  edges: Array<RefundEdge>;
  nodes: Array<Refund>;
  pageInfo: PageInfo;
};

export type RefundEdge = {
  __typename?: 'RefundEdge';
  cursor: Scalars['String']['output'];
  node: Refund;
};

export type RefundStatus =
  | 'FAILED'
  /** On its way, or not yet known. */
  | 'PENDING'
  | 'SUCCEEDED';

export type ReplayDeadJobPayload = {
  __typename?: 'ReplayDeadJobPayload';
  deadJob: DeadJob;
};

export type ReplayWebhookDeliveriesPayload = {
  __typename?: 'ReplayWebhookDeliveriesPayload';
  /** How many deliveries matched. */
  count: Scalars['Int']['output'];
  replay: WebhookReplay;
};

export type ReplayWebhookDeliveryPayload = {
  __typename?: 'ReplayWebhookDeliveryPayload';
  delivery: WebhookDelivery;
};

/** What a person may do; each role may do all that the one before it may. */
export type Role =
  | 'ADMIN'
  | 'MODERATOR'
  | 'USER';

export type RotateWebhookSecretPayload = {
  __typename?: 'RotateWebhookSecretPayload';
  endpoint: WebhookEndpoint;
  /** The new secret (`whsec_…`). It is shown here only. */
  secret: Scalars['String']['output'];
};

export type SendTestWebhookPayload = {
  __typename?: 'SendTestWebhookPayload';
  delivery: WebhookDelivery;
};

export type SetEmailNotificationsPayload = {
  __typename?: 'SetEmailNotificationsPayload';
  mode: EmailMode;
};

export type SetPostLockedPayload = {
  __typename?: 'SetPostLockedPayload';
  post: Post;
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

/**
 * Over a WebSocket at /graphql (the protocol graphql-transport-ws) or server-sent events at /graphql/stream. What is brought
 * is what the viewer may see at that moment. A subscription that misses something, or may have, ends with `UNAVAILABLE`.
 */
export type Subscription = {
  __typename?: 'Subscription';
  /**
   * The comments that are added to a post, each once, when the viewer may see it: with everyone, or as its author or a
   * moderator before. With `since` first those added after that moment, the oldest first, at most 100: with more it ends
   * with `BAD_USER_INPUT`, to fetch the thread anew. Transactions may end in another order than they began: ask from a few
   * seconds before the last `createdAt` that you know, and leave out what you have. Refusal: `NOT_FOUND`.
   */
  commentAdded: Comment;
  /**
   * The comments of a post whose text, state or votes changed, as they are now: a removed, deleted or held one comes as a
   * tombstone to those who may not read it. Changes that follow each other closely come as one. After an interruption fetch
   * the thread anew. Refusal: `NOT_FOUND`.
   */
  commentChanged: Comment;
  /**
   * The viewer's notifications as they come. With `since` first those that came after that moment, the oldest first, at most
   * 100: with more it ends with `BAD_USER_INPUT`, to fetch them anew.
   */
  notificationAdded: Notification;
};


/**
 * Over a WebSocket at /graphql (the protocol graphql-transport-ws) or server-sent events at /graphql/stream. What is brought
 * is what the viewer may see at that moment. A subscription that misses something, or may have, ends with `UNAVAILABLE`.
 */
export type SubscriptionCommentAddedArgs = {
  postId: Scalars['ID']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
};


/**
 * Over a WebSocket at /graphql (the protocol graphql-transport-ws) or server-sent events at /graphql/stream. What is brought
 * is what the viewer may see at that moment. A subscription that misses something, or may have, ends with `UNAVAILABLE`.
 */
export type SubscriptionCommentChangedArgs = {
  postId: Scalars['ID']['input'];
};


/**
 * Over a WebSocket at /graphql (the protocol graphql-transport-ws) or server-sent events at /graphql/stream. What is brought
 * is what the viewer may see at that moment. A subscription that misses something, or may have, ends with `UNAVAILABLE`.
 */
export type SubscriptionNotificationAddedArgs = {
  since?: InputMaybe<Scalars['DateTime']['input']>;
};

export type SuspendUserInput = {
  id: Scalars['ID']['input'];
  /** 1 to 1,000 characters, for the log. */
  reason: Scalars['String']['input'];
  /** Instead of suspending: only the person and moderators see the person's comments, and nothing tells. */
  shadow?: Scalars['Boolean']['input'];
  /** Null: until somebody reinstates the person. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What is left out stays as it is. */
export type UpdateWebhookEndpointInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  eventTypes?: InputMaybe<Array<Scalars['String']['input']>>;
  id: Scalars['ID']['input'];
  /** `ACTIVE` also gives the endpoint a fresh start: what waited for it goes on, slowly at first. */
  status?: InputMaybe<WebhookEndpointStatus>;
  url?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateWebhookEndpointPayload = {
  __typename?: 'UpdateWebhookEndpointPayload';
  endpoint: WebhookEndpoint;
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
  /** Told to moderators; null for everyone else. */
  shadowBanned: Maybe<Scalars['Boolean']['output']>;
  /**
   * Until when the person can read and not write; the end of 9999 until somebody reinstates. Told to the person and to
   * moderators.
   */
  suspendedUntil: Maybe<Scalars['DateTime']['output']>;
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

export type WebhookAttempt = {
  __typename?: 'WebhookAttempt';
  durationMs: Scalars['Int']['output'];
  error: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  number: Scalars['Int']['output'];
  /** The first 16 KB of the answer. */
  responseBody: Maybe<Scalars['String']['output']>;
  startedAt: Scalars['DateTime']['output'];
  /** Null where no answer came. */
  statusCode: Maybe<Scalars['Int']['output']>;
};

export type WebhookAttemptConnection = {
  __typename?: 'WebhookAttemptConnection';
  edges: Array<WebhookAttemptEdge>;
  nodes: Array<WebhookAttempt>;
  pageInfo: PageInfo;
};

export type WebhookAttemptEdge = {
  __typename?: 'WebhookAttemptEdge';
  cursor: Scalars['String']['output'];
  node: WebhookAttempt;
};

/** One message on its way to one endpoint. */
export type WebhookDelivery = Node & {
  __typename?: 'WebhookDelivery';
  attemptCount: Scalars['Int']['output'];
  /** The oldest first. `first`: 1 to 100. */
  attempts: WebhookAttemptConnection;
  createdAt: Scalars['DateTime']['output'];
  endpoint: WebhookEndpoint;
  eventType: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The header `webhook-id`: the same for every endpoint, over all retries and replays. */
  messageId: Scalars['String']['output'];
  /** The earliest time of the next attempt; null unless `PENDING`. A struggling endpoint may get it later. */
  nextAttemptAt: Maybe<Scalars['DateTime']['output']>;
  /** The body that is sent. */
  payload: Scalars['JSON']['output'];
  status: WebhookDeliveryStatus;
};


/** One message on its way to one endpoint. */
export type WebhookDeliveryAttemptsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  edges: Array<WebhookDeliveryEdge>;
  nodes: Array<WebhookDelivery>;
  pageInfo: PageInfo;
};

export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  cursor: Scalars['String']['output'];
  node: WebhookDelivery;
};

/** All that is given must hold. */
export type WebhookDeliveryFilter = {
  endpointId?: InputMaybe<Scalars['ID']['input']>;
  eventType?: InputMaybe<Scalars['String']['input']>;
  /** Created at this time or later. */
  since?: InputMaybe<Scalars['DateTime']['input']>;
  status?: InputMaybe<WebhookDeliveryStatus>;
  /** Created before this time. */
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

export type WebhookDeliveryStatus =
  | 'CANCELED'
  /** All attempts failed. It can be replayed. */
  | 'DEAD'
  /** Answered with a status from 200 to 299. */
  | 'DELIVERED'
  /** On its way: waiting for its next attempt, or being attempted. */
  | 'PENDING';

/**
 * Where messages are sent: `POST` of `{ "type", "timestamp", "data" }`, signed as Standard Webhooks 1.0 says (headers `webhook-id`,
 * `webhook-timestamp`, `webhook-signature`). `data` names things by the ids of this API and holds no text: ask `node` for
 * it. Any answer from 200 to 299 within 15 s is a success. Otherwise it is sent again, with the same `webhook-id`, after 5 s,
 * 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, each ± 20 %, or later where the answer's `Retry-After` says so. Messages may
 * come more than once, and in any order.
 */
export type WebhookEndpoint = Node & {
  __typename?: 'WebhookEndpoint';
  createdAt: Scalars['DateTime']['output'];
  description: Maybe<Scalars['String']['output']>;
  eventTypes: Array<Scalars['String']['output']>;
  /** Since when nothing but failures came; null while it works. */
  failingSince: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  status: WebhookEndpointStatus;
  url: Scalars['String']['output'];
};

export type WebhookEndpointConnection = {
  __typename?: 'WebhookEndpointConnection';
  edges: Array<WebhookEndpointEdge>;
  nodes: Array<WebhookEndpoint>;
  pageInfo: PageInfo;
};

export type WebhookEndpointEdge = {
  __typename?: 'WebhookEndpointEdge';
  cursor: Scalars['String']['output'];
  node: WebhookEndpoint;
};

export type WebhookEndpointStatus =
  | 'ACTIVE'
  /**
   * By the system, after five days of nothing but failure or an answer 410, or by an administrator. What happens meanwhile is not
   * recorded for it; what was not delivered before waits.
   */
  | 'DISABLED'
  /** Takes what happens, and sends it once it is `ACTIVE` again. */
  | 'PAUSED';

/** Who did what to the webhooks. Entries are never changed. */
export type WebhookLogEntry = {
  __typename?: 'WebhookLogEntry';
  /**
   * `endpoint.created`, `endpoint.updated`, `endpoint.deleted`, `endpoint.disabled`, `secret.rotated`, `delivery.replayed`,
   * `delivery.canceled`, `deliveries.replayed` or `replay.canceled`.
   */
  action: Scalars['String']['output'];
  /** Null where the system did it. */
  actor: Maybe<User>;
  createdAt: Scalars['DateTime']['output'];
  details: Scalars['JSON']['output'];
  endpoint: Maybe<WebhookEndpoint>;
  id: Scalars['ID']['output'];
};

export type WebhookLogEntryConnection = {
  __typename?: 'WebhookLogEntryConnection';
  edges: Array<WebhookLogEntryEdge>;
  nodes: Array<WebhookLogEntry>;
  pageInfo: PageInfo;
};

export type WebhookLogEntryEdge = {
  __typename?: 'WebhookLogEntryEdge';
  cursor: Scalars['String']['output'];
  node: WebhookLogEntry;
};

/** A replay of many deliveries, let go little by little. */
export type WebhookReplay = {
  __typename?: 'WebhookReplay';
  endedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  released: Scalars['Int']['output'];
  /** Deliveries that matched when it was asked for. */
  total: Scalars['Int']['output'];
};

export type ModerationQueueQueryVariables = Exact<{
  queue: ModerationQueue;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ModerationQueueQuery = { __typename?: 'Query', moderationQueue: { __typename?: 'ModerationItemConnection', totalCount: number, nodes: Array<{ __typename?: 'ModerationItem', enteredAt: string, flagWeight: number, spamScore: number | null, spamReasons: Array<string>, comment: { __typename?: 'Comment', id: string, body: string | null, state: CommentState, version: number, createdAt: string, author: { __typename?: 'User', id: string, handle: string, role: Role, createdAt: string, suspendedUntil: string | null, shadowBanned: boolean | null } | null, post: { __typename?: 'Post', id: string, title: string } }, flags: { __typename?: 'FlagConnection', nodes: Array<{ __typename?: 'Flag', id: string, reason: FlagReason, note: string | null, weight: number, createdAt: string, resolution: FlagResolution | null, reporter: { __typename?: 'User', id: string, handle: string } }> }, thread: Array<{ __typename?: 'Comment', id: string, body: string | null, author: { __typename?: 'User', id: string, handle: string } | null }>, authorRecord: { __typename?: 'AuthorRecord', visible: number, removed: number, flagsUpheld: number, flagsDismissed: number } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ItemFieldsFragment = { __typename?: 'ModerationItem', enteredAt: string, flagWeight: number, spamScore: number | null, spamReasons: Array<string>, comment: { __typename?: 'Comment', id: string, body: string | null, state: CommentState, version: number, createdAt: string, author: { __typename?: 'User', id: string, handle: string, role: Role, createdAt: string, suspendedUntil: string | null, shadowBanned: boolean | null } | null, post: { __typename?: 'Post', id: string, title: string } }, flags: { __typename?: 'FlagConnection', nodes: Array<{ __typename?: 'Flag', id: string, reason: FlagReason, note: string | null, weight: number, createdAt: string, resolution: FlagResolution | null, reporter: { __typename?: 'User', id: string, handle: string } }> }, thread: Array<{ __typename?: 'Comment', id: string, body: string | null, author: { __typename?: 'User', id: string, handle: string } | null }>, authorRecord: { __typename?: 'AuthorRecord', visible: number, removed: number, flagsUpheld: number, flagsDismissed: number } | null };

export type ApproveCommentMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
}>;


export type ApproveCommentMutation = { __typename?: 'Mutation', approveComment: { __typename?: 'ModerateCommentPayload', comment: { __typename?: 'Comment', id: string, body: string | null, state: CommentState, version: number } } };

export type DecidedFragment = { __typename?: 'Comment', id: string, body: string | null, state: CommentState, version: number };

export type RemoveCommentMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
}>;


export type RemoveCommentMutation = { __typename?: 'Mutation', removeComment: { __typename?: 'ModerateCommentPayload', comment: { __typename?: 'Comment', id: string, body: string | null, state: CommentState, version: number } } };

export type RestoreCommentMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
}>;


export type RestoreCommentMutation = { __typename?: 'Mutation', restoreComment: { __typename?: 'ModerateCommentPayload', comment: { __typename?: 'Comment', id: string, body: string | null, state: CommentState, version: number } } };

export type SuspendUserMutationVariables = Exact<{
  input: SuspendUserInput;
}>;


export type SuspendUserMutation = { __typename?: 'Mutation', suspendUser: { __typename?: 'ModerateUserPayload', user: { __typename?: 'User', id: string, suspendedUntil: string | null, shadowBanned: boolean | null } } };

export type StandingFragment = { __typename?: 'User', id: string, suspendedUntil: string | null, shadowBanned: boolean | null };

export type ReinstateUserMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReinstateUserMutation = { __typename?: 'Mutation', reinstateUser: { __typename?: 'ModerateUserPayload', user: { __typename?: 'User', id: string, suspendedUntil: string | null, shadowBanned: boolean | null } } };

export type ModerationLogQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ModerationLogQuery = { __typename?: 'Query', moderationLog: { __typename?: 'ModerationLogEntryConnection', nodes: Array<{ __typename?: 'ModerationLogEntry', id: string, verb: ModerationVerb, reason: string | null, before: unknown, after: unknown, createdAt: string, moderator: { __typename?: 'User', id: string, handle: string } | null, subject:
        | { __typename: 'Charge', id: string }
        | { __typename: 'Comment', body: string | null, state: CommentState, version: number, id: string }
        | { __typename: 'ModerationLogEntry', id: string }
        | { __typename: 'Notification', id: string }
        | { __typename: 'Post', title: string, id: string }
        | { __typename: 'Refund', id: string }
        | { __typename: 'User', handle: string, suspendedUntil: string | null, shadowBanned: boolean | null, id: string }
        | { __typename: 'WebhookDelivery', id: string }
        | { __typename: 'WebhookEndpoint', id: string }
       }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type WebhookEndpointsQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type WebhookEndpointsQuery = { __typename?: 'Query', webhookEndpoints: { __typename?: 'WebhookEndpointConnection', nodes: Array<{ __typename?: 'WebhookEndpoint', id: string, url: string, description: string | null, eventTypes: Array<string>, status: WebhookEndpointStatus, failingSince: string | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type SetEndpointStatusMutationVariables = Exact<{
  input: UpdateWebhookEndpointInput;
}>;


export type SetEndpointStatusMutation = { __typename?: 'Mutation', updateWebhookEndpoint: { __typename?: 'UpdateWebhookEndpointPayload', endpoint: { __typename?: 'WebhookEndpoint', id: string, status: WebhookEndpointStatus, failingSince: string | null } } };

export type DeadDeliveriesQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type DeadDeliveriesQuery = { __typename?: 'Query', webhookDeliveries: { __typename?: 'WebhookDeliveryConnection', nodes: Array<{ __typename?: 'WebhookDelivery', id: string, eventType: string, status: WebhookDeliveryStatus, attemptCount: number, createdAt: string, endpoint: { __typename?: 'WebhookEndpoint', id: string, url: string }, attempts: { __typename?: 'WebhookAttemptConnection', nodes: Array<{ __typename?: 'WebhookAttempt', id: string, number: number, startedAt: string, statusCode: number | null, error: string | null }> } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ReplayDeliveryMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReplayDeliveryMutation = { __typename?: 'Mutation', replayWebhookDelivery: { __typename?: 'ReplayWebhookDeliveryPayload', delivery: { __typename?: 'WebhookDelivery', id: string, status: WebhookDeliveryStatus } } };

export type ReplayDeadDeliveriesMutationVariables = Exact<{ [key: string]: never; }>;


export type ReplayDeadDeliveriesMutation = { __typename?: 'Mutation', replayWebhookDeliveries: { __typename?: 'ReplayWebhookDeliveriesPayload', count: number } };

export type DeadJobsQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type DeadJobsQuery = { __typename?: 'Query', deadJobs: { __typename?: 'DeadJobConnection', nodes: Array<{ __typename?: 'DeadJob', id: string, job: string, payload: unknown, diedAt: string, replayedAt: string | null, failures: Array<{ __typename?: 'JobFailure', at: string, error: string }> }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ReplayDeadJobMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReplayDeadJobMutation = { __typename?: 'Mutation', replayDeadJob: { __typename?: 'ReplayDeadJobPayload', deadJob: { __typename?: 'DeadJob', id: string, replayedAt: string | null } } };

export type UnreadCountQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadCountQuery = { __typename?: 'Query', unreadNotificationCount: number };

export type NotificationsQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type NotificationsQuery = { __typename?: 'Query', notifications: { __typename?: 'NotificationConnection', nodes: Array<{ __typename?: 'Notification', id: string, kind: NotificationKind, createdAt: string, readAt: string | null, actor: { __typename?: 'User', id: string, handle: string } | null, subject:
        | { __typename: 'Charge', id: string }
        | { __typename: 'Comment', body: string | null, id: string, post: { __typename?: 'Post', id: string, title: string } }
        | { __typename: 'ModerationLogEntry', id: string }
        | { __typename: 'Notification', id: string }
        | { __typename: 'Post', id: string }
        | { __typename: 'Refund', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'WebhookDelivery', id: string }
        | { __typename: 'WebhookEndpoint', id: string }
       | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type MarkReadMutationVariables = Exact<{
  ids?: InputMaybe<Array<Scalars['ID']['input']> | Scalars['ID']['input']>;
}>;


export type MarkReadMutation = { __typename?: 'Mutation', markNotificationsRead: { __typename?: 'MarkNotificationsReadPayload', unreadCount: number } };

export type NotificationAddedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type NotificationAddedSubscription = { __typename?: 'Subscription', notificationAdded: { __typename?: 'Notification', id: string, kind: NotificationKind } };

export type PostsQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type PostsQuery = { __typename?: 'Query', posts: { __typename?: 'PostConnection', nodes: Array<{ __typename?: 'Post', id: string, title: string, createdAt: string, commentCount: number, locked: boolean, author: { __typename?: 'User', id: string, handle: string } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type PostFieldsFragment = { __typename?: 'Post', id: string, title: string, createdAt: string, commentCount: number, locked: boolean, author: { __typename?: 'User', id: string, handle: string } | null };

export type CreatePostMutationVariables = Exact<{
  input: CreatePostInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
}>;


export type CreatePostMutation = { __typename?: 'Mutation', createPost: { __typename?: 'CreatePostPayload', post: { __typename?: 'Post', body: string, id: string, title: string, createdAt: string, commentCount: number, locked: boolean, author: { __typename?: 'User', id: string, handle: string } | null } } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { __typename?: 'Query', viewer: { __typename?: 'User', id: string, handle: string, displayName: string, role: Role, suspendedUntil: string | null } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { __typename?: 'Mutation', signIn: { __typename?: 'AuthPayload', token: string } };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { __typename?: 'Mutation', signUp: { __typename?: 'AuthPayload', token: string } };

export type ThreadQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  sort: CommentSort;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ThreadQuery = { __typename?: 'Query', post: { __typename?: 'Post', body: string, id: string, title: string, createdAt: string, commentCount: number, locked: boolean, comments: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, replies: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, author: { __typename?: 'User', id: string, handle: string, displayName: string } | null, post: { __typename?: 'Post', id: string }, anyReply: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string }> } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } }, author: { __typename?: 'User', id: string, handle: string, displayName: string } | null, post: { __typename?: 'Post', id: string }, anyReply: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string }> } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } }, author: { __typename?: 'User', id: string, handle: string } | null } | null };

export type CommentViewFragment = { __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, author: { __typename?: 'User', id: string, handle: string, displayName: string } | null, post: { __typename?: 'Post', id: string }, anyReply: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string }> } };

export type RepliesQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  sort: CommentSort;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type RepliesQuery = { __typename?: 'Query', node:
    | { __typename: 'Charge' }
    | { __typename: 'Comment', id: string, replies: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, author: { __typename?: 'User', id: string, handle: string, displayName: string } | null, post: { __typename?: 'Post', id: string }, anyReply: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string }> } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } }
    | { __typename: 'ModerationLogEntry' }
    | { __typename: 'Notification' }
    | { __typename: 'Post' }
    | { __typename: 'Refund' }
    | { __typename: 'User' }
    | { __typename: 'WebhookDelivery' }
    | { __typename: 'WebhookEndpoint' }
   | null };

export type OneCommentQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type OneCommentQuery = { __typename?: 'Query', node:
    | { __typename: 'Charge' }
    | { __typename: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, post: { __typename?: 'Post', id: string, title: string, locked: boolean }, parent: { __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, author: { __typename?: 'User', id: string, handle: string, displayName: string } | null, post: { __typename?: 'Post', id: string }, anyReply: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string }> } } | null, author: { __typename?: 'User', id: string, handle: string, displayName: string } | null, anyReply: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string }> } }
    | { __typename: 'ModerationLogEntry' }
    | { __typename: 'Notification' }
    | { __typename: 'Post' }
    | { __typename: 'Refund' }
    | { __typename: 'User' }
    | { __typename: 'WebhookDelivery' }
    | { __typename: 'WebhookEndpoint' }
   | null };

export type AddCommentMutationVariables = Exact<{
  input: AddCommentInput;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
}>;


export type AddCommentMutation = { __typename?: 'Mutation', addComment: { __typename?: 'AddCommentPayload', comment: { __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, post: { __typename?: 'Post', id: string, commentCount: number }, parent: { __typename?: 'Comment', id: string, replyCount: number } | null, author: { __typename?: 'User', id: string, handle: string, displayName: string } | null, anyReply: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string }> } } } };

export type EditCommentMutationVariables = Exact<{
  input: EditCommentInput;
}>;


export type EditCommentMutation = { __typename?: 'Mutation', editComment: { __typename?: 'EditCommentPayload', comment: { __typename?: 'Comment', id: string, body: string | null, state: CommentState, version: number, editedAt: string | null } } };

export type DeleteCommentMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type DeleteCommentMutation = { __typename?: 'Mutation', deleteComment: { __typename?: 'DeleteCommentPayload', comment: { __typename?: 'Comment', id: string, body: string | null, state: CommentState, version: number, author: { __typename?: 'User', id: string } | null, post: { __typename?: 'Post', id: string, commentCount: number } } } };

export type VoteCommentMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  vote?: InputMaybe<Vote>;
}>;


export type VoteCommentMutation = { __typename?: 'Mutation', voteComment: { __typename?: 'VoteCommentPayload', comment: { __typename?: 'Comment', id: string, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null } } };

export type FlagCommentMutationVariables = Exact<{
  input: FlagCommentInput;
}>;


export type FlagCommentMutation = { __typename?: 'Mutation', flagComment: { __typename?: 'FlagCommentPayload', comment: { __typename?: 'Comment', id: string, state: CommentState } } };

export type CommentAddedSubscriptionVariables = Exact<{
  postId: Scalars['ID']['input'];
}>;


export type CommentAddedSubscription = { __typename?: 'Subscription', commentAdded: { __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, post: { __typename?: 'Post', id: string, commentCount: number }, parent: { __typename?: 'Comment', id: string, replyCount: number } | null, author: { __typename?: 'User', id: string, handle: string, displayName: string } | null, anyReply: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string }> } } };

export type CommentChangedSubscriptionVariables = Exact<{
  postId: Scalars['ID']['input'];
}>;


export type CommentChangedSubscription = { __typename?: 'Subscription', commentChanged: { __typename?: 'Comment', id: string, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, replyCount: number, editedAt: string | null, author: { __typename?: 'User', id: string, handle: string, displayName: string } | null } };

export const ItemFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ItemFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ModerationItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enteredAt"}},{"kind":"Field","name":{"kind":"Name","value":"flagWeight"}},{"kind":"Field","name":{"kind":"Name","value":"spamScore"}},{"kind":"Field","name":{"kind":"Name","value":"spamReasons"}},{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"suspendedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"shadowBanned"}}]}},{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"flags"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"reporter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"thread"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"authorRecord"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"visible"}},{"kind":"Field","name":{"kind":"Name","value":"removed"}},{"kind":"Field","name":{"kind":"Name","value":"flagsUpheld"}},{"kind":"Field","name":{"kind":"Name","value":"flagsDismissed"}}]}}]}}]} as unknown as DocumentNode<ItemFieldsFragment, unknown>;
export const DecidedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Decided"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<DecidedFragment, unknown>;
export const StandingFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Standing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"suspendedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"shadowBanned"}}]}}]} as unknown as DocumentNode<StandingFragment, unknown>;
export const PostFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PostFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Post"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"commentCount"}},{"kind":"Field","name":{"kind":"Name","value":"locked"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}}]}}]}}]} as unknown as DocumentNode<PostFieldsFragment, unknown>;
export const CommentViewFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CommentView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"depth"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"upvotes"}},{"kind":"Field","name":{"kind":"Name","value":"downvotes"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"viewerVote"}},{"kind":"Field","name":{"kind":"Name","value":"replyCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"editedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"anyReply"},"name":{"kind":"Name","value":"replies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<CommentViewFragment, unknown>;
export const ModerationQueueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ModerationQueue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"queue"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ModerationQueue"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"moderationQueue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"queue"},"value":{"kind":"Variable","name":{"kind":"Name","value":"queue"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ItemFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ItemFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ModerationItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enteredAt"}},{"kind":"Field","name":{"kind":"Name","value":"flagWeight"}},{"kind":"Field","name":{"kind":"Name","value":"spamScore"}},{"kind":"Field","name":{"kind":"Name","value":"spamReasons"}},{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"suspendedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"shadowBanned"}}]}},{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"flags"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"resolution"}},{"kind":"Field","name":{"kind":"Name","value":"reporter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"thread"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"authorRecord"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"visible"}},{"kind":"Field","name":{"kind":"Name","value":"removed"}},{"kind":"Field","name":{"kind":"Name","value":"flagsUpheld"}},{"kind":"Field","name":{"kind":"Name","value":"flagsDismissed"}}]}}]}}]} as unknown as DocumentNode<ModerationQueueQuery, ModerationQueueQueryVariables>;
export const ApproveCommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApproveComment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"expectedVersion"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"approveComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"expectedVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"expectedVersion"}}},{"kind":"Argument","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Decided"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Decided"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<ApproveCommentMutation, ApproveCommentMutationVariables>;
export const RemoveCommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveComment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"expectedVersion"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"expectedVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"expectedVersion"}}},{"kind":"Argument","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Decided"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Decided"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<RemoveCommentMutation, RemoveCommentMutationVariables>;
export const RestoreCommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RestoreComment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"expectedVersion"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"restoreComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"expectedVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"expectedVersion"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Decided"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Decided"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<RestoreCommentMutation, RestoreCommentMutationVariables>;
export const SuspendUserDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SuspendUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SuspendUserInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"suspendUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Standing"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Standing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"suspendedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"shadowBanned"}}]}}]} as unknown as DocumentNode<SuspendUserMutation, SuspendUserMutationVariables>;
export const ReinstateUserDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReinstateUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reinstateUser"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Standing"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Standing"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"suspendedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"shadowBanned"}}]}}]} as unknown as DocumentNode<ReinstateUserMutation, ReinstateUserMutationVariables>;
export const ModerationLogDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ModerationLog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"moderationLog"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"verb"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"moderator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subject"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"suspendedUntil"}},{"kind":"Field","name":{"kind":"Name","value":"shadowBanned"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Post"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ModerationLogQuery, ModerationLogQueryVariables>;
export const WebhookEndpointsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WebhookEndpoints"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhookEndpoints"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"eventTypes"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<WebhookEndpointsQuery, WebhookEndpointsQueryVariables>;
export const SetEndpointStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetEndpointStatus"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateWebhookEndpointInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateWebhookEndpoint"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endpoint"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}}]}}]}}]}}]} as unknown as DocumentNode<SetEndpointStatusMutation, SetEndpointStatusMutationVariables>;
export const DeadDeliveriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DeadDeliveries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhookDeliveries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"EnumValue","value":"DEAD"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"eventType"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attemptCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"endpoint"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"statusCode"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<DeadDeliveriesQuery, DeadDeliveriesQueryVariables>;
export const ReplayDeliveryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReplayDelivery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replayWebhookDelivery"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<ReplayDeliveryMutation, ReplayDeliveryMutationVariables>;
export const ReplayDeadDeliveriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReplayDeadDeliveries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replayWebhookDeliveries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"EnumValue","value":"DEAD"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]} as unknown as DocumentNode<ReplayDeadDeliveriesMutation, ReplayDeadDeliveriesMutationVariables>;
export const DeadJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DeadJobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deadJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"job"}},{"kind":"Field","name":{"kind":"Name","value":"payload"}},{"kind":"Field","name":{"kind":"Name","value":"diedAt"}},{"kind":"Field","name":{"kind":"Name","value":"replayedAt"}},{"kind":"Field","name":{"kind":"Name","value":"failures"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<DeadJobsQuery, DeadJobsQueryVariables>;
export const ReplayDeadJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReplayDeadJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replayDeadJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deadJob"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"replayedAt"}}]}}]}}]}}]} as unknown as DocumentNode<ReplayDeadJobMutation, ReplayDeadJobMutationVariables>;
export const UnreadCountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UnreadCount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unreadNotificationCount"}}]}}]} as unknown as DocumentNode<UnreadCountQuery, UnreadCountQueryVariables>;
export const NotificationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Notifications"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notifications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}},{"kind":"Field","name":{"kind":"Name","value":"actor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subject"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<NotificationsQuery, NotificationsQueryVariables>;
export const MarkReadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MarkRead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"markNotificationsRead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unreadCount"}}]}}]}}]} as unknown as DocumentNode<MarkReadMutation, MarkReadMutationVariables>;
export const NotificationAddedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"NotificationAdded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notificationAdded"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]} as unknown as DocumentNode<NotificationAddedSubscription, NotificationAddedSubscriptionVariables>;
export const PostsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Posts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"posts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PostFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PostFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Post"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"commentCount"}},{"kind":"Field","name":{"kind":"Name","value":"locked"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}}]}}]}}]} as unknown as DocumentNode<PostsQuery, PostsQueryVariables>;
export const CreatePostDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreatePost"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreatePostInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"idempotencyKey"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createPost"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"idempotencyKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"idempotencyKey"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PostFields"}},{"kind":"Field","name":{"kind":"Name","value":"body"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PostFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Post"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"commentCount"}},{"kind":"Field","name":{"kind":"Name","value":"locked"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}}]}}]}}]} as unknown as DocumentNode<CreatePostMutation, CreatePostMutationVariables>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"suspendedUntil"}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const SignInDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignIn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignInInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}}]}}]}}]} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const SignUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"token"}}]}}]}}]} as unknown as DocumentNode<SignUpMutation, SignUpMutationVariables>;
export const ThreadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Thread"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sort"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CommentSort"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"post"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PostFields"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"comments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CommentView"}},{"kind":"Field","name":{"kind":"Name","value":"replies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CommentView"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PostFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Post"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"commentCount"}},{"kind":"Field","name":{"kind":"Name","value":"locked"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CommentView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"depth"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"upvotes"}},{"kind":"Field","name":{"kind":"Name","value":"downvotes"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"viewerVote"}},{"kind":"Field","name":{"kind":"Name","value":"replyCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"editedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"anyReply"},"name":{"kind":"Name","value":"replies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ThreadQuery, ThreadQueryVariables>;
export const RepliesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Replies"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sort"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CommentSort"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"replies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"sort"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sort"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CommentView"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CommentView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"depth"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"upvotes"}},{"kind":"Field","name":{"kind":"Name","value":"downvotes"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"viewerVote"}},{"kind":"Field","name":{"kind":"Name","value":"replyCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"editedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"anyReply"},"name":{"kind":"Name","value":"replies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<RepliesQuery, RepliesQueryVariables>;
export const OneCommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OneComment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CommentView"}},{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"locked"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CommentView"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CommentView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"depth"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"upvotes"}},{"kind":"Field","name":{"kind":"Name","value":"downvotes"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"viewerVote"}},{"kind":"Field","name":{"kind":"Name","value":"replyCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"editedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"anyReply"},"name":{"kind":"Name","value":"replies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<OneCommentQuery, OneCommentQueryVariables>;
export const AddCommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddComment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddCommentInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"idempotencyKey"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"idempotencyKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"idempotencyKey"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CommentView"}},{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"commentCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"replyCount"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CommentView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"depth"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"upvotes"}},{"kind":"Field","name":{"kind":"Name","value":"downvotes"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"viewerVote"}},{"kind":"Field","name":{"kind":"Name","value":"replyCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"editedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"anyReply"},"name":{"kind":"Name","value":"replies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<AddCommentMutation, AddCommentMutationVariables>;
export const EditCommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EditComment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EditCommentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"editComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"editedAt"}}]}}]}}]}}]} as unknown as DocumentNode<EditCommentMutation, EditCommentMutationVariables>;
export const DeleteCommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteComment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"commentCount"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DeleteCommentMutation, DeleteCommentMutationVariables>;
export const VoteCommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VoteComment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"vote"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Vote"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voteComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"vote"},"value":{"kind":"Variable","name":{"kind":"Name","value":"vote"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"upvotes"}},{"kind":"Field","name":{"kind":"Name","value":"downvotes"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"viewerVote"}}]}}]}}]}}]} as unknown as DocumentNode<VoteCommentMutation, VoteCommentMutationVariables>;
export const FlagCommentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FlagComment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FlagCommentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"flagComment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]} as unknown as DocumentNode<FlagCommentMutation, FlagCommentMutationVariables>;
export const CommentAddedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"CommentAdded"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"postId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commentAdded"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"postId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"postId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CommentView"}},{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"commentCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"replyCount"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CommentView"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"depth"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"upvotes"}},{"kind":"Field","name":{"kind":"Name","value":"downvotes"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"viewerVote"}},{"kind":"Field","name":{"kind":"Name","value":"replyCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"editedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"anyReply"},"name":{"kind":"Name","value":"replies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<CommentAddedSubscription, CommentAddedSubscriptionVariables>;
export const CommentChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"CommentChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"postId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commentChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"postId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"postId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"upvotes"}},{"kind":"Field","name":{"kind":"Name","value":"downvotes"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"replyCount"}},{"kind":"Field","name":{"kind":"Name","value":"editedAt"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}}]}}]}}]}}]} as unknown as DocumentNode<CommentChangedSubscription, CommentChangedSubscriptionVariables>;