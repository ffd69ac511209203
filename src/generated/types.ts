/* eslint-disable */
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ChargeMapper, MoneyMapper, RefundMapper } from './../charges/schema.mappers.ts';
import type { CommentMapper } from './../comments/schema.mappers.ts';
import type { DeadJobMapper, JobFailureMapper } from './../platform/jobs/schema.mappers.ts';
import type { FlagMapper, ModerationItemMapper, ModerationItemConnectionMapper, ModerationLogEntryMapper } from './../moderation/schema.mappers.ts';
import type { NotificationMapper } from './../notifications/schema.mappers.ts';
import type { PostMapper } from './../posts/schema.mappers.ts';
import type { UserMapper } from './../users/schema.mappers.ts';
import type { WebhookAttemptMapper, WebhookDeliveryMapper, WebhookEndpointMapper, WebhookLogEntryMapper, WebhookReplayMapper } from './../webhooks/schema.mappers.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string | number; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in UTC with millisecond precision, as RFC 3339 writes it: `2026-05-01T12:30:00.000Z`. */
  DateTime: { input: Date; output: Date; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
  /** A whole number within ±(2^53 - 1), which every JSON parser keeps exactly. */
  SafeInt: { input: number; output: number | bigint; }
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
  clientSecret?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  /** The provider's word for why it was declined, such as `insufficient_funds`. */
  declineCode?: Maybe<Scalars['String']['output']>;
  description?: Maybe<Scalars['String']['output']>;
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
export type ChargerefundsArgs = {
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
  author?: Maybe<User>;
  /** Null on a tombstone and wherever the viewer may not read it. */
  body?: Maybe<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  /** How far below the post: a root is 0; there is no limit. */
  depth: Scalars['Int']['output'];
  downvotes: Scalars['Int']['output'];
  /** When the text was last changed; null for never. */
  editedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** What this answers; null for a root, which answers the post. */
  parent?: Maybe<Comment>;
  post: Post;
  /** Direct replies, tombstones included. `first`: 1 to 100. */
  replies: CommentConnection;
  /** Direct replies that everyone can see. */
  replyCount: Scalars['Int']['output'];
  /** Upvotes less downvotes. */
  score: Scalars['Int']['output'];
  /** The id in the system that the comment was imported from, such as `reddit:t1_c9ftsjg`. */
  sourceId?: Maybe<Scalars['String']['output']>;
  state: CommentState;
  upvotes: Scalars['Int']['output'];
  /** Grows with every change of text or state; moderators send it back as `expectedVersion`. */
  version: Scalars['Int']['output'];
  /** How the viewer voted; null for not at all. */
  viewerVote?: Maybe<Vote>;
};


export type CommentrepliesArgs = {
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
  replayedAt?: Maybe<Scalars['DateTime']['output']>;
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
  note?: Maybe<Scalars['String']['output']>;
  reason: FlagReason;
  reporter: User;
  /** Null while it is open. */
  resolution?: Maybe<FlagResolution>;
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
  authorRecord?: Maybe<AuthorRecord>;
  comment: Comment;
  enteredAt: Scalars['DateTime']['output'];
  /** Of the open flags; each person weighs once. */
  flagWeight: Scalars['Float']['output'];
  /** All flags, those of earlier decisions too, the newest first. `first`: 1 to 100. */
  flags: FlagConnection;
  /** Each as `code: what was seen`. */
  spamReasons: Array<Scalars['String']['output']>;
  /** How likely the spam check takes it for spam, from 0 to 1; null where there was nothing to say. */
  spamScore?: Maybe<Scalars['Float']['output']>;
  /** What the comment answers, from the root down; the nearest 10. */
  thread: Array<Comment>;
};


/** What moderators are to know of a comment that waits for them. */
export type ModerationItemflagsArgs = {
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
  moderator?: Maybe<User>;
  reason?: Maybe<Scalars['String']['output']>;
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


export type MutationaddCommentArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: AddCommentInput;
};


export type MutationapproveCommentArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationcancelWebhookDeliveryArgs = {
  id: Scalars['ID']['input'];
};


export type MutationcancelWebhookReplayArgs = {
  id: Scalars['ID']['input'];
};


export type MutationcreateChargeArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreateChargeInput;
};


export type MutationcreatePostArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreatePostInput;
};


export type MutationcreateWebhookEndpointArgs = {
  input: CreateWebhookEndpointInput;
};


export type MutationdeleteCommentArgs = {
  id: Scalars['ID']['input'];
};


export type MutationdeleteWebhookEndpointArgs = {
  id: Scalars['ID']['input'];
};


export type MutationeditCommentArgs = {
  input: EditCommentInput;
};


export type MutationflagCommentArgs = {
  input: FlagCommentInput;
};


export type MutationmarkNotificationsReadArgs = {
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};


export type MutationrefundChargeArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: RefundChargeInput;
};


export type MutationreinstateUserArgs = {
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationremoveCommentArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationreplayDeadJobArgs = {
  id: Scalars['ID']['input'];
};


export type MutationreplayWebhookDeliveriesArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
  filter: WebhookDeliveryFilter;
  maxPerSecond?: Scalars['Int']['input'];
};


export type MutationreplayWebhookDeliveryArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
  id: Scalars['ID']['input'];
};


export type MutationrestoreCommentArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationrotateWebhookSecretArgs = {
  id: Scalars['ID']['input'];
  overlap?: Scalars['String']['input'];
};


export type MutationsendTestWebhookArgs = {
  endpointId: Scalars['ID']['input'];
};


export type MutationsetEmailNotificationsArgs = {
  mode: EmailMode;
};


export type MutationsetPostLockedArgs = {
  id: Scalars['ID']['input'];
  locked: Scalars['Boolean']['input'];
  reason?: InputMaybe<Scalars['String']['input']>;
};


export type MutationsetThreadFollowedArgs = {
  followed: Scalars['Boolean']['input'];
  postId: Scalars['ID']['input'];
};


export type MutationsetThreadMutedArgs = {
  muted: Scalars['Boolean']['input'];
  postId: Scalars['ID']['input'];
};


export type MutationsignInArgs = {
  input: SignInInput;
};


export type MutationsignUpArgs = {
  input: SignUpInput;
};


export type MutationsuspendUserArgs = {
  input: SuspendUserInput;
};


export type MutationupdateWebhookEndpointArgs = {
  input: UpdateWebhookEndpointInput;
};


export type MutationvoteCommentArgs = {
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
  actor?: Maybe<User>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: NotificationKind;
  /** When it was marked as read; null for unread. */
  readAt?: Maybe<Scalars['DateTime']['output']>;
  /** What it is about: the comment for REPLY, MENTION and POST_COMMENT. Null where it is gone. */
  subject?: Maybe<Node>;
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
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** What people talk about. */
export type Post = Node & {
  __typename?: 'Post';
  /** Null where the author is gone. */
  author?: Maybe<User>;
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
  sourceId?: Maybe<Scalars['String']['output']>;
  title: Scalars['String']['output'];
  /** Whether the viewer follows the thread: every comment brings a notification. Null when nobody is signed in. */
  viewerFollows?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the viewer muted the thread: it brings no notifications of comments. Null when nobody is signed in. */
  viewerMuted?: Maybe<Scalars['Boolean']['output']>;
};


/** What people talk about. */
export type PostcommentsArgs = {
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
  node?: Maybe<Node>;
  /** The viewer's notifications, the newest first. `first`: 1 to 100. */
  notifications: NotificationConnection;
  post?: Maybe<Post>;
  /** All posts, the newest first. `first`: 1 to 100. */
  posts: PostConnection;
  /**
   * Comments that everyone can see and that hold all words of `text`, the newest first. `text` is 1 to 200 characters in
   * the way of a web search: `"a phrase"`, `or`, `-without`. `postId` keeps to one post. `first`: 1 to 100. 30 searches a
   * minute for each person or address.
   */
  searchComments: CommentConnection;
  unreadNotificationCount: Scalars['Int']['output'];
  user?: Maybe<User>;
  /** Who is signed in; null for nobody. */
  viewer?: Maybe<User>;
  /** The newest first. `first`: 1 to 100. */
  webhookDeliveries: WebhookDeliveryConnection;
  /** The newest first. `first`: 1 to 100. */
  webhookEndpoints: WebhookEndpointConnection;
  /** The newest first. `first`: 1 to 100. */
  webhookLog: WebhookLogEntryConnection;
};


export type QuerychargesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  payerId?: InputMaybe<Scalars['ID']['input']>;
};


export type QuerydeadJobsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerymoderationLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  subjectId?: InputMaybe<Scalars['ID']['input']>;
};


export type QuerymoderationQueueArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  queue: ModerationQueue;
};


export type QuerynodeArgs = {
  id: Scalars['ID']['input'];
};


export type QuerynotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  unreadOnly?: Scalars['Boolean']['input'];
};


export type QuerypostArgs = {
  id: Scalars['ID']['input'];
};


export type QuerypostsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerysearchCommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  postId?: InputMaybe<Scalars['ID']['input']>;
  text: Scalars['String']['input'];
};


export type QueryuserArgs = {
  handle: Scalars['String']['input'];
};


export type QuerywebhookDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WebhookDeliveryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerywebhookEndpointsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QuerywebhookLogArgs = {
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
export type SubscriptioncommentAddedArgs = {
  postId: Scalars['ID']['input'];
  since?: InputMaybe<Scalars['DateTime']['input']>;
};


/**
 * Over a WebSocket at /graphql (the protocol graphql-transport-ws) or server-sent events at /graphql/stream. What is brought
 * is what the viewer may see at that moment. A subscription that misses something, or may have, ends with `UNAVAILABLE`.
 */
export type SubscriptioncommentChangedArgs = {
  postId: Scalars['ID']['input'];
};


/**
 * Over a WebSocket at /graphql (the protocol graphql-transport-ws) or server-sent events at /graphql/stream. What is brought
 * is what the viewer may see at that moment. A subscription that misses something, or may have, ends with `UNAVAILABLE`.
 */
export type SubscriptionnotificationAddedArgs = {
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
  shadowBanned?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Until when the person can read and not write; the end of 9999 until somebody reinstates. Told to the person and to
   * moderators.
   */
  suspendedUntil?: Maybe<Scalars['DateTime']['output']>;
};


/** A person. */
export type UsercommentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A person. */
export type UserpostsArgs = {
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
  error?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  number: Scalars['Int']['output'];
  /** The first 16 KB of the answer. */
  responseBody?: Maybe<Scalars['String']['output']>;
  startedAt: Scalars['DateTime']['output'];
  /** Null where no answer came. */
  statusCode?: Maybe<Scalars['Int']['output']>;
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
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** The body that is sent. */
  payload: Scalars['JSON']['output'];
  status: WebhookDeliveryStatus;
};


/** One message on its way to one endpoint. */
export type WebhookDeliveryattemptsArgs = {
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
  description?: Maybe<Scalars['String']['output']>;
  eventTypes: Array<Scalars['String']['output']>;
  /** Since when nothing but failures came; null while it works. */
  failingSince?: Maybe<Scalars['DateTime']['output']>;
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
  actor?: Maybe<User>;
  createdAt: Scalars['DateTime']['output'];
  details: Scalars['JSON']['output'];
  endpoint?: Maybe<WebhookEndpoint>;
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
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  released: Scalars['Int']['output'];
  /** Deliveries that matched when it was asked for. */
  total: Scalars['Int']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ChargeMapper & { __typename: 'Charge' } )
    | ( CommentMapper & { __typename: 'Comment' } )
    | ( ModerationLogEntryMapper & { __typename: 'ModerationLogEntry' } )
    | ( NotificationMapper & { __typename: 'Notification' } )
    | ( PostMapper & { __typename: 'Post' } )
    | ( RefundMapper & { __typename: 'Refund' } )
    | ( UserMapper & { __typename: 'User' } )
    | ( WebhookDeliveryMapper & { __typename: 'WebhookDelivery' } )
    | ( WebhookEndpointMapper & { __typename: 'WebhookEndpoint' } )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddCommentInput: AddCommentInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AddCommentPayload: ResolverTypeWrapper<Omit<AddCommentPayload, 'comment'> & { comment: ResolversTypes['Comment'] }>;
  AuthPayload: ResolverTypeWrapper<Omit<AuthPayload, 'user'> & { user: ResolversTypes['User'] }>;
  AuthorRecord: ResolverTypeWrapper<AuthorRecord>;
  CacheControlScope: ResolverTypeWrapper<'PUBLIC' | 'PRIVATE'>;
  CancelWebhookDeliveryPayload: ResolverTypeWrapper<Omit<CancelWebhookDeliveryPayload, 'delivery'> & { delivery: ResolversTypes['WebhookDelivery'] }>;
  CancelWebhookReplayPayload: ResolverTypeWrapper<Omit<CancelWebhookReplayPayload, 'replay'> & { replay: ResolversTypes['WebhookReplay'] }>;
  Charge: ResolverTypeWrapper<ChargeMapper>;
  ChargeConnection: ResolverTypeWrapper<Omit<ChargeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ChargeEdge']>, nodes: Array<ResolversTypes['Charge']> }>;
  ChargeEdge: ResolverTypeWrapper<Omit<ChargeEdge, 'node'> & { node: ResolversTypes['Charge'] }>;
  ChargeStatus: ResolverTypeWrapper<'PENDING' | 'REQUIRES_ACTION' | 'PROCESSING' | 'SUCCEEDED' | 'DECLINED' | 'CANCELED' | 'UNKNOWN'>;
  Comment: ResolverTypeWrapper<CommentMapper>;
  CommentConnection: ResolverTypeWrapper<Omit<CommentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CommentEdge']>, nodes: Array<ResolversTypes['Comment']> }>;
  CommentEdge: ResolverTypeWrapper<Omit<CommentEdge, 'node'> & { node: ResolversTypes['Comment'] }>;
  CommentSort: ResolverTypeWrapper<'NEW' | 'OLD' | 'TOP' | 'BEST' | 'HOT' | 'CONTROVERSIAL'>;
  CommentState: ResolverTypeWrapper<'VISIBLE' | 'HELD' | 'HIDDEN' | 'REMOVED' | 'DELETED'>;
  CreateChargeInput: CreateChargeInput;
  CreateChargePayload: ResolverTypeWrapper<Omit<CreateChargePayload, 'charge'> & { charge: ResolversTypes['Charge'] }>;
  CreatePostInput: CreatePostInput;
  CreatePostPayload: ResolverTypeWrapper<Omit<CreatePostPayload, 'post'> & { post: ResolversTypes['Post'] }>;
  CreateWebhookEndpointInput: CreateWebhookEndpointInput;
  CreateWebhookEndpointPayload: ResolverTypeWrapper<Omit<CreateWebhookEndpointPayload, 'endpoint'> & { endpoint: ResolversTypes['WebhookEndpoint'] }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeadJob: ResolverTypeWrapper<DeadJobMapper>;
  DeadJobConnection: ResolverTypeWrapper<Omit<DeadJobConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DeadJobEdge']>, nodes: Array<ResolversTypes['DeadJob']> }>;
  DeadJobEdge: ResolverTypeWrapper<Omit<DeadJobEdge, 'node'> & { node: ResolversTypes['DeadJob'] }>;
  DeleteCommentPayload: ResolverTypeWrapper<Omit<DeleteCommentPayload, 'comment'> & { comment: ResolversTypes['Comment'] }>;
  DeleteWebhookEndpointPayload: ResolverTypeWrapper<DeleteWebhookEndpointPayload>;
  EditCommentInput: EditCommentInput;
  EditCommentPayload: ResolverTypeWrapper<Omit<EditCommentPayload, 'comment'> & { comment: ResolversTypes['Comment'] }>;
  EmailMode: ResolverTypeWrapper<'OFF' | 'EACH' | 'DAILY'>;
  Flag: ResolverTypeWrapper<FlagMapper>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  FlagCommentInput: FlagCommentInput;
  FlagCommentPayload: ResolverTypeWrapper<Omit<FlagCommentPayload, 'comment'> & { comment: ResolversTypes['Comment'] }>;
  FlagConnection: ResolverTypeWrapper<Omit<FlagConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['FlagEdge']>, nodes: Array<ResolversTypes['Flag']> }>;
  FlagEdge: ResolverTypeWrapper<Omit<FlagEdge, 'node'> & { node: ResolversTypes['Flag'] }>;
  FlagReason: ResolverTypeWrapper<'SPAM' | 'ABUSE' | 'HATE' | 'SEXUAL' | 'VIOLENCE' | 'MISINFORMATION' | 'OTHER'>;
  FlagResolution: ResolverTypeWrapper<'UPHELD' | 'DISMISSED'>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  JobFailure: ResolverTypeWrapper<JobFailureMapper>;
  MarkNotificationsReadPayload: ResolverTypeWrapper<MarkNotificationsReadPayload>;
  ModerateCommentPayload: ResolverTypeWrapper<Omit<ModerateCommentPayload, 'comment'> & { comment: ResolversTypes['Comment'] }>;
  ModerateUserPayload: ResolverTypeWrapper<Omit<ModerateUserPayload, 'user'> & { user: ResolversTypes['User'] }>;
  ModerationItem: ResolverTypeWrapper<ModerationItemMapper>;
  ModerationItemConnection: ResolverTypeWrapper<ModerationItemConnectionMapper>;
  ModerationItemEdge: ResolverTypeWrapper<Omit<ModerationItemEdge, 'node'> & { node: ResolversTypes['ModerationItem'] }>;
  ModerationLogEntry: ResolverTypeWrapper<ModerationLogEntryMapper>;
  ModerationLogEntryConnection: ResolverTypeWrapper<Omit<ModerationLogEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ModerationLogEntryEdge']>, nodes: Array<ResolversTypes['ModerationLogEntry']> }>;
  ModerationLogEntryEdge: ResolverTypeWrapper<Omit<ModerationLogEntryEdge, 'node'> & { node: ResolversTypes['ModerationLogEntry'] }>;
  ModerationQueue: ResolverTypeWrapper<'FLAGGED' | 'HELD'>;
  ModerationVerb: ResolverTypeWrapper<'APPROVE' | 'REMOVE' | 'RESTORE' | 'SUSPEND_USER' | 'REINSTATE_USER' | 'SHADOW_BAN_USER' | 'LOCK_POST' | 'UNLOCK_POST' | 'AUTO_HIDE' | 'AUTO_HOLD'>;
  Money: ResolverTypeWrapper<MoneyMapper>;
  MoneyInput: MoneyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Notification: ResolverTypeWrapper<NotificationMapper>;
  NotificationConnection: ResolverTypeWrapper<Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['NotificationEdge']>, nodes: Array<ResolversTypes['Notification']> }>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationKind: ResolverTypeWrapper<'REPLY' | 'MENTION' | 'POST_COMMENT' | 'MODERATION' | 'CHARGE' | 'WEBHOOK'>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Post: ResolverTypeWrapper<PostMapper>;
  PostConnection: ResolverTypeWrapper<Omit<PostConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PostEdge']>, nodes: Array<ResolversTypes['Post']> }>;
  PostEdge: ResolverTypeWrapper<Omit<PostEdge, 'node'> & { node: ResolversTypes['Post'] }>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Refund: ResolverTypeWrapper<RefundMapper>;
  RefundChargeInput: RefundChargeInput;
  RefundChargePayload: ResolverTypeWrapper<Omit<RefundChargePayload, 'refund'> & { refund: ResolversTypes['Refund'] }>;
  RefundConnection: ResolverTypeWrapper<Omit<RefundConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['RefundEdge']>, nodes: Array<ResolversTypes['Refund']> }>;
  RefundEdge: ResolverTypeWrapper<Omit<RefundEdge, 'node'> & { node: ResolversTypes['Refund'] }>;
  RefundStatus: ResolverTypeWrapper<'PENDING' | 'SUCCEEDED' | 'FAILED'>;
  ReplayDeadJobPayload: ResolverTypeWrapper<Omit<ReplayDeadJobPayload, 'deadJob'> & { deadJob: ResolversTypes['DeadJob'] }>;
  ReplayWebhookDeliveriesPayload: ResolverTypeWrapper<Omit<ReplayWebhookDeliveriesPayload, 'replay'> & { replay: ResolversTypes['WebhookReplay'] }>;
  ReplayWebhookDeliveryPayload: ResolverTypeWrapper<Omit<ReplayWebhookDeliveryPayload, 'delivery'> & { delivery: ResolversTypes['WebhookDelivery'] }>;
  Role: ResolverTypeWrapper<'USER' | 'MODERATOR' | 'ADMIN'>;
  RotateWebhookSecretPayload: ResolverTypeWrapper<Omit<RotateWebhookSecretPayload, 'endpoint'> & { endpoint: ResolversTypes['WebhookEndpoint'] }>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  SendTestWebhookPayload: ResolverTypeWrapper<Omit<SendTestWebhookPayload, 'delivery'> & { delivery: ResolversTypes['WebhookDelivery'] }>;
  SetEmailNotificationsPayload: ResolverTypeWrapper<Omit<SetEmailNotificationsPayload, 'mode'> & { mode: ResolversTypes['EmailMode'] }>;
  SetPostLockedPayload: ResolverTypeWrapper<Omit<SetPostLockedPayload, 'post'> & { post: ResolversTypes['Post'] }>;
  SetThreadFollowedPayload: ResolverTypeWrapper<Omit<SetThreadFollowedPayload, 'post'> & { post: ResolversTypes['Post'] }>;
  SetThreadMutedPayload: ResolverTypeWrapper<Omit<SetThreadMutedPayload, 'post'> & { post: ResolversTypes['Post'] }>;
  SignInInput: SignInInput;
  SignUpInput: SignUpInput;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SuspendUserInput: SuspendUserInput;
  UpdateWebhookEndpointInput: UpdateWebhookEndpointInput;
  UpdateWebhookEndpointPayload: ResolverTypeWrapper<Omit<UpdateWebhookEndpointPayload, 'endpoint'> & { endpoint: ResolversTypes['WebhookEndpoint'] }>;
  User: ResolverTypeWrapper<UserMapper>;
  Vote: ResolverTypeWrapper<'UP' | 'DOWN'>;
  VoteCommentPayload: ResolverTypeWrapper<Omit<VoteCommentPayload, 'comment'> & { comment: ResolversTypes['Comment'] }>;
  WebhookAttempt: ResolverTypeWrapper<WebhookAttemptMapper>;
  WebhookAttemptConnection: ResolverTypeWrapper<Omit<WebhookAttemptConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['WebhookAttemptEdge']>, nodes: Array<ResolversTypes['WebhookAttempt']> }>;
  WebhookAttemptEdge: ResolverTypeWrapper<Omit<WebhookAttemptEdge, 'node'> & { node: ResolversTypes['WebhookAttempt'] }>;
  WebhookDelivery: ResolverTypeWrapper<WebhookDeliveryMapper>;
  WebhookDeliveryConnection: ResolverTypeWrapper<Omit<WebhookDeliveryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['WebhookDeliveryEdge']>, nodes: Array<ResolversTypes['WebhookDelivery']> }>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversTypes['WebhookDelivery'] }>;
  WebhookDeliveryFilter: WebhookDeliveryFilter;
  WebhookDeliveryStatus: ResolverTypeWrapper<'PENDING' | 'DELIVERED' | 'DEAD' | 'CANCELED'>;
  WebhookEndpoint: ResolverTypeWrapper<WebhookEndpointMapper>;
  WebhookEndpointConnection: ResolverTypeWrapper<Omit<WebhookEndpointConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['WebhookEndpointEdge']>, nodes: Array<ResolversTypes['WebhookEndpoint']> }>;
  WebhookEndpointEdge: ResolverTypeWrapper<Omit<WebhookEndpointEdge, 'node'> & { node: ResolversTypes['WebhookEndpoint'] }>;
  WebhookEndpointStatus: ResolverTypeWrapper<'ACTIVE' | 'PAUSED' | 'DISABLED'>;
  WebhookLogEntry: ResolverTypeWrapper<WebhookLogEntryMapper>;
  WebhookLogEntryConnection: ResolverTypeWrapper<Omit<WebhookLogEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['WebhookLogEntryEdge']>, nodes: Array<ResolversTypes['WebhookLogEntry']> }>;
  WebhookLogEntryEdge: ResolverTypeWrapper<Omit<WebhookLogEntryEdge, 'node'> & { node: ResolversTypes['WebhookLogEntry'] }>;
  WebhookReplay: ResolverTypeWrapper<WebhookReplayMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddCommentInput: AddCommentInput;
  ID: Scalars['ID']['output'];
  AddCommentPayload: Omit<AddCommentPayload, 'comment'> & { comment: ResolversParentTypes['Comment'] };
  AuthPayload: Omit<AuthPayload, 'user'> & { user: ResolversParentTypes['User'] };
  AuthorRecord: AuthorRecord;
  CancelWebhookDeliveryPayload: Omit<CancelWebhookDeliveryPayload, 'delivery'> & { delivery: ResolversParentTypes['WebhookDelivery'] };
  CancelWebhookReplayPayload: Omit<CancelWebhookReplayPayload, 'replay'> & { replay: ResolversParentTypes['WebhookReplay'] };
  Charge: ChargeMapper;
  ChargeConnection: Omit<ChargeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ChargeEdge']>, nodes: Array<ResolversParentTypes['Charge']> };
  ChargeEdge: Omit<ChargeEdge, 'node'> & { node: ResolversParentTypes['Charge'] };
  Comment: CommentMapper;
  CommentConnection: Omit<CommentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CommentEdge']>, nodes: Array<ResolversParentTypes['Comment']> };
  CommentEdge: Omit<CommentEdge, 'node'> & { node: ResolversParentTypes['Comment'] };
  CreateChargeInput: CreateChargeInput;
  CreateChargePayload: Omit<CreateChargePayload, 'charge'> & { charge: ResolversParentTypes['Charge'] };
  CreatePostInput: CreatePostInput;
  CreatePostPayload: Omit<CreatePostPayload, 'post'> & { post: ResolversParentTypes['Post'] };
  CreateWebhookEndpointInput: CreateWebhookEndpointInput;
  CreateWebhookEndpointPayload: Omit<CreateWebhookEndpointPayload, 'endpoint'> & { endpoint: ResolversParentTypes['WebhookEndpoint'] };
  DateTime: Scalars['DateTime']['output'];
  DeadJob: DeadJobMapper;
  DeadJobConnection: Omit<DeadJobConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DeadJobEdge']>, nodes: Array<ResolversParentTypes['DeadJob']> };
  DeadJobEdge: Omit<DeadJobEdge, 'node'> & { node: ResolversParentTypes['DeadJob'] };
  DeleteCommentPayload: Omit<DeleteCommentPayload, 'comment'> & { comment: ResolversParentTypes['Comment'] };
  DeleteWebhookEndpointPayload: DeleteWebhookEndpointPayload;
  EditCommentInput: EditCommentInput;
  EditCommentPayload: Omit<EditCommentPayload, 'comment'> & { comment: ResolversParentTypes['Comment'] };
  Flag: FlagMapper;
  Float: Scalars['Float']['output'];
  FlagCommentInput: FlagCommentInput;
  FlagCommentPayload: Omit<FlagCommentPayload, 'comment'> & { comment: ResolversParentTypes['Comment'] };
  FlagConnection: Omit<FlagConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['FlagEdge']>, nodes: Array<ResolversParentTypes['Flag']> };
  FlagEdge: Omit<FlagEdge, 'node'> & { node: ResolversParentTypes['Flag'] };
  JSON: Scalars['JSON']['output'];
  JobFailure: JobFailureMapper;
  MarkNotificationsReadPayload: MarkNotificationsReadPayload;
  ModerateCommentPayload: Omit<ModerateCommentPayload, 'comment'> & { comment: ResolversParentTypes['Comment'] };
  ModerateUserPayload: Omit<ModerateUserPayload, 'user'> & { user: ResolversParentTypes['User'] };
  ModerationItem: ModerationItemMapper;
  ModerationItemConnection: ModerationItemConnectionMapper;
  ModerationItemEdge: Omit<ModerationItemEdge, 'node'> & { node: ResolversParentTypes['ModerationItem'] };
  ModerationLogEntry: ModerationLogEntryMapper;
  ModerationLogEntryConnection: Omit<ModerationLogEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ModerationLogEntryEdge']>, nodes: Array<ResolversParentTypes['ModerationLogEntry']> };
  ModerationLogEntryEdge: Omit<ModerationLogEntryEdge, 'node'> & { node: ResolversParentTypes['ModerationLogEntry'] };
  Money: MoneyMapper;
  MoneyInput: MoneyInput;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Notification: NotificationMapper;
  NotificationConnection: Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['NotificationEdge']>, nodes: Array<ResolversParentTypes['Notification']> };
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  PageInfo: PageInfo;
  Post: PostMapper;
  PostConnection: Omit<PostConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PostEdge']>, nodes: Array<ResolversParentTypes['Post']> };
  PostEdge: Omit<PostEdge, 'node'> & { node: ResolversParentTypes['Post'] };
  Query: Record<PropertyKey, never>;
  Refund: RefundMapper;
  RefundChargeInput: RefundChargeInput;
  RefundChargePayload: Omit<RefundChargePayload, 'refund'> & { refund: ResolversParentTypes['Refund'] };
  RefundConnection: Omit<RefundConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['RefundEdge']>, nodes: Array<ResolversParentTypes['Refund']> };
  RefundEdge: Omit<RefundEdge, 'node'> & { node: ResolversParentTypes['Refund'] };
  ReplayDeadJobPayload: Omit<ReplayDeadJobPayload, 'deadJob'> & { deadJob: ResolversParentTypes['DeadJob'] };
  ReplayWebhookDeliveriesPayload: Omit<ReplayWebhookDeliveriesPayload, 'replay'> & { replay: ResolversParentTypes['WebhookReplay'] };
  ReplayWebhookDeliveryPayload: Omit<ReplayWebhookDeliveryPayload, 'delivery'> & { delivery: ResolversParentTypes['WebhookDelivery'] };
  RotateWebhookSecretPayload: Omit<RotateWebhookSecretPayload, 'endpoint'> & { endpoint: ResolversParentTypes['WebhookEndpoint'] };
  SafeInt: Scalars['SafeInt']['output'];
  SendTestWebhookPayload: Omit<SendTestWebhookPayload, 'delivery'> & { delivery: ResolversParentTypes['WebhookDelivery'] };
  SetEmailNotificationsPayload: SetEmailNotificationsPayload;
  SetPostLockedPayload: Omit<SetPostLockedPayload, 'post'> & { post: ResolversParentTypes['Post'] };
  SetThreadFollowedPayload: Omit<SetThreadFollowedPayload, 'post'> & { post: ResolversParentTypes['Post'] };
  SetThreadMutedPayload: Omit<SetThreadMutedPayload, 'post'> & { post: ResolversParentTypes['Post'] };
  SignInInput: SignInInput;
  SignUpInput: SignUpInput;
  Subscription: Record<PropertyKey, never>;
  SuspendUserInput: SuspendUserInput;
  UpdateWebhookEndpointInput: UpdateWebhookEndpointInput;
  UpdateWebhookEndpointPayload: Omit<UpdateWebhookEndpointPayload, 'endpoint'> & { endpoint: ResolversParentTypes['WebhookEndpoint'] };
  User: UserMapper;
  VoteCommentPayload: Omit<VoteCommentPayload, 'comment'> & { comment: ResolversParentTypes['Comment'] };
  WebhookAttempt: WebhookAttemptMapper;
  WebhookAttemptConnection: Omit<WebhookAttemptConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['WebhookAttemptEdge']>, nodes: Array<ResolversParentTypes['WebhookAttempt']> };
  WebhookAttemptEdge: Omit<WebhookAttemptEdge, 'node'> & { node: ResolversParentTypes['WebhookAttempt'] };
  WebhookDelivery: WebhookDeliveryMapper;
  WebhookDeliveryConnection: Omit<WebhookDeliveryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['WebhookDeliveryEdge']>, nodes: Array<ResolversParentTypes['WebhookDelivery']> };
  WebhookDeliveryEdge: Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversParentTypes['WebhookDelivery'] };
  WebhookDeliveryFilter: WebhookDeliveryFilter;
  WebhookEndpoint: WebhookEndpointMapper;
  WebhookEndpointConnection: Omit<WebhookEndpointConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['WebhookEndpointEdge']>, nodes: Array<ResolversParentTypes['WebhookEndpoint']> };
  WebhookEndpointEdge: Omit<WebhookEndpointEdge, 'node'> & { node: ResolversParentTypes['WebhookEndpoint'] };
  WebhookLogEntry: WebhookLogEntryMapper;
  WebhookLogEntryConnection: Omit<WebhookLogEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['WebhookLogEntryEdge']>, nodes: Array<ResolversParentTypes['WebhookLogEntry']> };
  WebhookLogEntryEdge: Omit<WebhookLogEntryEdge, 'node'> & { node: ResolversParentTypes['WebhookLogEntry'] };
  WebhookReplay: WebhookReplayMapper;
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
};

export type authDirectiveArgs = {
  readers?: Scalars['Boolean']['input'];
  role?: Role;
};

export type authDirectiveResolver<Result, Parent, ContextType = Context, Args = authDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type cacheControlDirectiveArgs = {
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
  staleWhileRevalidate?: Maybe<Scalars['Int']['input']>;
};

export type cacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = cacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type idempotentDirectiveArgs = {
  required?: Scalars['Boolean']['input'];
  ttl?: Scalars['String']['input'];
};

export type idempotentDirectiveResolver<Result, Parent, ContextType = Context, Args = idempotentDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type rateLimitDirectiveArgs = {
  cost?: Scalars['Int']['input'];
  identityArgs?: Maybe<Array<Scalars['String']['input']>>;
  max: Scalars['Int']['input'];
  window: Scalars['String']['input'];
};

export type rateLimitDirectiveResolver<Result, Parent, ContextType = Context, Args = rateLimitDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddCommentPayload'] = ResolversParentTypes['AddCommentPayload']> = {
  comment?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type AuthPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuthPayload'] = ResolversParentTypes['AuthPayload']> = {
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type AuthorRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuthorRecord'] = ResolversParentTypes['AuthorRecord']> = {
  flagsDismissed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  flagsUpheld?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  visible?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CacheControlScopeResolvers = EnumResolverSignature<{ PRIVATE?: any, PUBLIC?: any }, ResolversTypes['CacheControlScope']>;

export type CancelWebhookDeliveryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelWebhookDeliveryPayload'] = ResolversParentTypes['CancelWebhookDeliveryPayload']> = {
  delivery?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type CancelWebhookReplayPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelWebhookReplayPayload'] = ResolversParentTypes['CancelWebhookReplayPayload']> = {
  replay?: Resolver<ResolversTypes['WebhookReplay'], ParentType, ContextType>;
};

export type ChargeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Charge'] = ResolversParentTypes['Charge']> = {
  clientSecret?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  declineCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  money?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  payer?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  refunds?: Resolver<ResolversTypes['RefundConnection'], ParentType, ContextType, RequireFields<ChargerefundsArgs, 'first'>>;
  status?: Resolver<ResolversTypes['ChargeStatus'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ChargeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChargeConnection'] = ResolversParentTypes['ChargeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ChargeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Charge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChargeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChargeEdge'] = ResolversParentTypes['ChargeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Charge'], ParentType, ContextType>;
};

export type ChargeStatusResolvers = EnumResolverSignature<{ CANCELED?: any, DECLINED?: any, PENDING?: any, PROCESSING?: any, REQUIRES_ACTION?: any, SUCCEEDED?: any, UNKNOWN?: any }, ResolversTypes['ChargeStatus']>;

export type CommentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comment'] = ResolversParentTypes['Comment']> = {
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  body?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  depth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  downvotes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  editedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Comment']>, ParentType, ContextType>;
  post?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
  replies?: Resolver<ResolversTypes['CommentConnection'], ParentType, ContextType, RequireFields<CommentrepliesArgs, 'first' | 'sort'>>;
  replyCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sourceId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['CommentState'], ParentType, ContextType>;
  upvotes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  viewerVote?: Resolver<Maybe<ResolversTypes['Vote']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentConnection'] = ResolversParentTypes['CommentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CommentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Comment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CommentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommentEdge'] = ResolversParentTypes['CommentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type CommentSortResolvers = EnumResolverSignature<{ BEST?: any, CONTROVERSIAL?: any, HOT?: any, NEW?: any, OLD?: any, TOP?: any }, ResolversTypes['CommentSort']>;

export type CommentStateResolvers = EnumResolverSignature<{ DELETED?: any, HELD?: any, HIDDEN?: any, REMOVED?: any, VISIBLE?: any }, ResolversTypes['CommentState']>;

export type CreateChargePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateChargePayload'] = ResolversParentTypes['CreateChargePayload']> = {
  charge?: Resolver<ResolversTypes['Charge'], ParentType, ContextType>;
};

export type CreatePostPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePostPayload'] = ResolversParentTypes['CreatePostPayload']> = {
  post?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
};

export type CreateWebhookEndpointPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateWebhookEndpointPayload'] = ResolversParentTypes['CreateWebhookEndpointPayload']> = {
  endpoint?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeadJobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadJob'] = ResolversParentTypes['DeadJob']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  diedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failures?: Resolver<Array<ResolversTypes['JobFailure']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  job?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  replayedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type DeadJobConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadJobConnection'] = ResolversParentTypes['DeadJobConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DeadJobEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['DeadJob']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DeadJobEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeadJobEdge'] = ResolversParentTypes['DeadJobEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DeadJob'], ParentType, ContextType>;
};

export type DeleteCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteCommentPayload'] = ResolversParentTypes['DeleteCommentPayload']> = {
  comment?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type DeleteWebhookEndpointPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteWebhookEndpointPayload'] = ResolversParentTypes['DeleteWebhookEndpointPayload']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type EditCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EditCommentPayload'] = ResolversParentTypes['EditCommentPayload']> = {
  comment?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type EmailModeResolvers = EnumResolverSignature<{ DAILY?: any, EACH?: any, OFF?: any }, ResolversTypes['EmailMode']>;

export type FlagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Flag'] = ResolversParentTypes['Flag']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['FlagReason'], ParentType, ContextType>;
  reporter?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
  resolution?: Resolver<Maybe<ResolversTypes['FlagResolution']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FlagCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlagCommentPayload'] = ResolversParentTypes['FlagCommentPayload']> = {
  comment?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type FlagConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlagConnection'] = ResolversParentTypes['FlagConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FlagEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Flag']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FlagEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FlagEdge'] = ResolversParentTypes['FlagEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Flag'], ParentType, ContextType>;
};

export type FlagReasonResolvers = EnumResolverSignature<{ ABUSE?: any, HATE?: any, MISINFORMATION?: any, OTHER?: any, SEXUAL?: any, SPAM?: any, VIOLENCE?: any }, ResolversTypes['FlagReason']>;

export type FlagResolutionResolvers = EnumResolverSignature<{ DISMISSED?: any, UPHELD?: any }, ResolversTypes['FlagResolution']>;

export interface JSONScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type JobFailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobFailure'] = ResolversParentTypes['JobFailure']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  error?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MarkNotificationsReadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MarkNotificationsReadPayload'] = ResolversParentTypes['MarkNotificationsReadPayload']> = {
  unreadCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ModerateCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerateCommentPayload'] = ResolversParentTypes['ModerateCommentPayload']> = {
  comment?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type ModerateUserPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerateUserPayload'] = ResolversParentTypes['ModerateUserPayload']> = {
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type ModerationItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationItem'] = ResolversParentTypes['ModerationItem']> = {
  authorRecord?: Resolver<Maybe<ResolversTypes['AuthorRecord']>, ParentType, ContextType>;
  comment?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
  enteredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  flagWeight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  flags?: Resolver<ResolversTypes['FlagConnection'], ParentType, ContextType, RequireFields<ModerationItemflagsArgs, 'first'>>;
  spamReasons?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  spamScore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  thread?: Resolver<Array<ResolversTypes['Comment']>, ParentType, ContextType>;
};

export type ModerationItemConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationItemConnection'] = ResolversParentTypes['ModerationItemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ModerationItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ModerationItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ModerationItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationItemEdge'] = ResolversParentTypes['ModerationItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ModerationItem'], ParentType, ContextType>;
};

export type ModerationLogEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationLogEntry'] = ResolversParentTypes['ModerationLogEntry']> = {
  after?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  before?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  moderator?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['Node'], ParentType, ContextType>;
  verb?: Resolver<ResolversTypes['ModerationVerb'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ModerationLogEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationLogEntryConnection'] = ResolversParentTypes['ModerationLogEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ModerationLogEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ModerationLogEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ModerationLogEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModerationLogEntryEdge'] = ResolversParentTypes['ModerationLogEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ModerationLogEntry'], ParentType, ContextType>;
};

export type ModerationQueueResolvers = EnumResolverSignature<{ FLAGGED?: any, HELD?: any }, ResolversTypes['ModerationQueue']>;

export type ModerationVerbResolvers = EnumResolverSignature<{ APPROVE?: any, AUTO_HIDE?: any, AUTO_HOLD?: any, LOCK_POST?: any, REINSTATE_USER?: any, REMOVE?: any, RESTORE?: any, SHADOW_BAN_USER?: any, SUSPEND_USER?: any, UNLOCK_POST?: any }, ResolversTypes['ModerationVerb']>;

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addComment?: Resolver<ResolversTypes['AddCommentPayload'], ParentType, ContextType, RequireFields<MutationaddCommentArgs, 'input'>>;
  approveComment?: Resolver<ResolversTypes['ModerateCommentPayload'], ParentType, ContextType, RequireFields<MutationapproveCommentArgs, 'id'>>;
  cancelWebhookDelivery?: Resolver<ResolversTypes['CancelWebhookDeliveryPayload'], ParentType, ContextType, RequireFields<MutationcancelWebhookDeliveryArgs, 'id'>>;
  cancelWebhookReplay?: Resolver<ResolversTypes['CancelWebhookReplayPayload'], ParentType, ContextType, RequireFields<MutationcancelWebhookReplayArgs, 'id'>>;
  createCharge?: Resolver<ResolversTypes['CreateChargePayload'], ParentType, ContextType, RequireFields<MutationcreateChargeArgs, 'input'>>;
  createPost?: Resolver<ResolversTypes['CreatePostPayload'], ParentType, ContextType, RequireFields<MutationcreatePostArgs, 'input'>>;
  createWebhookEndpoint?: Resolver<ResolversTypes['CreateWebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationcreateWebhookEndpointArgs, 'input'>>;
  deleteComment?: Resolver<ResolversTypes['DeleteCommentPayload'], ParentType, ContextType, RequireFields<MutationdeleteCommentArgs, 'id'>>;
  deleteWebhookEndpoint?: Resolver<ResolversTypes['DeleteWebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationdeleteWebhookEndpointArgs, 'id'>>;
  editComment?: Resolver<ResolversTypes['EditCommentPayload'], ParentType, ContextType, RequireFields<MutationeditCommentArgs, 'input'>>;
  flagComment?: Resolver<ResolversTypes['FlagCommentPayload'], ParentType, ContextType, RequireFields<MutationflagCommentArgs, 'input'>>;
  markNotificationsRead?: Resolver<ResolversTypes['MarkNotificationsReadPayload'], ParentType, ContextType, Partial<MutationmarkNotificationsReadArgs>>;
  refundCharge?: Resolver<ResolversTypes['RefundChargePayload'], ParentType, ContextType, RequireFields<MutationrefundChargeArgs, 'input'>>;
  reinstateUser?: Resolver<ResolversTypes['ModerateUserPayload'], ParentType, ContextType, RequireFields<MutationreinstateUserArgs, 'id'>>;
  removeComment?: Resolver<ResolversTypes['ModerateCommentPayload'], ParentType, ContextType, RequireFields<MutationremoveCommentArgs, 'id'>>;
  replayDeadJob?: Resolver<ResolversTypes['ReplayDeadJobPayload'], ParentType, ContextType, RequireFields<MutationreplayDeadJobArgs, 'id'>>;
  replayWebhookDeliveries?: Resolver<ResolversTypes['ReplayWebhookDeliveriesPayload'], ParentType, ContextType, RequireFields<MutationreplayWebhookDeliveriesArgs, 'filter' | 'maxPerSecond'>>;
  replayWebhookDelivery?: Resolver<ResolversTypes['ReplayWebhookDeliveryPayload'], ParentType, ContextType, RequireFields<MutationreplayWebhookDeliveryArgs, 'id'>>;
  restoreComment?: Resolver<ResolversTypes['ModerateCommentPayload'], ParentType, ContextType, RequireFields<MutationrestoreCommentArgs, 'id'>>;
  rotateWebhookSecret?: Resolver<ResolversTypes['RotateWebhookSecretPayload'], ParentType, ContextType, RequireFields<MutationrotateWebhookSecretArgs, 'id' | 'overlap'>>;
  sendTestWebhook?: Resolver<ResolversTypes['SendTestWebhookPayload'], ParentType, ContextType, RequireFields<MutationsendTestWebhookArgs, 'endpointId'>>;
  setEmailNotifications?: Resolver<ResolversTypes['SetEmailNotificationsPayload'], ParentType, ContextType, RequireFields<MutationsetEmailNotificationsArgs, 'mode'>>;
  setPostLocked?: Resolver<ResolversTypes['SetPostLockedPayload'], ParentType, ContextType, RequireFields<MutationsetPostLockedArgs, 'id' | 'locked'>>;
  setThreadFollowed?: Resolver<ResolversTypes['SetThreadFollowedPayload'], ParentType, ContextType, RequireFields<MutationsetThreadFollowedArgs, 'followed' | 'postId'>>;
  setThreadMuted?: Resolver<ResolversTypes['SetThreadMutedPayload'], ParentType, ContextType, RequireFields<MutationsetThreadMutedArgs, 'muted' | 'postId'>>;
  signIn?: Resolver<ResolversTypes['AuthPayload'], ParentType, ContextType, RequireFields<MutationsignInArgs, 'input'>>;
  signUp?: Resolver<ResolversTypes['AuthPayload'], ParentType, ContextType, RequireFields<MutationsignUpArgs, 'input'>>;
  suspendUser?: Resolver<ResolversTypes['ModerateUserPayload'], ParentType, ContextType, RequireFields<MutationsuspendUserArgs, 'input'>>;
  updateWebhookEndpoint?: Resolver<ResolversTypes['UpdateWebhookEndpointPayload'], ParentType, ContextType, RequireFields<MutationupdateWebhookEndpointArgs, 'input'>>;
  voteComment?: Resolver<ResolversTypes['VoteCommentPayload'], ParentType, ContextType, RequireFields<MutationvoteCommentArgs, 'id'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Charge' | 'Comment' | 'ModerationLogEntry' | 'Notification' | 'Post' | 'Refund' | 'User' | 'WebhookDelivery' | 'WebhookEndpoint', ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification']> = {
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NotificationKind'], ParentType, ContextType>;
  readAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Notification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type NotificationKindResolvers = EnumResolverSignature<{ CHARGE?: any, MENTION?: any, MODERATION?: any, POST_COMMENT?: any, REPLY?: any, WEBHOOK?: any }, ResolversTypes['NotificationKind']>;

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Post'] = ResolversParentTypes['Post']> = {
  author?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  commentCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  comments?: Resolver<ResolversTypes['CommentConnection'], ParentType, ContextType, RequireFields<PostcommentsArgs, 'first' | 'sort'>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  locked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sourceId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  viewerFollows?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  viewerMuted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PostConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostConnection'] = ResolversParentTypes['PostConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PostEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Post']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PostEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PostEdge'] = ResolversParentTypes['PostEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  charges?: Resolver<ResolversTypes['ChargeConnection'], ParentType, ContextType, RequireFields<QuerychargesArgs, 'first'>>;
  deadJobs?: Resolver<ResolversTypes['DeadJobConnection'], ParentType, ContextType, RequireFields<QuerydeadJobsArgs, 'first'>>;
  emailNotifications?: Resolver<ResolversTypes['EmailMode'], ParentType, ContextType>;
  moderationLog?: Resolver<ResolversTypes['ModerationLogEntryConnection'], ParentType, ContextType, RequireFields<QuerymoderationLogArgs, 'first'>>;
  moderationQueue?: Resolver<ResolversTypes['ModerationItemConnection'], ParentType, ContextType, RequireFields<QuerymoderationQueueArgs, 'first' | 'queue'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QuerynodeArgs, 'id'>>;
  notifications?: Resolver<ResolversTypes['NotificationConnection'], ParentType, ContextType, RequireFields<QuerynotificationsArgs, 'first' | 'unreadOnly'>>;
  post?: Resolver<Maybe<ResolversTypes['Post']>, ParentType, ContextType, RequireFields<QuerypostArgs, 'id'>>;
  posts?: Resolver<ResolversTypes['PostConnection'], ParentType, ContextType, RequireFields<QuerypostsArgs, 'first'>>;
  searchComments?: Resolver<ResolversTypes['CommentConnection'], ParentType, ContextType, RequireFields<QuerysearchCommentsArgs, 'first' | 'text'>>;
  unreadNotificationCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryuserArgs, 'handle'>>;
  viewer?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  webhookDeliveries?: Resolver<ResolversTypes['WebhookDeliveryConnection'], ParentType, ContextType, RequireFields<QuerywebhookDeliveriesArgs, 'first'>>;
  webhookEndpoints?: Resolver<ResolversTypes['WebhookEndpointConnection'], ParentType, ContextType, RequireFields<QuerywebhookEndpointsArgs, 'first'>>;
  webhookLog?: Resolver<ResolversTypes['WebhookLogEntryConnection'], ParentType, ContextType, RequireFields<QuerywebhookLogArgs, 'first'>>;
};

export type RefundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Refund'] = ResolversParentTypes['Refund']> = {
  charge?: Resolver<ResolversTypes['Charge'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  money?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundChargePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundChargePayload'] = ResolversParentTypes['RefundChargePayload']> = {
  refund?: Resolver<ResolversTypes['Refund'], ParentType, ContextType>;
};

export type RefundConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundConnection'] = ResolversParentTypes['RefundConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RefundEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Refund']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RefundEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RefundEdge'] = ResolversParentTypes['RefundEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Refund'], ParentType, ContextType>;
};

export type RefundStatusResolvers = EnumResolverSignature<{ FAILED?: any, PENDING?: any, SUCCEEDED?: any }, ResolversTypes['RefundStatus']>;

export type ReplayDeadJobPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayDeadJobPayload'] = ResolversParentTypes['ReplayDeadJobPayload']> = {
  deadJob?: Resolver<ResolversTypes['DeadJob'], ParentType, ContextType>;
};

export type ReplayWebhookDeliveriesPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayWebhookDeliveriesPayload'] = ResolversParentTypes['ReplayWebhookDeliveriesPayload']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replay?: Resolver<ResolversTypes['WebhookReplay'], ParentType, ContextType>;
};

export type ReplayWebhookDeliveryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReplayWebhookDeliveryPayload'] = ResolversParentTypes['ReplayWebhookDeliveryPayload']> = {
  delivery?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type RoleResolvers = EnumResolverSignature<{ ADMIN?: any, MODERATOR?: any, USER?: any }, ResolversTypes['Role']>;

export type RotateWebhookSecretPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RotateWebhookSecretPayload'] = ResolversParentTypes['RotateWebhookSecretPayload']> = {
  endpoint?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SendTestWebhookPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SendTestWebhookPayload'] = ResolversParentTypes['SendTestWebhookPayload']> = {
  delivery?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type SetEmailNotificationsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetEmailNotificationsPayload'] = ResolversParentTypes['SetEmailNotificationsPayload']> = {
  mode?: Resolver<ResolversTypes['EmailMode'], ParentType, ContextType>;
};

export type SetPostLockedPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetPostLockedPayload'] = ResolversParentTypes['SetPostLockedPayload']> = {
  post?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
};

export type SetThreadFollowedPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetThreadFollowedPayload'] = ResolversParentTypes['SetThreadFollowedPayload']> = {
  post?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
};

export type SetThreadMutedPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetThreadMutedPayload'] = ResolversParentTypes['SetThreadMutedPayload']> = {
  post?: Resolver<ResolversTypes['Post'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  commentAdded?: SubscriptionResolver<ResolversTypes['Comment'], "commentAdded", ParentType, ContextType, RequireFields<SubscriptioncommentAddedArgs, 'postId'>>;
  commentChanged?: SubscriptionResolver<ResolversTypes['Comment'], "commentChanged", ParentType, ContextType, RequireFields<SubscriptioncommentChangedArgs, 'postId'>>;
  notificationAdded?: SubscriptionResolver<ResolversTypes['Notification'], "notificationAdded", ParentType, ContextType, Partial<SubscriptionnotificationAddedArgs>>;
};

export type UpdateWebhookEndpointPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateWebhookEndpointPayload'] = ResolversParentTypes['UpdateWebhookEndpointPayload']> = {
  endpoint?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  comments?: Resolver<ResolversTypes['CommentConnection'], ParentType, ContextType, RequireFields<UsercommentsArgs, 'first'>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  handle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  posts?: Resolver<ResolversTypes['PostConnection'], ParentType, ContextType, RequireFields<UserpostsArgs, 'first'>>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  shadowBanned?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  suspendedUntil?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type VoteResolvers = EnumResolverSignature<{ DOWN?: any, UP?: any }, ResolversTypes['Vote']>;

export type VoteCommentPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VoteCommentPayload'] = ResolversParentTypes['VoteCommentPayload']> = {
  comment?: Resolver<ResolversTypes['Comment'], ParentType, ContextType>;
};

export type WebhookAttemptResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookAttempt'] = ResolversParentTypes['WebhookAttempt']> = {
  durationMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  responseBody?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  statusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type WebhookAttemptConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookAttemptConnection'] = ResolversParentTypes['WebhookAttemptConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookAttemptEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookAttempt']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookAttemptEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookAttemptEdge'] = ResolversParentTypes['WebhookAttemptEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookAttempt'], ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  attemptCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  attempts?: Resolver<ResolversTypes['WebhookAttemptConnection'], ParentType, ContextType, RequireFields<WebhookDeliveryattemptsArgs, 'first'>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endpoint?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
  eventType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  payload?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WebhookDeliveryStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookDeliveryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type WebhookDeliveryStatusResolvers = EnumResolverSignature<{ CANCELED?: any, DEAD?: any, DELIVERED?: any, PENDING?: any }, ResolversTypes['WebhookDeliveryStatus']>;

export type WebhookEndpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEndpoint'] = ResolversParentTypes['WebhookEndpoint']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventTypes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  failingSince?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WebhookEndpointStatus'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WebhookEndpointConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEndpointConnection'] = ResolversParentTypes['WebhookEndpointConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookEndpointEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookEndpointEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookEndpointEdge'] = ResolversParentTypes['WebhookEndpointEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
};

export type WebhookEndpointStatusResolvers = EnumResolverSignature<{ ACTIVE?: any, DISABLED?: any, PAUSED?: any }, ResolversTypes['WebhookEndpointStatus']>;

export type WebhookLogEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookLogEntry'] = ResolversParentTypes['WebhookLogEntry']> = {
  action?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  details?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  endpoint?: Resolver<Maybe<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type WebhookLogEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookLogEntryConnection'] = ResolversParentTypes['WebhookLogEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookLogEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookLogEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WebhookLogEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookLogEntryEdge'] = ResolversParentTypes['WebhookLogEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookLogEntry'], ParentType, ContextType>;
};

export type WebhookReplayResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WebhookReplay'] = ResolversParentTypes['WebhookReplay']> = {
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  released?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AddCommentPayload?: AddCommentPayloadResolvers<ContextType>;
  AuthPayload?: AuthPayloadResolvers<ContextType>;
  AuthorRecord?: AuthorRecordResolvers<ContextType>;
  CacheControlScope?: CacheControlScopeResolvers;
  CancelWebhookDeliveryPayload?: CancelWebhookDeliveryPayloadResolvers<ContextType>;
  CancelWebhookReplayPayload?: CancelWebhookReplayPayloadResolvers<ContextType>;
  Charge?: ChargeResolvers<ContextType>;
  ChargeConnection?: ChargeConnectionResolvers<ContextType>;
  ChargeEdge?: ChargeEdgeResolvers<ContextType>;
  ChargeStatus?: ChargeStatusResolvers;
  Comment?: CommentResolvers<ContextType>;
  CommentConnection?: CommentConnectionResolvers<ContextType>;
  CommentEdge?: CommentEdgeResolvers<ContextType>;
  CommentSort?: CommentSortResolvers;
  CommentState?: CommentStateResolvers;
  CreateChargePayload?: CreateChargePayloadResolvers<ContextType>;
  CreatePostPayload?: CreatePostPayloadResolvers<ContextType>;
  CreateWebhookEndpointPayload?: CreateWebhookEndpointPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeadJob?: DeadJobResolvers<ContextType>;
  DeadJobConnection?: DeadJobConnectionResolvers<ContextType>;
  DeadJobEdge?: DeadJobEdgeResolvers<ContextType>;
  DeleteCommentPayload?: DeleteCommentPayloadResolvers<ContextType>;
  DeleteWebhookEndpointPayload?: DeleteWebhookEndpointPayloadResolvers<ContextType>;
  EditCommentPayload?: EditCommentPayloadResolvers<ContextType>;
  EmailMode?: EmailModeResolvers;
  Flag?: FlagResolvers<ContextType>;
  FlagCommentPayload?: FlagCommentPayloadResolvers<ContextType>;
  FlagConnection?: FlagConnectionResolvers<ContextType>;
  FlagEdge?: FlagEdgeResolvers<ContextType>;
  FlagReason?: FlagReasonResolvers;
  FlagResolution?: FlagResolutionResolvers;
  JSON?: GraphQLScalarType;
  JobFailure?: JobFailureResolvers<ContextType>;
  MarkNotificationsReadPayload?: MarkNotificationsReadPayloadResolvers<ContextType>;
  ModerateCommentPayload?: ModerateCommentPayloadResolvers<ContextType>;
  ModerateUserPayload?: ModerateUserPayloadResolvers<ContextType>;
  ModerationItem?: ModerationItemResolvers<ContextType>;
  ModerationItemConnection?: ModerationItemConnectionResolvers<ContextType>;
  ModerationItemEdge?: ModerationItemEdgeResolvers<ContextType>;
  ModerationLogEntry?: ModerationLogEntryResolvers<ContextType>;
  ModerationLogEntryConnection?: ModerationLogEntryConnectionResolvers<ContextType>;
  ModerationLogEntryEdge?: ModerationLogEntryEdgeResolvers<ContextType>;
  ModerationQueue?: ModerationQueueResolvers;
  ModerationVerb?: ModerationVerbResolvers;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  NotificationKind?: NotificationKindResolvers;
  PageInfo?: PageInfoResolvers<ContextType>;
  Post?: PostResolvers<ContextType>;
  PostConnection?: PostConnectionResolvers<ContextType>;
  PostEdge?: PostEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Refund?: RefundResolvers<ContextType>;
  RefundChargePayload?: RefundChargePayloadResolvers<ContextType>;
  RefundConnection?: RefundConnectionResolvers<ContextType>;
  RefundEdge?: RefundEdgeResolvers<ContextType>;
  RefundStatus?: RefundStatusResolvers;
  ReplayDeadJobPayload?: ReplayDeadJobPayloadResolvers<ContextType>;
  ReplayWebhookDeliveriesPayload?: ReplayWebhookDeliveriesPayloadResolvers<ContextType>;
  ReplayWebhookDeliveryPayload?: ReplayWebhookDeliveryPayloadResolvers<ContextType>;
  Role?: RoleResolvers;
  RotateWebhookSecretPayload?: RotateWebhookSecretPayloadResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  SendTestWebhookPayload?: SendTestWebhookPayloadResolvers<ContextType>;
  SetEmailNotificationsPayload?: SetEmailNotificationsPayloadResolvers<ContextType>;
  SetPostLockedPayload?: SetPostLockedPayloadResolvers<ContextType>;
  SetThreadFollowedPayload?: SetThreadFollowedPayloadResolvers<ContextType>;
  SetThreadMutedPayload?: SetThreadMutedPayloadResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  UpdateWebhookEndpointPayload?: UpdateWebhookEndpointPayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  Vote?: VoteResolvers;
  VoteCommentPayload?: VoteCommentPayloadResolvers<ContextType>;
  WebhookAttempt?: WebhookAttemptResolvers<ContextType>;
  WebhookAttemptConnection?: WebhookAttemptConnectionResolvers<ContextType>;
  WebhookAttemptEdge?: WebhookAttemptEdgeResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  WebhookDeliveryStatus?: WebhookDeliveryStatusResolvers;
  WebhookEndpoint?: WebhookEndpointResolvers<ContextType>;
  WebhookEndpointConnection?: WebhookEndpointConnectionResolvers<ContextType>;
  WebhookEndpointEdge?: WebhookEndpointEdgeResolvers<ContextType>;
  WebhookEndpointStatus?: WebhookEndpointStatusResolvers;
  WebhookLogEntry?: WebhookLogEntryResolvers<ContextType>;
  WebhookLogEntryConnection?: WebhookLogEntryConnectionResolvers<ContextType>;
  WebhookLogEntryEdge?: WebhookLogEntryEdgeResolvers<ContextType>;
  WebhookReplay?: WebhookReplayResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  auth?: authDirectiveResolver<any, any, ContextType>;
  cacheControl?: cacheControlDirectiveResolver<any, any, ContextType>;
  idempotent?: idempotentDirectiveResolver<any, any, ContextType>;
  rateLimit?: rateLimitDirectiveResolver<any, any, ContextType>;
};
