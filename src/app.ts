import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from './config.ts';
import type { Context, Loaders, Services } from './context.ts';
import { checkCounters, createCommentLoaders, createComments } from './comments/index.ts';
import { resolvers } from './generated/resolvers.ts';
import { typeDefs } from './generated/type-defs.ts';
import {
  createNotificationLoaders,
  createNotifications,
  emailJobs,
  notifyOfComment,
  notifyOfCommentJob,
  reapNotifications,
} from './notifications/index.ts';
import { createDb, type Db } from './platform/db/index.ts';
import { findPendingMigrations } from './platform/db/migrate.ts';
import { milliseconds } from './platform/duration.ts';
import { forbidden, unauthenticated } from './platform/errors.ts';
import { guardFields } from './platform/graphql/directives.ts';
import type { NodeType } from './platform/graphql/ids.ts';
import { addGraphQL } from './platform/graphql/server.ts';
import { addHealthRoutes, type Check } from './platform/health/index.ts';
import { createHttp } from './platform/http.ts';
import {
  createOutbox,
  createQueues,
  startJobRunner,
  type JobDefinition,
  type Outbox,
  type Queues,
} from './platform/jobs/index.ts';
import { applyIdempotency } from './platform/idempotency/directive.ts';
import { reapIdempotencyKeys } from './platform/idempotency/jobs.ts';
import { createLog, type Log } from './platform/log/index.ts';
import { createMailer, type Mailer } from './platform/mail/index.ts';
import { projectFolder } from './platform/project.ts';
import { applyRateLimits } from './platform/rate-limit/directive.ts';
import { createLocalBucket, createRedisBucket, withFallback } from './platform/rate-limit/token-bucket.ts';
import { createRedis, type Redis } from './platform/redis/index.ts';
import { createPostLoaders, createPosts } from './posts/index.ts';
import {
  createTokens,
  createUserLoader,
  createUsers,
  hasRole,
  signedIn,
  type UserRow,
  type Viewer,
} from './users/index.ts';

/** What tests put in place of the real thing. */
export interface Overrides {
  now?: () => Date;
  onStatement?: (text: string) => void;
}

export interface App {
  config: Config;
  log: Log;
  db: Db;
  /** The cache role: limits and caches. */
  redis: Redis;
  /** The queue role, for putting work in. */
  queues: Queues;
  outbox: Outbox;
  /** Null where no mail is set up. */
  mailer: Mailer | null;
  services: Services;
  now: () => Date;
  checks: Record<string, Check>;
  close(): Promise<void>;
}

/** The jobs that events cause. */
const listeners: Pick<JobDefinition, 'name' | 'listensTo'>[] = [notifyOfCommentJob];

/** Every queue. */
const QUEUES = ['jobs', 'mail'];

/** The composition root: everything that both processes share, built from the settings. */
export function createApp(config: Config, { now = () => new Date(), onStatement }: Overrides = {}): App {
  const log = createLog(config.LOG_LEVEL);
  const db = createDb({
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL_SIZE,
    statementTimeoutMs: milliseconds(config.DATABASE_TIMEOUT),
    log,
    ...(onStatement ? { onStatement } : {}),
  });
  const redis = createRedis(config.CACHE_REDIS_URL, 'cache', log);
  const queues = createQueues(createRedis(config.REDIS_URL, 'queues', log), config.REDIS_PREFIX, QUEUES);
  const outbox = createOutbox(listeners, now);
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
  const services = {
    users: createUsers({ db, tokens, now }),
    posts: createPosts({ db, outbox, now }),
    comments: createComments({ db, outbox, now }),
    notifications: createNotifications({ db, outbox, now }),
  };
  return {
    config,
    log,
    db,
    redis,
    queues,
    outbox,
    mailer,
    services,
    now,
    checks: {
      postgresql: { required: true, run: () => checkDatabase(db) },
      redis: { required: false, run: () => redis.ping() },
    },
    async close() {
      redis.disconnect();
      queues.close();
      mailer?.close();
      await db.close();
    },
  };
}

async function checkDatabase(db: Db): Promise<void> {
  let pending: string[];
  try {
    pending = await findPendingMigrations(db, join(projectFolder, 'prisma'));
  } catch (error) {
    if ((error as { code?: string }).code !== '42P01') throw error;
    throw new Error('the database has no tables yet: run "npm run migrate"');
  }
  if (pending.length > 0) throw new Error(`the database lacks ${pending.join(', ')}: run "npm run migrate"`);
}

function createSchema({ config, redis }: App) {
  const schema = makeExecutableSchema({ typeDefs, resolvers });
  const keyed = applyIdempotency(schema);
  const limited = applyRateLimits<Context>(keyed, {
    takeTokens: withFallback(createRedisBucket(redis, config.REDIS_PREFIX), createLocalBucket()),
    factor: config.RATE_LIMIT_FACTOR,
    identify: ({ viewer, address }) => viewer?.id ?? address,
  });
  return guardFields<Context>(limited, 'auth', (args) => {
    const role = args['role'] as UserRow['role'];
    return ({ context: { viewer } }) => {
      if (!hasRole(signedIn(viewer), role)) throw forbidden(`This is for people with the role ${role}.`);
    };
  });
}

const createLoaders = (db: Db, viewer: Viewer): Loaders => ({
  users: createUserLoader(db),
  posts: createPostLoaders(db),
  comments: createCommentLoaders(db, viewer?.id ?? null),
  notifications: createNotificationLoaders(db, viewer?.id ?? null),
});

async function findNode(loaders: Loaders, type: NodeType, [first = '', second = '']: string[]): Promise<object | null> {
  const find = {
    User: () => loaders.users.load(first),
    Post: () => loaders.posts.byId.load(first),
    Comment: () => loaders.comments.byKey.load({ postId: first, id: second }),
    Notification: () => loaders.notifications.byId.load(first),
  };
  const row = await find[type]();
  return row && { ...row, __typename: type };
}

/** The token that the request carries; null for none. @throws UNAUTHENTICATED for a header of another form. */
function bearer({ headers: { authorization } }: FastifyRequest): string | null {
  if (!authorization) return null;
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (!token) throw unauthenticated('The Authorization header must have the form: Bearer TOKEN.');
  return token;
}

/** The API over HTTP: /graphql and /health. */
export async function createApi(app: App): Promise<FastifyInstance> {
  const { config, db, log, services, checks } = app;
  const fastify = createHttp({
    log,
    trustedProxies: config.TRUSTED_PROXIES.split(',')
      .map((range) => range.trim())
      .filter(Boolean),
  });
  let stopping = false;
  fastify.addHook('preClose', () => {
    stopping = true;
    return Promise.resolve();
  });
  addHealthRoutes(fastify, checks, () => stopping);
  await addGraphQL<Context>(fastify, {
    schema: createSchema(app),
    log,
    introspection: config.INTROSPECTION,
    playground: config.PLAYGROUND,
    createContext: async (request, reply) => {
      const token = bearer(request);
      const viewer = token === null ? null : await services.users.authenticate(token);
      const loaders = createLoaders(db, viewer);
      return {
        app: services,
        viewer,
        loaders,
        userId: () => signedIn(viewer).id,
        idempotencyHeader: request.headers['idempotency-key'] as string | undefined,
        idempotentCalls: new Map(),
        markReplayed: () => void reply.header('idempotent-replayed', 'true'),
        requestId: request.id,
        address: request.ip,
        findNode: (type, uuids) => findNode(loaders, type, uuids),
      };
    },
  });
  return fastify;
}

/** The background work, until it is closed. */
export const startJobs = (app: App) =>
  startJobRunner({
    ...app,
    redisUrl: app.config.REDIS_URL,
    prefix: app.config.REDIS_PREFIX,
    jobs: [
      checkCounters(app),
      reapIdempotencyKeys(app),
      notifyOfComment({ ...app, notifications: app.services.notifications }),
      reapNotifications({ ...app, retentionMs: milliseconds(app.config.NOTIFICATION_RETENTION) }),
      ...emailJobs(app),
    ],
  });
