import type { ApolloServerPlugin } from '@apollo/server';
import type { Tracing } from '../trace/index.ts';

const MAX_NAME = 60;

/** Begins a span for each operation, below that of its request; what it does in PostgreSQL stands below it. */
export const traceOperations = (tracing: Tracing): ApolloServerPlugin => ({
  requestDidStart() {
    const running = tracing.running.getStore();
    const above = running?.span;
    const span = above && tracing.begin('operation', 'INTERNAL', {}, { span: above });
    if (!span) return Promise.resolve();
    running.span = span;
    return Promise.resolve({
      didResolveOperation({ operation: { operation: type } = {}, operationName }) {
        const name = operationName?.slice(0, MAX_NAME) ?? 'anonymous';
        span.updateName(`${type} ${name}`);
        span.setAttributes({ 'graphql.operation.type': type ?? '', 'graphql.operation.name': name });
        return Promise.resolve();
      },
      willSendResponse({ response: { body } }) {
        const [error] = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
        if (error) tracing.fail(span, String(error.extensions?.['code']));
        span.end();
        running.span = above;
        return Promise.resolve();
      },
    });
  },
});
