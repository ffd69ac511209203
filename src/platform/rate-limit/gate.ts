import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';
import { noQuotas, type Quotas } from './headers.ts';
import { rateLimited, type Limits } from './limits.ts';
import type { Limit } from './token-bucket.ts';

/** Who asks to be let in. */
export interface Caller {
  /** The header of that name. */
  authorization: string | undefined;
  /** Empty for a client that is gone. */
  address: string;
}

/** Who asks, as the gate found it. */
export interface Admission<Viewer> {
  viewer: Viewer;
  /** When the token expires; null where there is none. */
  expiresAt: Date | null;
  /** Whose buckets: the person's, or the address's where nobody is signed in. */
  identity: string;
}

/** Who a token says that it is of; the subject is null for nobody. */
interface Identified<Viewer> {
  subject: string | null;
  expiresAt: Date | null;
  load: () => Promise<Viewer>;
}

export interface GateOptions<Viewer> {
  limits: Limits;
  /** For every request and every operation, whatever it asks for. */
  limit: Limit;
  /**
   * Proves who asks without asking the database: a refused request must cost little. @throws a refusal for a token that
   * is not good.
   */
  identify: (authorization: string | undefined) => Promise<Identified<Viewer>>;
}

export type Gate<Viewer> = ReturnType<typeof createGate<Viewer>>;

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

/** The way in to all that is asked for, by HTTP or on a connection that stays. */
export function createGate<Viewer>({ limits, limit, identify }: GateOptions<Viewer>) {
  /** Counts one operation. @throws RATE_LIMITED */
  async function count(identity: string, quotas: Quotas = noQuotas): Promise<void> {
    if (!limits.enabled) return;
    const decision = await limits.take(limit, identity);
    quotas.add(limit, decision);
    if (!decision.allowed) throw rateLimited(decision);
  }

  return {
    count,

    /**
     * Lets somebody in, before anything else that was sent is read. One with a refused token counts for its address, so that
     * guessing is limited. @throws RATE_LIMITED, and whatever `identify` and `load` refuse with.
     */
    async enter({ authorization, address }: Caller, quotas?: Quotas): Promise<Admission<Viewer>> {
      let [who, fault]: [Identified<Viewer> | null, unknown] = [null, null];
      try {
        who = await identify(authorization);
      } catch (error) {
        fault = error;
      }
      const subject = who?.subject ?? null;
      const identity = subject === null ? identityOfAddress(address) : `user:${subject}`;
      await count(identity, quotas);
      if (!who) throw fault;
      return { viewer: await who.load(), expiresAt: who.expiresAt, identity };
    },
  };
}
