/** What of an answer is asked for, so that nothing else is read. */
import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionNode, type SelectionSetNode } from 'graphql';

type Fragments = GraphQLResolveInfo['fragments'];

type Selected = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** Whether no directive can leave it out. */
const isSure = ({ directives = [] }: SelectionNode): boolean => directives.length === 0;

/** The fields right below, each fragment looked into once. */
function fieldsOf(
  nodes: readonly FieldNode[],
  fragments: Fragments,
  isMeant: (selection: SelectionNode) => boolean = () => true,
): FieldNode[] {
  const fields: FieldNode[] = [];
  const seen = new Set<string>();
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections.filter(isMeant) ?? [])
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        collect(fragments[selection.name.value]?.selectionSet);
      }
  };
  for (const { selectionSet } of nodes) collect(selectionSet);
  return fields;
}

/**
 * The fields below these, down the path of names, those of any type among them; and what @skip and @include leave out,
 * unless only those are meant that are `sure` to be there.
 */
export function fieldsBelow(
  nodes: readonly FieldNode[],
  path: string[],
  fragments: Fragments,
  which: 'all' | 'sure' = 'all',
): FieldNode[] {
  const [name, ...others] = path;
  const fields = fieldsOf(nodes, fragments, which === 'sure' ? isSure : undefined);
  if (name === undefined) return fields;
  return fieldsBelow(
    fields.filter((field) => field.name.value === name),
    others,
    fragments,
    which,
  );
}

/** Reads each field of a document once, however often it is resolved. */
export function onceAField<T>(read: (selected: Selected) => T): (selected: Selected) => T {
  const known = new WeakMap<FieldNode, T>();
  return (info) => {
    const [node] = info.fieldNodes;
    // What stands for several at once may stand for others next time.
    if (!node || info.fieldNodes.length > 1) return read(info);
    let found = known.get(node);
    if (found === undefined) known.set(node, (found = read(info)));
    return found;
  };
}
