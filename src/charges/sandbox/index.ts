/**
 * The payment provider's stand-in: a small server that speaks the wire form of Stripe's API v1 for payment intents,
 * refunds, events and signed webhooks, so that the official `stripe` package works with it unchanged. No money moves. Test
 * tokens such as `pm_card_chargeDeclined` choose what comes of a payment; under /sandbox faults can be switched on, banks
 * can be made to answer, and what was really charged can be counted.
 *
 * Invariants:
 * - An answer or a webhook leaves only when all that it tells of is on disk (with `file`): a crash loses no charge and no
 *   idempotency key that anybody heard of.
 * - One request is one line of the journal: its effect, its events and the answer of its key are there together or not
 *   at all.
 * - Executions run in one piece, one after the other: of two calls with one key, or two refunds of one charge, the
 *   second sees the whole of the first.
 * - The first answer under a key stands for 24 hours, errors of the execution included; validation is not execution.
 * - A charge is never refunded beyond its amount.
 */
import type { AddressInfo } from 'node:net';
import { controlEndpoints } from './controls.ts';
import { eventEndpoints } from './events.ts';
import { createExecutor } from './execute.ts';
import { createFaults } from './faults.ts';
import { createHttp } from './http.ts';
import { noJournal, openJournal } from './journal.ts';
import { paymentIntentEndpoints } from './payment-intents.ts';
import { refundEndpoints } from './refunds.ts';
import { createStore, type Entry } from './store.ts';
import { createWebhooks, type WebhookOptions } from './webhooks.ts';

export interface SandboxOptions {
  /** The journal, which one sandbox at a time may have open; null keeps everything in memory. */
  file: string | null;
  /** Where events are sent to; nowhere where it is left out. */
  webhook?: WebhookOptions | undefined;
  /** The clock of charges and keys. */
  now?: () => Date;
}

export interface Sandbox {
  /** Reads the journal and listens; answers the address, such as http://127.0.0.1:4010. Port 0 takes any free one. */
  listen(port: number, host: string): Promise<string>;
  /** Answers what was asked, then ends. What webhooks had still to deliver is dropped; the events can be listed. */
  close(): Promise<void>;
}

export function createSandbox({ file, webhook, now = () => new Date() }: SandboxOptions): Sandbox {
  let stop = () => Promise.resolve();

  return {
    async listen(port, host) {
      const store = createStore(now);
      const journal = file === null ? noJournal : await openJournal(file, (entry) => store.apply(entry as Entry));
      const stopping = new AbortController();
      const requests = new Map<string, number>();
      const api = [...paymentIntentEndpoints(store), ...refundEndpoints(store), ...eventEndpoints(store)];
      const faults = createFaults(api.map(({ name }) => name).filter((name) => !name.startsWith('sandbox.')));
      const webhooks = createWebhooks({ receiver: webhook, takeFault: faults.takeForWebhook });
      const server = createHttp({
        endpoints: [...api, ...controlEndpoints({ store, faults, webhooks, requests })],
        execute: createExecutor({ store, journal, webhooks, faults, now, stopping: stopping.signal }),
        onCall: (name) => requests.set(name, (requests.get(name) ?? 0) + 1),
      });
      stop = async () => {
        stopping.abort();
        await new Promise((resolve) => {
          server.close(resolve);
          server.closeIdleConnections();
        });
        await webhooks.close();
        await journal.close();
      };
      try {
        await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
      } catch (error) {
        await journal.close();
        throw error;
      }
      const { address, family, port: taken } = server.address() as AddressInfo;
      return `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
    },
    close: () => stop(),
  };
}
