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

export type CreateChargeMutationVariables = Exact<{
  input: CreateChargeInput;
  key?: InputMaybe<Scalars['String']['input']>;
}>;


export type CreateChargeMutation = { __typename?: 'Mutation', createCharge: { __typename?: 'CreateChargePayload', charge: { __typename?: 'Charge', id: string, status: ChargeStatus, declineCode: string | null, clientSecret: string | null, description: string | null, createdAt: string, updatedAt: string, payer: { __typename?: 'User', handle: string }, money: { __typename?: 'Money', amount: number, currency: string }, refunded: { __typename?: 'Money', amount: number, currency: string } } } };

export type ChargeFieldsFragment = { __typename?: 'Charge', id: string, status: ChargeStatus, declineCode: string | null, clientSecret: string | null, description: string | null, createdAt: string, updatedAt: string, payer: { __typename?: 'User', handle: string }, money: { __typename?: 'Money', amount: number, currency: string }, refunded: { __typename?: 'Money', amount: number, currency: string } };

export type RefundChargeMutationVariables = Exact<{
  input: RefundChargeInput;
  key?: InputMaybe<Scalars['String']['input']>;
}>;


export type RefundChargeMutation = { __typename?: 'Mutation', refundCharge: { __typename?: 'RefundChargePayload', refund: { __typename?: 'Refund', id: string, status: RefundStatus, money: { __typename?: 'Money', amount: number }, charge: { __typename?: 'Charge', id: string, refunded: { __typename?: 'Money', amount: number } } } } };

export type ReadChargeQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReadChargeQuery = { __typename?: 'Query', node:
    | { __typename: 'Charge', id: string, status: ChargeStatus, declineCode: string | null, clientSecret: string | null, description: string | null, createdAt: string, updatedAt: string, refunds: { __typename?: 'RefundConnection', nodes: Array<{ __typename?: 'Refund', id: string, status: RefundStatus, money: { __typename?: 'Money', amount: number } }> }, payer: { __typename?: 'User', handle: string }, money: { __typename?: 'Money', amount: number, currency: string }, refunded: { __typename?: 'Money', amount: number, currency: string } }
    | { __typename: 'Comment' }
    | { __typename: 'ModerationLogEntry' }
    | { __typename: 'Notification' }
    | { __typename: 'Post' }
    | { __typename: 'Refund' }
    | { __typename: 'User' }
    | { __typename: 'WebhookDelivery' }
    | { __typename: 'WebhookEndpoint' }
   | null };

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
    | { __typename?: 'Charge' }
    | { __typename?: 'Comment', id: string, depth: number, body: string | null, state: CommentState, version: number, upvotes: number, downvotes: number, score: number, viewerVote: Vote | null, replyCount: number, createdAt: string, editedAt: string | null, replies: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', body: string | null, parent: { __typename?: 'Comment', id: string, body: string | null, author: { __typename?: 'User', handle: string } | null } | null }> }, author: { __typename?: 'User', handle: string } | null, parent: { __typename?: 'Comment', id: string } | null, post: { __typename?: 'Post', id: string, commentCount: number } }
    | { __typename?: 'ModerationLogEntry' }
    | { __typename?: 'Notification' }
    | { __typename?: 'Post' }
    | { __typename?: 'Refund' }
    | { __typename?: 'User' }
    | { __typename?: 'WebhookDelivery' }
    | { __typename?: 'WebhookEndpoint' }
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
    | { __typename?: 'Charge' }
    | { __typename?: 'Comment', upvotes: number, downvotes: number, score: number, replyCount: number }
    | { __typename?: 'ModerationLogEntry' }
    | { __typename?: 'Notification' }
    | { __typename?: 'Post' }
    | { __typename?: 'Refund' }
    | { __typename?: 'User' }
    | { __typename?: 'WebhookDelivery' }
    | { __typename?: 'WebhookEndpoint' }
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
    | { __typename?: 'Charge' }
    | { __typename?: 'Comment', replies: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string, sourceId: string | null, depth: number, body: string | null, state: CommentState, score: number, replyCount: number, createdAt: string, editedAt: string | null, author: { __typename?: 'User', handle: string } | null, parent: { __typename?: 'Comment', sourceId: string | null } | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } }
    | { __typename?: 'ModerationLogEntry' }
    | { __typename?: 'Notification' }
    | { __typename?: 'Post' }
    | { __typename?: 'Refund' }
    | { __typename?: 'User' }
    | { __typename?: 'WebhookDelivery' }
    | { __typename?: 'WebhookEndpoint' }
   | null };

export type DeadJobsQueryVariables = Exact<{ [key: string]: never; }>;


export type DeadJobsQuery = { __typename?: 'Query', deadJobs: { __typename?: 'DeadJobConnection', nodes: Array<{ __typename?: 'DeadJob', id: string, job: string, payload: unknown, replayedAt: string | null, failures: Array<{ __typename?: 'JobFailure', at: string, error: string }> }> } };

export type ReplayDeadMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReplayDeadMutation = { __typename?: 'Mutation', replayDeadJob: { __typename?: 'ReplayDeadJobPayload', deadJob: { __typename?: 'DeadJob', replayedAt: string | null } } };

export type SetModeMutationVariables = Exact<{
  mode: EmailMode;
}>;


export type SetModeMutation = { __typename?: 'Mutation', setEmailNotifications: { __typename?: 'SetEmailNotificationsPayload', mode: EmailMode } };

export type FlagCommentMutationVariables = Exact<{
  input: FlagCommentInput;
}>;


export type FlagCommentMutation = { __typename?: 'Mutation', flagComment: { __typename?: 'FlagCommentPayload', comment: { __typename?: 'Comment', id: string, state: CommentState } } };

export type QueueQueryVariables = Exact<{
  queue: ModerationQueue;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type QueueQuery = { __typename?: 'Query', moderationQueue: { __typename?: 'ModerationItemConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename?: 'ModerationItem', flagWeight: number, spamScore: number | null, spamReasons: Array<string>, enteredAt: string, comment: { __typename?: 'Comment', id: string, body: string | null, state: CommentState, version: number }, thread: Array<{ __typename?: 'Comment', body: string | null }>, authorRecord: { __typename?: 'AuthorRecord', visible: number, removed: number } | null, flags: { __typename?: 'FlagConnection', nodes: Array<{ __typename?: 'Flag', id: string, reason: FlagReason, note: string | null, weight: number, resolution: FlagResolution | null, reporter: { __typename?: 'User', handle: string } }> } }> } };

export type LogOfQueryVariables = Exact<{
  subjectId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type LogOfQuery = { __typename?: 'Query', moderationLog: { __typename?: 'ModerationLogEntryConnection', pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ __typename?: 'ModerationLogEntry', id: string, verb: ModerationVerb, reason: string | null, before: unknown, after: unknown, moderator: { __typename?: 'User', handle: string } | null, subject:
        | { __typename: 'Charge', id: string }
        | { __typename: 'Comment', id: string }
        | { __typename: 'ModerationLogEntry', id: string }
        | { __typename: 'Notification', id: string }
        | { __typename: 'Post', id: string }
        | { __typename: 'Refund', id: string }
        | { __typename: 'User', id: string }
        | { __typename: 'WebhookDelivery', id: string }
        | { __typename: 'WebhookEndpoint', id: string }
       }> } };

export type NotificationsQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  unreadOnly?: Scalars['Boolean']['input'];
}>;


export type NotificationsQuery = { __typename?: 'Query', unreadNotificationCount: number, notifications: { __typename?: 'NotificationConnection', nodes: Array<{ __typename?: 'Notification', id: string, kind: NotificationKind, createdAt: string, readAt: string | null, actor: { __typename?: 'User', handle: string } | null, subject:
        | { __typename?: 'Charge', id: string }
        | { __typename?: 'Comment', body: string | null, state: CommentState, id: string, post: { __typename?: 'Post', title: string } }
        | { __typename?: 'ModerationLogEntry', id: string }
        | { __typename?: 'Notification', id: string }
        | { __typename?: 'Post', id: string }
        | { __typename?: 'Refund', id: string }
        | { __typename?: 'User', id: string }
        | { __typename?: 'WebhookDelivery', id: string }
        | { __typename?: 'WebhookEndpoint', id: string }
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
    | { __typename?: 'Charge' }
    | { __typename?: 'Comment', replies: { __typename?: 'CommentConnection', nodes: Array<{ __typename?: 'Comment', id: string }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } }
    | { __typename?: 'ModerationLogEntry' }
    | { __typename?: 'Notification' }
    | { __typename?: 'Post' }
    | { __typename?: 'Refund' }
    | { __typename?: 'User' }
    | { __typename?: 'WebhookDelivery' }
    | { __typename?: 'WebhookEndpoint' }
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
    | { __typename: 'Charge', id: string }
    | { __typename: 'Comment', id: string }
    | { __typename: 'ModerationLogEntry', id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'Post', id: string }
    | { __typename: 'Refund', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'WebhookDelivery', id: string }
    | { __typename: 'WebhookEndpoint', id: string }
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

export type EndpointFieldsFragment = { __typename?: 'WebhookEndpoint', id: string, url: string, description: string | null, eventTypes: Array<string>, status: WebhookEndpointStatus, failingSince: string | null };

export type DeliveryFieldsFragment = { __typename?: 'WebhookDelivery', id: string, eventType: string, messageId: string, status: WebhookDeliveryStatus, attemptCount: number, nextAttemptAt: string | null, payload: unknown, endpoint: { __typename?: 'WebhookEndpoint', id: string }, attempts: { __typename?: 'WebhookAttemptConnection', nodes: Array<{ __typename?: 'WebhookAttempt', number: number, statusCode: number | null, error: string | null, responseBody: string | null, durationMs: number }> } };

export type CreateEndpointMutationVariables = Exact<{
  input: CreateWebhookEndpointInput;
}>;


export type CreateEndpointMutation = { __typename?: 'Mutation', createWebhookEndpoint: { __typename?: 'CreateWebhookEndpointPayload', secret: string, endpoint: { __typename?: 'WebhookEndpoint', id: string, url: string, description: string | null, eventTypes: Array<string>, status: WebhookEndpointStatus, failingSince: string | null } } };

export type UpdateEndpointMutationVariables = Exact<{
  input: UpdateWebhookEndpointInput;
}>;


export type UpdateEndpointMutation = { __typename?: 'Mutation', updateWebhookEndpoint: { __typename?: 'UpdateWebhookEndpointPayload', endpoint: { __typename?: 'WebhookEndpoint', id: string, url: string, description: string | null, eventTypes: Array<string>, status: WebhookEndpointStatus, failingSince: string | null } } };

export type DeleteEndpointMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type DeleteEndpointMutation = { __typename?: 'Mutation', deleteWebhookEndpoint: { __typename?: 'DeleteWebhookEndpointPayload', id: string } };

export type RotateMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  overlap: Scalars['String']['input'];
}>;


export type RotateMutation = { __typename?: 'Mutation', rotateWebhookSecret: { __typename?: 'RotateWebhookSecretPayload', secret: string } };

export type SendTestMutationVariables = Exact<{
  endpointId: Scalars['ID']['input'];
}>;


export type SendTestMutation = { __typename?: 'Mutation', sendTestWebhook: { __typename?: 'SendTestWebhookPayload', delivery: { __typename?: 'WebhookDelivery', id: string, eventType: string, messageId: string, status: WebhookDeliveryStatus, attemptCount: number, nextAttemptAt: string | null, payload: unknown, endpoint: { __typename?: 'WebhookEndpoint', id: string }, attempts: { __typename?: 'WebhookAttemptConnection', nodes: Array<{ __typename?: 'WebhookAttempt', number: number, statusCode: number | null, error: string | null, responseBody: string | null, durationMs: number }> } } } };

export type DeliveriesQueryVariables = Exact<{
  filter?: InputMaybe<WebhookDeliveryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type DeliveriesQuery = { __typename?: 'Query', webhookDeliveries: { __typename?: 'WebhookDeliveryConnection', nodes: Array<{ __typename?: 'WebhookDelivery', id: string, eventType: string, messageId: string, status: WebhookDeliveryStatus, attemptCount: number, nextAttemptAt: string | null, payload: unknown, endpoint: { __typename?: 'WebhookEndpoint', id: string }, attempts: { __typename?: 'WebhookAttemptConnection', nodes: Array<{ __typename?: 'WebhookAttempt', number: number, statusCode: number | null, error: string | null, responseBody: string | null, durationMs: number }> } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type ReplayMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  at?: InputMaybe<Scalars['DateTime']['input']>;
}>;


export type ReplayMutation = { __typename?: 'Mutation', replayWebhookDelivery: { __typename?: 'ReplayWebhookDeliveryPayload', delivery: { __typename?: 'WebhookDelivery', id: string, eventType: string, messageId: string, status: WebhookDeliveryStatus, attemptCount: number, nextAttemptAt: string | null, payload: unknown, endpoint: { __typename?: 'WebhookEndpoint', id: string }, attempts: { __typename?: 'WebhookAttemptConnection', nodes: Array<{ __typename?: 'WebhookAttempt', number: number, statusCode: number | null, error: string | null, responseBody: string | null, durationMs: number }> } } } };

export type ReplayManyMutationVariables = Exact<{
  filter: WebhookDeliveryFilter;
  maxPerSecond: Scalars['Int']['input'];
  at?: InputMaybe<Scalars['DateTime']['input']>;
}>;


export type ReplayManyMutation = { __typename?: 'Mutation', replayWebhookDeliveries: { __typename?: 'ReplayWebhookDeliveriesPayload', count: number, replay: { __typename?: 'WebhookReplay', id: string, total: number, released: number, endedAt: string | null } } };

export type CancelDeliveryMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type CancelDeliveryMutation = { __typename?: 'Mutation', cancelWebhookDelivery: { __typename?: 'CancelWebhookDeliveryPayload', delivery: { __typename?: 'WebhookDelivery', status: WebhookDeliveryStatus, nextAttemptAt: string | null } } };

export type CancelReplayMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type CancelReplayMutation = { __typename?: 'Mutation', cancelWebhookReplay: { __typename?: 'CancelWebhookReplayPayload', replay: { __typename?: 'WebhookReplay', released: number, endedAt: string | null } } };

export type LogQueryVariables = Exact<{ [key: string]: never; }>;


export type LogQuery = { __typename?: 'Query', webhookLog: { __typename?: 'WebhookLogEntryConnection', nodes: Array<{ __typename?: 'WebhookLogEntry', action: string, details: unknown, actor: { __typename?: 'User', handle: string } | null, endpoint: { __typename?: 'WebhookEndpoint', id: string } | null }> } };

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
export const ChargeFieldsFragmentDoc = new TypedDocumentString(`
    fragment ChargeFields on Charge {
  id
  status
  declineCode
  clientSecret
  description
  createdAt
  updatedAt
  payer {
    handle
  }
  money {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
}
    `, {"fragmentName":"ChargeFields"}) as unknown as TypedDocumentString<ChargeFieldsFragment, unknown>;
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
export const EndpointFieldsFragmentDoc = new TypedDocumentString(`
    fragment EndpointFields on WebhookEndpoint {
  id
  url
  description
  eventTypes
  status
  failingSince
}
    `, {"fragmentName":"EndpointFields"}) as unknown as TypedDocumentString<EndpointFieldsFragment, unknown>;
export const DeliveryFieldsFragmentDoc = new TypedDocumentString(`
    fragment DeliveryFields on WebhookDelivery {
  id
  eventType
  messageId
  status
  attemptCount
  nextAttemptAt
  payload
  endpoint {
    id
  }
  attempts {
    nodes {
      number
      statusCode
      error
      responseBody
      durationMs
    }
  }
}
    `, {"fragmentName":"DeliveryFields"}) as unknown as TypedDocumentString<DeliveryFieldsFragment, unknown>;
export const CreateChargeDocument = new TypedDocumentString(`
    mutation CreateCharge($input: CreateChargeInput!, $key: String) {
  createCharge(input: $input, idempotencyKey: $key) {
    charge {
      ...ChargeFields
    }
  }
}
    fragment ChargeFields on Charge {
  id
  status
  declineCode
  clientSecret
  description
  createdAt
  updatedAt
  payer {
    handle
  }
  money {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<CreateChargeMutation, CreateChargeMutationVariables>;
export const RefundChargeDocument = new TypedDocumentString(`
    mutation RefundCharge($input: RefundChargeInput!, $key: String) {
  refundCharge(input: $input, idempotencyKey: $key) {
    refund {
      id
      status
      money {
        amount
      }
      charge {
        id
        refunded {
          amount
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RefundChargeMutation, RefundChargeMutationVariables>;
export const ReadChargeDocument = new TypedDocumentString(`
    query ReadCharge($id: ID!) {
  node(id: $id) {
    __typename
    ... on Charge {
      ...ChargeFields
      refunds {
        nodes {
          id
          status
          money {
            amount
          }
        }
      }
    }
  }
}
    fragment ChargeFields on Charge {
  id
  status
  declineCode
  clientSecret
  description
  createdAt
  updatedAt
  payer {
    handle
  }
  money {
    amount
    currency
  }
  refunded {
    amount
    currency
  }
}`) as unknown as TypedDocumentString<ReadChargeQuery, ReadChargeQueryVariables>;
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
export const DeadJobsDocument = new TypedDocumentString(`
    query DeadJobs {
  deadJobs {
    nodes {
      id
      job
      payload
      replayedAt
      failures {
        at
        error
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeadJobsQuery, DeadJobsQueryVariables>;
export const ReplayDeadDocument = new TypedDocumentString(`
    mutation ReplayDead($id: ID!) {
  replayDeadJob(id: $id) {
    deadJob {
      replayedAt
    }
  }
}
    `) as unknown as TypedDocumentString<ReplayDeadMutation, ReplayDeadMutationVariables>;
export const SetModeDocument = new TypedDocumentString(`
    mutation SetMode($mode: EmailMode!) {
  setEmailNotifications(mode: $mode) {
    mode
  }
}
    `) as unknown as TypedDocumentString<SetModeMutation, SetModeMutationVariables>;
export const FlagCommentDocument = new TypedDocumentString(`
    mutation FlagComment($input: FlagCommentInput!) {
  flagComment(input: $input) {
    comment {
      id
      state
    }
  }
}
    `) as unknown as TypedDocumentString<FlagCommentMutation, FlagCommentMutationVariables>;
export const QueueDocument = new TypedDocumentString(`
    query Queue($queue: ModerationQueue!, $first: Int, $after: String) {
  moderationQueue(queue: $queue, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      flagWeight
      spamScore
      spamReasons
      enteredAt
      comment {
        id
        body
        state
        version
      }
      thread {
        body
      }
      authorRecord {
        visible
        removed
      }
      flags {
        nodes {
          id
          reason
          note
          weight
          resolution
          reporter {
            handle
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QueueQuery, QueueQueryVariables>;
export const LogOfDocument = new TypedDocumentString(`
    query LogOf($subjectId: ID, $first: Int, $after: String) {
  moderationLog(subjectId: $subjectId, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      verb
      reason
      before
      after
      moderator {
        handle
      }
      subject {
        __typename
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LogOfQuery, LogOfQueryVariables>;
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
export const CreateEndpointDocument = new TypedDocumentString(`
    mutation CreateEndpoint($input: CreateWebhookEndpointInput!) {
  createWebhookEndpoint(input: $input) {
    secret
    endpoint {
      ...EndpointFields
    }
  }
}
    fragment EndpointFields on WebhookEndpoint {
  id
  url
  description
  eventTypes
  status
  failingSince
}`) as unknown as TypedDocumentString<CreateEndpointMutation, CreateEndpointMutationVariables>;
export const UpdateEndpointDocument = new TypedDocumentString(`
    mutation UpdateEndpoint($input: UpdateWebhookEndpointInput!) {
  updateWebhookEndpoint(input: $input) {
    endpoint {
      ...EndpointFields
    }
  }
}
    fragment EndpointFields on WebhookEndpoint {
  id
  url
  description
  eventTypes
  status
  failingSince
}`) as unknown as TypedDocumentString<UpdateEndpointMutation, UpdateEndpointMutationVariables>;
export const DeleteEndpointDocument = new TypedDocumentString(`
    mutation DeleteEndpoint($id: ID!) {
  deleteWebhookEndpoint(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<DeleteEndpointMutation, DeleteEndpointMutationVariables>;
export const RotateDocument = new TypedDocumentString(`
    mutation Rotate($id: ID!, $overlap: String!) {
  rotateWebhookSecret(id: $id, overlap: $overlap) {
    secret
  }
}
    `) as unknown as TypedDocumentString<RotateMutation, RotateMutationVariables>;
export const SendTestDocument = new TypedDocumentString(`
    mutation SendTest($endpointId: ID!) {
  sendTestWebhook(endpointId: $endpointId) {
    delivery {
      ...DeliveryFields
    }
  }
}
    fragment DeliveryFields on WebhookDelivery {
  id
  eventType
  messageId
  status
  attemptCount
  nextAttemptAt
  payload
  endpoint {
    id
  }
  attempts {
    nodes {
      number
      statusCode
      error
      responseBody
      durationMs
    }
  }
}`) as unknown as TypedDocumentString<SendTestMutation, SendTestMutationVariables>;
export const DeliveriesDocument = new TypedDocumentString(`
    query Deliveries($filter: WebhookDeliveryFilter, $first: Int, $after: String) {
  webhookDeliveries(filter: $filter, first: $first, after: $after) {
    nodes {
      ...DeliveryFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment DeliveryFields on WebhookDelivery {
  id
  eventType
  messageId
  status
  attemptCount
  nextAttemptAt
  payload
  endpoint {
    id
  }
  attempts {
    nodes {
      number
      statusCode
      error
      responseBody
      durationMs
    }
  }
}`) as unknown as TypedDocumentString<DeliveriesQuery, DeliveriesQueryVariables>;
export const ReplayDocument = new TypedDocumentString(`
    mutation Replay($id: ID!, $at: DateTime) {
  replayWebhookDelivery(id: $id, at: $at) {
    delivery {
      ...DeliveryFields
    }
  }
}
    fragment DeliveryFields on WebhookDelivery {
  id
  eventType
  messageId
  status
  attemptCount
  nextAttemptAt
  payload
  endpoint {
    id
  }
  attempts {
    nodes {
      number
      statusCode
      error
      responseBody
      durationMs
    }
  }
}`) as unknown as TypedDocumentString<ReplayMutation, ReplayMutationVariables>;
export const ReplayManyDocument = new TypedDocumentString(`
    mutation ReplayMany($filter: WebhookDeliveryFilter!, $maxPerSecond: Int!, $at: DateTime) {
  replayWebhookDeliveries(filter: $filter, maxPerSecond: $maxPerSecond, at: $at) {
    count
    replay {
      id
      total
      released
      endedAt
    }
  }
}
    `) as unknown as TypedDocumentString<ReplayManyMutation, ReplayManyMutationVariables>;
export const CancelDeliveryDocument = new TypedDocumentString(`
    mutation CancelDelivery($id: ID!) {
  cancelWebhookDelivery(id: $id) {
    delivery {
      status
      nextAttemptAt
    }
  }
}
    `) as unknown as TypedDocumentString<CancelDeliveryMutation, CancelDeliveryMutationVariables>;
export const CancelReplayDocument = new TypedDocumentString(`
    mutation CancelReplay($id: ID!) {
  cancelWebhookReplay(id: $id) {
    replay {
      released
      endedAt
    }
  }
}
    `) as unknown as TypedDocumentString<CancelReplayMutation, CancelReplayMutationVariables>;
export const LogDocument = new TypedDocumentString(`
    query Log {
  webhookLog(first: 100) {
    nodes {
      action
      details
      actor {
        handle
      }
      endpoint {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LogQuery, LogQueryVariables>;