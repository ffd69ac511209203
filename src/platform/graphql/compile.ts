import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { formatError } from './format-error.ts';
import type { ReportErrors, RequestContext } from './plugins.ts';

/** Operations that one process keeps compiled. */
const MAX_COMPILED = 500;
/** An operation is compiled at this use: what is asked once is not worth it. */
const WORTH_IT = 2;
/** Compiled code grows with each field wherever its fragment is spread. */
const MAX_FIELDS = 1_000;

/** How many fields a selection comes to, each spread counted; introspection counts as too many. */
function countFields(selections: SelectionSetNode, fragments: Map<string, FragmentDefinitionNode>): number {
  const known = new Map<string, number>();
  const count = ({ selections }: SelectionSetNode): number => {
    let sum = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value === '__schema' || selection.name.value === '__type') return Number.POSITIVE_INFINITY;
        sum += 1 + (selection.selectionSet ? count(selection.selectionSet) : 0);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) sum += count(selection.selectionSet);
      else {
        const fragment = fragments.get(selection.name.value);
        const size = known.get(selection.name.value) ?? (fragment ? count(fragment.selectionSet) : 0);
        known.set(selection.name.value, size);
        sum += size;
      }
    }
    return sum;
  };
  return count(selections);
}

const isSmall = (document: DocumentNode, operation: OperationDefinitionNode): boolean => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  return countFields(operation.selectionSet, fragments) <= MAX_FIELDS;
};

/**
 * Executes queries that are asked often by code that is compiled for them (graphql-jit), to the same answers; mutations,
 * and what cannot be compiled, are executed by graphql-js.
 */
export function compileQueries(report: ReportErrors, format: typeof formatError): ApolloServerPlugin<RequestContext> {
  const compiled = new LRUCache<string, { uses: number; query: CompiledQuery | null }>({ max: MAX_COMPILED });
  return {
    requestDidStart: () =>
      Promise.resolve({
        async responseForOperation(requestContext) {
          const { document, operationName, queryHash, schema, request, contextValue } = requestContext;
          // None where the request names one that its document does not have, whatever the type says.
          const operation = requestContext.operation as OperationDefinitionNode | undefined;
          if (operation?.operation !== OperationTypeNode.QUERY) return null;
          const key = `${queryHash} ${operationName ?? ''}`;
          let known = compiled.get(key);
          if (!known) compiled.set(key, (known = { uses: 0, query: null }));
          known.uses += 1;
          if (known.uses === WORTH_IT && isSmall(document, operation)) {
            const made = compileQuery(schema, document, operationName ?? undefined);
            known.query = isCompiledQuery(made) ? made : null;
          }
          if (!known.query) return null;
          const { data, errors } = await known.query.query(undefined, contextValue, request.variables ?? {});
          // What is wrong with its variables is graphql-js's to say, before anything runs.
          if (data === undefined) return null;
          // Its errors lack what those of graphql-js have.
          const proper = (errors ?? []).map(
            ({ message, path, originalError }) =>
              new GraphQLError(message, {
                ...(path ? { path } : {}),
                ...(originalError ? { originalError } : {}),
              }),
          );
          report(proper, { requestId: contextValue.requestId, operationName });
          const formatted = proper.map((error, index) => {
            const locations = errors?.[index]?.locations;
            return format({ ...error.toJSON(), ...(locations ? { locations } : {}) }, error);
          });
          return {
            http: { headers: new HeaderMap() },
            body: {
              kind: 'single',
              singleResult: {
                ...(formatted.length > 0 ? { errors: formatted } : {}),
                data: data as Record<string, unknown>,
              },
            },
          };
        },
      }),
  };
}
