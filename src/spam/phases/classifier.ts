import type { Phase } from '../facts.ts';
import { featuresOf } from '../features.ts';
import { dot, type Linear } from '../logistic.ts';

/** No text is so innocent, nor so guilty, that nothing else counts. */
const [LEAST, MOST] = [-5, 8];

/** What examples teach beyond the rules: it is trained to add to what those say of a text. */
export function createClassifier(model: Linear): Phase {
  return (_facts, prepared) => {
    const logOdds = Math.max(LEAST, Math.min(MOST, dot(model, featuresOf(prepared))));
    return { logOdds, code: 'classifier', detail: 'it reads like the spam that moderators removed' };
  };
}
