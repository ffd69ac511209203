import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import { RetryLink } from '@apollo/client/link/retry';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { readToken, writeToken } from '../session/token.ts';
import { say } from '../ui/say.tsx';
import { cache } from './cache.ts';
import { socket } from './live.ts';
import { problemOf } from './problem.ts';

const authorize = new SetContextLink(({ headers }) => {
  const token = readToken();
  return { headers: { ...(headers as object), ...(token !== null && { authorization: `Bearer ${token}` }) } };
});

/** A token that is no longer good is put away, and everything is read again as anyone reads it. */
const signOutWhereRefused = new ErrorLink(({ error }) => {
  if (problemOf(error).code !== 'UNAUTHENTICATED' || readToken() === null) return;
  writeToken(null);
  say('Your session has ended: sign in again.');
  socket.terminate();
  void client.resetStore();
});

/**
 * After a lost connection a query is sent again, and a mutation only where an idempotency key keeps it from having its
 * effect twice.
 */
const retry = new RetryLink({
  delay: { initial: 300, jitter: true },
  attempts: {
    max: 3,
    retryIf: (error, { operationType, variables }) =>
      error instanceof TypeError &&
      (operationType === OperationTypeNode.QUERY || variables['idempotencyKey'] !== undefined),
  },
});

const http = ApolloLink.from([signOutWhereRefused, authorize, retry, new HttpLink({ uri: '/graphql' })]);

export const client = new ApolloClient({
  cache,
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(socket),
    http,
  ),
  // A mutation that was refused ends like any other; its `error` says why.
  defaultOptions: { mutate: { errorPolicy: 'all' } },
});
