import { ApolloServerErrorCode } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { databaseUnavailable, isUnreachable } from '../db/index.ts';
import { AppError, STATUS_OF, type ErrorCode } from '../errors.ts';

/** The refusal that an error of any kind comes to; null for one that nobody foresaw. */
export function toAppError(error: unknown): AppError | null {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof AppError) return cause;
  if (isUnreachable(cause)) return databaseUnavailable(cause);
  if ((cause as { code?: string } | null)?.code === '57014')
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
  const requestId = formatted.extensions?.['requestId'];
  return {
    message: 'Something went wrong on the server; the log has more under this requestId.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(requestId === undefined ? {} : { requestId }) },
  };
}

/** The HTTP status of an error code. */
export const statusOf = (code: ErrorCode): number => STATUS_OF[code];
