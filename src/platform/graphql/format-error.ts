import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { databaseUnavailable, isUnreachable } from '../db/index.ts';
import { AppError, STATUS_OF, type ErrorCode } from '../errors.ts';

/** What was thrown, without graphql-js's wrapping. */
export const causeOf = (error: unknown): unknown =>
  error instanceof GraphQLError ? (error.originalError ?? error) : error;

/** PostgreSQL's word, as pg gives it (57014) or as Prisma wraps it. */
const isTimeout = (cause: unknown): boolean =>
  cause instanceof Error &&
  ((cause as { code?: string }).code === '57014' ||
    cause.message.includes('canceling statement due to statement timeout'));

/** As an answer holds it. */
export const graphQLErrorOf = (error: Error) => new GraphQLError(error.message, { originalError: error });

/** The refusal that an error of any kind comes to; null for one that nobody foresaw. */
export function toAppError(error: unknown): AppError | null {
  const cause = causeOf(error);
  if (cause instanceof AppError) return cause;
  if (isUnreachable(cause)) return databaseUnavailable(cause);
  if (isTimeout(cause))
    return new AppError(
      'UNAVAILABLE',
      { message: 'This took the database too long and was stopped; ask for less, or try again.', retryAfterMs: 1000 },
      cause,
    );
  return null;
}

/** Errors of the request itself, whose message is made by graphql-js or Apollo for the client to read. */
const OF_THE_REQUEST = new Set<unknown>(Object.values(ApolloServerErrorCode));
OF_THE_REQUEST.delete(ApolloServerErrorCode.INTERNAL_SERVER_ERROR);

/** graphql-js finds some faults of arguments only while it runs: a null variable where the argument takes none. */
const isArgumentFault = (error: unknown): boolean => {
  const cause = causeOf(error);
  return cause instanceof GraphQLError && cause.message.startsWith('Argument "');
};

/** Whether the error is the word of graphql-js or Apollo on the request, not of a resolver. */
export const isOfTheRequest = (error: unknown): boolean =>
  isArgumentFault(error) ||
  (error instanceof GraphQLError &&
    error.path === undefined &&
    (error.originalError === undefined || error.originalError instanceof GraphQLError));

/** The only form in which an error reaches a client: known refusals as they are, everything else masked. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const refusal = toAppError(error);
  const place = {
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
  };
  if (refusal) {
    const { message, ...details } = refusal.publicDetails;
    return { message, ...place, extensions: { code: refusal.code, ...details } };
  }
  const code = formatted.extensions?.['code'];
  if (OF_THE_REQUEST.has(code)) return { message: formatted.message, ...place, extensions: { code } };
  if (isArgumentFault(error)) return { message: formatted.message, ...place, extensions: { code: 'BAD_USER_INPUT' } };
  if (isOfTheRequest(error)) return { message: formatted.message, ...place, extensions: { code: 'BAD_REQUEST' } };
  const requestId = formatted.extensions?.['requestId'];
  return {
    message: `Something went wrong on the server${requestId === undefined ? '.' : '; the log has more under this requestId.'}`,
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(requestId === undefined ? {} : { requestId }) },
  };
}

/** The same without the names that graphql-js suggests, for where the schema is nobody's business. */
export function formatWithoutSuggestions(...given: Parameters<typeof formatError>): GraphQLFormattedError {
  const formatted = formatError(...given);
  return { ...formatted, message: formatted.message.replace(/ ?Did you mean .+\?$/s, '') };
}

/** The HTTP status of an error code. */
export const statusOf = (code: ErrorCode): number => STATUS_OF[code];
