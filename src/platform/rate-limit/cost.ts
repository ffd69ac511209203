import { AppError } from '../errors.ts';
import type { LimitedContext } from './directive.ts';
import { rateLimited, type Limits } from './limits.ts';

/**
 * Takes what an operation costs, in objects, from a bucket of `max` a minute. An operation that costs more than a full
 * bucket is refused as too complex, for no waiting would help it. @throws QUERY_TOO_COMPLEX, RATE_LIMITED
 */
export function createCostLimit(limits: Limits, max: number) {
  const limit = limits.define({ name: 'cost', max, windowMs: 60_000 });
  return async ({ identity, quotas }: LimitedContext, objects: number): Promise<void> => {
    if (objects > limit.max)
      throw new AppError('QUERY_TOO_COMPLEX', {
        message: `The query asks for up to ${objects} objects, and ${limit.max} are allowed in a minute: take smaller pages.`,
      });
    const decision = await limits.take(limit, identity, objects);
    quotas.add(limit, decision);
    if (!decision.allowed) throw rateLimited(decision, 'Too many objects within a minute: wait and try again.');
  };
}
