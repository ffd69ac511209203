import { BUCKETS, FEATURES_VERSION, MEASURE_COUNT } from './features.ts';
import type { Linear } from './logistic.ts';

/** What was learned: weights, and what score means what. */
export interface Model extends Linear {
  thresholds: Thresholds;
  /** How many examples of each kind it was made from. */
  trainedOn: { spam: number; ham: number };
}

/** In nats of log-odds of spam, over all that the phases say together. */
export interface Thresholds {
  /** From here on a comment waits for a moderator. */
  holdAt: number;
  /** From here on it is removed without one. */
  removeAt: number;
}

/** A model's file. Hashed weights are rounded to a byte each: nobody reads words out of them. */
interface Stored {
  features: number;
  trainedOn: Model['trainedOn'];
  thresholds: Thresholds;
  bias: number;
  /** One number for each measure, with spaces between. */
  measures: string;
  /** What a byte of 1 stands for. */
  step: number;
  /** Base64 of one signed byte for each bucket. */
  buckets: string;
}

const round = (value: number): number => Number(value.toFixed(4));

const stepOf = (weights: Float64Array): number => {
  let most = 0;
  for (let index = 0; index < BUCKETS; index += 1) most = Math.max(most, Math.abs(weights[index] ?? 0));
  return most === 0 ? 1 : Number((most / 127).toPrecision(6));
};

/** As the text of a JSON file, the same for the same model. */
export function serialise({ weights, bias, thresholds, trainedOn }: Model): string {
  const step = stepOf(weights);
  const bytes = Int8Array.from(weights.subarray(0, BUCKETS), (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight / step))),
  );
  const stored: Stored = {
    features: FEATURES_VERSION,
    trainedOn,
    thresholds: { holdAt: round(thresholds.holdAt), removeAt: round(thresholds.removeAt) },
    bias: round(bias),
    measures: Array.from(weights.subarray(BUCKETS), round).join(' '),
    step,
    buckets: Buffer.from(bytes.buffer).toString('base64'),
  };
  return `${JSON.stringify(stored, null, 2)}\n`;
}

const isFinite = (value: unknown): value is number => Number.isFinite(value);

/** @param stored text of a model's file, or what that is as JSON. @throws Error that says why it is of no use */
export function parse(stored: unknown): Model {
  const value = (typeof stored === 'string' ? JSON.parse(stored) : stored) as Partial<Stored> | null;
  if (value?.features !== FEATURES_VERSION)
    throw new Error(`The spam model is not of version ${FEATURES_VERSION} of the features: train it anew.`);
  const { trainedOn, thresholds, bias, step, buckets } = value;
  const measures = value.measures?.split(' ').map(Number) ?? [];
  const bytes = Buffer.from(buckets ?? '', 'base64');
  const isWhole =
    bytes.length === BUCKETS &&
    measures.length === MEASURE_COUNT &&
    [...measures, bias, step, thresholds?.holdAt, thresholds?.removeAt, trainedOn?.spam, trainedOn?.ham].every(
      isFinite,
    );
  if (!isWhole || !trainedOn || !thresholds || bias === undefined || step === undefined)
    throw new Error('The spam model is damaged: train it anew.');
  const weights = new Float64Array(BUCKETS + MEASURE_COUNT);
  for (let index = 0; index < BUCKETS; index += 1) weights[index] = bytes.readInt8(index) * step;
  weights.set(measures, BUCKETS);
  return { weights, bias, thresholds, trainedOn };
}
