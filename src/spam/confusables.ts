/**
 * Letters of other scripts that look like Latin ones, each before the one that it looks like. From the table of Unicode
 * UTS #39, "Unicode Security Mechanisms" (confusables.txt): those of the common Cyrillic and Greek keyboards.
 */
const PAIRS =
  'аa вb еe ёe кk мm нh оo рp сc тt уy хx іi їi јj ѕs ԁd ԛq ԝw һh ӏl ьb гr пn ' +
  'αa βb γy εe ζz ηn ιi κk μu νv οo ρp σo ςc τt υu χx ωw';

const LATIN: ReadonlyMap<string, string> = new Map(
  PAIRS.split(' ').map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
);

const FOREIGN = /[\u0370-\u03ff\u0400-\u052f]/;
const MIXED = /[a-z][a-z\d]{0,60}[\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][a-z\d]{0,60}[a-z]/;

/**
 * Words in lower case whose Latin letters stand among look-alikes, folded to Latin. A word of one script is left alone:
 * it is written in its own language.
 */
export function foldConfusables(lower: string): { folded: string; mixedWords: number } {
  if (!FOREIGN.test(lower)) return { folded: lower, mixedWords: 0 };
  let mixedWords = 0;
  const folded = lower.replaceAll(/[\p{L}\p{N}]{2,64}/gu, (word) => {
    if (!MIXED.test(word)) return word;
    mixedWords += 1;
    return Array.from(word, (letter) => LATIN.get(letter) ?? letter).join('');
  });
  return { folded, mixedWords };
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** A folded word with its digits and signs read as the letters that they stand for: `fr33` is `free`. */
export const foldLeet = (word: string): string => word.replaceAll(/[013457@$!]/g, (sign) => LEET[sign] ?? sign);
