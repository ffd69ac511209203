import { ApolloServer, type BaseContext } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Log } from '../log/index.ts';
import { formatError, statusOf, toAppError } from './format-error.ts';
import { limitOperations, MAX_TOKENS } from './limits.ts';
import { addPlayground } from './playground/index.ts';
import { httpStatus, reportErrors } from './plugins.ts';

export interface GraphQLServerOptions<Context extends BaseContext & { requestId: string }> {
  schema: GraphQLSchema;
  createContext: (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;
  log: Log;
  introspection: boolean;
  playground: boolean;
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

/** Serves the schema at /graphql by GET (queries only) and POST, and the playground to browsers. */
export async function addGraphQL<Context extends BaseContext & { requestId: string }>(
  fastify: FastifyInstance,
  { schema, createContext, log, introspection, playground }: GraphQLServerOptions<Context>,
): Promise<void> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection,
    formatError,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    persistedQueries: false,
    parseOptions: { maxLexicalTokens: MAX_TOKENS },
    stopOnTerminationSignals: false,
    logger: log,
    plugins: [
      limitOperations,
      reportErrors(log),
      httpStatus,
      playground ? await addPlayground(fastify) : ApolloServerPluginLandingPageDisabled(),
    ],
  });
  await apollo.start();
  await fastify.register(fastifyApollo(apollo), {
    method: ['GET', 'POST'],
    context: (request: FastifyRequest, reply: FastifyReply) =>
      refusable(createContext(request, reply), request.id, log),
  });
  // By then the last answer has left.
  fastify.addHook('onClose', () => apollo.stop());
}
