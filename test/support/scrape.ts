export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

export interface Scrape {
  status: number;
  text: string;
  samples: Sample[];
  /** The sum of the samples of this name that have these labels; undefined where there is none. */
  value: (name: string, labels?: Record<string, string>) => number | undefined;
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;

/** Reads the metrics of a process, in the text format of Prometheus 0.0.4. */
export async function scrape(url: string, headers: Record<string, string> = {}): Promise<Scrape> {
  const response = await fetch(`${url}/metrics`, { headers });
  const text = await response.text();
  const samples = response.ok
    ? text
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => {
          const [, name = '', labels = '', value = ''] = LINE.exec(line) ?? [];
          if (!name) throw new Error(`No line of a scrape: ${line}`);
          const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', of = '']) => [key, of]);
          return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: Number(value) };
        })
    : [];
  return {
    status: response.status,
    text,
    samples,
    value: (name, labels = {}) => {
      const found = samples.filter(
        (sample) => sample.name === name && Object.entries(labels).every(([key, of]) => sample.labels[key] === of),
      );
      return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0);
    },
  };
}
