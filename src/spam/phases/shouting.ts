import type { Phase } from '../facts.ts';

/** Fewer letters than this in capitals are an exclamation or a name. */
const MIN_LETTERS = 20;
const LONG_RUN = 8;

/** The text is loud. That alone is bad manners rather than spam. */
export const shouting: Phase = (_facts, { shape }) => {
  const { letters, capitals, longestRun, exclamations } = shape;
  const isLoud = letters >= MIN_LETTERS && capitals / letters > 0.7;
  const isDrawnOut = longestRun >= LONG_RUN || exclamations >= LONG_RUN;
  if (!isLoud && !isDrawnOut) return null;
  const what = [isLoud && 'capitals', isDrawnOut && 'repeated characters'].filter(Boolean).join(', ');
  return { logOdds: (isLoud ? 0.3 : 0) + (isDrawnOut ? 0.2 : 0), code: 'shouting', detail: what };
};
