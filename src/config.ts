import { z } from 'zod';
import { DURATION, milliseconds } from './platform/duration.ts';
import { RATE } from './platform/rate-limit/limits.ts';
import { faultOf, urlsOf } from './platform/redis/index.ts';
import { isCidr } from './webhooks/guard.ts';

/** The only reader of the environment. Each setting: its meaning, its default, its shape. `.env.example` is made of this. */

const flag = (initial: 'true' | 'false') =>
  z
    .enum(['true', 'false'])
    .default(initial)
    .transform((value) => value === 'true');
const wholeNumber = (min: number, max: number) => {
  const error = `is a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error });
};
const duration = z.string().regex(DURATION, 'is a number with a unit, such as 30s, 15m, 24h or 7d');

const oneRedisUrl = z.url({ protocol: /^rediss?$/, hostname: /^[^,]+$/ });
const redisUrl = z.string().superRefine((text, context) => {
  const isWellFormed = urlsOf(text).every((url) => oneRedisUrl.safeParse(url).success);
  const message = isWellFormed ? faultOf(text) : 'is a URL such as redis://:password@host:6379';
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** Whether it is written as browsers send it in Origin. */
const isOrigin = (text: string) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

const server = z.object({
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address that the API listens on; 0.0.0.0 for every interface.'),
  PORT: wholeNumber(0, 65535).default(4000).describe('Port of the API; 0 takes any free one.'),
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe('Folder in which `npm start` keeps its own PostgreSQL, Redis and secrets.'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .describe('Addresses or CIDR ranges, separated by commas, whose X-Forwarded-For header is believed.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least severe log line to write: trace, debug, info, warn, error or silent. `npm start` says warn.'),
  PLAYGROUND: flag('true').describe('Whether GET /graphql in a browser opens the playground.'),
  WEB_APP: flag('true').describe('Whether /app serves the example page (examples/web).'),
  INTROSPECTION: flag('true').describe(
    'Whether clients may ask for the schema, and errors suggest names of it; the playground needs it.',
  ),
  OPERATIONS_ALLOWED: z
    .string()
    .min(1)
    .optional()
    .describe(
      'File of the only operations that run, by their id or text: a persisted query manifest of Apollo, or a JSON object of ids and texts. Any operation runs where this is not set.',
    ),
  CORS_ORIGINS: z
    .string()
    .default('')
    .refine((text) => list(text).every((origin) => origin === '*' || isOrigin(origin)), {
      error: 'is a list of origins, such as https://app.example.org',
    })
    .transform(list)
    .describe(
      'Origins, separated by commas, whose pages may call the API, such as https://app.example.org; * for all.',
    ),
  HSTS_MAX_AGE: duration
    .default('0s')
    .describe(
      'How long browsers are told to come by https only (Strict-Transport-Security), such as 365d; 0s says nothing.',
    ),
  START_TIMEOUT: duration
    .default('60s')
    .describe('How long a process that starts waits for PostgreSQL, and for its tables, before it ends.'),
  STOP_DELAY: duration
    .default('0s')
    .refine((text) => !DURATION.test(text) || milliseconds(text) <= 300_000, { error: 'is at most 300s' })
    .describe(
      'How long the API goes on once it is told to stop, while /health/ready says so: longer than a load balancer takes to notice, such as 5s.',
    ),
  OVERLOAD_LAG: duration
    .default('1s')
    .describe(
      'Requests for /graphql are refused (503) while the event loop of their process is late by more; 0s for never.',
    ),
});

const database = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'is a URL such as postgresql://user:password@host:5432/parley' })
    .describe('The database. `npm start` runs one of its own where this is not set.'),
  DATABASE_REPLICA_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'is a URL such as postgresql://user:password@host:5432/parley' })
    .optional()
    .describe(
      'One server that follows the database by streaming. The API reads there what many read, where that is as new; everything is read from DATABASE_URL where this is not set.',
    ),
  REPLICA_MAX_LAG: duration
    .default('5s')
    .refine((text) => !DURATION.test(text) || (milliseconds(text) >= 500 && milliseconds(text) <= 300_000), {
      error: 'is from 500ms to 300s',
    })
    .describe('A replica that is further behind is left alone.'),
  DATABASE_POOL_SIZE: wholeNumber(1, 500).default(10).describe('Connections that one process may hold.'),
  DATABASE_TIMEOUT: duration.default('10s').describe('Longest that one SQL statement may run.'),
});

const redis = z.object({
  REDIS_URL: redisUrl.describe(
    'Redis for the queues (maxmemory-policy noeviction). `npm start` runs one of its own where this is not set. Several URLs, separated by commas, are nodes of a Redis Cluster, which tell of the others; one name that stands for all of them is written as redis://HOST:6379?cluster=true.',
  ),
  CACHE_REDIS_URL: redisUrl
    .optional()
    .describe(
      'Redis, or a Redis Cluster, for caches, rate limits and live events (allkeys-lfu); REDIS_URL where this is not set.',
    ),
  REDIS_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/, 'is 1 to 40 of the characters a-z 0-9 _ -')
    .default('parley')
    .describe('What the name of every key begins with.'),
});

const caching = z.object({
  CACHE: flag('true').describe('Whether answers and rows are kept; what was written is seen at once all the same.'),
  CACHE_LOCAL_MB: wholeNumber(0, 16_384)
    .default(64)
    .describe('Megabytes of answers that one API process keeps itself, before Redis is asked; 0 for none.'),
  COMPILE: flag('true').describe('Whether queries that are asked often are compiled.'),
});

const signingIn = z.object({
  JWT_SECRET: z
    .string()
    .min(32, 'is at least 32 characters long')
    .optional()
    .describe(
      'Signs the tokens of signIn and signUp (HS256); 32 characters or more. Needed unless JWKS_URL is set; `npm start` makes one.',
    ),
  TOKEN_TTL: duration.default('7d').describe('How long a token of signIn is good for.'),
  JWKS_URL: z
    .url({ protocol: /^https?$/, error: 'is an http(s) URL' })
    .optional()
    .describe('Key set of your own identity provider. When set, only its tokens count; signIn and signUp are off.'),
  JWT_ISSUER: z.string().min(1).default('parley').describe('The `iss` that a token must carry.'),
  JWT_AUDIENCE: z.string().min(1).default('parley').describe('The `aud` that a token must carry.'),
});

const secrets = z.object({
  ENCRYPTION_KEY: z
    .string()
    .min(32, 'is at least 32 characters long')
    .optional()
    .describe(
      'Encrypts secrets in the database, such as those of webhooks; 32 characters or more, for as long as the database. JWT_SECRET where this is not set; `npm start` makes one.',
    ),
});

const webhooks = z.object({
  WEBHOOK_RETRY_SCHEDULE: z
    .string()
    .default('0s,5s,5m,30m,2h,5h,10h,14h,20h,24h')
    .refine(
      (text) => list(text).length > 0 && list(text).length <= 50 && list(text).every((part) => DURATION.test(part)),
      {
        error: 'is 1 to 50 durations, separated by commas, such as 0s,5s,5m',
      },
    )
    .transform((text) => list(text).map(milliseconds))
    .describe('The pause before each attempt of a delivery, ± 20 %; after the last one it is DEAD.'),
  WEBHOOK_TIMEOUT: duration
    .default('15s')
    .refine((text) => !DURATION.test(text) || (milliseconds(text) >= 100 && milliseconds(text) <= 30_000), {
      error: 'is from 100ms to 30s',
    })
    .describe('Longest that one exchange with a receiver may take; at most 30s.'),
  WEBHOOK_ALLOW_HTTP: flag('false').describe('Whether endpoints may be http, for development.'),
  WEBHOOK_ALLOW_NETWORKS: z
    .string()
    .default('')
    .refine((text) => list(text).every(isCidr), { error: 'is a list of CIDR ranges, such as 127.0.0.1/32' })
    .transform(list)
    .describe(
      'CIDR ranges, separated by commas, that endpoints may be in although they are not public, such as 127.0.0.1/32.',
    ),
  WEBHOOK_RETENTION: duration.default('30d').describe('How long messages and their deliveries are kept.'),
});

const notifications = z.object({
  NOTIFICATION_RETENTION: duration
    .default('90d')
    .describe('A notification that was read is deleted once it is as old.'),
  MAIL_URL: z
    .string()
    .refine((value) => /^file:./.test(value) || (/^smtps?:\/\/./.test(value) && URL.canParse(value)), {
      error: 'is a URL such as smtp://user:password@host:587, smtps://user:password@host, or file:folder',
    })
    .optional()
    .describe(
      'Where mail goes: smtp://user:password@host:587 (with TLS where the server has it; add ?requireTLS=true to insist), smtps://…, or file:folder, which writes each mail into a file there. Nothing is mailed where this is not set; `npm start` writes into DATA_DIR/mail.',
    ),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^\p{Cc}<>@,;:]*<[^\s<>@,;:]+@[^\s<>@,;:]+>|[^\s<>@,;:]+@[^\s<>@,;:]+)$/u,
      'is an address such as Parley <parley@example.org>',
    )
    .optional()
    .describe('Who the mail is from, such as Parley <parley@example.org>; needed where MAIL_URL is a mail server.'),
});

const hasSender = ({ MAIL_URL, MAIL_FROM }: { MAIL_URL?: string | undefined; MAIL_FROM?: string | undefined }) =>
  MAIL_FROM !== undefined || MAIL_URL?.startsWith('smtp') !== true;
const senderIsMissing = { path: ['MAIL_FROM'], error: 'is needed where MAIL_URL is a mail server', when: () => true };

const words = (what: string) => z.string().default('').transform(list).describe(what);

const moderation = z.object({
  HOLD_UNCHECKED: z
    .enum(['none', 'suspicious', 'new', 'all'])
    .default('suspicious')
    .describe(
      'Whose comments wait for the spam check before others read them: none; those of accounts younger than 7 days that look suspicious; all of such new accounts; all.',
    ),
  FLAG_WEIGHT_TO_HIDE: z.coerce
    .number({ error: 'is a number above 0' })
    .positive({ error: 'is a number above 0' })
    .default(1)
    .describe('A comment is hidden until somebody decides once its open flags weigh as much; each weighs from 0 to 1.'),
  BANNED_WORDS: words('Words, separated by commas, that remove a comment.'),
  SUSPECT_WORDS: words('Words, separated by commas, that speak for spam.'),
  SPAM_MODEL: z
    .string()
    .min(1)
    .optional()
    .describe(
      'File of a model that `npm run spam:train -- --out FILE` wrote, instead of the one that ships with Parley.',
    ),
  AKISMET_KEY: z.string().min(1).optional().describe('Key of Akismet, which then judges comments too.'),
  AKISMET_BLOG: z
    .url({ protocol: /^https?$/, error: 'is an http(s) URL' })
    .optional()
    .describe('URL of the site, for Akismet.'),
  AKISMET_URL: z
    .url({ protocol: /^https?$/, error: 'is an http(s) URL' })
    .default('https://rest.akismet.com')
    .describe('Where Akismet answers.'),
  SPAM_PATIENCE: duration
    .default('5m')
    .describe('How long the spam check of a comment is tried again before a moderator has to look.'),
});

const payments = z.object({
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^[rs]k_(test|live)_\S{8,}$/, 'is a secret key of Stripe, such as sk_test_…')
    .optional()
    .describe('Charges through Stripe with this key; where it is not set, through the payment sandbox.'),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\S{8,}$/, 'is whsec_ followed by 8 characters or more')
    .optional()
    .describe(
      'Proves that what arrives at POST /webhooks/stripe is from the payment provider; `npm start` makes one for the sandbox.',
    ),
  PAYMENT_TIMEOUT: duration
    .default('20s')
    .refine((text) => !DURATION.test(text) || (milliseconds(text) >= 200 && milliseconds(text) <= 60_000), {
      error: 'is from 200ms to 60s',
    })
    .describe(
      'Longest that a call of the payment provider may take, its one repetition included; what takes longer has an unknown outcome, which is found out later.',
    ),
});

const limits = z.object({
  RATE_LIMIT: z
    .string()
    .regex(RATE, 'is a number of requests and a time, such as 100/1m')
    .default('100/1m')
    .describe(
      'Requests for /graphql, and subscriptions, that one person, or one address where nobody is signed in, may send in a time; they come back evenly.',
    ),
  COST_LIMIT: wholeNumber(1, 1_000_000_000)
    .optional()
    .describe(
      'Objects that one person or address may ask for in a minute, by operations that no cache answers; no limit where this is not set.',
    ),
  RATE_LIMIT_FACTOR: z.coerce
    .number({ error: 'is a number above 0' })
    .positive({ error: 'is a number above 0' })
    .max(1_000_000, { error: 'is at most 1000000' })
    .default(1)
    .describe('Multiplies every limit; 1000 lets a load test run.'),
  RATE_LIMITS: flag('true').describe('Whether there are limits; false is for measuring without them.'),
});

const subscriptions = z.object({
  SUBSCRIPTION_CONNECTIONS: wholeNumber(1, 1_000_000)
    .default(10_000)
    .describe('Connections of subscriptions (WebSockets and event streams) that one process holds.'),
  SUBSCRIPTIONS_PER_CONNECTION: wholeNumber(1, 1_000).default(50).describe('Subscriptions that one WebSocket holds.'),
  SUBSCRIPTION_BUFFER: wholeNumber(16, 1_048_576)
    .default(1_024)
    .describe('Most that a client of subscriptions may leave unread, in KiB; then its connection ends.'),
});

const watching = z.object({
  METRICS_TOKEN: z
    .string()
    .min(16, 'is at least 16 characters long')
    .optional()
    .describe(
      'What Prometheus sends as `Authorization: Bearer TOKEN` to read /metrics. Where this is not set, programs of the same machine may read it, and nobody else.',
    ),
  WORKER_METRICS_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address that the worker serves /metrics on; 0.0.0.0 for every interface, with METRICS_TOKEN.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: 'is an http(s) URL' })
    .optional()
    .describe(
      'Collector that traces are sent to by OTLP over HTTP (JSON), such as http://127.0.0.1:4318; nothing is traced where this is not set.',
    ),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .default('')
    .refine((text) => list(text).every((pair) => /^[\w.-]+=[^=].*$/.test(pair)), {
      error: 'is a list of names and values, such as api-key=abc,tenant=7',
    })
    .transform((text) =>
      Object.fromEntries(
        list(text).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const),
      ),
    )
    .describe('Headers that go to the collector, as name=value, separated by commas.'),
  OTEL_SERVICE_NAME: z
    .string()
    .min(1)
    .default('parley')
    .describe('What the API is called in traces; the worker is called the same with -worker.'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number({ error: 'is a number from 0 to 1' })
    .min(0, { error: 'is a number from 0 to 1' })
    .max(1, { error: 'is a number from 0 to 1' })
    .default(1)
    .describe('Part of the traces that is kept, 0 to 1; one that a client began is kept where the client says so.'),
  WORKER_METRICS_PORT: wholeNumber(1, 65535)
    .optional()
    .describe('Port that the worker serves /metrics on; none where this is not set.'),
});

const sandboxAddress = z.object({
  SANDBOX_HOST: z.string().min(1).default('127.0.0.1').describe('Address that the payment sandbox listens on.'),
  SANDBOX_PORT: wholeNumber(0, 65535).default(4010).describe('Port of the payment sandbox; 0 takes any free one.'),
});

const sandbox = z.object({
  ...sandboxAddress.shape,
  SANDBOX_FILE: z
    .string()
    .min(1)
    .optional()
    .describe('File in which the payment sandbox keeps its charges; where this is not set they end with the process.'),
  SANDBOX_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: 'is an http(s) URL' })
    .optional()
    .describe('Where the payment sandbox sends its events, such as http://127.0.0.1:4000/webhooks/stripe.'),
});

/** Every setting by concern, in the order of `.env.example`. */
export const concerns = {
  'The server': server,
  PostgreSQL: database,
  Redis: redis,
  Caching: caching,
  'Signing in': signingIn,
  Secrets: secrets,
  Webhooks: webhooks,
  Notifications: notifications,
  Moderation: moderation,
  Payments: payments,
  Limits: limits,
  Subscriptions: subscriptions,
  'Metrics and traces': watching,
  'The payment sandbox': sandbox,
};

const settings = z
  .object({
    ...server.shape,
    ...database.shape,
    ...redis.shape,
    ...caching.shape,
    ...signingIn.shape,
    ...secrets.shape,
    ...webhooks.shape,
    ...notifications.shape,
    ...moderation.shape,
    ...payments.shape,
    ...limits.shape,
    ...subscriptions.shape,
    ...watching.shape,
    ...sandboxAddress.shape,
  })
  .refine((value) => value.JWT_SECRET !== undefined || value.JWKS_URL !== undefined, {
    path: ['JWT_SECRET'],
    error: 'is needed unless JWKS_URL is set',
    // Told together with all other faults.
    when: () => true,
  })
  .refine(hasSender, senderIsMissing)
  .transform((value) => ({
    ...value,
    CACHE_REDIS_URL: value.CACHE_REDIS_URL ?? value.REDIS_URL,
    ENCRYPTION_KEY: value.ENCRYPTION_KEY ?? value.JWT_SECRET,
    MAIL_FROM: value.MAIL_FROM ?? 'Parley <parley@localhost>',
  }));

export type Config = z.infer<typeof settings>;

/** The environment does not hold a usable configuration; the message names every fault, one a line. */
export class ConfigError extends Error {}

type Environment = Record<string, string | undefined>;

function parse<T>(schema: z.ZodType<T>, environment: Environment): T {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => {
    const name = issue.path.join('.');
    const message = given[name] === undefined && issue.code === 'invalid_type' ? 'is not set' : issue.message;
    return `  ${name} ${message}`;
  });
  throw new ConfigError(`These settings are not usable (.env.example explains each):\n${faults.join('\n')}`);
}

/** What `.env` adds to the environment; a variable that is set already wins. */
function loadDotEnv(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Reads and checks every setting. @throws ConfigError naming all faults at once. */
export function readConfig(environment?: Environment): Config {
  if (!environment) loadDotEnv();
  return parse(settings, environment ?? process.env);
}

/** What `npm start` must know before there is a database: everything may be missing that it provides itself. */
export function readStartConfig() {
  loadDotEnv();
  const schema = z
    .object({
      ...server.shape,
      ...database.partial().shape,
      ...redis.partial().shape,
      ...caching.shape,
      ...signingIn.shape,
      ...secrets.shape,
      ...webhooks.shape,
      ...notifications.shape,
      ...moderation.shape,
      ...payments.shape,
      ...limits.shape,
      ...subscriptions.shape,
      ...watching.shape,
      ...sandboxAddress.shape,
    })
    .refine(hasSender, senderIsMissing);
  return parse(schema, process.env);
}

/** What the payment sandbox must know. @throws ConfigError naming all faults at once. */
export function readSandboxConfig(environment?: Environment) {
  if (!environment) loadDotEnv();
  const schema = sandbox
    .extend(payments.pick({ STRIPE_WEBHOOK_SECRET: true }).shape)
    .refine(({ SANDBOX_WEBHOOK_URL, STRIPE_WEBHOOK_SECRET }) => !SANDBOX_WEBHOOK_URL || STRIPE_WEBHOOK_SECRET, {
      path: ['STRIPE_WEBHOOK_SECRET'],
      error: 'is needed where SANDBOX_WEBHOOK_URL is set',
      when: () => true,
    });
  return parse(schema, environment ?? process.env);
}

/** The one setting that the migrations need. @throws ConfigError */
export function readDatabaseUrl(): string {
  loadDotEnv();
  return parse(database.pick({ DATABASE_URL: true }), process.env).DATABASE_URL;
}
