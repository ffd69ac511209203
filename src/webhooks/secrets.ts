import { createHmac, randomBytes } from 'node:crypto';
import type { Sealer } from '../platform/sealing.ts';

/** A secret as the database keeps it; `until` is null for the current one. */
export interface SealedSecret {
  sealed: string;
  /** RFC 3339: until then a former secret signs too. */
  until: string | null;
}

const PREFIX = 'whsec_';

/** 32 random bytes. Source: Standard Webhooks 1.0, which asks for 24 to 64. */
export const createSecret = (): string => PREFIX + randomBytes(32).toString('base64');

const isLive = ({ until }: SealedSecret, now: Date) => until === null || new Date(until) > now;

/**
 * The endpoint's secrets after a new one was made: the former one signs until `until`, older ones as long as they were to.
 * An `until` that is not in the future ends them all.
 */
export const rotate = (secrets: SealedSecret[], sealed: string, until: Date, now: Date): SealedSecret[] => [
  { sealed, until: null },
  ...(until > now ? secrets : [])
    .map((former) => ({ ...former, until: former.until ?? until.toISOString() }))
    .filter((former) => isLive(former, now)),
];

/**
 * The header `webhook-signature`: one signature a secret that is live. Source: Standard Webhooks 1.0, "Signature scheme".
 * @param timestamp seconds since 1970
 */
export function sign(
  sealer: Sealer,
  endpointId: string,
  secrets: SealedSecret[],
  { id, timestamp, body, now }: { id: string; timestamp: number; body: string; now: Date },
): string {
  return secrets
    .filter((secret) => isLive(secret, now))
    .map(({ sealed }) => {
      const key = Buffer.from(sealer.open(sealed, endpointId).slice(PREFIX.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
    })
    .join(' ');
}
