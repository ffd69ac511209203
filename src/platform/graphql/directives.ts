import { getDirective, mapSchema, MapperKind } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  type GraphQLFieldConfig,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';

/** Runs before a field's resolver; throws to refuse. */
export type Guard<Context> = (call: {
  args: object;
  context: Context;
  info: GraphQLResolveInfo;
}) => Promise<void> | void;

/** Puts the guard that `build` makes of a directive's arguments before every field that carries the directive. */
export function guardFields<Context>(
  schema: GraphQLSchema,
  directive: string,
  build: (args: Record<string, unknown>, fieldName: string) => Guard<Context>,
): GraphQLSchema {
  const guarded = (config: GraphQLFieldConfig<unknown, Context>, fieldName: string) => {
    const args = getDirective(schema, config, directive)?.[0];
    if (!args) return config;
    const guard = build(args, fieldName);
    const after =
      (resolve: GraphQLFieldResolver<unknown, Context>) =>
      async (parent: unknown, fieldArgs: object, context: Context, info: GraphQLResolveInfo): Promise<unknown> => {
        await guard({ args: fieldArgs, context, info });
        return await resolve(parent, fieldArgs, context, info);
      };
    return {
      ...config,
      resolve: after(config.resolve ?? defaultFieldResolver),
      // A subscription passes when it begins, and each time that it brings something.
      ...(config.subscribe ? { subscribe: after(config.subscribe) } : {}),
    };
  };
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (config: GraphQLFieldConfig<unknown, Context>, fieldName) => guarded(config, fieldName),
  });
}
