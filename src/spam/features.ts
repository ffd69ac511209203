import { APPEALS, weightAmong } from './appeals.ts';
import { hash, HASH_START, hashEnd, hashOn } from './hash.ts';
import { hasHalfLink } from './links.ts';
import { linkDensity } from './phases/links.ts';
import type { Prepared } from './prepare.ts';

/** Goes up with every change to what a feature's index means: weights of another version are of no use. */
export const FEATURES_VERSION = 1;

/** Words and runs of letters share so many weights, each picked by its hash; no text can be read out of them. */
export const BUCKETS = 2 ** 15;

/** What is measured rather than hashed, each from 0 to 1. These weights stand behind those of the buckets, in order. */
const MEASURES: readonly ((prepared: Prepared) => number)[] = [
  ...APPEALS.map(
    ({ name }) =>
      ({ appeals, words }: Prepared) =>
        appeals.some((appeal) => appeal.name === name) ? weightAmong(words.length) : 0,
  ),
  ({ words }) => (words.some((word) => YOU.has(word)) ? 1 : 0),
  ({ words }) => (words.some((word) => I.has(word)) ? 1 : 0),
  ({ words }) => (words.some((word) => WE.has(word)) ? 1 : 0),
  ({ links }) => (links.some(({ isShare }) => !isShare) ? 1 : 0),
  ({ links }) => linkDensity(links.filter(({ isShare }) => !isShare).length),
  ({ links }) => (links.some(({ disguised }) => disguised) ? 1 : 0),
  ({ links }) => (links.some(({ isShortener }) => isShortener) ? 1 : 0),
  ({ links, words }) => (links.some(({ isShare }) => !isShare) && words.length - links.length <= 3 ? 1 : 0),
  ({ folded }) => (hasHalfLink(folded) ? 1 : 0),
  ({ folded }) => (/(?:^|\s)@ ?\w{3}/.test(folded) ? 1 : 0),
  ({ words }) => between(words.length, 0, 3),
  ({ words }) => between(words.length, 4, 8),
  ({ words }) => between(words.length, 9, 20),
  ({ words }) => between(words.length, 21, 50),
  ({ words }) => between(words.length, 51, Infinity),
  ({ shape }) => (shape.letters >= 8 ? shape.capitals / shape.letters : 0),
  ({ shape, text }) => shape.digits / Math.max(1, text.length),
  ({ shape }) => Math.min(1, shape.exclamations / 5),
  ({ text }) => (/:\s{0,20}$/.test(text) ? 1 : 0),
  ({ appeals }) => Math.min(1, appeals.length / 6),
  ({ appeals, words }) => (appeals.length >= 2 ? weightAmong(words.length) : 0),
  ({ appeals, words }) => (appeals.length >= 3 ? weightAmong(words.length) : 0),
  ({ appeals, words }) => (appeals.length >= 4 ? weightAmong(words.length) : 0),
  ({ appeals, links }) => (appeals.length === 0 && links.every(({ isShare }) => isShare) ? 1 : 0),
];
export const MEASURE_COUNT = MEASURES.length;
/** Measures are few and hashed features many: this is how far each measure weighs, beside a group of those. */
const MEASURE_SCALE = 0.5;

const YOU: ReadonlySet<string> = new Set(['you', 'your', 'u', 'ur', 'yours', "you'll", "you're", 'ya']);
const I: ReadonlySet<string> = new Set(['i', "i'm", 'im', "i've", "i'll", 'my', 'me']);
const WE: ReadonlySet<string> = new Set(['we', 'our', 'us', "we're", "we've"]);

const between = (value: number, low: number, high: number): number => (value >= low && value <= high ? 1 : 0);

/** A sparse vector: `values[i]` stands at `indices[i]`, all others are 0. Indices are unique. */
export interface Features {
  indices: Int32Array;
  values: Float64Array;
}

/** Features of one kind that are counted; more hardly tell more. */
const MAX_GRAMS = 3_000;
const [SHORTEST_RUN, LONGEST_RUN] = [3, 5];

/** Hashes of the runs of letters within words, ends of words included. */
function runsOf(words: string[]): number[] {
  const hashes: number[] = [];
  for (const word of words) {
    const padded = `c ${word} `;
    for (let start = 1; start + SHORTEST_RUN <= padded.length; start += 1) {
      if (hashes.length >= MAX_GRAMS) return hashes;
      let state = hashOn(HASH_START, padded.charCodeAt(0));
      const end = Math.min(padded.length, start + LONGEST_RUN);
      for (let at = start; at < end; at += 1) {
        state = hashOn(state, padded.charCodeAt(at));
        if (at - start + 1 >= SHORTEST_RUN) hashes.push(hashEnd(state));
      }
    }
  }
  return hashes;
}

/** Drawn-out letters are two of them, and every number is the same. */
const tokenOf = (word: string): string => word.replaceAll(/(.)\1{2,}/gu, '$1$1').replace(/^\d+$/, '#');

/** Words, pairs of words and runs of three to five letters within words, hashed, and the measures. */
export function featuresOf(prepared: Prepared): Features {
  const sums = new Map<number, number>();
  const addGroup = (hashes: number[]): void => {
    const buckets = new Set<number>();
    for (const one of hashes) buckets.add(one % BUCKETS);
    // Each group has length 1, so that a long text says no more than a short one.
    const value = 1 / Math.sqrt(Math.max(4, buckets.size));
    for (const bucket of buckets) sums.set(bucket, (sums.get(bucket) ?? 0) + value);
  };
  const tokens = prepared.words.slice(0, MAX_GRAMS).map(tokenOf);
  const bounded = ['^', ...tokens, '$'];
  addGroup(bounded.map((token) => hash(`w${token}`)));
  addGroup(bounded.slice(1).map((token, at) => hash(`b${bounded[at]} ${token}`)));
  addGroup(runsOf(tokens));
  MEASURES.forEach((measure, at) => {
    const value = measure(prepared);
    if (value > 0) sums.set(BUCKETS + at, value * MEASURE_SCALE);
  });
  return { indices: Int32Array.from(sums.keys()), values: Float64Array.from(sums.values()) };
}
