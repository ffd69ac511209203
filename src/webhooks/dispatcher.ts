import { randomUUID } from 'node:crypto';
import type { Db } from '../platform/db/index.ts';
import { startLoop, type Bundle, type Loop, type Queues } from '../platform/jobs/index.ts';
import type { Log } from '../platform/log/index.ts';
import { isOpen, isSlow, limitOf, type Gate } from './gate.ts';
import * as webhooks from './repository.ts';
import type { Claimed } from './repository.ts';

/** A delivery that was handed to a queue and has no result by then is handed over again: its queue may be gone. */
const LEASE_MS = 60_000;
/** Endpoints that get their turn at once; those that waited longest first. */
const ENDPOINTS = 50;
/** No more is handed to a queue in which as many wait: they all get their turn well before the lease ends. */
const FULL = 250;
const FULL_MS = 1_000;
/** Deliveries that travel together. */
const BUNDLE = 64;

export const QUEUE = 'webhooks';
/** Receivers that are slow or failing wait here, where they delay only each other. */
export const SLOW_QUEUE = 'webhooks-slow';
export const DELIVER = 'webhooks.deliver';

/** Deliveries of one endpoint travel together, never those of two: one would wait for the other. */
function* toBundles(claimed: Claimed[]): Generator<Bundle> {
  for (let start = 0; start < claimed.length; start += BUNDLE) {
    const attempts = claimed
      .slice(start, start + BUNDLE)
      .map(({ id, attemptCount }) => ({ deliveryId: id, number: attemptCount + 1 }));
    const items = attempts.map((payload) => ({ payload }));
    // Never an id again: what the queue holds already under it would swallow the whole bundle.
    yield { id: randomUUID(), name: DELIVER, items };
  }
}

export interface DispatcherOptions {
  db: Db;
  queues: Queues;
  now: () => Date;
  log: Log;
}

/**
 * Hands deliveries that are due to the queues: to each receiver no more at once than its gate allows, over all workers.
 * The endpoints' rows are locked meanwhile, so any number of workers may do this.
 */
export function startDispatcher({ db, queues, now, log }: DispatcherOptions): Loop {
  return startLoop('Handing webhooks to the queues', log, async () => {
    if (!queues.isReady()) return false;
    const [fastWaiting, slowWaiting] = await Promise.all([queues.countWaiting(QUEUE), queues.countWaiting(SLOW_QUEUE)]);
    const isFull = (gate: Gate) => (isSlow(gate) ? slowWaiting : fastWaiting) >= FULL;
    const time = now();
    const lostAt = new Date(time.getTime() + LEASE_MS);
    const { due, claimed } = await db.transaction(async (tx) => {
      const due = await webhooks.findDue(tx, time, ENDPOINTS);
      if (due.length === 0) return { due, claimed: [] };
      const limits = due.map((gate) => ({ id: gate.id, most: isFull(gate) ? 0 : limitOf(gate, time) }));
      const claimed = await webhooks.claim(tx, limits, time, lostAt);
      const later = new Date(time.getTime() + FULL_MS);
      const rests = due.map((gate) => {
        return { id: gate.id, at: isOpen(gate, time) ? gate.openUntil : isFull(gate) ? later : null };
      });
      await webhooks.rest(tx, rests, time);
      return { due, claimed };
    });
    const handed = (gates: { id: string }[]) =>
      gates.flatMap(({ id }) => [...toBundles(claimed.filter(({ endpointId }) => endpointId === id))]);
    try {
      await queues.hand(QUEUE, handed(due.filter((gate) => !isSlow(gate))));
      await queues.hand(SLOW_QUEUE, handed(due.filter(isSlow)));
    } catch (error) {
      await db.transaction(async (tx) => {
        await webhooks.giveBack(
          tx,
          claimed.map(({ id }) => id),
        );
        await webhooks.wake(
          tx,
          due.map(({ id }) => id),
          time,
        );
      });
      throw error;
    }
    return due.length === ENDPOINTS;
  });
}
