import { Kind, OperationTypeNode, type DirectiveNode, type DocumentNode, type SelectionSetNode } from 'graphql';
import { AppError, badInput } from '../errors.ts';

/** How many directives may stand in one place, such as behind a field, and in a document. */
export const MAX_DIRECTIVES = { place: 5, document: 100 };
/** How often one name may be asked for in one selection, and how many fields of a document may repeat one before them. */
export const MAX_REPEATS = { selection: 10, document: 100 };
/** Fragments of a document: their validation takes time by the square of their number. */
export const MAX_FRAGMENTS = 100;

const refuse = (message: string) => new AppError('QUERY_TOO_COMPLEX', { message });

/**
 * The specification has no @skip and no @include at the root of a subscription, and graphql-js fails where it validates one
 * that lacks its argument. Source: GraphQL, 5.2.4.1 "Single Root Field".
 */
function assertPlainRoot(root: SelectionSetNode, fragments: Map<string, SelectionSetNode>): void {
  const seen = new Set<SelectionSetNode>();
  const walk = (set: SelectionSetNode | undefined): void => {
    if (!set || seen.has(set)) return;
    seen.add(set);
    for (const selection of set.selections) {
      if (selection.directives?.some(({ name }) => name.value === 'skip' || name.value === 'include'))
        throw badInput('query', 'At the root of a subscription there may be neither @skip nor @include.');
      if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) walk(fragments.get(selection.name.value));
    }
  };
  walk(root);
}

/**
 * Refuses what would cost much to validate, by one walk and before it is validated. What cannot be told without the schema
 * and the variables is measured by `measureAllowed`. @throws QUERY_TOO_COMPLEX, BAD_USER_INPUT
 */
export function assertCheapToValidate({ definitions }: DocumentNode): void {
  let [directives, repeats, fragments] = [0, 0, 0];

  function count(node: { readonly directives?: readonly DirectiveNode[] | undefined }): void {
    const here = node.directives?.length ?? 0;
    if (here > MAX_DIRECTIVES.place) throw refuse(`More than ${MAX_DIRECTIVES.place} directives stand in one place.`);
    directives += here;
    if (directives > MAX_DIRECTIVES.document)
      throw refuse(`The document has more than ${MAX_DIRECTIVES.document} directives.`);
  }

  function walk({ selections }: SelectionSetNode): void {
    const names = new Map<string, number>();
    for (const selection of selections) {
      count(selection);
      if (selection.kind !== Kind.INLINE_FRAGMENT) {
        const spread = selection.kind === Kind.FRAGMENT_SPREAD ? '...' : '';
        const name =
          spread + (selection.kind === Kind.FIELD && selection.alias ? selection.alias : selection.name).value;
        const times = (names.get(name) ?? 0) + 1;
        names.set(name, times);
        if (times > MAX_REPEATS.selection)
          throw refuse(`${name} stands more than ${MAX_REPEATS.selection} times in one selection.`);
        if (times > 1) repeats += 1;
        if (repeats > MAX_REPEATS.document)
          throw refuse(`More than ${MAX_REPEATS.document} fields of the document repeat one that stands beside them.`);
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) walk(selection.selectionSet);
    }
  }

  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments += 1;
    if (fragments > MAX_FRAGMENTS) throw refuse(`The document has more than ${MAX_FRAGMENTS} fragments.`);
    count(definition);
    if (definition.kind === Kind.OPERATION_DEFINITION)
      for (const variable of definition.variableDefinitions ?? []) count(variable);
    walk(definition.selectionSet);
  }

  const named = new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [],
    ),
  );
  for (const definition of definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.SUBSCRIPTION)
      assertPlainRoot(definition.selectionSet, named);
}
