import type { ApolloServerPlugin } from '@apollo/server';
import {
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { AppError } from '../errors.ts';
import { MAX_PAGE_SIZE } from './connection.ts';

/** Largest number of objects that one operation may ask for, each list counted at its full page size. */
export const MAX_OBJECTS = 50_000;
/** Deepest nesting of fields; a level of replies takes two. */
export const MAX_DEPTH = 60;
/** Tokens that the parser reads of one document before it gives up. */
export const MAX_TOKENS = 5_000;

const refuse = (message: string) => new AppError('QUERY_TOO_COMPLEX', { message });

interface Visit {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

/** Objects that a selection can bring at most, for `parents` objects to select from. */
function countObjects(
  visit: Visit,
  selections: SelectionSetNode,
  typeName: string,
  parents: number,
  depth: number,
): number {
  if (depth > MAX_DEPTH) throw refuse(`The query is nested more than ${MAX_DEPTH} levels deep.`);
  let objects = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      const type = visit.schema.getType(typeName);
      const field: GraphQLField<unknown, unknown> | undefined =
        isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
      if (!field || !selection.selectionSet) continue;
      const named = getNamedType(field.type);
      if (!isCompositeType(named)) continue;
      const { first } = field.args.some(({ name }) => name === 'first')
        ? getArgumentValues(field, selection, visit.variables)
        : { first: 1 };
      // A page size out of bounds is refused by its own field, with a better reason.
      const children = parents * Math.min(Math.max(1, Number(first ?? 20)), MAX_PAGE_SIZE);
      objects += children + countObjects(visit, selection.selectionSet, named.name, children, depth + 1);
    } else {
      const target = selection.kind === Kind.INLINE_FRAGMENT ? selection : visit.fragments.get(selection.name.value);
      if (target)
        objects += countObjects(
          visit,
          target.selectionSet,
          target.typeCondition?.name.value ?? typeName,
          parents,
          depth + 1,
        );
    }
    if (objects > MAX_OBJECTS)
      throw refuse(`The query asks for more than ${MAX_OBJECTS} objects at once: take smaller pages or fewer levels.`);
  }
  return objects;
}

/** Refuses an operation that is too deep or asks for too much, before it runs. */
export const limitOperations: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ schema, document, operation, request }) => {
        const fragments = new Map(
          document.definitions
            .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
            .map((node) => [node.name.value, node]),
        );
        const root = operation && schema.getRootType(operation.operation);
        if (!root) return Promise.resolve();
        // A wrong or missing variable is reported by the execution, with its name.
        const variables = defaults(operation, request.variables ?? {});
        countObjects({ schema, fragments, variables }, operation.selectionSet, root.name, 1, 1);
        return Promise.resolve();
      },
    }),
};

function defaults(operation: OperationDefinitionNode, given: Record<string, unknown>): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (name in given) variables[name] = given[name];
    else if (defaultValue?.kind === Kind.INT) variables[name] = Number(defaultValue.value);
  }
  return variables;
}
