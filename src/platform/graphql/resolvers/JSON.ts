import { GraphQLScalarType } from 'graphql';

/** Only ever an answer: no argument is of this type. */
export const JSON = new GraphQLScalarType({ name: 'JSON', serialize: (value) => value });
