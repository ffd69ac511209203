/**
 * Metrics for Prometheus. What happens is counted in plain numbers where it happens; they become text when they are
 * scraped.
 *
 * Invariants: a scrape is answered within about a second, whatever is down; however often it is asked for, PostgreSQL and
 * Redis are asked once in a while; the values of a label are few, whatever clients send.
 */
import { collectDefaultMetrics, Registry, type Metric as Collected } from 'prom-client';
import { within } from '../within.ts';

export { createTally, createTimes, record, type Times } from './numbers.ts';
export { createRecent } from './recent.ts';
export { addMetricsRoute } from './route.ts';

export interface Sample {
  value: number;
  labels?: Record<string, string | number | undefined>;
  /** Where it is not that of the metric, as in a histogram. */
  metricName?: string;
}

export interface Metric {
  /** By the rules of Prometheus: base units, `_total` for what only grows. */
  name: string;
  help: string;
  type: 'counter' | 'gauge' | 'histogram';
  /** What it is now; nothing where it cannot be said in time. */
  read: () => Sample[] | Promise<Sample[]>;
}

/** Longest that one metric may take to be read. */
const PATIENCE_MS = 800;

/** Of the process, whoever asks; measured from the first scrape on. */
let ofNode: Registry | undefined;
function readNode(): Promise<string> {
  if (!ofNode) collectDefaultMetrics({ register: (ofNode = new Registry()) });
  return ofNode.metrics();
}

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  let scrape: Promise<string> | undefined;

  return {
    contentType: registry.contentType,

    /** One of the same name takes the place of the one before. */
    add(...metrics: Metric[]): void {
      for (const { name, help, type, read } of metrics) {
        const get = async () => {
          const values = await within(PATIENCE_MS, Promise.resolve().then(read)).catch(() => []);
          return { name, help, type, values, aggregator: 'sum' };
        };
        registry.removeSingleMetric(name);
        registry.registerMetric({ name, get } as unknown as Collected);
      }
    },

    /** Everything, in the text format of Prometheus. Those who ask at the same time get the same. */
    scrape(): Promise<string> {
      scrape ??= Promise.all([registry.metrics(), readNode()])
        .then((texts) => texts.join('\n'))
        .finally(() => (scrape = undefined));
      return scrape;
    },
  };
}
