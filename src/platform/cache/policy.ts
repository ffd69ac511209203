import { getDirective } from '@graphql-tools/utils';
import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** How an answer may be kept. */
export interface Policy {
  /** In seconds; 0 for not at all. */
  maxAge: number;
  /** For how many seconds after that it may still be given while it is made anew. */
  staleWhileRevalidate: number;
  /** Whether each viewer gets an answer of his own. */
  isPrivate: boolean;
  /** What the operation is called; null where it has no name, or may not be kept. */
  name: string | null;
}

interface Hint {
  maxAge?: number;
  staleWhileRevalidate?: number;
  scope?: 'PUBLIC' | 'PRIVATE';
  inheritMaxAge?: boolean;
}

/** Not at all. */
export const NEVER: Policy = { maxAge: 0, staleWhileRevalidate: 0, isPrivate: true, name: null };

/**
 * Reads the policy of an operation off the `@cacheControl` hints of everything that it selects, whatever its variables:
 * the shortest age, and PRIVATE once one hint says so. As in Apollo Server, a root field, and a field with an object,
 * may not be kept unless a hint says for how long, or that it is as long as its parent; other fields follow their
 * parent. Source: https://www.apollographql.com/docs/apollo-server/performance/caching
 */
export function createPolicies(schema: GraphQLSchema) {
  const hints = new Map<unknown, Hint>();
  const hintOf = (of: GraphQLNamedType | GraphQLField<unknown, unknown>): Hint => {
    const known = hints.get(of);
    if (known) return known;
    const hint = (getDirective(schema, of as never, 'cacheControl')?.[0] ?? {}) as Hint;
    hints.set(of, hint);
    return hint;
  };

  return (document: DocumentNode, operationName: string | null): Policy => {
    const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    const operation =
      operationName === null ? operations[0] : operations.find(({ name }) => name?.value === operationName);
    const root = operation?.operation === OperationTypeNode.QUERY && schema.getQueryType();
    if (!root || (operationName === null && operations.length > 1)) return NEVER;

    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const node of document.definitions)
      if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    const visited = new Set<string>();
    const policy = {
      maxAge: Number.POSITIVE_INFINITY,
      staleWhileRevalidate: Number.POSITIVE_INFINITY,
      isPrivate: false,
      name: operation.name?.value ?? null,
    };

    function restrict({ maxAge, staleWhileRevalidate = 0, scope, inheritMaxAge }: Hint, isScalar: boolean): void {
      if (scope === 'PRIVATE') policy.isPrivate = true;
      if (maxAge === undefined && (inheritMaxAge === true || isScalar)) return;
      policy.maxAge = Math.min(policy.maxAge, maxAge ?? 0);
      policy.staleWhileRevalidate = Math.min(policy.staleWhileRevalidate, staleWhileRevalidate);
    }

    function visit({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined): void {
      const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
      const visitAs = (name: string | undefined, selectionSet: SelectionSetNode) => {
        const as = name === undefined ? type : schema.getType(name);
        if (as && as !== type) restrict(hintOf(as), false);
        visit(selectionSet, as);
      };
      for (const selection of selections) {
        if (selection.kind === Kind.INLINE_FRAGMENT)
          visitAs(selection.typeCondition?.name.value, selection.selectionSet);
        else if (selection.kind === Kind.FRAGMENT_SPREAD) {
          const fragment = fragments.get(selection.name.value);
          // What it restricts it restricts once and for all.
          if (!fragment || visited.has(selection.name.value)) continue;
          visited.add(selection.name.value);
          visitAs(fragment.typeCondition.name.value, fragment.selectionSet);
        } else {
          if (selection.name.value === '__typename') continue;
          const field = fields[selection.name.value];
          // Introspection, or a field that validation will refuse.
          if (!field) {
            policy.maxAge = 0;
            continue;
          }
          const named = getNamedType(field.type);
          const isScalar = !isCompositeType(named) && type !== root;
          const [own, ofType] = [hintOf(field), isCompositeType(named) ? hintOf(named) : {}];
          restrict({ ...ofType, ...own, ...(ofType.scope === 'PRIVATE' ? { scope: 'PRIVATE' } : {}) }, isScalar);
          if (selection.selectionSet) visit(selection.selectionSet, named);
        }
      }
    }
    visit(operation.selectionSet, root);
    return Number.isFinite(policy.maxAge) && policy.maxAge > 0 ? policy : NEVER;
  };
}
