import { weightAmong } from '../appeals.ts';
import type { Phase } from '../facts.ts';

/** However much a text asks for, it counts as no more than this, in nats. */
const MOST = 8;

/** The text asks readers for something: to subscribe, to look elsewhere, for votes, for money. */
export const appeals: Phase = (_facts, prepared) => {
  const asked = prepared.appeals.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
  if (asked.length === 0) return null;
  const points = asked.reduce((sum, appeal) => sum + appeal.points, 0);
  const logOdds = Math.min(MOST, points * weightAmong(prepared.words.length));
  return { logOdds, code: 'appeals', detail: asked.map(({ name }) => name).join(', ') };
};
