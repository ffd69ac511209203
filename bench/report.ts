/** A measurement: prints its table and returns the same figures for the line of JSON. */
export type Bench = (servers: { databaseUrl: string; redisUrl: string }) => Promise<Record<string, unknown>>;

export const percentile = (times: number[], share: number): number => {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const median = (values: number[]): number => percentile(values, 0.5);

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
