import type { Phase } from '../facts.ts';
import { hasHalfLink } from '../links.ts';

/** How much room the number of links has between 0 and 1. */
export const linkDensity = (links: number): number => Math.min(1, Math.log2(1 + links) / 3);

/** A text that is little but links says no more than this in words. */
const FEW_WORDS = 3;

/** The text leads elsewhere. */
export const links: Phase = (_facts, { links: all, words, folded }) => {
  const away = all.filter(({ isShare }) => !isShare);
  if (away.length === 0)
    return hasHalfLink(folded) ? { logOdds: 1.5, code: 'links', detail: 'an address without its host' } : null;
  const isDisguised = away.some(({ disguised }) => disguised);
  const isShortened = away.some(({ isShortener }) => isShortener);
  const isBare = words.length - all.length <= FEW_WORDS;
  const domains = [...new Set(away.map(({ domain }) => domain))];
  const notes = [isDisguised && 'disguised', isShortened && 'shortened', isBare && 'hardly any words'].filter(Boolean);
  return {
    logOdds: 2 + linkDensity(away.length) + (isDisguised ? 1.5 : 0) + (isShortened ? 1 : 0) + (isBare ? 1 : 0),
    code: 'links',
    detail: `${away.length} to ${domains.slice(0, 3).join(', ')}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`,
  };
};
