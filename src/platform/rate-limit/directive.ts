import { createHash } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { getGraphQLRateLimiter, Store } from 'graphql-rate-limit';
import { milliseconds } from '../duration.ts';
import { AppError } from '../errors.ts';
import { guardFields } from '../graphql/directives.ts';
import type { TokenBucket } from './token-bucket.ts';

interface Identity {
  contextIdentity: string;
  fieldIdentity: string;
}

/** The library's view of a token bucket: it asks for the calls made so far, and the bucket refuses instead. */
class TokenBucketStore extends Store {
  readonly #take: (key: string) => Promise<void>;

  constructor(take: (key: string) => Promise<void>) {
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

export interface RateLimitOptions<Context> {
  takeTokens: TokenBucket;
  /** Multiplies every limit. */
  factor: number;
  /** Whose bucket: the viewer's or the address's. */
  identify: (context: Context) => string;
}

/** Applies every `@rateLimit` of the schema. Refusal: RATE_LIMITED with retryAfterMs. */
export const applyRateLimits = <Context>(
  schema: GraphQLSchema,
  { takeTokens, factor, identify }: RateLimitOptions<Context>,
) =>
  guardFields<Context>(schema, 'rateLimit', (directive) => {
    const { max, window, cost, identityArgs } = directive as {
      max: number;
      window: string;
      cost: number;
      identityArgs?: string[];
    };
    const store = new TokenBucketStore(async (key) => {
      const { allowed, retryAfterMs } = await takeTokens({
        key,
        max: Math.max(cost, max * factor),
        windowMs: milliseconds(window),
        cost,
      });
      if (!allowed)
        throw new AppError('RATE_LIMITED', {
          message: 'Too many requests of this kind: wait and try again.',
          retryAfterMs,
        });
    });
    const limiter = getGraphQLRateLimiter({ store, identifyContext: identify as (context: unknown) => string });
    return async ({ args, context, info }) => {
      await limiter(
        { parent: undefined, args, context, info },
        { max, window, ...(identityArgs ? { identityArgs } : {}) },
      );
    };
  });
