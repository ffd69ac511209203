/** What of an answer is asked for, so that nothing else is read. */
import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

type Fragments = GraphQLResolveInfo['fragments'];

/** The fields right below, each fragment looked into once. */
function fieldsOf(nodes: readonly FieldNode[], fragments: Fragments): FieldNode[] {
  const fields: FieldNode[] = [];
  const seen = new Set<string>();
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? [])
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

/** The fields below these, down the path of names; what @skip and @include leave out, and those of any type, among them. */
export function fieldsBelow(nodes: readonly FieldNode[], path: string[], fragments: Fragments): FieldNode[] {
  const [name, ...others] = path;
  const fields = fieldsOf(nodes, fragments);
  if (name === undefined) return fields;
  return fieldsBelow(
    fields.filter((field) => field.name.value === name),
    others,
    fragments,
  );
}

/** Reads each field of a document once, however often it is resolved. */
export function onceAField<T>(read: (info: GraphQLResolveInfo) => T): (info: GraphQLResolveInfo) => T {
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
