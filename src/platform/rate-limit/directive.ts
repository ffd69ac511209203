import { createHash } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { getGraphQLRateLimiter, Store } from 'graphql-rate-limit';
import { milliseconds } from '../duration.ts';
import { guardFields } from '../graphql/directives.ts';
import type { Quotas } from './headers.ts';
import { rateLimited, type Limits } from './limits.ts';

/** The part of a request's context that limits read. */
export interface LimitedContext {
  /** Whose buckets. */
  identity: string;
  quotas: Quotas;
}

interface Identity {
  contextIdentity: string;
  fieldIdentity: string;
}

/** The library's view of a token bucket: it asks for the calls made so far, and the bucket refuses instead. */
class TokenBucketStore extends Store {
  readonly #take: (identity: string) => Promise<void>;

  constructor(take: (identity: string) => Promise<void>) {
    super();
    this.#take = take;
  }

  override async getForIdentity({ contextIdentity, fieldIdentity }: Identity): Promise<readonly number[]> {
    // What identityArgs name is the client's text; its hash bounds the key.
    await this.#take(`${contextIdentity}:${createHash('sha256').update(fieldIdentity).digest('base64url')}`);
    return [];
  }

  override setForIdentity(): void {
    // The bucket has counted the call already.
  }
}

/** Applies every `@rateLimit` of the schema. Refusal: RATE_LIMITED with retryAfterMs. */
export const applyRateLimits = (schema: GraphQLSchema, limits: Limits) =>
  guardFields<LimitedContext>(schema, 'rateLimit', (directive, field) => {
    const { max, window, cost, identityArgs } = directive as {
      max: number;
      window: string;
      cost: number;
      identityArgs?: string[];
    };
    const limit = limits.define({ name: field, max, windowMs: milliseconds(window) }, cost);
    return async ({ args, context, info }) => {
      if (!limits.enabled) return;
      const { identity, quotas } = context;
      const store = new TokenBucketStore(async (key) => {
        const decision = await limits.take(limit, key, cost);
        quotas.add(limit, decision);
        if (!decision.allowed) throw rateLimited(decision, 'Too many requests of this kind: wait and try again.');
      });
      await getGraphQLRateLimiter({ store, identifyContext: () => identity })(
        { parent: undefined, args, context, info },
        { max, window, ...(identityArgs ? { identityArgs } : {}) },
      );
    };
  });
