import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from './config.ts';
import type { Context, Loaders, Services } from './context.ts';
import {
  canSee,
  createChargeLoaders,
  createCharges,
  createStripe,
  reapProviderEvents,
  recoverCharges,
  type Reach,
} from './charges/index.ts';
import {
  appears,
  checkCounters,
  createCommentFeed,
  createCommentLoaders,
  createComments,
  LIVE_QUEUE,
  publishComment,
  publishCommentJob,
} from './comments/index.ts';
import { resolvers } from './generated/resolvers.ts';
import { typeDefs } from './generated/type-defs.ts';
import {
  createNotificationFeed,
  createNotificationLoaders,
  createNotifications,
  emailJobs,
  notifyOfCharge,
  notifyOfChargeJob,
  notifyOfComment,
  notifyOfCommentJob,
  notifyOfDecision,
  notifyOfDecisionJob,
  notifyOfEndpoint,
  notifyOfEndpointJob,
  publishNotifications,
  reapNotifications,
} from './notifications/index.ts';
import {
  checkSpamJob,
  createGatekeeper,
  createModeration,
  createModerationLoaders,
  moderationJobs,
  SPAM_QUEUE,
} from './moderation/index.ts';
import {
  createAnswer,
  createJournal,
  createRows,
  createStore,
  noRows,
  tagOf,
  type Answer,
  type Journal,
  type Rows,
  type See,
} from './platform/cache/index.ts';
import { addAdmin } from './platform/admin/index.ts';
import { addCors } from './platform/cors.ts';
import { createClock, type Clock } from './platform/db/clock.ts';
import { createDb, isUnmigrated, type Db } from './platform/db/index.ts';
import { createReads, type Read, type Reads } from './platform/db/reading.ts';
import { createReplica, type Replica } from './platform/db/replica.ts';
import { findPendingMigrations } from './platform/db/migrate.ts';
import { milliseconds } from './platform/duration.ts';
import { forbidden, unauthenticated } from './platform/errors.ts';
import { parseAllowList } from './platform/graphql/allow-list.ts';
import { guardFields } from './platform/graphql/directives.ts';
import type { NodeType } from './platform/graphql/ids.ts';
import { addGraphQL } from './platform/graphql/server.ts';
import { addSubscriptions } from './platform/graphql/subscriptions/index.ts';
import { addHealthRoutes, untilHealthy, type Check } from './platform/health/index.ts';
import { addRawRoute, createAddressReader, createHttp, drain } from './platform/http.ts';
import {
  createDeadLetters,
  createOutbox,
  createQueues,
  startJobRunner,
  type JobRunner,
  type Outbox,
  type Queues,
} from './platform/jobs/index.ts';
import { applyIdempotency } from './platform/idempotency/directive.ts';
import { createIdempotency, createMemory } from './platform/idempotency/index.ts';
import { reapIdempotencyKeys } from './platform/idempotency/jobs.ts';
import { createBus, createPublisher } from './platform/live/index.ts';
import { createLog, type Log } from './platform/log/index.ts';
import { createMailer, type Mailer } from './platform/mail/index.ts';
import { addMetricsRoute } from './platform/metrics/index.ts';
import { projectFolder } from './platform/project.ts';
import { applyRateLimits } from './platform/rate-limit/directive.ts';
import { createCostLimit } from './platform/rate-limit/cost.ts';
import { createGate, type Admission } from './platform/rate-limit/gate.ts';
import { createQuotas, noQuotas, type Quotas } from './platform/rate-limit/headers.ts';
import { createLimits, parseRate, type Limits } from './platform/rate-limit/limits.ts';
import { createRedis, ping, type Redis } from './platform/redis/index.ts';
import { createTracing, traceRequests, type Tracing } from './platform/trace/index.ts';
import { addWebApp } from './platform/web-app.ts';
import { createPostLoaders, createPosts } from './posts/index.ts';
import { createAkismet, createSpamCheck, parse as parseModel, type SpamCheck } from './spam/index.ts';
import { createSealer, type Sealer } from './platform/sealing.ts';
import {
  createTokens,
  createUserLoader,
  createUsers,
  hasRole,
  isSuspended,
  signedIn,
  subjectOf,
  type UserRow,
  type Viewer,
} from './users/index.ts';
import {
  cancelEndpoint,
  createDeliver,
  createFanOut,
  createGuard,
  createSender,
  createWebhookLoaders,
  createWebhooks,
  fanOutJob,
  pruneMessages,
  QUEUE,
  replay,
  SLOW_QUEUE,
  startDispatcher,
  sweepEndpoints,
  type Guard,
  type GuardOptions,
} from './webhooks/index.ts';

import { createWatch, type Watch } from './watch.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a request for /graphql or /graphql/stream: who sent it, once it is let in. */
    admission?: Promise<Admission<Viewer> & { quotas: Quotas }>;
    /** Who was let in; null is nobody, undefined before that. */
    viewer?: Viewer;
  }
}

/** What tests put in place of the real thing. */
export interface Overrides {
  /** Instead of PostgreSQL's clock. */
  now?: () => Date;
  onStatement?: (text: string, values: unknown[]) => void;
  /** The look-up of names of webhook receivers. */
  resolve?: GuardOptions['resolve'];
  /** Called at the steps of a charge. */
  reach?: Reach;
  /** Whether it answers people, from caches too; the jobs' process does not. */
  serves?: boolean;
}

export interface App {
  config: Config;
  log: Log;
  db: Db;
  /** Null where there is none, and in the process of the jobs. */
  replica: Replica | null;
  reads: Reads;
  /** The cache role: limits and caches. */
  redis: Redis;
  journal: Journal;
  limits: Limits;
  /** The queue role, for putting work in. */
  queues: Queues;
  outbox: Outbox;
  sealer: Sealer;
  guard: Guard;
  /** Null where no mail is set up. */
  mailer: Mailer | null;
  services: Services;
  spam: SpamCheck;
  /** What is counted, for /metrics. */
  watch: Watch;
  /** Undefined where nothing is traced. */
  tracing: Tracing | undefined;
  /** PostgreSQL's clock. */
  now: () => Date;
  /** Resolves once that is known, or cannot be known yet. */
  timed: Promise<void>;
  checks: Record<string, Check>;
  /** Aborted once it is to stop. */
  stopping: AbortSignal;
  /** From then on it is not ready, and waits for nothing. */
  beginToStop(): void;
  close(): Promise<void>;
}

/** The jobs that events cause. */
const listeners = [
  fanOutJob,
  notifyOfCommentJob,
  notifyOfEndpointJob,
  notifyOfChargeJob,
  notifyOfDecisionJob,
  checkSpamJob,
  publishCommentJob,
];

/** Every queue, and how many of its jobs one process does at once. */
const QUEUES = { jobs: 20, [LIVE_QUEUE]: 20, mail: 5, [SPAM_QUEUE]: 20, [QUEUE]: 128, [SLOW_QUEUE]: 128 };

/** The composition root: everything that both processes share, built from the settings. */
export function createApp(
  config: Config,
  { now: givenNow, onStatement, resolve, reach, serves = true }: Overrides = {},
): App {
  const log = createLog(config.LOG_LEVEL);
  const watch = createWatch();
  const tracing = tracingOf(config, log, serves);
  const stop = new AbortController();
  const redis = createRedis(config.CACHE_REDIS_URL, 'cache', log);
  const replicaUrl = serves ? config.DATABASE_REPLICA_URL : undefined;
  const keepsUp = serves && (config.CACHE || replicaUrl !== undefined);
  const journal = createJournal({ redis, prefix: config.REDIS_PREFIX, reads: keepsUp, log });
  const db = createDb({
    ...databaseOptions(config),
    log,
    onTime: watch.onStatement,
    ...(tracing && { trace: tracing.statement }),
    invalidate: journal.invalidate,
    ...(onStatement ? { onStatement } : {}),
  });
  // Whoever asks whether the database answers does not stand in line behind those who use it.
  const probe = createDb({ ...databaseOptions(config), poolSize: 1, log });
  const clock: Clock = givenNow
    ? { now: givenNow, set: Promise.resolve(), close: () => undefined }
    : createClock(probe);
  const { now } = clock;
  const replica =
    replicaUrl === undefined
      ? null
      : createReplica({
          ...databaseOptions(config),
          url: replicaUrl,
          primary: probe,
          journal,
          maxLagMs: milliseconds(config.REPLICA_MAX_LAG),
          log,
          onTime: watch.onStatement,
          ...(tracing && { trace: tracing.statement }),
        });
  const reads = createReads({ db, replica, journal });
  const limits = createLimits({
    redis,
    prefix: config.REDIS_PREFIX,
    log,
    factor: config.RATE_LIMIT_FACTOR,
    enabled: config.RATE_LIMITS,
  });
  const queues = createQueues(createRedis(config.REDIS_URL, 'queues', log), config.REDIS_PREFIX, Object.keys(QUEUES));
  const outbox = createOutbox(listeners, now, tracing?.traceparent);
  const idempotency = createIdempotency({ db, now, memory: createMemory(redis, config.REDIS_PREFIX) });
  const sealer = createSealer(config.ENCRYPTION_KEY);
  const guard = createGuard({
    allowHttp: config.WEBHOOK_ALLOW_HTTP,
    allowNetworks: config.WEBHOOK_ALLOW_NETWORKS,
    ...(resolve ? { resolve } : {}),
  });
  const mailer =
    config.MAIL_URL === undefined ? null : createMailer({ url: config.MAIL_URL, from: config.MAIL_FROM, log });
  const tokens = createTokens({
    secret: config.JWT_SECRET,
    jwksUrl: config.JWKS_URL,
    issuer: config.JWT_ISSUER,
    audience: config.JWT_AUDIENCE,
    ttlMs: milliseconds(config.TOKEN_TTL),
    now,
  });
  const spam = createSpamCheck({
    ...(config.SPAM_MODEL === undefined ? {} : { model: parseModel(readFileSync(config.SPAM_MODEL, 'utf8')) }),
    words: { banned: config.BANNED_WORDS, suspect: config.SUSPECT_WORDS },
  });
  const gatekeeper = createGatekeeper({ policy: config.HOLD_UNCHECKED, spam, now });
  const comments = createComments({ db, outbox, idempotency, gatekeeper, now });
  const services = {
    users: createUsers({ db, tokens, now }),
    posts: createPosts({ db, outbox, idempotency, now }),
    comments,
    commentFeed: createCommentFeed({ db }),
    moderation: createModeration({ db, outbox, comments, hideAt: config.FLAG_WEIGHT_TO_HIDE, now }),
    charges: createCharges({
      db,
      outbox,
      idempotency,
      sealer,
      provider: createStripe({ ...stripeOptions(config), log }),
      timeoutMs: milliseconds(config.PAYMENT_TIMEOUT),
      log,
      now,
      onOutcome: watch.onCharge,
      ...(reach ? { reach } : {}),
    }),
    webhooks: createWebhooks({ db, outbox, sealer, guard, schedule: config.WEBHOOK_RETRY_SCHEDULE, now }),
    deadLetters: createDeadLetters({ db, now }),
    notifications: createNotifications({ db, outbox, now }),
    notificationFeed: createNotificationFeed({ db }),
  };
  watch.add({ db, redis, queues, limits, now });
  if (replica) watch.addReplica(replica, reads);
  return {
    config,
    log,
    db,
    replica,
    reads,
    redis,
    journal,
    limits,
    queues,
    outbox,
    sealer,
    guard,
    mailer,
    services,
    spam,
    watch,
    tracing,
    now,
    timed: clock.set,
    checks: {
      postgresql: { required: true, run: () => checkDatabase(probe) },
      ...(replica && { 'postgresql-replica': { required: false, run: () => replica.check() } }),
      redis: { required: false, run: () => ping(redis) },
      'rate-limits': { required: false, run: () => limits.check() },
    },
    stopping: stop.signal,
    beginToStop: () => stop.abort(),
    async close() {
      stop.abort();
      clock.close();
      journal.close();
      limits.close();
      redis.disconnect();
      queues.close();
      mailer?.close();
      await replica?.close();
      await probe.close();
      await db.close();
      await tracing?.close();
    },
  };
}

const databaseOptions = (config: Config) => ({
  url: config.DATABASE_URL,
  poolSize: config.DATABASE_POOL_SIZE,
  statementTimeoutMs: milliseconds(config.DATABASE_TIMEOUT),
});

const tracingOf = (config: Config, log: Log, serves: boolean): Tracing | undefined => {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_SERVICE_NAME: name } = config;
  return endpoint === undefined
    ? undefined
    : createTracing({
        endpoint,
        headers: config.OTEL_EXPORTER_OTLP_HEADERS,
        service: serves ? name : `${name}-worker`,
        share: config.OTEL_TRACES_SAMPLER_ARG,
        log,
      });
};

const akismetOf = ({ AKISMET_KEY: key, AKISMET_BLOG: blog, AKISMET_URL: baseUrl }: Config) =>
  key !== undefined && blog !== undefined ? createAkismet({ key, blog, baseUrl }) : null;

/** Stripe where its key is set, and the sandbox where it is not. */
const stripeOptions = (config: Config) => ({
  secretKey: config.STRIPE_SECRET_KEY ?? 'sk_test_sandbox',
  server: config.STRIPE_SECRET_KEY === undefined ? { host: config.SANDBOX_HOST, port: config.SANDBOX_PORT } : undefined,
  webhookSecret: config.STRIPE_WEBHOOK_SECRET,
  timeoutMs: milliseconds(config.PAYMENT_TIMEOUT),
});

async function checkDatabase(db: Db): Promise<void> {
  let pending: string[];
  try {
    pending = await findPendingMigrations(db, join(projectFolder, 'prisma'));
  } catch (error) {
    if (!isUnmigrated(error)) throw error;
    throw new Error('the database has no tables yet: run "npm run migrate"');
  }
  if (pending.length > 0) throw new Error(`the database lacks ${pending.join(', ')}: run "npm run migrate"`);
}

function createSchema({ limits, now, watch }: App) {
  const schema = makeExecutableSchema({ typeDefs, resolvers });
  const keyed = applyIdempotency(schema);
  const limited = applyRateLimits(keyed, limits);
  const guarded = guardFields<Context>(limited, 'auth', (args) => {
    const { role, readers } = args as { role: UserRow['role']; readers: boolean };
    return ({ context, info }) => {
      const viewer = signedIn(context.viewer);
      if (!hasRole(viewer, role)) throw forbidden(`This is for people with the role ${role}.`);
      if (!readers && info.parentType.name === 'Mutation' && isSuspended(viewer, now()))
        throw forbidden('You are suspended: you can read, and not write.');
    };
  });
  watch.operations.watchRoots(guarded);
  return guarded;
}

/** What is the viewer's own business, or that of few, is read from the primary. */
const createLoaders = (
  db: Db,
  viewer: Viewer,
  { read, see, rows }: { read: Read; see: See | undefined; rows: Rows },
): Loaders => ({
  users: createUserLoader(read, see),
  posts: createPostLoaders(read, see, rows),
  comments: createCommentLoaders({ read, viewer, see, rows }),
  moderation: createModerationLoaders(db),
  charges: createChargeLoaders(db),
  webhooks: createWebhookLoaders(db),
  notifications: createNotificationLoaders(db, viewer?.id ?? null),
});

async function findNode(
  { users, posts, comments, moderation, charges, webhooks, notifications }: Loaders,
  viewer: Viewer,
  answer: Answer,
  type: NodeType,
  [first = '', second = '']: string[],
): Promise<object | null> {
  // Of others no write is made known.
  if (!['User', 'Post', 'Comment'].includes(type)) answer.refuse();
  /** Only what is the viewer's business. */
  const own = async <Row extends { payerId: string }>(found: Promise<Row | null>) => {
    const row = await found;
    return row && canSee(viewer, row) ? row : null;
  };
  const find: Partial<Record<NodeType, () => Promise<object | null>>> = {
    User: async () => {
      const user = await users.load(first);
      return user?.erasedAt ? null : user;
    },
    Post: () => posts.byId.load(first),
    Comment: async () => {
      const comment = await comments.byKey.load({ postId: first, id: second });
      return comment && appears(viewer, comment) ? comment : null;
    },
    Charge: () => own(charges.byId.load(first)),
    Refund: () => own(charges.refunds.load(first)),
    Notification: () => notifications.byId.load(first),
    ...(hasRole(viewer, 'MODERATOR') && { ModerationLogEntry: () => moderation.log.load(first) }),
    ...(hasRole(viewer, 'ADMIN') && {
      WebhookEndpoint: async () => {
        const endpoint = await webhooks.endpoints.load(first);
        return endpoint?.deletedAt ? null : endpoint;
      },
      WebhookDelivery: () => webhooks.deliveries.load(first),
    }),
  };
  const row = await find[type]?.();
  return row ? { ...row, __typename: type } : null;
}

/** The token that the request carries; null for none. @throws UNAUTHENTICATED for a header of another form. */
function bearer(authorization: string | undefined): string | null {
  if (!authorization) return null;
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (!token) throw unauthenticated('The Authorization header must have the form: Bearer TOKEN.');
  return token;
}

/** Whose answers a viewer shares. Who is shadow-banned is told other counts than everybody. */
function scopeOf(viewer: Viewer, isPrivate: boolean): string {
  if (!viewer) return 'everybody';
  const { id, role, shadowBanned } = viewer;
  return isPrivate || shadowBanned ? `${id} ${role} ${shadowBanned}` : 'everybody';
}

/** The way into the API: who asks is known, and has a token of the operation-wide bucket, before anything is read. */
const createEntrance = ({ config, limits, services }: App, rows: Rows) =>
  createGate<Viewer>({
    limits,
    limit: limits.define({ name: 'default', ...parseRate(config.RATE_LIMIT) }),
    identify: async (authorization) => {
      const token = bearer(authorization);
      if (token === null) return { subject: null, expiresAt: null, load: () => Promise.resolve(null) };
      const claims = await services.users.identify(token);
      const find = () => services.users.findByClaims(claims);
      const load = () =>
        rows.read(
          { key: ['viewer', claims.iss, claims.sub], tags: [] },
          find,
          ({ id }) => [tagOf.user(id)],
          () => undefined,
        );
      return { subject: subjectOf(claims), expiresAt: new Date(claims.exp * 1000), load };
    },
  });

/** The API over HTTP: /graphql and /health, and the page at /app. */
export async function createApi(app: App): Promise<FastifyInstance> {
  const { config, db, log, queues, services, checks, limits, watch, tracing } = app;
  await Promise.all([limits.connected(), app.timed]);
  const trustedProxies = config.TRUSTED_PROXIES.split(',')
    .map((range) => range.trim())
    .filter(Boolean);
  const fastify = createHttp({
    log,
    trustedProxies,
    hstsSeconds: milliseconds(config.HSTS_MAX_AGE) / 1000,
  });
  if (config.CORS_ORIGINS.length > 0) await addCors(fastify, config.CORS_ORIGINS);
  if (tracing) {
    await tracing.loaded;
    traceRequests(fastify, tracing, ['/graphql', '/webhooks/stripe']);
  }
  fastify.addHook('preClose', () => {
    app.beginToStop();
    return Promise.resolve();
  });
  addHealthRoutes(fastify, checks, () => app.stopping.aborted);
  addMetricsRoute(fastify, { metrics: watch.metrics, token: config.METRICS_TOKEN });
  await addRawRoute(fastify, '/webhooks/stripe', async (body, { 'stripe-signature': signature }) => {
    await services.charges.hear(body, typeof signature === 'string' ? signature : undefined);
  });
  await addAdmin(fastify, {
    queues,
    admit: async (token) => {
      if (!hasRole(await services.users.authenticate(token), 'ADMIN')) throw forbidden('This is for administrators.');
    },
  });
  if (config.WEB_APP) await addWebApp(fastify);
  const store = config.CACHE
    ? createStore({
        redis: app.redis,
        prefix: config.REDIS_PREFIX,
        journal: app.journal,
        localBytes: config.CACHE_LOCAL_MB * 1024 * 1024,
      })
    : null;
  if (store) watch.addCache(store);
  const rows = store ? createRows(store) : noRows;
  const gate = createEntrance(app, rows);
  const addressOf = createAddressReader(trustedProxies);
  async function enter(request: FastifyRequest, reply: FastifyReply) {
    const quotas = createQuotas(reply);
    const caller = { authorization: request.headers.authorization, address: addressOf(request.raw) };
    const admission = await gate.enter(caller, quotas);
    request.viewer = admission.viewer;
    return { ...admission, quotas };
  }
  const admit = (request: FastifyRequest, reply: FastifyReply) => (request.admission ??= enter(request, reply));
  const schema = createSchema(app);
  const allowed =
    config.OPERATIONS_ALLOWED === undefined ? null : parseAllowList(readFileSync(config.OPERATIONS_ALLOWED, 'utf8'));
  const createContext = (
    { viewer, ...about }: Pick<Context, 'viewer' | 'requestId' | 'identity' | 'quotas'>,
    shared = noRows,
  ): Context => {
    const answer = createAnswer();
    const see = store ? answer.see : undefined;
    // Who decides about others decides on what is there now.
    const reading = app.reads.of({ identity: about.identity, isExact: hasRole(viewer, 'MODERATOR') });
    const loaders = createLoaders(db, viewer, { read: reading.read, see, rows: shared });
    return {
      ...about,
      answer,
      reading,
      app: services,
      viewer,
      loaders,
      userId: () => signedIn(viewer).id,
      idempotencyHeader: undefined,
      idempotentCalls: new Map(),
      markReplayed: () => undefined,
      findNode: (type, uuids) => findNode(loaders, viewer, answer, type, uuids),
    };
  };
  const priced =
    config.COST_LIMIT !== undefined && limits.enabled ? { charge: createCostLimit(limits, config.COST_LIMIT) } : {};
  const subscriptions = addSubscriptions<Viewer, Context>(fastify, {
    schema,
    log,
    now: app.now,
    introspection: config.INTROSPECTION,
    allowed,
    bus: createBus({ redis: app.redis, prefix: config.REDIS_PREFIX }),
    gate,
    admit,
    addressOf,
    createContext: (session) => createContext({ ...session, quotas: noQuotas }),
    ...priced,
    findViewers: (ids) => services.users.findPresent(ids),
    limits: {
      connections: config.SUBSCRIPTION_CONNECTIONS,
      perConnection: config.SUBSCRIPTIONS_PER_CONNECTION,
      buffered: config.SUBSCRIPTION_BUFFER * 1024,
    },
  });
  watch.addSubscriptions(subscriptions);
  await addGraphQL<Context>(fastify, {
    schema,
    metrics: watch.operations,
    ...(tracing && { tracing }),
    admit,
    ...priced,
    log,
    introspection: config.INTROSPECTION,
    allowed,
    playground: config.PLAYGROUND,
    compile: config.COMPILE,
    maxLagMs: milliseconds(config.OVERLOAD_LAG),
    redis: app.redis,
    prefix: config.REDIS_PREFIX,
    store,
    scopeOf: ({ viewer }, isPrivate) => (viewer === undefined ? null : scopeOf(viewer, isPrivate)),
    createContext: async (request, reply) => {
      const { viewer, identity, quotas } = await admit(request, reply);
      const context = createContext({ viewer, requestId: request.id, identity, quotas }, rows);
      request.answer = context.answer;
      return {
        ...context,
        idempotencyHeader: request.headers['idempotency-key'] as string | undefined,
        markReplayed: () => void reply.header('idempotent-replayed', 'true'),
      };
    },
  });
  return fastify;
}

/**
 * Resolves once the process has what it needs, which may start later than it does; it serves what it can meanwhile.
 * @throws Error with a sentence for people, where PostgreSQL cannot be used within START_TIMEOUT
 */
export const untilReady = ({ config, checks, queues, log, stopping }: App): Promise<void> =>
  untilHealthy({
    checks: {
      ...checks,
      queues: {
        required: false,
        run: () => (queues.isReady() ? Promise.resolve() : Promise.reject(new Error('no connection to REDIS_URL'))),
      },
    },
    timeoutMs: milliseconds(config.START_TIMEOUT),
    tell: (sentence) => log.warn(sentence),
    signal: stopping,
  });

/**
 * Stops the API so that nobody notices who can go elsewhere: it says that it is not ready, goes on for STOP_DELAY, takes
 * no more connections, and ends once what runs is done.
 */
export async function stopApi(app: App, api: FastifyInstance): Promise<void> {
  app.beginToStop();
  await drain(api, milliseconds(app.config.STOP_DELAY));
  await api.close();
  await app.close();
}

/** The background work, until it is closed. */
export function startJobs(app: App): JobRunner {
  const { config, queues, outbox, sealer, guard, now, log, watch, tracing } = app;
  // For the outbox and the deliveries: what a crash of the database makes them forget is done again.
  const db = createDb({
    ...databaseOptions(config),
    log,
    durable: false,
    onTime: watch.onStatement,
    ...(tracing && { trace: tracing.statement }),
  });
  watch.addJobs(db);
  const schedule = config.WEBHOOK_RETRY_SCHEDULE;
  const sender = createSender({ guard, timeoutMs: milliseconds(config.WEBHOOK_TIMEOUT), now: () => now().getTime() });
  const dispatcher = startDispatcher({ db, queues, now, log });
  const wake = () => dispatcher.wake();
  const retentionMs = milliseconds(config.WEBHOOK_RETENTION);
  const publisher = createPublisher(app.redis, config.REDIS_PREFIX);
  const runner = startJobRunner({
    db,
    queues,
    now,
    log,
    redisUrl: config.REDIS_URL,
    prefix: config.REDIS_PREFIX,
    concurrency: QUEUES,
    onEnd: watch.onJob,
    ...(tracing && { trace: tracing.job }),
    jobs: [
      checkCounters(app),
      reapIdempotencyKeys(app),
      notifyOfComment({ ...app, notifications: app.services.notifications }),
      notifyOfEndpoint({ ...app, notifications: app.services.notifications }),
      notifyOfCharge({ ...app, notifications: app.services.notifications }),
      reapNotifications({ ...app, retentionMs: milliseconds(config.NOTIFICATION_RETENTION) }),
      ...emailJobs(app),
      publishComment({ publisher, now }),
      publishNotifications({ publisher, now }),
      ...moderationJobs({
        ...app,
        akismet: akismetOf(config),
        patienceMs: milliseconds(config.SPAM_PATIENCE),
        hideAt: config.FLAG_WEIGHT_TO_HIDE,
      }),
      notifyOfDecision({ ...app, notifications: app.services.notifications }),
      recoverCharges(app.services),
      reapProviderEvents(app),
      createFanOut({ db, schedule, now, onAdded: wake }),
      ...createDeliver({ db, outbox, sealer, sender, log, schedule, now, onSettled: wake, onAttempt: watch.onAttempt }),
      replay(app),
      cancelEndpoint(app),
      pruneMessages({ db, retentionMs, now }),
      sweepEndpoints({ db, log, now }),
    ],
  });
  return {
    async close() {
      await dispatcher.stop();
      await runner.close();
      await sender.close();
      await db.close();
    },
  };
}

/** What the worker's process serves by HTTP: its metrics, and nothing else. */
export function createScrapes({ config, log, watch }: App): FastifyInstance {
  const fastify = createHttp({ log, trustedProxies: [], hstsSeconds: 0 });
  addMetricsRoute(fastify, { metrics: watch.metrics, token: config.METRICS_TOKEN });
  return fastify;
}
