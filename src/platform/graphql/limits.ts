import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { AppError } from '../errors.ts';
import { MAX_PAGE_SIZE } from './connection.ts';

/** Largest number of objects that one operation may ask for, each list counted at its full page size. */
export const MAX_OBJECTS = 20_000;
/** Largest number of values (fields without a selection) of all those objects. */
export const MAX_VALUES = 200_000;
/** How often one field may stand under different names in one place: at the root, and in an object. */
export const MAX_ALIASES = { root: 30, object: 10 };
/** Deepest nesting of fields; a level of replies takes two. */
export const MAX_DEPTH = 60;
/** Tokens that the parser reads of one document before it gives up. */
export const MAX_TOKENS = 5_000;
/** Faults of a document, or of its variables, that one answer tells. */
export const MAX_FAULTS = 10;

const refuse = (message: string) => new AppError('QUERY_TOO_COMPLEX', { message });

interface Visit {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  /** Each fragment is looked at once, however often it is spread: a short document could spread it 2^50 times. */
  sizes: Map<string, Size>;
}

/** What a selection can bring for one parent object. */
interface Size {
  objects: number;
  values: number;
  depth: number;
  /** The names under which each field stands in this very place. */
  names: Map<string, Set<string>>;
}

const pageSize = ({ variables }: Visit, field: GraphQLField<unknown, unknown>, node: FieldNode): number => {
  const argument = field.args.find(({ name }) => name === 'first');
  if (!argument) return 1;
  const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  const value =
    given?.kind === Kind.VARIABLE ? variables[given.name.value] : given?.kind === Kind.INT ? given.value : undefined;
  // A page size out of bounds is refused by its own field, with a better reason.
  return Math.min(Math.max(1, Number(value ?? argument.defaultValue) || 1), MAX_PAGE_SIZE);
};

function measure(visit: Visit, { selections }: SelectionSetNode, typeName: string, isRoot = false): Size {
  const type = visit.schema.getType(typeName);
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  const size: Size = { objects: 0, values: 0, depth: 1, names: new Map() };
  const addName = (field: string, name: string) => {
    const names = size.names.get(field) ?? new Set();
    size.names.set(field, names.add(name));
    if (names.size > (isRoot ? MAX_ALIASES.root : MAX_ALIASES.object))
      throw refuse(`${field} is asked for under more than ${names.size - 1} names in one place.`);
  };
  const addPart = (part: Size) => {
    size.objects += part.objects;
    size.values += part.values;
    size.depth = Math.max(size.depth, part.depth);
    for (const [field, names] of part.names) for (const name of names) addName(field, name);
  };
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      addName(selection.name.value, selection.alias?.value ?? selection.name.value);
      const field = fields[selection.name.value];
      if (!field || !selection.selectionSet) {
        size.values += 1;
        continue;
      }
      const inner = measure(visit, selection.selectionSet, getNamedType(field.type).name);
      const count = pageSize(visit, field, selection);
      size.objects += count * (1 + inner.objects);
      size.values += count * inner.values;
      size.depth = Math.max(size.depth, inner.depth + 1);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      addPart(measure(visit, selection.selectionSet, selection.typeCondition?.name.value ?? typeName, isRoot));
    } else {
      const fragment = visit.fragments.get(selection.name.value);
      if (!fragment) continue;
      const known = visit.sizes.get(selection.name.value);
      const inner = known ?? measure(visit, fragment.selectionSet, fragment.typeCondition.name.value, isRoot);
      visit.sizes.set(selection.name.value, inner);
      addPart(inner);
    }
  }
  return size;
}

/** What an operation comes to at most, each list counted at its page size. */
export interface Cost {
  /** 1 or more. */
  objects: number;
  values: number;
  depth: number;
}

/** @throws QUERY_TOO_COMPLEX for a field under too many names. */
function measureOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): Cost {
  const root = schema.getRootType(operation.operation);
  if (!root) return { objects: 1, values: 0, depth: 0 };
  const fragments = new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  // A wrong or missing variable is reported by the execution, with its name.
  const visit: Visit = { schema, fragments, variables: withDefaults(operation, given), sizes: new Map() };
  const { objects, values, depth } = measure(visit, operation.selectionSet, root.name, true);
  return { objects: Math.max(1, objects), values, depth };
}

function assertAllowed({ objects, values, depth }: Cost): void {
  if (depth > MAX_DEPTH) throw refuse(`The query is nested ${depth} levels deep, more than ${MAX_DEPTH}.`);
  if (objects > MAX_OBJECTS)
    throw refuse(`The query asks for more than ${MAX_OBJECTS} objects at once: take smaller pages or fewer levels.`);
  if (values > MAX_VALUES)
    throw refuse(`The query asks for more than ${MAX_VALUES} values at once: take smaller pages or fewer fields.`);
}

/** @throws QUERY_TOO_COMPLEX for an operation that is too deep or asks for too much. */
export function measureAllowed(...given: Parameters<typeof measureOperation>): Cost {
  const cost = measureOperation(...given);
  assertAllowed(cost);
  return cost;
}

/** A request with this header, whatever is in it, is answered with `extensions.cost`. */
export const COST_HEADER = 'parley-cost';

/**
 * Applies the limits to every operation before it runs.
 * @param charge Told how many objects the operation asks for at most, 1 or more. @throws a refusal
 */
export const limitOperations = <Context extends BaseContext>(
  charge?: (context: Context, objects: number) => Promise<void>,
): ApolloServerPlugin<Context> => ({
  requestDidStart: ({ request }) => {
    let cost: Cost | undefined;
    return Promise.resolve({
      didResolveOperation: async ({ schema, document, operation, contextValue }) => {
        if (!operation) return;
        cost = measureOperation(schema, document, operation, request.variables ?? {});
        assertAllowed(cost);
        await charge?.(contextValue, cost.objects);
      },
      willSendResponse: ({ response: { body } }) => {
        if (cost && body.kind === 'single' && request.http?.headers.has(COST_HEADER))
          body.singleResult.extensions = {
            ...body.singleResult.extensions,
            cost: { ...cost, maxObjects: MAX_OBJECTS, maxValues: MAX_VALUES, maxDepth: MAX_DEPTH },
          };
        return Promise.resolve();
      },
    });
  },
});

function withDefaults(operation: OperationDefinitionNode, given: Record<string, unknown>): Record<string, unknown> {
  const variables = { ...given };
  for (const { variable, defaultValue } of operation.variableDefinitions ?? [])
    if (!(variable.name.value in given) && defaultValue?.kind === Kind.INT)
      variables[variable.name.value] = Number(defaultValue.value);
  return variables;
}
