import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { getDirective } from '@graphql-tools/utils';
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { milliseconds } from '../duration.ts';
import { AppError } from '../errors.ts';
import { guardFields } from '../graphql/directives.ts';
import type { IdempotentCall } from './index.ts';

/** The part of a request's context that the directive reads and writes. */
export interface IdempotencyContext {
  /** Whose keys; throws where nobody is signed in. */
  userId: () => string;
  /** Value of the header Idempotency-Key. */
  idempotencyHeader: string | undefined;
  /** The calls with a key, by the response name of their field. */
  idempotentCalls: Map<string | number, IdempotentCall>;
  /** Says in the answer that it is an earlier one. */
  markReplayed: () => void;
}

const KEY = /^[\x21-\x7e]{1,255}$/;

/** How many fields that the operation will run take a key; the header is for the only one. */
function countKeyed({ schema, parentType, fragments, variableValues, operation }: GraphQLResolveInfo): number {
  const fields = collectFields(schema, fragments, variableValues, parentType, operation.selectionSet);
  return [...fields.values()].filter(([node]) => {
    const field = node && parentType.getFields()[node.name.value];
    return field !== undefined && getDirective(schema, field, 'idempotent') !== undefined;
  }).length;
}

/** SHA-256, hex, over the JSON of RFC 8785 of the field's name and its coerced arguments, the key left out. */
function fingerprintOf(field: string, args: Record<string, unknown>): string {
  const { idempotencyKey: _, ...rest } = args;
  // RFC 8785 has no form for a lone surrogate; the field itself refuses one, and names the argument. What is null is as if
  // it had been left out, which clients do or do not.
  const wellFormed = (_name: string, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : (value ?? undefined);
  const plain = JSON.parse(JSON.stringify(rest), wellFormed) as object;
  return createHash('sha256')
    .update(canonicalize({ field, args: plain }) ?? '')
    .digest('hex');
}

/** Checks the key of every field that carries `@idempotent`, and leaves the call in the context for its resolver. */
export const applyIdempotency = (schema: GraphQLSchema) =>
  guardFields<IdempotencyContext>(schema, 'idempotent', (directive, field) => {
    const { ttl, required } = directive as { ttl: string; required: boolean };
    const ttlMs = milliseconds(ttl);
    return ({ args, context, info }) => {
      const given = (args as { idempotencyKey?: string | null }).idempotencyKey;
      const { idempotencyHeader } = context;
      const header = idempotencyHeader !== undefined && countKeyed(info) === 1 ? idempotencyHeader : undefined;
      const key = given ?? header;
      if (given != null && header !== undefined && given !== header)
        throw new AppError('IDEMPOTENCY_KEY_INVALID', {
          message: 'The argument idempotencyKey and the header Idempotency-Key must be the same where both are given.',
          field: 'idempotencyKey',
        });
      if (key === undefined) {
        if (!required) return;
        const message = `${field} needs an idempotency key: the argument idempotencyKey, or the header Idempotency-Key.`;
        throw new AppError('IDEMPOTENCY_KEY_MISSING', { message });
      }
      if (!KEY.test(key))
        throw new AppError('IDEMPOTENCY_KEY_INVALID', {
          message: 'An idempotency key is 1 to 255 visible ASCII characters.',
          field: 'idempotencyKey',
        });
      context.idempotentCalls.set(info.path.key, {
        userId: context.userId(),
        key,
        field,
        fingerprint: fingerprintOf(field, args as Record<string, unknown>),
        ttlMs,
        onReplay: context.markReplayed,
      });
    };
  });
