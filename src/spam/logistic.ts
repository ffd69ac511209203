import type { Features } from './features.ts';

/** One example of a linear model of log-odds. */
export interface Example {
  features: Features;
  /** 1 for spam, 0 for what is not. */
  label: 0 | 1;
  /** How much it counts beside others. */
  weight: number;
  /** Log-odds that are known beforehand: the model learns what is to be added to them. */
  offset: number;
}

export interface Linear {
  weights: Float64Array;
  bias: number;
}

export const dot = ({ weights, bias }: Linear, { indices, values }: Features): number => {
  let sum = bias;
  for (let at = 0; at < indices.length; at += 1) sum += (weights[indices[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
};

const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Found by trials in which each file was left out in turn; the result hardly depends on them. */
const [L2, STEPS, NAIVE_SHARE] = [0.002, 200, 0.5];

/**
 * How far each feature is believed before anything is learned: the naive Bayes log-ratio of the classes where the
 * feature occurs, mixed with 1. Source: Wang and Manning, "Baselines and Bigrams", 2012 (NBSVM with interpolation).
 */
function trustOf(examples: readonly Example[], size: number, hashed: number): Float64Array {
  const counts = [new Float64Array(size).fill(0.5), new Float64Array(size).fill(0.5)] as const;
  const totals = [1, 1];
  for (const { features, label, weight } of examples) {
    totals[label] = (totals[label] ?? 0) + weight;
    for (const index of features.indices) counts[label][index] = (counts[label][index] ?? 0) + weight;
  }
  const trust = new Float64Array(size).fill(1);
  for (let index = 0; index < hashed; index += 1) {
    const ratio = (counts[1][index] ?? 0) / (totals[1] ?? 1) / ((counts[0][index] ?? 0) / (totals[0] ?? 1));
    trust[index] = 1 - NAIVE_SHARE + NAIVE_SHARE * Math.abs(Math.log(ratio));
  }
  return trust;
}

/**
 * Logistic regression with an L2 penalty, both classes counting alike, by Nesterov's accelerated gradient with restarts
 * (O'Donoghue and Candès, 2015). Without chance: the same examples in the same order give the same weights.
 * @param size number of weights, of which the first `hashed` are those of hashed features
 */
export function fit(examples: readonly Example[], { size, hashed }: { size: number; hashed: number }): Linear {
  const trust = trustOf(examples, size, hashed);
  const sums = [0, 0];
  for (const { label, weight } of examples) sums[label] = (sums[label] ?? 0) + weight;
  const rows = examples.map(({ features, label, weight, offset }) => ({
    indices: features.indices,
    values: features.values.map((value, at) => value * (trust[features.indices[at] ?? 0] ?? 1)),
    label,
    offset,
    share: weight / 2 / (sums[label] ?? 1),
  }));
  // The curvature is at most that of every example alone, added up.
  const curvature = rows.reduce(
    (sum, { values, share }) => sum + share * 0.25 * values.reduce((squares, value) => squares + value * value, 1),
    L2,
  );

  const weights = new Float64Array(size);
  const ahead = new Float64Array(size);
  const gradient = new Float64Array(size);
  let [bias, biasAhead, momentum] = [0, 0, 1];
  for (let step = 0; step < STEPS; step += 1) {
    gradient.fill(0);
    let biasGradient = 0;
    for (const { indices, values, label, offset, share } of rows) {
      let logOdds = biasAhead + offset;
      for (let at = 0; at < indices.length; at += 1) logOdds += (ahead[indices[at] ?? 0] ?? 0) * (values[at] ?? 0);
      const error = share * (sigmoid(logOdds) - label);
      biasGradient += error;
      for (let at = 0; at < indices.length; at += 1) {
        const index = indices[at] ?? 0;
        gradient[index] = (gradient[index] ?? 0) + error * (values[at] ?? 0);
      }
    }
    const next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const carry = (momentum - 1) / next;
    let uphill = 0;
    for (let index = 0; index < size; index += 1) {
      const from = ahead[index] ?? 0;
      const before = weights[index] ?? 0;
      const now = from - ((gradient[index] ?? 0) + L2 * from) / curvature;
      uphill += (from - now) * (now - before);
      weights[index] = now;
      ahead[index] = now + carry * (now - before);
    }
    const biasNow = biasAhead - biasGradient / curvature;
    biasAhead = biasNow + carry * (biasNow - bias);
    bias = biasNow;
    momentum = uphill > 0 ? 1 : next;
  }
  return { weights: weights.map((weight, index) => weight * (trust[index] ?? 1)), bias };
}
