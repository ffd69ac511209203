import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { KeyValueCache } from '@apollo/utils.keyvaluecache';
import fastifyApollo from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, parse, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { addResponseCache, createPolicies, NEVER, type Policy, type Store } from '../cache/index.ts';
import { parseJson } from '../http.ts';
import type { Log } from '../log/index.ts';
import type { Redis } from '../redis/index.ts';
import type { Tracing } from '../trace/index.ts';
import { compileQueries } from './compile.ts';
import { formatError, formatWithoutSuggestions, statusOf, toAppError } from './format-error.ts';
import type { OperationMetrics } from './metrics.ts';
import { limitOperations, MAX_TOKENS } from './limits.ts';
import { createPersistedQueries } from './persisted.ts';
import { addPlayground } from './playground/index.ts';
import { traceOperations } from './trace.ts';
import { createReport, httpStatus, keepNoErrors, reportErrors, type RequestContext } from './plugins.ts';

export interface GraphQLServerOptions<Context extends RequestContext> {
  schema: GraphQLSchema;
  createContext: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
  log: Log;
  introspection: boolean;
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

/** Reads the policy of the operation that a request's body or query string names; null where its text is not known. */
function createPolicyReader(schema: GraphQLSchema, persisted: KeyValueCache) {
  const policyFor = createPolicies(schema);
  const known = new LRUCache<string, Policy>({ maxSize: MAX_DOCUMENTS, sizeCalculation: (_, key) => key.length + 200 });
  return async (request: unknown): Promise<Policy | null> => {
    const { query, operationName, extensions } = (request ?? {}) as Record<string, unknown>;
    const hash = () => {
      const given: unknown = typeof extensions === 'string' ? JSON.parse(extensions) : extensions;
      return (given as { persistedQuery?: { sha256Hash?: unknown } } | undefined)?.persistedQuery?.sha256Hash;
    };
    try {
      const sha = query === undefined ? hash() : undefined;
      const text =
        query ?? (typeof sha === 'string' && sha.length === 64 ? await persisted.get(`apq:${sha}`) : undefined);
      if (typeof text !== 'string') return null;
      const name = typeof operationName === 'string' ? operationName : null;
      const key = `${name ?? ''}\n${text}`;
      let policy = known.get(key);
      if (!policy) known.set(key, (policy = policyFor(parse(text, { maxTokens: MAX_TOKENS, noLocation: true }), name)));
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
    playground,
    compile,
    redis,
    prefix,
    store,
    scopeOf,
    admit,
    charge,
    metrics,
    tracing,
  } = options;
  const report = createReport(log);
  const format = introspection ? formatError : formatWithoutSuggestions;
  const persisted = createPersistedQueries(redis, prefix);
  const apollo = new ApolloServer<Context>({
    schema,
    introspection,
    formatError: format,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    persistedQueries: { cache: persisted },
    parseOptions: { maxLexicalTokens: MAX_TOKENS },
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ...(tracing ? [traceOperations(tracing)] : []),
      limitOperations(charge),
      ...(compile ? [compileQueries(report, format)] : []),
      reportErrors(log, report),
      httpStatus,
      keepNoErrors,
      metrics.plugin,
      playground ? await addPlayground(fastify) : ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();
  await fastify.register(async (scope) => {
    metrics.watch(scope);
    scope.addHook('onRequest', async (request, reply) => {
      // A page is no operation. Where Apollo takes it for one after all, the context lets it in.
      const isPage = playground && request.method === 'GET' && request.headers.accept?.includes('text/html');
      if (!isPage) await admit(request, reply);
    });
    if (store) {
      // The bytes as they came name what was asked.
      scope.removeContentTypeParser('application/json');
      scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
        done(null, body);
      });
      const policyOf = createPolicyReader(schema, persisted);
      const onHit = (request: FastifyRequest, { name }: Policy) => {
        request.operation = metrics.query(name);
      };
      addResponseCache(scope, { store, policyOf, parse: parseJson, scopeOf, onHit });
    }
    await scope.register(fastifyApollo(apollo), {
      method: ['GET', 'POST'],
      context: async (request: FastifyRequest, reply: FastifyReply) => {
        const context = await refusable(createContext(request, reply), request.id, log);
        context.measured = request;
        return context;
      },
    });
  });
  // By then the last answer has left.
  fastify.addHook('onClose', () => apollo.stop());
}
