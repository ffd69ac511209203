export const DURATION = /^(\d+)(ms|s|m|h|d)$/;

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a duration such as 30s, 15m, 24h or 7d. */
export function milliseconds(text: string): number {
  const [, amount, unit = ''] = DURATION.exec(text) ?? [];
  const factor = UNITS[unit];
  if (factor === undefined) throw new RangeError(`Not a duration: ${text}`);
  return Number(amount) * factor;
}
