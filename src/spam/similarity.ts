import { hash } from './hash.ts';

/** Characters of a text that are compared, and of one shingle. */
const MAX_LENGTH = 400;
const SHINGLE = 5;

/** A text for comparison with others. */
export interface Outline {
  /** Letters and digits in lower case. */
  letters: string;
  /** Hashes of every run of five of them. */
  shingles: ReadonlySet<number>;
}

export function outline(text: string): Outline {
  const letters = text
    .slice(0, MAX_LENGTH)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= letters.length; at += 1) shingles.add(hash(letters, at, at + SHINGLE));
  return { letters, shingles };
}

/**
 * From 0 to 1: the resemblance of two texts, which is the Jaccard index of their shingles. Source: Broder, "On the
 * resemblance and containment of documents", 1997. Texts are short enough that the sets need no sketch (MinHash).
 */
export function resemblance(a: Outline, b: Outline): number {
  if (a.letters === b.letters) return 1;
  const [small, large] = a.shingles.size < b.shingles.size ? [a.shingles, b.shingles] : [b.shingles, a.shingles];
  // The index is at most the ratio of the sizes.
  if (small.size === 0 || small.size / large.size < 0.5) return 0;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return shared / (small.size + large.size - shared);
}
