/** What a real provider has no address for: faults, forgetting, counting. Nothing here asks for a key. */
import type { Endpoint, Outcome } from './endpoint.ts';
import { invalid } from './errors.ts';
import type { Faults } from './faults.ts';
import type { Store } from './store.ts';
import type { Webhooks } from './webhooks.ts';

const tally = <T>(rows: readonly T[], name: (row: T) => string, value: (row: T) => number = () => 1) => {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[name(row)] = (sums[name(row)] ?? 0) + value(row);
  return sums;
};

export interface ControlOptions {
  store: Store;
  faults: Faults;
  webhooks: Webhooks;
  /** Calls since the start, by name of the endpoint. */
  requests: ReadonlyMap<string, number>;
}

export function controlEndpoints({ store, faults, webhooks, requests }: ControlOptions): Endpoint[] {
  const control = (name: string, address: string, run: (body: string) => object): Endpoint => ({
    name,
    address,
    prepare:
      ({ body }) =>
      (): Outcome => ({ answer: JSON.stringify(run(body)) }),
  });

  function addFault(body: string): object {
    try {
      return faults.add(JSON.parse(body));
    } catch (error) {
      throw invalid((error as Error).message);
    }
  }

  function count(): object {
    const intents = store.intents.rows;
    const paid = store.charges.rows.filter(({ status }) => status === 'succeeded');
    const refunded = store.refunds.rows.filter(({ status }) => status !== 'failed');
    const byCurrency = (rows: readonly { currency: string; amount: number }[]) => ({
      count: rows.length,
      amount: tally(
        rows,
        ({ currency }) => currency,
        ({ amount }) => amount,
      ),
    });
    return {
      requests: Object.fromEntries(requests),
      payment_intents: tally(intents, ({ status }) => status),
      charges: byCurrency(paid),
      refunds: byCurrency(refunded),
      events: store.events.rows.length,
      webhooks: webhooks.counts(),
    };
  }

  return [
    control('sandbox.list_faults', 'GET /sandbox/faults', () => ({ faults: faults.list() })),
    control('sandbox.add_fault', 'POST /sandbox/faults', addFault),
    control('sandbox.clear_faults', 'DELETE /sandbox/faults', () => {
      faults.clear();
      return { faults: [] };
    }),
    control('sandbox.stats', 'GET /sandbox/stats', count),
    {
      name: 'sandbox.forget_keys',
      address: 'POST /sandbox/forget-keys',
      prepare: () => () => ({ answer: JSON.stringify({ forgotten: true }), forget: true }),
    },
  ];
}
