import { createSpamCheck } from './check.ts';
import type { Facts } from './facts.ts';
import { BUCKETS, featuresOf, MEASURE_COUNT } from './features.ts';
import { dot, fit, type Example } from './logistic.ts';
import { parse, serialise, type Model, type Thresholds } from './model.ts';
import { textRules } from './phases/index.ts';
import { prepare } from './prepare.ts';

/** A text of which a person said what it is. */
export interface Labelled {
  text: string;
  spam: boolean;
  /** How much it counts beside others; 1 unless given. */
  weight?: number;
}

/** Too little to learn from. */
export class TrainingError extends Error {}

/** Fewer examples of a kind than this teach nothing. */
const MIN_EXAMPLES = 10;
/** Parts into which examples are divided where they are of one group, and the most that groups are put together to. */
const [FOLDS, MOST_FOLDS] = [5, 8];
/** The threshold is aimed at half of one false positive in a hundred, and a bit above: other sites talk otherwise. */
const [AIM, MARGIN] = [0.005, 0.5];
/** Between what waits for a moderator and what is removed without one, in nats: odds 150 times as high. */
const REMOVE_MARGIN = 5;

/** Of a text by nobody in particular, of whom nothing is known that matters. */
export const factsOf = (text: string): Facts => ({
  text,
  author: { ageMs: Infinity, comments: 0, removed: 0, trusted: false },
  recent: { own: [], others: [] },
  ownLastHour: 0,
});

interface Sample extends Example {
  /** Texts with the same key are one example. */
  key: string;
  group: string;
}

/** Same for texts that differ in nothing that a phase sees. */
export const keyOf = (text: string): string => prepare({ text }).folded;

/** One of each text, with the label that it was given last, in the order in which they first come. */
function samplesOf(examples: readonly Labelled[], groups: readonly string[]): Sample[] {
  const samples = new Map<string, Sample>();
  examples.forEach(({ text, spam, weight = 1 }, at) => {
    const prepared = prepare({ text });
    const key = prepared.folded;
    const known = samples.get(key);
    const label = spam ? 1 : 0;
    if (known) {
      samples.set(key, { ...known, label, weight });
      return;
    }
    const facts = factsOf(text);
    const offset = textRules.reduce((sum, rule) => sum + (rule(facts, prepared)?.logOdds ?? 0), 0);
    samples.set(key, { key, group: groups[at] ?? '', label, weight, offset, features: featuresOf(prepared) });
  });
  return [...samples.values()];
}

const isEnough = (samples: readonly Sample[]): boolean =>
  [0, 1].every((label) => samples.filter((sample) => sample.label === label).length >= MIN_EXAMPLES);

/** Numbers of parts, one for each sample: whole groups together where there are several, by turns otherwise. */
function partsOf(samples: readonly Sample[]): number[] {
  const groups = [...new Set(samples.map(({ group }) => group))];
  const partOf = (group: string) => groups.indexOf(group) % MOST_FOLDS;
  const parts = samples.map(({ group }) => partOf(group));
  const canLeaveOut = (part: number) => isEnough(samples.filter((_, at) => parts[at] !== part));
  if (groups.length > 1 && [...new Set(parts)].every(canLeaveOut)) return parts;
  const turns: [ham: number, spam: number] = [0, 0];
  return samples.map(({ label }) => turns[label]++ % FOLDS);
}

const size = { size: BUCKETS + MEASURE_COUNT, hashed: BUCKETS };

/** Each part is judged by what is learned from the others; the threshold leaves few of what is not spam above it. */
function chooseThresholds(samples: readonly Sample[]): Thresholds {
  const parts = partsOf(samples);
  const ham: { logOdds: number; weight: number }[] = [];
  for (const part of new Set(parts)) {
    const linear = fit(
      samples.filter((_, at) => parts[at] !== part),
      size,
    );
    samples.forEach((sample, at) => {
      if (parts[at] === part && sample.label === 0)
        ham.push({ logOdds: dot(linear, sample.features) + sample.offset, weight: sample.weight });
    });
  }
  ham.sort((a, b) => b.logOdds - a.logOdds);
  let allowed = AIM * ham.reduce((sum, { weight }) => sum + weight, 0);
  const highest = ham.find(({ weight }) => (allowed -= weight) < 0);
  const holdAt = (highest?.logOdds ?? 0) + MARGIN;
  return { holdAt, removeAt: holdAt + REMOVE_MARGIN };
}

/**
 * Learns from examples. The same examples in the same order give the same model.
 * @param groups where each example comes from, if from several places: the threshold is then chosen so that it holds
 *   for a place that was not learned from
 * @throws TrainingError where there are too few
 */
export function train(examples: readonly Labelled[], groups: readonly string[] = []): Model {
  const samples = samplesOf(examples, groups);
  if (!isEnough(samples))
    throw new TrainingError(
      `at least ${MIN_EXAMPLES} different texts that are spam and as many that are not are needed`,
    );
  const spam = samples.filter(({ label }) => label === 1).length;
  const linear = fit(samples, size);
  const model = { ...linear, thresholds: chooseThresholds(samples), trainedOn: { spam, ham: samples.length - spam } };
  // What is stored is rounded: what is used is what was stored.
  return parse(serialise(model));
}

/** How a model did on texts that it was not made from. */
export interface Measured {
  spam: number;
  ham: number;
  /** Of the spam, how many were held or removed. */
  found: number;
  /** Of the ham, how many were held or removed. */
  falsePositives: number;
}

/** Judges each different text of the examples as the product does. */
export function measure(model: Model, examples: readonly Labelled[]): Measured {
  const { check } = createSpamCheck({ model });
  const measured: Measured = { spam: 0, ham: 0, found: 0, falsePositives: 0 };
  for (const { text, spam } of new Map(examples.map((example) => [keyOf(example.text), example])).values()) {
    const isHeld = check(factsOf(text)).action !== 'VISIBLE';
    measured[spam ? 'spam' : 'ham'] += 1;
    if (isHeld) measured[spam ? 'found' : 'falsePositives'] += 1;
  }
  return measured;
}

/**
 * Each group in turn is judged by what is learned, thresholds and all, from the others without the texts of that group;
 * one group is first divided in parts.
 */
export function crossValidate(groups: ReadonlyMap<string, readonly Labelled[]>): Map<string, Measured> {
  const [only, ...more] = groups.values();
  const parts =
    only && more.length === 0
      ? new Map(Array.from({ length: FOLDS }, (_, part) => [`part ${part + 1} of ${FOLDS}`, divide(only, part)]))
      : groups;
  return new Map(
    [...parts].map(([name, tested]) => {
      const keys = new Set(tested.map(({ text }) => keyOf(text)));
      const others = [...parts].filter(([other]) => other !== name);
      const rows = others.flatMap(([group, examples]) =>
        examples.filter(({ text }) => !keys.has(keyOf(text))).map((example) => ({ example, group })),
      );
      const model = train(
        rows.map(({ example }) => example),
        rows.map(({ group }) => group),
      );
      return [name, measure(model, tested)];
    }),
  );
}

function divide(examples: readonly Labelled[], part: number): Labelled[] {
  const turns = { spam: 0, ham: 0 };
  return examples.filter(({ spam }) => turns[spam ? 'spam' : 'ham']++ % FOLDS === part);
}
