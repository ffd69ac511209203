import { parse, type Model } from './model.ts';
import stored from './model.json' with { type: 'json' };

let model: Model | undefined;

/** The model that ships with the project, parsed when it is first asked for. Made by `npm run spam:train`. */
export const shipped = (): Model => (model ??= parse(stored));
