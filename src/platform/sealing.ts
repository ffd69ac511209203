import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from './errors.ts';

/** Encrypts small secrets for keeping in the database. */
export interface Sealer {
  /** `context` names what the secret belongs to, such as a row's id; it opens under the same name only. */
  seal(secret: string, context: string): string;
  /** @throws Error where the key or the context is another, or a bit has changed. */
  open(sealed: string, context: string): string;
}

const NONCE = 12;
const TAG = 16;

/**
 * Where there is no key: nothing can be kept.
 * @throws UNAVAILABLE, always
 */
const refuse = (): never => {
  throw new AppError('UNAVAILABLE', {
    message: 'This server keeps no secrets: its administrator must set ENCRYPTION_KEY.',
  });
};

/** AES-256-GCM under a key derived from `key` by HKDF-SHA-256; a sealed secret is base64 of nonce, tag and ciphertext. */
export function createSealer(key: string | undefined): Sealer {
  if (key === undefined) return { seal: refuse, open: refuse };
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'parley sealing 1', 32));
  return {
    seal(secret, context) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', derived, nonce).setAAD(Buffer.from(context));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', derived, bytes.subarray(0, NONCE), { authTagLength: TAG })
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
    },
  };
}
