/** Where a hash begins. */
export const HASH_START = 0x811c9dc5;

/** One UTF-16 unit more: FNV-1a. */
export const hashOn = (state: number, unit: number): number => Math.imul(state ^ unit, 0x01000193);

/** 32 bits, of which the low ones are mixed too. */
export function hashEnd(state: number): number {
  const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) >>> 0;
}

/** 32 bits of the units of a string from `start` to before `end`. */
export function hash(text: string, start = 0, end = text.length): number {
  let state = HASH_START;
  for (let at = start; at < end; at += 1) state = hashOn(state, text.charCodeAt(at));
  return hashEnd(state);
}
