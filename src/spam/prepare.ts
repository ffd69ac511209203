import { findAppeals, type Appeal } from './appeals.ts';
import { foldConfusables, foldLeet } from './confusables.ts';
import type { Facts } from './facts.ts';
import { plainText } from './html.ts';
import { findLinks, type Link } from './links.ts';

/** UTF-16 units of a text that are looked at: more than a comment may have in characters. */
const MAX_LENGTH = 12_000;
/** Words of a text that are looked at, and characters of one. */
const MAX_WORDS = 3_000;
const MAX_WORD = 64;
/** Words put together again that are looked at. */
const MAX_RESPELLED = 200;

/** A text as every phase looks at it, made once. */
export interface Prepared {
  /** NFKC, without markup and invisible characters; letters as they were written. */
  text: string;
  /** `text` in lower case, without marks on letters, look-alikes folded to Latin, white space as single spaces. */
  folded: string;
  /** Words of `folded` in order, without punctuation; an address is one word such as `urlexamplecom`. */
  words: string[];
  /** Words that were spelled apart (`s p a m`) or with digits and signs for letters (`5pam`), put together again. */
  respelled: string[];
  links: Link[];
  appeals: Appeal[];
  shape: {
    letters: number;
    capitals: number;
    digits: number;
    exclamations: number;
    /** Length of the longest run of one character, white space left out. */
    longestRun: number;
  };
  /** What hides a text from filters. */
  tricks: {
    /** Runs of invisible characters between letters or digits. */
    invisible: number;
    /** Words of Latin letters among look-alikes. */
    mixedWords: number;
    /** Characters beneath piles of marks. */
    piledMarks: number;
    /** Latin letters in mathematical, circled or full-width shape. */
    styled: number;
    /** Words whose letters stand apart. */
    spelledApart: number;
  };
}

const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e01ef}]/gu;
/** Between Latin letters no writing system needs them. */
const INVISIBLE_WITHIN =
  /(?<=[a-z\d])[\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]{1,200}(?=[a-z\d])/giu;
const STYLED = /[\u{1d400}-\u{1d7ff}\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\u{1f130}-\u{1f189}]/gu;
const PILED_MARKS = /[^\s\p{M}]\p{M}{3,200}/gu;
const MARKS = /(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}])\p{M}/gu;
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’](?=\p{L}))*/gu;
const SPELLED_APART = /(?<![\p{L}\d])[a-z](?:[ ._*-][a-z]){3,40}(?![\p{L}\d])/gu;
const LEET_WORD = /[\p{L}\p{N}@$!]{3,40}/gu;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function longestRunIn(text: string): number {
  let [longest, run, previous] = [0, 0, ''];
  for (const character of text) {
    run = character === previous ? run + 1 : 1;
    previous = character;
    if (run > longest && character.trim() !== '') longest = run;
  }
  return longest;
}

/** Lower case, without marks on letters of European scripts, look-alikes folded, white space as single spaces. */
export function fold(text: string): { folded: string; mixedWords: number } {
  const bare = text.toLowerCase().normalize('NFD').replaceAll(MARKS, '').normalize('NFC');
  const { folded, mixedWords } = foldConfusables(bare);
  return { folded: folded.replaceAll(/\s+/g, ' ').trim(), mixedWords };
}

/** The title, where there is one, and the text in the form that phases look at. */
export function prepare({ text: body, title }: Pick<Facts, 'text' | 'title'>): Prepared {
  const raw = plainText(`${title == null || title === '' ? '' : `${title}\n`}${body}`.slice(0, MAX_LENGTH));
  const text = raw.replaceAll(INVISIBLE, '').normalize('NFKC').slice(0, MAX_LENGTH);
  const { folded, mixedWords } = fold(text);
  const { links, rest } = findLinks(folded);
  const words = (rest.match(WORD) ?? [])
    .slice(0, MAX_WORDS)
    .map((word) => word.replaceAll('’', "'").slice(0, MAX_WORD));
  const apart = (rest.match(SPELLED_APART) ?? []).map((letters) => letters.replaceAll(/[^a-z]/g, ''));
  const leet = (rest.match(LEET_WORD) ?? []).filter((word) => /[a-z]/.test(word) && foldLeet(word) !== word);
  return {
    text,
    folded,
    words,
    respelled: [...apart.slice(0, MAX_RESPELLED), ...leet.slice(0, MAX_RESPELLED).map(foldLeet)],
    links,
    appeals: findAppeals(words),
    shape: {
      letters: text.replaceAll(/\P{L}+/gu, '').length,
      capitals: text.replaceAll(/\P{Lu}+/gu, '').length,
      digits: text.replaceAll(/\D+/g, '').length,
      exclamations: text.replaceAll(/[^!]+/g, '').length,
      longestRun: longestRunIn(text),
    },
    tricks: {
      invisible: countOf(raw, INVISIBLE_WITHIN),
      mixedWords,
      piledMarks: countOf(raw, PILED_MARKS),
      styled: countOf(raw, STYLED),
      spelledApart: apart.length,
    },
  };
}
