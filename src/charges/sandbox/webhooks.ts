import { createHmac } from 'node:crypto';
import { Agent } from 'undici';
import type { WebhookFault } from './faults.ts';
import type { EventRecord } from './records.ts';
import { renderEvent } from './render.ts';

/** Waits between the tries to deliver an event. Stripe goes on for three days; a stand-in gives up after 26 s. */
const RETRY_AFTER_MS = [200, 1000, 5000, 20_000];
const TIMEOUT_MS = 5000;
/** Deliveries at a time; the rest wait in line. */
const MAX_IN_FLIGHT = 16;

/** The header `Stripe-Signature`: https://docs.stripe.com/webhooks/signature. @param at Seconds since 1970. */
function sign(body: string, secret: string, at: number): string {
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  return `t=${at},v1=${signature}`;
}

export interface WebhookOptions {
  url: string;
  /** As in `whsec_…`. */
  secret: string;
}

interface Delivery {
  event: EventRecord;
  tries: number;
  /** What must come after it. */
  then?: Delivery;
}

export type Webhooks = ReturnType<typeof createWebhooks>;

/** Sends events to one receiver, at least once each unless a fault says otherwise, in no promised order. */
export function createWebhooks({
  receiver,
  takeFault,
}: {
  receiver: WebhookOptions | undefined;
  takeFault: () => WebhookFault | null;
}) {
  const line: Delivery[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const timeouts = { connectTimeout: TIMEOUT_MS, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS };
  const agent = new Agent({ connections: MAX_IN_FLIGHT, ...timeouts });
  const counts = { delivered: 0, retried: 0, given_up: 0, dropped: 0 };
  let inFlight = 0;
  let stopped = false;
  let held: { delivery: Delivery; timer: NodeJS.Timeout } | null = null;

  function later(ms: number, work: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
    return timer;
  }

  async function post({ url, secret }: WebhookOptions, event: EventRecord): Promise<boolean> {
    const body = JSON.stringify(renderEvent(event));
    // The receiver compares this with its own clock, so it is the time of sending, whatever `now` is for charges.
    const signature = sign(body, secret, Math.floor(Date.now() / 1000));
    const { origin, pathname, search } = new URL(url);
    try {
      const answer = await agent.request({
        origin,
        path: pathname + search,
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
        body,
      });
      await answer.body.dump();
      return answer.statusCode >= 200 && answer.statusCode < 300;
    } catch {
      return false;
    }
  }

  async function attempt(delivery: Delivery): Promise<void> {
    if (!receiver) return;
    inFlight += 1;
    const accepted = await post(receiver, delivery.event);
    inFlight -= 1;
    if (stopped) return;
    if (delivery.then) line.unshift(delivery.then);
    delete delivery.then;
    const wait = RETRY_AFTER_MS[delivery.tries];
    if (accepted) counts.delivered += 1;
    else if (wait === undefined) counts.given_up += 1;
    else {
      counts.retried += 1;
      later(wait, () => enqueue({ ...delivery, tries: delivery.tries + 1 }));
    }
    advance();
  }

  function advance(): void {
    while (inFlight < MAX_IN_FLIGHT) {
      const delivery = line.shift();
      if (!delivery) return;
      void attempt(delivery);
    }
  }

  function enqueue(delivery: Delivery): void {
    line.push(delivery);
    advance();
  }

  function start(event: EventRecord): void {
    const delivery: Delivery = { event, tries: 0 };
    const fault = takeFault();
    if (fault?.kind === 'drop') {
      counts.dropped += 1;
    } else if (fault?.kind === 'delay') {
      later(fault.ms, () => enqueue(delivery));
    } else if (fault?.kind === 'reorder' && !held) {
      const timer = later(fault.ms, () => {
        held = null;
        enqueue(delivery);
      });
      held = { delivery, timer };
    } else {
      if (held) {
        clearTimeout(held.timer);
        timers.delete(held.timer);
        delivery.then = held.delivery;
        held = null;
      }
      if (fault?.kind === 'duplicate') enqueue({ event, tries: 0 });
      enqueue(delivery);
    }
  }

  return {
    send(events: EventRecord[]): void {
      if (receiver) events.forEach(start);
    },
    counts: () => ({ ...counts, waiting: line.length + timers.size + inFlight }),
    /** Stops at once; what was not delivered stays in the list of events. */
    async close(): Promise<void> {
      stopped = true;
      line.length = 0;
      timers.forEach(clearTimeout);
      timers.clear();
      await agent.destroy();
    },
  };
}
