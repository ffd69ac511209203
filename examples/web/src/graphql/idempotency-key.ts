import { useRef } from 'react';

/** 128 random bits. `crypto.randomUUID` would need https, which a first try on a network of one's own has not. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * One idempotency key for one filled-in form. Sent again after a failure it carries the same key, so that it has its
 * effect once, whether or not the first try arrived. Other content is another key, and so is the same content after it
 * was taken.
 */
export function useIdempotencyKey() {
  const last = useRef<{ content: string; key: string }>(null);
  return {
    keyFor(content: string): string {
      if (last.current?.content !== content) last.current = { content, key: newKey() };
      return last.current.key;
    },
    taken() {
      last.current = null;
    },
  };
}
