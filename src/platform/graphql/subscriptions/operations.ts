import { hash } from 'node:crypto';
import {
  getOperationAST,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { AllowList } from '../allow-list.ts';
import { assertCheapToValidate } from '../document-limits.ts';
import { hashIn } from '../documents.ts';
import { graphQLErrorOf } from '../format-error.ts';
import { MAX_FAULTS, MAX_TOKENS, measureAllowed, type Cost } from '../limits.ts';

/** What a client sends to begin a subscription. */
export const payloadSchema = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  /** May name a listed operation by its id, beside an empty query. */
  extensions: z.unknown().optional(),
});
export type Payload = z.infer<typeof payloadSchema>;

/** A subscription that may run. */
export interface Operation {
  document: DocumentNode;
  operationName: string | null;
  variables: Record<string, unknown>;
  /** How many objects each of its answers holds at most, 1 or more. */
  objects: number;
  /** The field of Subscription that is asked for. */
  field: string;
  /** The same for operations that are the same, text and variables; short, as it is compared for every delivery. */
  sameness: string;
  /** Below the root field, each field by its path of names, such as `author.handle`; fragments are followed. */
  paths: ReadonlySet<string>;
}

/** Documents that are kept parsed, none longer than so many characters. */
const KEPT = 500;
const LONGEST_KEPT = 10_000;
/** With more paths than that an operation is one of its kind. */
const MAX_PATHS = 200;

function pathsOf(document: DocumentNode, root: SelectionSetNode): Pick<Operation, 'field' | 'paths'> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const paths = new Set<string>();
  // A fragment that is spread twice in one place is walked once.
  const walked = new Set<string>();
  function walk({ selections }: SelectionSetNode, above: string): void {
    for (const selection of selections) {
      if (paths.size > MAX_PATHS) return;
      if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, above);
      else if (selection.kind === Kind.FIELD) {
        const path = above ? `${above}.${selection.name.value}` : selection.name.value;
        paths.add(path);
        if (selection.selectionSet) walk(selection.selectionSet, path);
      } else {
        const fragment = fragments.get(selection.name.value);
        const place = `${above} ${selection.name.value}`;
        if (!fragment || walked.has(place)) continue;
        walked.add(place);
        walk(fragment.selectionSet, above);
      }
    }
  }
  walk(root, '');
  // Validation lets one root field pass.
  const [field = ''] = paths;
  const below = [...paths].filter((path) => path.includes('.')).map((path) => path.slice(path.indexOf('.') + 1));
  return { field, paths: new Set(below) };
}

const refuse = (message: string, code: string) => new GraphQLError(message, { extensions: { code } });

export interface OperationsOptions {
  schema: GraphQLSchema;
  introspection: boolean;
  /** Null where every operation may run. */
  allowed: AllowList | null;
}

/** Parses, validates and measures what clients send, by the rules of POST /graphql; a document only once. */
export function createOperations({ schema, introspection, allowed }: OperationsOptions) {
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const kept = new LRUCache<string, DocumentNode>({ max: KEPT });

  function read(query: string): DocumentNode | GraphQLError[] {
    const known = kept.get(query);
    if (known) return known;
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: MAX_TOKENS });
      assertCheapToValidate(document);
    } catch (error) {
      if (error instanceof AppError) return [graphQLErrorOf(error)];
      return [refuse((error as GraphQLError).message, 'GRAPHQL_PARSE_FAILED')];
    }
    const faults = validate(schema, document, rules, { hideSuggestions: !introspection, maxErrors: MAX_FAULTS });
    for (const fault of faults) fault.extensions['code'] = 'GRAPHQL_VALIDATION_FAILED';
    if (faults.length > 0) return [...faults];
    if (query.length <= LONGEST_KEPT) kept.set(query, document);
    return document;
  }

  /** The operation, or what is wrong with it. */
  return ({ query: sent, operationName = null, variables, extensions }: Payload): Operation | GraphQLError[] => {
    let query = sent;
    try {
      if (allowed) query = allowed.resolve(sent, hashIn(extensions));
    } catch (error) {
      return [graphQLErrorOf(error as AppError)];
    }
    const document = read(query);
    if (Array.isArray(document)) return document;
    const node = getOperationAST(document, operationName);
    if (!node) return [refuse('Say by operationName which operation of the document to run.', 'BAD_REQUEST')];
    if (node.operation !== OperationTypeNode.SUBSCRIPTION)
      return [refuse('Only subscriptions run here: send queries and mutations by POST to /graphql.', 'BAD_REQUEST')];
    const given = variables ?? {};
    let cost: Cost;
    try {
      cost = measureAllowed(schema, document, node, given);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return [graphQLErrorOf(error)];
    }
    return {
      document,
      operationName,
      variables: given,
      objects: cost.objects,
      sameness: hash('sha256', JSON.stringify([query, operationName, given]), 'base64url'),
      ...pathsOf(document, node.selectionSet),
    };
  };
}
