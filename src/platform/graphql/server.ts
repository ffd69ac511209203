import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { addResponseCache, createPolicies, NEVER, type Policy, type Store } from '../cache/index.ts';
import { AppError } from '../errors.ts';
import { parseJson } from '../http.ts';
import type { Log } from '../log/index.ts';
import type { Redis } from '../redis/index.ts';
import type { Tracing } from '../trace/index.ts';
import { createTurns } from '../turns.ts';
import { within } from '../within.ts';
import type { AllowList } from './allow-list.ts';
import { compileQueries } from './compile.ts';
import { createDocuments, type Documents } from './documents.ts';
import { formatError, formatWithoutSuggestions, statusOf, toAppError } from './format-error.ts';
import { limitOperations, MAX_FAULTS, MAX_TOKENS } from './limits.ts';
import type { OperationMetrics } from './metrics.ts';
import { createListedQueries, createPersistedQueries } from './persisted.ts';
import { addPlayground, PLAYGROUND_POLICY } from './playground/index.ts';
import { traceOperations } from './trace.ts';
import {
  createReport,
  httpStatus,
  keepNoErrors,
  refuseSubscriptions,
  reportErrors,
  routeReads,
  type RequestContext,
} from './plugins.ts';

export interface GraphQLServerOptions<Context extends RequestContext> {
  schema: GraphQLSchema;
  createContext: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
  log: Log;
  introspection: boolean;
  /** Null where every operation may run. */
  allowed: AllowList | null;
  playground: boolean;
  /** Whether queries that are asked often are compiled. */
  compile: boolean;
  /** For the texts of persisted queries. */
  redis: Redis;
  prefix: string;
  /** For whole answers; null keeps none. */
  store: Store | null;
  /** Whose answer a request gets, as in ResponseCacheOptions. */
  scopeOf: (request: FastifyRequest, isPrivate: boolean) => string | null;
  /** Lets a request in before its body is read, or refuses it. `createContext` runs after it. */
  admit: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  /** How late the event loop may be before requests are refused, in milliseconds; 0 for as late as it likes. */
  maxLagMs: number;
  /** Told, before an operation runs, how many objects it asks for (see `limitOperations`). @throws a refusal */
  charge?: (context: Context, objects: number) => Promise<void>;
  metrics: OperationMetrics;
  tracing?: Tracing;
}

/** What `createContext` refuses must reach the client as a refusal, with its status, before there is a context. */
async function refusable<T>(work: Promise<T>, requestId: string, log: Log): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const refusal = toAppError(error);
    if (!refusal) {
      log.error({ err: error, requestId }, 'A request could not begin');
      throw new GraphQLError('masked', { originalError: error as Error, extensions: { requestId } });
    }
    const http = { status: statusOf(refusal.code) };
    throw new GraphQLError(refusal.message, { originalError: refusal, extensions: { code: refusal.code, http } });
  }
}

/** Characters of documents whose policies are remembered. */
const MAX_DOCUMENTS = 8 * 1024 * 1024;

/** How often the lag of the event loop is looked at. */
const LAG_SAMPLE_MS = 250;
/** How long a stop waits for operations that nobody waits for. */
const SETTLE_MS = 8_000;

const overloaded = () =>
  new AppError('UNAVAILABLE', { message: 'The server has too much to do; try again shortly.', retryAfterMs: 1_000 });

/** Work that goes on, whoever still waits for it. */
function createRunning() {
  const all = new Set<Promise<unknown>>();
  return {
    async add<T>(work: Promise<T>): Promise<T> {
      all.add(work);
      try {
        return await work;
      } finally {
        all.delete(work);
      }
    },
    /** Until all is done that runs, or `ms` milliseconds are over. */
    settle: (ms: number) => within(ms, Promise.allSettled(all)).catch(() => undefined),
  };
}

/** Reads the policy of the operation that a request's body or query string names; null where its text is not known. */
function createPolicyReader(schema: GraphQLSchema, documents: Documents) {
  const policyFor = createPolicies(schema);
  const known = new LRUCache<string, Policy>({ maxSize: MAX_DOCUMENTS, sizeCalculation: (_, key) => key.length + 200 });
  return async (request: unknown): Promise<Policy | null> => {
    try {
      const text = await documents.find(request);
      if (text === null) return null;
      const { operationName } = request as Record<string, unknown>;
      const name = typeof operationName === 'string' ? operationName : null;
      const key = `${name ?? ''}\n${text}`;
      let policy = known.get(key);
      if (!policy) known.set(key, (policy = policyFor(documents.parse(text), name)));
      return policy;
    } catch {
      // Whatever is wrong with it is told by whoever executes it.
      return NEVER;
    }
  };
}

/** Serves the schema at /graphql by GET (queries only) and POST, and the playground to browsers. */
export async function addGraphQL<Context extends RequestContext>(
  fastify: FastifyInstance,
  options: GraphQLServerOptions<Context>,
): Promise<void> {
  const {
    schema,
    createContext,
    log,
    introspection,
    allowed,
    playground,
    compile,
    redis,
    prefix,
    store,
    scopeOf,
    admit,
    maxLagMs,
    charge,
    metrics,
    tracing,
  } = options;
  const report = createReport(log);
  const format = introspection ? formatError : formatWithoutSuggestions;
  const persisted = allowed ? createListedQueries(allowed) : createPersistedQueries(redis, prefix);
  const documents = createDocuments({ persisted, allowed });
  const apollo = new ApolloServer<Context>({
    // Without the line feed that Apollo adds: the whole text would be copied once more, and live longer.
    stringifyResult: (result) => JSON.stringify(result),
    schema,
    introspection,
    formatError: format,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    persistedQueries: { cache: persisted },
    parseOptions: { maxLexicalTokens: MAX_TOKENS },
    validationOptions: { maxErrors: MAX_FAULTS },
    executionOptions: { maxCoercionErrors: MAX_FAULTS },
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ...(tracing ? [traceOperations(tracing)] : []),
      refuseSubscriptions,
      limitOperations(charge),
      routeReads,
      ...(compile ? [compileQueries(report, format)] : []),
      reportErrors(log, report),
      httpStatus,
      keepNoErrors,
      metrics.plugin,
      playground ? await addPlayground(fastify) : ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();
  const begin = async (request: FastifyRequest, reply: FastifyReply) => {
    await documents.assertRunnable(request.method === 'GET' ? request.query : request.body);
    return await createContext(request, reply);
  };
  const running = createRunning();
  const inTurn = createTurns();
  await fastify.register(async (scope) => {
    metrics.watch(scope);
    if (maxLagMs > 0)
      await scope.register(underPressure, {
        maxEventLoopDelay: maxLagMs,
        sampleInterval: LAG_SAMPLE_MS,
        // Infinite where it had no time to measure.
        pressureHandler: (_request, _reply, _type, lag) =>
          Number.isFinite(lag) ? Promise.reject(overloaded()) : undefined,
      });
    scope.addHook('onRequest', async (request, reply) => {
      // A page is no operation. Where Apollo takes it for one after all, the context lets it in.
      const isPage = playground && request.method === 'GET' && request.headers.accept?.includes('text/html');
      if (isPage) void reply.header('content-security-policy', PLAYGROUND_POLICY);
      else await admit(request, reply);
    });
    if (store) {
      // The bytes as they came name what was asked.
      scope.removeContentTypeParser('application/json');
      scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
        done(null, body);
      });
      const policyOf = createPolicyReader(schema, documents);
      const onHit = (request: FastifyRequest, { name }: Policy) => {
        request.operation = metrics.query(name);
      };
      addResponseCache(scope, { store, policyOf, parse: parseJson, scopeOf, onHit });
    }
    const handle = fastifyApolloHandler(apollo, {
      context: async (request: FastifyRequest, reply: FastifyReply) => {
        const context = await refusable(begin(request, reply), request.id, log);
        context.measured = request;
        return context;
      },
    });
    scope.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      handler: (request, reply) => running.add(inTurn(() => handle.call(scope, request, reply) as Promise<unknown>)),
    });
  });
  // By then the last answer has left; what runs for clients that are gone still needs the database.
  fastify.addHook('onClose', async () => {
    await running.settle(SETTLE_MS);
    await apollo.stop();
  });
}
