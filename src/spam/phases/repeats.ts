import type { Finding, Phase } from '../facts.ts';
import { outline, resemblance, type Outline } from '../similarity.ts';

/** From here on two texts are the same but for a few words. */
const NEAR = 0.7;
/** Shorter texts, in letters, repeat by themselves: thanks, me too, first. */
const MIN_LETTERS = 20;
const [MOST_OWN, MOST_OTHERS] = [20, 100];

const countNear = (own: Outline, texts: string[], most: number): number =>
  texts.slice(0, most).filter((text) => resemblance(own, outline(text)) >= NEAR).length;

function find(points: readonly number[], times: number, hasLink: boolean, whose: string): Finding | null {
  if (times === 0) return null;
  const logOdds = (points[Math.min(times, points.length) - 1] ?? 0) + (hasLink ? 1 : 0);
  return { logOdds, code: `repeats-${whose}`, detail: `${times} like it among the latest` };
}

/** Points for one, two, … repeats: a second time is a slip, a third is a habit. */
const OWN = [1, 4, 7] as const;
/** People quote each other; from the third on it is a campaign. */
const OTHERS = [0.5, 1.5, 4, 6] as const;

/** The author says again what he has said. */
export const ownRepeats: Phase = ({ text, recent }, { links }) => {
  const own = outline(text);
  if (own.letters.length < MIN_LETTERS && links.length === 0) return null;
  return find(OWN, countNear(own, recent.own, MOST_OWN), links.length > 0, 'own');
};

/** The author says what others have said. */
export const othersRepeats: Phase = ({ text, recent }, { links }) => {
  const own = outline(text);
  if (own.letters.length < MIN_LETTERS && links.length === 0) return null;
  return find(OTHERS, countNear(own, recent.others, MOST_OTHERS), links.length > 0, 'others');
};
