import type { Phase } from '../facts.ts';
import { appeals } from './appeals.ts';
import { disguise } from './disguise.ts';
import { links } from './links.ts';
import { othersRepeats, ownRepeats } from './repeats.ts';
import { shouting } from './shouting.ts';
import { standing, velocity } from './standing.ts';

/** Rules that look at nothing but the text. The classifier is trained on top of them. */
export const textRules: readonly Phase[] = [links, appeals, disguise, shouting];

/** Rules that look at who writes, how often, and what was written before. */
export const conductRules: readonly Phase[] = [ownRepeats, othersRepeats, standing, velocity];
