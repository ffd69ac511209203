/**
 * Spam: judges comments by plain facts.
 *
 * Invariants: the verdict depends on the facts, the word lists and the model alone; it is made in bounded time, whatever
 * the text; what phases find adds up in log-odds, and only a banned word decides alone; a model holds no text, and the
 * same examples make the same model.
 */
export { createAkismet, type Akismet } from './akismet.ts';
export { createSpamCheck, type SpamCheck } from './check.ts';
export type { Facts, Verdict } from './facts.ts';
export { parse, serialise, type Model } from './model.ts';
export { crossValidate, train, TrainingError, type Labelled, type Measured } from './train.ts';
