import type { FastifyReply } from 'fastify';
import type { Decision, Limit } from './token-bucket.ts';

/** What an answer says of the limits that were asked for it. */
export interface Quotas {
  add(limit: Limit, decision: Decision): void;
}

/** For what has no answer of its own to write into. */
export const noQuotas: Quotas = { add: () => undefined };

/**
 * Writes the fields RateLimit-Policy and RateLimit of draft-ietf-httpapi-ratelimit-headers-10 into an answer: for each
 * limit its quota `q` and window `w`, what remains (`r`), and in how many seconds (`t`) there is a token more; where the
 * limit refused, in how many it no longer will, as Retry-After says too.
 */
export function createQuotas(reply: FastifyReply): Quotas {
  const states = new Map<string, { policy: string; text: string; remaining: number; refused: boolean }>();
  return {
    add({ name, max, windowMs }, { allowed, remaining, waitMs }) {
      const seconds = Math.ceil(waitMs / 1000);
      if (!allowed) void reply.header('retry-after', seconds);
      // Of several calls of one field the scarcest counts: a name may stand there once.
      const other = states.get(name);
      if (other && (other.refused || (allowed && other.remaining <= remaining))) return;
      const policy = `"${name}";q=${max};w=${Math.ceil(windowMs / 1000)}`;
      states.set(name, { policy, text: `"${name}";r=${remaining};t=${seconds}`, remaining, refused: !allowed });
      void reply.header('ratelimit-policy', Array.from(states.values(), (state) => state.policy).join(', '));
      void reply.header('ratelimit', Array.from(states.values(), ({ text }) => text).join(', '));
    },
  };
}
