import type { Db } from '../platform/db/index.ts';
import { startLoop, type Loop, type Queues } from '../platform/jobs/index.ts';
import type { Log } from '../platform/log/index.ts';
import { isSlow, roomOf, type Gate } from './gate.ts';
import * as webhooks from './repository.ts';

/** A delivery that was handed to a queue and has no result by then is handed over again: its queue may be gone. */
const LEASE_MS = 60_000;
/** Endpoints that get their turn at once; those that waited longest first. */
const ENDPOINTS = 50;
/** No more is handed to a queue in which as many wait. */
const FULL = 1_000;
const FULL_MS = 1_000;

export const QUEUE = 'webhooks';
/** Receivers that are slow or failing wait here, where they delay only each other. */
export const SLOW_QUEUE = 'webhooks-slow';
export const DELIVER = 'webhooks.deliver';

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
    const [fastWaiting, slowWaiting] = [await queues.countWaiting(QUEUE), await queues.countWaiting(SLOW_QUEUE)];
    const isFull = (gate: Gate) => (isSlow(gate) ? slowWaiting : fastWaiting) >= FULL;
    const time = now();
    const lostAt = new Date(time.getTime() + LEASE_MS);
    const { due, claimed } = await db.transaction(async (tx) => {
      const due = await webhooks.findDue(tx, time, ENDPOINTS);
      if (due.length === 0) return { due, claimed: [] };
      const rooms = due.map((gate) => ({ id: gate.id, room: isFull(gate) ? 0 : roomOf(gate, gate.inFlight, time) }));
      const claimed = await webhooks.claim(tx, rooms, time, lostAt);
      const rests = due.map((gate, index) => {
        const { id, openUntil } = gate;
        if (openUntil && openUntil > time) return { id, at: openUntil };
        if (isFull(gate)) return { id, at: new Date(time.getTime() + FULL_MS) };
        // An endpoint without room is looked at again when one of its results comes, or never came.
        const taken = claimed.filter(({ endpointId }) => endpointId === id).length;
        return { id, at: taken === rooms[index]?.room ? lostAt : null };
      });
      await webhooks.rest(tx, rests);
      return { due, claimed };
    });
    const slow = new Set(due.filter(isSlow).map(({ id }) => id));
    const handed = (isSlowLane: boolean) =>
      claimed
        .filter(({ endpointId }) => slow.has(endpointId) === isSlowLane)
        .map(({ id, attemptCount }) => ({
          id: `${id}.${attemptCount + 1}`,
          name: DELIVER,
          data: { payload: { deliveryId: id, number: attemptCount + 1 } },
        }));
    try {
      await queues.hand(QUEUE, handed(false));
      await queues.hand(SLOW_QUEUE, handed(true));
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
