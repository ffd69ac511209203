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

export interface SignedMessage {
  id: string;
  /** Seconds since 1970. */
  timestamp: number;
  body: string;
}

const MAX_KEYS = 10_000;

/**
 * Makes the header `webhook-signature`: one signature a secret that is live. Opened keys are remembered, not to be decrypted
 * for each message. Source: Standard Webhooks 1.0, "Signature scheme".
 * @throws Error where a secret was encrypted under another key
 */
export function createSigner(sealer: Sealer) {
  const keys = new Map<string, Buffer>();
  const keyOf = (endpointId: string, sealed: string): Buffer => {
    const known = keys.get(sealed);
    if (known) return known;
    const key = Buffer.from(sealer.open(sealed, endpointId).slice(PREFIX.length), 'base64');
    if (keys.size >= MAX_KEYS) keys.clear();
    keys.set(sealed, key);
    return key;
  };
  return (endpointId: string, secrets: SealedSecret[], { id, timestamp, body }: SignedMessage, now: Date): string =>
    secrets
      .filter((secret) => isLive(secret, now))
      .map(({ sealed }) => {
        const signature = createHmac('sha256', keyOf(endpointId, sealed)).update(`${id}.${timestamp}.${body}`);
        return `v1,${signature.digest('base64')}`;
      })
      .join(' ');
}
