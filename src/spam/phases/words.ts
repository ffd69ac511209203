import type { Phase } from '../facts.ts';
import { fold, type Prepared } from '../prepare.ts';

/** Words as moderators list them; an entry may be several words, or a domain. */
export interface WordLists {
  /** A comment with one of these is removed. */
  banned: string[];
  /** Each of these makes a comment more suspect. */
  suspect: string[];
}

const POINTS_EACH = 1.5;
const MOST = 4.5;

/** Scripts that put no space between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

type Matcher = (prepared: Prepared, line: string) => boolean;

function matcherOf(entry: string): Matcher {
  const { folded } = fold(entry.normalize('NFKC'));
  if (UNSPACED.test(folded)) return (prepared) => prepared.folded.includes(folded);
  const words = folded.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}']*/gu)?.join(' ') ?? '';
  return (prepared, line) =>
    (words !== '' && line.includes(` ${words} `)) || prepared.links.some(({ domain }) => domain === folded);
}

const matchersOf = (entries: string[]): [string, Matcher][] => entries.map((entry) => [entry, matcherOf(entry)]);

const search = (matchers: [string, Matcher][], prepared: Prepared): string[] => {
  if (matchers.length === 0) return [];
  const line = ` ${prepared.words.join(' ')} | ${prepared.respelled.join(' ')} `;
  return matchers.filter(([, matches]) => matches(prepared, line)).map(([entry]) => entry);
};

export function createBannedWords({ banned }: Pick<WordLists, 'banned'>): Phase {
  const matchers = matchersOf(banned);
  return (_facts, prepared) => {
    const found = search(matchers, prepared);
    return found.length === 0
      ? null
      : { logOdds: 10, code: 'banned-words', detail: found.slice(0, 5).join(', '), remove: true };
  };
}

export function createSuspectWords({ suspect }: Pick<WordLists, 'suspect'>): Phase {
  const matchers = matchersOf(suspect);
  return (_facts, prepared) => {
    const found = search(matchers, prepared);
    if (found.length === 0) return null;
    const logOdds = Math.min(MOST, found.length * POINTS_EACH);
    return { logOdds, code: 'suspect-words', detail: found.slice(0, 5).join(', ') };
  };
}
