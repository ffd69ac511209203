import type { Metric, Sample } from './index.ts';

/** What numbers are called, and by which labels they are kept apart. */
interface Naming {
  name: string;
  help: string;
  labels: readonly string[];
}

const SEPARATOR = '\n';
const labelsOf = (labels: readonly string[], key: string) => {
  const values = key.split(SEPARATOR);
  return Object.fromEntries(labels.map((label, index) => [label, values[index] ?? '']));
};

/** Counts by labels whose values are few: they are kept for ever. */
export function createTally({ name, help, labels }: Naming) {
  const counts = new Map<string, number>();
  const metric: Metric = {
    name,
    help,
    type: 'counter',
    read: () => [...counts].map(([key, value]) => ({ labels: labelsOf(labels, key), value })),
  };
  return {
    metric,
    count(...values: string[]): void {
      const key = values.join(SEPARATOR);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
  };
}

/** How long what has the same labels took: plain numbers, which cost nothing but their sum before they are read. */
export interface Times {
  /** How many fell between each bound and the one before. */
  counts: number[];
  bounds: readonly number[];
  sum: number;
}

/** Upper bounds in seconds, from an answer out of this process to one that nobody waits for. */
const BOUNDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function record(times: Times, seconds: number): void {
  const { counts, bounds } = times;
  let index = 0;
  while (index < bounds.length && seconds > (bounds[index] ?? Infinity)) index += 1;
  counts[index] = (counts[index] ?? 0) + 1;
  times.sum += seconds;
}

const samplesOf = (name: string, labels: Record<string, string>, { counts, bounds, sum }: Times): Sample[] => {
  let below = 0;
  const buckets = counts.map((count, index) => {
    below += count;
    return {
      metricName: `${name}_bucket`,
      labels: { ...labels, le: index < bounds.length ? bounds[index] : '+Inf' },
      value: below,
    };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: below },
  ];
};

/** Histograms of seconds by labels whose values are few: they are kept for ever. */
export function createTimes({ name, help, labels, bounds = BOUNDS }: Naming & { bounds?: readonly number[] }) {
  const known = new Map<string, Times>();
  const metric: Metric = {
    name,
    help,
    type: 'histogram',
    read: () => [...known].flatMap(([key, times]) => samplesOf(name, labelsOf(labels, key), times)),
  };
  return {
    metric,
    of(...values: string[]): Times {
      const key = values.join(SEPARATOR);
      let times = known.get(key);
      if (!times) known.set(key, (times = { counts: Array<number>(bounds.length + 1).fill(0), bounds, sum: 0 }));
      return times;
    },
  };
}
