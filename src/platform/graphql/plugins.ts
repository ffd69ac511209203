import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { OperationTypeNode, type GraphQLError, type OperationDefinitionNode } from 'graphql';
import type { Answer } from '../cache/index.ts';
import type { Reading } from '../db/reading.ts';
import type { Log } from '../log/index.ts';
import { badInput, STATUS_OF, type ErrorCode } from '../errors.ts';
import { causeOf, isOfTheRequest, statusOf, toAppError } from './format-error.ts';

export interface RequestContext extends BaseContext {
  requestId: string;
  answer: Pick<Answer, 'refuse'>;
  reading: Pick<Reading, 'isQuery' | 'hasWritten'>;
  /** Where it is noted which operation it was. */
  measured?: Pick<FastifyRequest, 'operation'>;
}

export type ReportErrors = (
  errors: readonly GraphQLError[],
  request: { requestId: string; operationName?: string | null | undefined },
) => void;

/** Of one request; a fault of a list is that of each of its rows. */
const MAX_REPORTED = 10;

/** Logs what nobody foresaw, the first of a request, under the request id that the client reads. */
export const createReport =
  (log: Log): ReportErrors =>
  (errors, { requestId, operationName }) => {
    for (const [index, error] of errors.entries()) {
      const isLogged = index < MAX_REPORTED;
      const refusal = toAppError(error);
      if (isLogged && refusal?.privateDetails !== undefined)
        log.warn({ err: refusal.privateDetails, requestId, operationName }, refusal.message);
      if (refusal || isOfTheRequest(error)) continue;
      error.extensions['requestId'] = requestId;
      if (isLogged) log.error({ err: causeOf(error), requestId, operationName, path: error.path }, 'A resolver failed');
    }
  };

export const reportErrors = (log: Log, report: ReportErrors): ApolloServerPlugin<RequestContext> => ({
  unexpectedErrorProcessingRequest: ({ requestContext, error }) => {
    log.error({ err: error, requestId: requestContext.contextValue.requestId }, 'An answer could not be made');
    return Promise.resolve();
  },
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue: { requestId }, operationName }) => {
        report(errors, { requestId, operationName });
        return Promise.resolve();
      },
    }),
});

/** What goes on has another door than what is answered once. */
export const refuseSubscriptions: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ operation }) => {
        if (operation?.operation === OperationTypeNode.SUBSCRIPTION)
          throw badInput('query', 'Subscriptions come over a WebSocket, or to who accepts text/event-stream.');
        return Promise.resolve();
      },
    }),
};

/** Only queries may read what is not the primary; whoever wrote is answered once all processes can tell that. */
export const routeReads: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () => {
    let writes = false;
    return Promise.resolve({
      didResolveOperation: ({ operation, contextValue: { reading } }) => {
        if (operation?.operation === OperationTypeNode.QUERY) reading.isQuery();
        return Promise.resolve();
      },
      executionDidStart: (requestContext) => {
        // None where the request names one that its document does not have, whatever the type says.
        const operation = requestContext.operation as OperationDefinitionNode | undefined;
        writes = operation?.operation === OperationTypeNode.MUTATION;
        return Promise.resolve();
      },
      willSendResponse: ({ contextValue: { reading } }) => (writes ? reading.hasWritten() : Promise.resolve()),
    });
  },
};

/** What could not be answered now is asked for anew the next time, be it one field of many. */
export const keepNoErrors: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response: { body }, contextValue }) => {
        if (body.kind !== 'single' || body.singleResult.errors) contextValue.answer.refuse();
        return Promise.resolve();
      },
    }),
};

const OF_THE_DOCUMENT = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']);

/**
 * Whether the client names application/json and not the media type that came after it: such a client reads a status other
 * than 200 as a failure of the transport, so that a fault of the document is told it with 200.
 * Source: GraphQL over HTTP, "application/json".
 */
const isOfOld = (accept: string | undefined) =>
  accept?.includes('application/json') === true && !accept.includes('application/graphql-response+json');

/** Where the whole answer failed for one reason, the HTTP status says so, and Retry-After when to try again. */
export const httpStatus: ApolloServerPlugin = {
  requestDidStart: ({ request }) =>
    Promise.resolve({
      willSendResponse: ({ response }) => {
        if (response.body.kind !== 'single') return Promise.resolve();
        const { data, errors = [] } = response.body.singleResult;
        const [first] = errors;
        const failed = data == null || Object.values(data).every((value) => value === null);
        const codes = new Set(errors.map((error) => error.extensions?.['code']));
        if (!first || !failed || codes.size > 1) return Promise.resolve();
        const code = first.extensions?.['code'];
        if (typeof code === 'string' && code in STATUS_OF) response.http.status = statusOf(code as ErrorCode);
        else if (code === 'BAD_REQUEST') response.http.status ??= 400;
        else if (OF_THE_DOCUMENT.has(code) && isOfOld(request.http?.headers.get('accept'))) response.http.status = 200;
        const waits = errors.map((error) => error.extensions?.['retryAfterMs']).filter((ms) => typeof ms === 'number');
        if (waits.length > 0) response.http.headers.set('retry-after', String(Math.ceil(Math.max(...waits) / 1000)));
        return Promise.resolve();
      },
    }),
};
