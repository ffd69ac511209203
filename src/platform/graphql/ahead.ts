import { getArgumentValues, getNamedType, isObjectType, type GraphQLResolveInfo } from 'graphql';
import { fieldsBelow, onceAField } from './selection.ts';

/** A resolver that needs no more of its parent than what that is asked for by, so that it can begin before it is there. */
export const ahead = <Resolve>(resolve: Resolve) => ({ resolve, extensions: { ahead: true } });

/** The fields below, each the only one of its name in the answer, that no directive leaves out. */
const sureFields = onceAField(({ fieldNodes, fragments }) => {
  const fields = fieldsBelow(fieldNodes, [], fragments, 'sure');
  const nameOf = ({ alias, name }: (typeof fields)[number]) => (alias ?? name).value;
  return fields.filter((field) => fields.every((other) => other === field || nameOf(other) !== nameOf(field)));
});

/**
 * Begins the fields of an object that can be, while it is read itself. They are resolved again once it is there, and must
 * find then what was begun; what is wrong with them is said then.
 * @param parent what the object is asked for by
 */
export function resolveAhead(parent: object, context: unknown, info: GraphQLResolveInfo): void {
  const parentType = getNamedType(info.returnType);
  if (!isObjectType(parentType)) return;
  for (const node of sureFields(info)) {
    const field = parentType.getFields()[node.name.value];
    if (!field?.resolve || field.extensions['ahead'] !== true) continue;
    try {
      const args = getArgumentValues(field, node, info.variableValues);
      const its = { fieldName: field.name, fieldNodes: [node], parentType, returnType: field.type };
      const begun: unknown = field.resolve(parent, args, context, { ...info, ...its });
      if (begun instanceof Promise) begun.catch(() => undefined);
    } catch {
      // Said once the object is there.
    }
  }
}
