import fc from 'fast-check';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLSchema,
} from 'graphql';

/** One request, of whatever sense. */
export interface FuzzRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
}

export interface FuzzOptions {
  schema: GraphQLSchema;
  /** Ids of the API that stand for something. */
  ids: Record<'comment' | 'post' | 'user', string[]>;
  /** Of people with different roles. */
  tokens: string[];
}

const HOSTILE = [
  '',
  '\u0000',
  '"',
  "'; DROP TABLE users; --",
  '𝒳'.repeat(50),
  '\ud800',
  '%s%n',
  '../../etc/passwd',
  '9'.repeat(400),
  'e'.repeat(20_000),
  '2026-02-30T25:61:00Z',
];
const NUMBERS = [0, -1, 1, 100, 101, 2 ** 31 - 1, 2 ** 31, 2 ** 53, -(2 ** 53) - 2, 1e308, 0.1];

const KINDS: ['comment' | 'post' | 'user', RegExp][] = [
  ['post', /^postId/],
  ['comment', /comment|parent|vote/i],
  ['user', /user|author|payer/i],
  ['post', /post|thread/i],
];

const pick = <T>(items: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...items);
const often = <T>(usual: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: seldom });

/** Requests to /graphql: operations by the schema, some of them broken; headers, methods and bodies of every kind. */
export function createRequests({ schema, ids, tokens }: FuzzOptions): fc.Arbitrary<FuzzRequest> {
  const text = fc.oneof(pick(HOSTILE), fc.string(), fc.string({ unit: 'binary' }));
  const junk = fc.oneof(
    fc.constant('null'),
    text.map((value) => JSON.stringify(value)),
    pick(NUMBERS).map(String),
    fc.constant('{ a: [1, { b: null }] }'),
    fc.constant('[[[[]]]]'),
    fc.constant('$missing'),
    fc.constant('UNKNOWN_ENUM'),
  );

  /** Ids of what an argument is for, told by its own name and that of its field. */
  function idsFor(place: string): string[] {
    const [kind] = KINDS.find(([, pattern]) => pattern.test(place)) ?? [];
    return kind ? ids[kind] : all;
  }
  const all = Object.values(ids).flat();

  /** A value of the type as it is written in a document. */
  function literal(type: GraphQLInputType, place: string, depth = 0): fc.Arbitrary<string> {
    if (isNonNullType(type)) return often(literal(type.ofType, place, depth), junk);
    if (isListType(type))
      return fc
        .array(literal(type.ofType, place, depth + 1), { minLength: 1, maxLength: 3 })
        .map((items) => `[${items.join(', ')}]`);
    if (isEnumType(type)) return pick(type.getValues().map(({ name }) => name));
    if (isInputObjectType(type))
      return depth > 3 ? fc.constant('null') : given(Object.values(type.getFields()), place, '{}', depth);
    switch (type.name) {
      case 'ID':
        return often(pick(idsFor(place)), text).map((id) => JSON.stringify(id));
      case 'Int':
      case 'SafeInt':
      case 'Float':
        return often(fc.integer({ min: 1, max: 20 }), pick(NUMBERS)).map(String);
      case 'Boolean':
        return fc.boolean().map(String);
      case 'DateTime':
        return often(
          fc.date({ noInvalidDate: true }).map((date) => JSON.stringify(date)),
          junk,
        );
      default:
        return often(fc.string({ minLength: 1, maxLength: 40 }), text).map((value) => JSON.stringify(value));
    }
  }
  function given(
    args: readonly (GraphQLArgument | GraphQLInputField)[],
    place: string,
    brackets: '()' | '{}',
    depth = 0,
  ): fc.Arbitrary<string> {
    const [open, close] = brackets;
    const parts = args.map(({ name, type }) => {
      const written = literal(type, `${name} ${place}`, depth + 1).map((value) => `${name}: ${value}`);
      const isAbsent = isNonNullType(type)
        ? { weight: 1, arbitrary: fc.constant('') }
        : { weight: 80, arbitrary: fc.constant('') };
      return fc.oneof({ weight: 40, arbitrary: written }, isAbsent);
    });
    return fc.tuple(...parts).map((all) => {
      const some = all.filter(Boolean).join(', ');
      return some === '' && open === '(' ? '' : `${open}${some}${close}`;
    });
  }

  const directive = fc.oneof(
    { weight: 60, arbitrary: fc.constant('') },
    { weight: 4, arbitrary: pick([' @include(if: true)', ' @skip(if: false)']) },
    {
      weight: 1,
      arbitrary: pick([' @skip(if: $no)', ' @nobody', ' @include']),
    },
  );

  function selection(type: GraphQLNamedOutputType, depth: number): fc.Arbitrary<string> {
    if (isLeafType(type)) return fc.constant('');
    if (isUnionType(type) || isInterfaceType(type))
      return fc
        .tuple(
          ...schema
            .getPossibleTypes(type)
            .map((one) => selection(one, depth + 2).map((set) => `... on ${one.name} ${set}`)),
        )
        .chain((all) => fc.subarray(['__typename', ...all], { minLength: 1, maxLength: 3 }))
        .map((some) => `{ ${some.join(' ')} }`);
    const fields = Object.values(type.getFields()).filter((field) => depth < 5 || isLeafType(getNamedType(field.type)));
    if (fields.length === 0) return fc.constant('{ __typename }');
    const one = (field: (typeof fields)[number]) =>
      fc
        .tuple(
          given(field.args, field.name, '()'),
          selection(getNamedType(field.type), depth + 1),
          directive,
          fc.integer({ min: 0, max: 5 }),
        )
        .map(
          ([args, set, put, alias]) => `${alias === 5 ? `my_${field.name}: ` : ''}${field.name}${args}${put} ${set}`,
        );
    return fc
      .subarray(fields, { minLength: 1, maxLength: Math.min(fields.length, depth === 0 ? 2 : 4) })
      .chain((chosen) => fc.tuple(...chosen.map(one)))
      .map((some) => `{ __typename ${some.join(' ')} }`);
  }

  const roots = [
    { weight: 6, word: 'query', type: schema.getQueryType() },
    { weight: 3, word: 'mutation', type: schema.getMutationType() },
    { weight: 1, word: 'subscription', type: schema.getSubscriptionType() },
  ];
  const operation = fc.oneof(
    ...roots.flatMap(({ weight, word, type }) =>
      type ? [{ weight, arbitrary: selection(type, 0).map((set) => `${word} Fuzz ${set}`) }] : [],
    ),
  );
  const broken = fc.tuple(operation, fc.nat(), fc.nat({ max: 20 }), text).map(([query, at, length, put]) => {
    const from = at % query.length;
    return query.slice(0, from) + put + query.slice(from + length);
  });
  const known = pick([
    '{ __schema { types { name fields { name type { name ofType { name } } } } } }',
    '{ __type(name: "Comment") { fields { name } } }',
    'fragment A on Query { ...B } fragment B on Query { ...A } query { ...A }',
    `{ ${'a'.repeat(5_000)} }`,
    '{'.repeat(3_000),
    `query (${Array.from({ length: 300 }, (_, n) => `$v${n}: Int`).join(' ')}) { __typename }`,
  ]);
  const query = fc.oneof(
    { weight: 40, arbitrary: operation },
    { weight: 3, arbitrary: broken },
    { weight: 1, arbitrary: known },
  );

  const value = fc.oneof(fc.jsonValue({ maxDepth: 4 }), text);
  const message = fc.record(
    {
      query: often(query as fc.Arbitrary<unknown>, value),
      variables: often(fc.constant<unknown>({ no: false }), value),
      operationName: often(pick<unknown>([undefined, 'Fuzz', null]), value),
      extensions: often(
        fc.constant<unknown>(undefined),
        fc.oneof(
          value,
          fc.string().map((sha256Hash) => ({ persistedQuery: { version: 1, sha256Hash } })),
        ),
      ),
    },
    { requiredKeys: ['query'] },
  );
  const latin = fc.string({ maxLength: 60 }).map((some) => some.replaceAll(/[^\u0020-\u007e]/g, '?').trim());
  const headers = fc.record(
    {
      'content-type': fc.oneof(
        { weight: 60, arbitrary: fc.constant('application/json') },
        {
          weight: 1,
          arbitrary: pick([
            'text/plain',
            'application/x-www-form-urlencoded',
            'multipart/form-data; boundary=x',
            'application/json; charset=utf-16',
            '',
          ]),
        },
      ),
      accept: fc.oneof(
        { weight: 30, arbitrary: pick(['*/*', 'application/json', 'application/graphql-response+json']) },
        { weight: 2, arbitrary: pick(['text/html', 'text/event-stream', 'multipart/mixed']) },
        { weight: 1, arbitrary: latin },
      ),
      authorization: fc.oneof(
        { weight: 30, arbitrary: pick(tokens).map((token) => `Bearer ${token}`) },
        { weight: 1, arbitrary: latin },
      ),
      'idempotency-key': latin,
      'apollo-require-preflight': latin,
      'x-apollo-operation-name': latin,
      'accept-encoding': fc.oneof(pick(['br', 'gzip', 'identity', '*;q=0']), latin),
      'if-none-match': latin,
      'x-forwarded-for': latin,
      traceparent: latin,
      origin: latin,
    },
    { requiredKeys: ['content-type'] },
  );
  const body = fc.oneof(
    { weight: 60, arbitrary: message.map((some) => JSON.stringify(some)) },
    { weight: 1, arbitrary: fc.array(message, { maxLength: 3 }).map((some) => JSON.stringify(some)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 500 }) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.constant(`${'['.repeat(20_000)}${']'.repeat(20_000)}`) },
    { weight: 1, arbitrary: fc.constant('{"query":"{ __typename }","__proto__":{"a":1}}') },
  );
  const post = fc
    .tuple(headers, body)
    .map(([given, sent]): FuzzRequest => ({ method: 'POST', path: '/graphql', headers: given, body: sent }));
  const get = fc
    .tuple(headers, message, pick(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']))
    .map(([{ 'content-type': _, ...given }, some, method]): FuzzRequest => {
      const search = new URLSearchParams(
        Object.entries(some).map(([name, part]) => [name, typeof part === 'string' ? part : JSON.stringify(part)]),
      );
      return { method, path: `/graphql?${search.toString().slice(0, 8_000)}`, headers: given, body: undefined };
    });
  return fc.oneof({ weight: 5, arbitrary: post }, { weight: 1, arbitrary: get });
}
