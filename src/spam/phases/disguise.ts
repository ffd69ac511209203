import type { Phase } from '../facts.ts';

/** The text is written so that filters do not see what people see. See UTS #39, "Unicode Security Mechanisms". */
export const disguise: Phase = (_facts, { tricks, shape }) => {
  const { invisible, mixedWords, piledMarks, styled, spelledApart } = tricks;
  const seen: [points: number, what: string][] = [
    [invisible > 0 ? (invisible > 2 ? 3 : 1.5) : 0, 'invisible characters within words'],
    // One such word may be a brand or a slip of the keyboard.
    [mixedWords > 0 ? (mixedWords > 1 ? 3 : 0.5) : 0, 'letters of two scripts within words'],
    [piledMarks > 2 ? 1.5 : 0, 'piles of marks on letters'],
    [styled > 5 && styled * 3 > shape.letters ? 0.5 : 0, 'letters in fancy shapes'],
    [spelledApart > 1 ? 0.3 : 0, 'words spelled apart'],
  ];
  const found = seen.filter(([points]) => points > 0);
  if (found.length === 0) return null;
  const logOdds = Math.min(
    5,
    found.reduce((sum, [points]) => sum + points, 0),
  );
  return { logOdds, code: 'disguise', detail: found.map(([, what]) => what).join(', ') };
};
