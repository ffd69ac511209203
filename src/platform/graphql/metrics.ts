/** How many operations there were, how long they took and what they were refused, by name. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import { isObjectType, OperationTypeNode, type GraphQLSchema } from 'graphql';
import { createTally, createTimes, record, type Metric, type Times } from '../metrics/index.ts';
import type { RequestContext } from './plugins.ts';

/** Clients choose the names: so many are told apart, the first that come, and none that is longer. */
const MAX_OPERATIONS = 100;
const MAX_NAME = 60;
/** Of codes of errors, which are few but where a fault makes them. */
const MAX_CODES = 50;

declare module 'fastify' {
  interface FastifyRequest {
    /** The operation that it asked for, once that is known. */
    operation: OperationTimes | null;
  }
}

/** Of the operations of one kind and name. */
export interface OperationTimes {
  kind: string;
  name: string;
  times: Times;
}

export interface OperationMetrics {
  metrics: Metric[];
  /** Of the queries of this name; null for no name. */
  query(name: string | null): OperationTimes;
  plugin: ApolloServerPlugin<RequestContext>;
  /** Measures the requests to the routes of `scope`, from their arrival until the answer has left. */
  watch(scope: FastifyInstance): void;
  /** Measures the resolvers of the root fields; what they resolve to is not waited for. */
  watchRoots(schema: GraphQLSchema): void;
}

export function createOperationMetrics(): OperationMetrics {
  const durations = createTimes({
    name: 'parley_graphql_operation_duration_seconds',
    help: 'Time of requests to /graphql by operation, from their arrival until the answer has left.',
    labels: ['operation', 'kind'],
  });
  const errors = createTally({
    name: 'parley_graphql_operation_errors_total',
    help: 'Operations whose answer has an error of this code.',
    labels: ['operation', 'kind', 'code'],
  });
  const roots = createTimes({
    name: 'parley_graphql_resolver_duration_seconds',
    help: 'Time of the resolvers of root fields, in answers that come from no cache.',
    labels: ['field'],
  });
  /** By HTTP status. */
  const answers = new Map<number, number>();
  const codes = new Set<string>();
  const known = new Map<string, OperationTimes>();
  const queries = new Map<string | null, OperationTimes>();

  const timesOf = (kind: string, name: string): OperationTimes => ({ kind, name, times: durations.of(name, kind) });

  function of(kind: OperationTypeNode, name: string | null): OperationTimes {
    const isNamed = name !== null && name.length <= MAX_NAME;
    const key = `${kind} ${isNamed ? name : ''}`;
    const found = known.get(key);
    if (found && (isNamed || name === null)) return found;
    if (name === null || (isNamed && known.size < MAX_OPERATIONS)) {
      const made = timesOf(kind, name ?? 'anonymous');
      known.set(key, made);
      return made;
    }
    return timesOf(kind, 'other');
  }

  function query(name: string | null): OperationTimes {
    let found = queries.get(name);
    if (!found) {
      found = of(OperationTypeNode.QUERY, name);
      if (queries.size <= MAX_OPERATIONS) queries.set(name, found);
    }
    return found;
  }

  const plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ response: { body }, operation, operationName, contextValue: { measured } }) {
          const found = operation ? of(operation.operation, operationName ?? null) : timesOf('unknown', 'unknown');
          if (measured) measured.operation = found;
          const faults = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          for (const code of new Set(faults.map(({ extensions }) => String(extensions?.['code'])))) {
            if (codes.size < MAX_CODES) codes.add(code);
            errors.count(found.name, found.kind, codes.has(code) ? code : 'other');
          }
          return Promise.resolve();
        },
      }),
  };

  return {
    metrics: [
      durations.metric,
      errors.metric,
      roots.metric,
      {
        name: 'parley_graphql_responses_total',
        help: 'Answers of /graphql by HTTP status, also those that were refused before an operation was known.',
        type: 'counter',
        read: () => [...answers].map(([status, value]) => ({ labels: { status }, value })),
      },
    ],
    query,
    plugin,
    watch(scope) {
      scope.decorateRequest('operation', null);
      scope.addHook('onResponse', (request, reply, done) => {
        const { operation } = request;
        if (operation) record(operation.times, reply.elapsedTime / 1000);
        answers.set(reply.statusCode, (answers.get(reply.statusCode) ?? 0) + 1);
        done();
      });
    },
    watchRoots(schema) {
      for (const type of [schema.getQueryType(), schema.getMutationType()])
        for (const field of isObjectType(type) ? Object.values(type.getFields()) : []) {
          const { resolve } = field;
          if (!resolve) continue;
          const times = roots.of(`${type?.name}.${field.name}`);
          field.resolve = (...args) => {
            const since = performance.now();
            const end = () => record(times, (performance.now() - since) / 1000);
            const result: unknown = resolve(...args);
            if (result instanceof Promise) result.then(end, end);
            else end();
            return result;
          };
        }
    },
  };
}
