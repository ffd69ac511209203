/**
 * A measurement: prints its table and returns the same figures for the line of JSON; those beside a peer once more as
 * `beside`.
 */
export type Bench = (servers: {
  databaseUrl: string;
  redisUrl: string;
}) => Promise<Record<string, unknown> & { beside?: Comparison[] }>;

/** One figure of Parley and of a peer, measured in turn in one run. */
export interface Comparison {
  peer: string;
  /** What was measured, with its unit. */
  what: string;
  /** Medians. */
  parley: number;
  theirs: number;
  /** How many times as good Parley is: the median of the rounds, and their span. */
  ratio: number;
  min: number;
  max: number;
}

export const percentile = (times: number[], share: number): number => {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const median = (values: number[]): number => percentile(values, 0.5);

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** How it is written in every table: the median of the rounds, and their span. */
export const say = ({ ratio, min, max }: Pick<Comparison, 'ratio' | 'min' | 'max'>) => `${ratio} (${min} – ${max})`;

/** Compares figures of which one is better the more it is, or the less, round by round. */
export function compareWith(
  peer: string,
  what: string,
  own: number[],
  theirs: number[],
  better: 'more' | 'less' = 'more',
): Comparison {
  const ratios = own.map((value, turn) => {
    const other = theirs[turn] ?? Number.NaN;
    return better === 'more' ? value / other : other / value;
  });
  return {
    peer,
    what,
    parley: round(median(own), 1),
    theirs: round(median(theirs), 1),
    ratio: round(median(ratios)),
    min: round(Math.min(...ratios)),
    max: round(Math.max(...ratios)),
  };
}
