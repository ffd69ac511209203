import type { Measured } from '../src/spam/index.ts';

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : Number((part / whole).toFixed(4)));

export const rates = ({ spam, ham, found, falsePositives }: Measured) => ({
  recall: ratio(found, spam),
  falsePositiveRate: ratio(falsePositives, ham),
  precision: ratio(found, found + falsePositives),
});

const percent = (rate: number): string => `${(rate * 100).toFixed(1)} %`.padStart(9);

/** A table of what was measured, each file by what was learned from the others. */
export function tableOf(results: ReadonlyMap<string, Measured>): string {
  const width = Math.max(4, ...[...results.keys()].map((name) => name.length));
  const head = `${'file'.padEnd(width)}   spam    ham precision    recall false positives`;
  const lines = [...results].map(([name, measured]) => {
    const { precision, recall, falsePositiveRate } = rates(measured);
    const counts = `${String(measured.spam).padStart(7)}${String(measured.ham).padStart(7)}`;
    const wrong = `${percent(falsePositiveRate)} (${measured.falsePositives})`;
    return `${name.padEnd(width)}${counts} ${percent(precision)} ${percent(recall)} ${wrong}`;
  });
  return [head, ...lines].join('\n');
}
