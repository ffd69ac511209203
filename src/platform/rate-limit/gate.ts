import type { FastifyReply, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';
import { createQuotas, type Quotas } from './headers.ts';
import { rateLimited, type Limits } from './limits.ts';
import type { Limit } from './token-bucket.ts';

/** Who asks, as the gate found it. */
export interface Admission<Viewer> {
  viewer: Viewer;
  /** Whose buckets: the person's, or the address's where nobody is signed in. */
  identity: string;
  quotas: Quotas;
}

export interface GateOptions<Viewer> {
  limits: Limits;
  /** For every request, whatever it asks for. */
  limit: Limit;
  /**
   * Proves who sent the request without asking the database: a refused request must cost little. The subject is null for
   * nobody. @throws a refusal for a token that is not good.
   */
  identify: (request: FastifyRequest) => Promise<{ subject: string | null; load: () => Promise<Viewer> }>;
}

const identities = new LRUCache<string, string>({ max: 10_000, memoMethod: nameAddress });

/** The bucket of an address: its own for IPv4; for IPv6 that of its /64, which one household or machine has whole. */
export const identityOfAddress = (address: string): string => identities.memo(address);

function nameAddress(address: string): string {
  if (!ipaddr.isValid(address)) return `ip:${address.slice(0, 64)}`;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return `ip:${parsed.toString()}`;
  const network = new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0]);
  return `ip:${network.toString()}/64`;
}

/**
 * Lets a request in, before its body is read. One with a refused token counts for its address, so that guessing is limited.
 * @throws RATE_LIMITED, and whatever `identify` and `load` refuse with.
 */
export const createGate =
  <Viewer>({ limits, limit, identify }: GateOptions<Viewer>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<Admission<Viewer>> => {
    const quotas = createQuotas(reply);
    let [who, fault]: [Awaited<ReturnType<typeof identify>> | null, unknown] = [null, null];
    try {
      who = await identify(request);
    } catch (error) {
      fault = error;
    }
    const subject = who?.subject ?? null;
    // A client that is gone has no address any more, whatever the type says.
    const address = (request.ip as string | undefined) ?? '';
    const identity = subject === null ? identityOfAddress(address) : `user:${subject}`;
    if (limits.enabled) {
      const decision = await limits.take(limit, identity);
      quotas.add(limit, decision);
      if (!decision.allowed) throw rateLimited(decision);
    }
    if (!who) throw fault;
    return { viewer: await who.load(), identity, quotas };
  };
