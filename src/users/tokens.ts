import { hash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import { AppError, unauthenticated } from '../platform/errors.ts';

export interface TokenOptions {
  /** HS256, for tokens of this server's own. */
  secret?: string | undefined;
  /** Key set of an identity provider; then only its tokens count. */
  jwksUrl?: string | undefined;
  issuer: string;
  audience: string;
  ttlMs: number;
  now: () => Date;
}

export type Claims = JWTPayload & { sub: string; exp: number };

/** The subject as the name of a bucket: short, whatever an identity provider calls its people. */
export const subjectOf = ({ sub }: Claims): string =>
  /^[\w.@|-]{1,64}$/.test(sub) ? sub : hash('sha256', sub, 'base64url');

export interface Tokens {
  /** True where an identity provider signs people in, and this server does not. */
  external: boolean;
  sign(userId: string): Promise<string>;
  /** The claims of a valid token. @throws UNAUTHENTICATED saying what is wrong with it. */
  verify(token: string): Promise<Claims>;
}

/** Tokens that one process remembers to be valid. */
const REMEMBERED = 10_000;
/** So long at most, in milliseconds: a key that an identity provider takes back is of no use after it. */
const REMEMBERED_MS = 300_000;

/** JWT by RFC 7519; algorithms are fixed by the key, never taken from the token (RFC 8725, 3.1). */
export function createTokens({ secret, jwksUrl, issuer, audience, ttlMs, now }: TokenOptions): Tokens {
  const key = new TextEncoder().encode(secret ?? '');
  const keySet = jwksUrl === undefined ? null : createRemoteJWKSet(new URL(jwksUrl));
  const checks = () => ({ issuer, audience, requiredClaims: ['sub', 'exp'], currentDate: now() });
  const asymmetric = ['RS256', 'PS256', 'ES256', 'EdDSA', 'RS384', 'RS512', 'ES384', 'ES512', 'PS384', 'PS512'];

  // By their hash, so that no token lies in memory longer than its request.
  const valid = new LRUCache<string, { claims: Claims; until: number }>({ max: REMEMBERED });

  async function read(token: string): Promise<Claims> {
    const at = now().getTime();
    const name = hash('sha256', token, 'base64url');
    const known = valid.get(name);
    if (known && known.until > at) return known.claims;
    const { payload } = keySet
      ? await jwtVerify(token, keySet, { ...checks(), algorithms: asymmetric, clockTolerance: '30s' })
      : await jwtVerify(token, key, { ...checks(), algorithms: ['HS256'] });
    const claims = payload as Claims;
    const until = Math.min(claims.exp * 1000, at + REMEMBERED_MS);
    valid.set(name, { claims, until });
    return claims;
  }

  return {
    external: keySet !== null,
    sign: (userId) => {
      const seconds = Math.floor(now().getTime() / 1000);
      return new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(userId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + Math.floor(ttlMs / 1000))
        .sign(key);
    },
    async verify(token) {
      try {
        return await read(token);
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw unauthenticated('The token has expired: sign in again.');
        const isToldOff =
          error instanceof errors.JOSEError &&
          !(error instanceof errors.JWKSTimeout) &&
          error.code !== 'ERR_JOSE_GENERIC';
        if (isToldOff) throw unauthenticated('The token is not valid: sign in again.');
        throw new AppError(
          'UNAVAILABLE',
          { message: 'The identity provider cannot be reached at the moment; try again shortly.', retryAfterMs: 1000 },
          error,
        );
      }
    },
  };
}
