import { v7 as uuid } from 'uuid';
import type { Db, Sql } from '../platform/db/index.ts';
import { createBatch, defineListener, implementJob } from '../platform/jobs/index.ts';
import { passedOn } from './events.ts';
import * as webhooks from './repository.ts';
import type { Message } from './repository.ts';

export const fanOutJob = defineListener({ name: 'webhooks.fanOut', to: passedOn, bundle: 50 });

export interface FanOutOptions {
  db: Db;
  /** Milliseconds before each attempt. */
  schedule: number[];
  now: () => Date;
  /** Told when there is something to send. */
  onAdded: () => void;
}

/** Makes deliveries of the messages to these endpoints, once; answers their ids. */
export async function addDeliveries(
  tx: Sql,
  pairs: { message: Message; endpointId: string }[],
  { schedule: [firstPauseMs = 0], now }: Pick<FanOutOptions, 'schedule' | 'now'>,
): Promise<string[]> {
  const time = now();
  const firstAttemptAt = new Date(time.getTime() + firstPauseMs);
  // Locked first: an endpoint that is being deleted gets nothing that its deletion would not see.
  const alive = new Set(
    await webhooks.wake(tx, [...new Set(pairs.map(({ endpointId }) => endpointId))], firstAttemptAt),
  );
  const wanted = pairs.filter(({ endpointId }) => alive.has(endpointId));
  const deliveries = wanted.map(({ message, endpointId }) => ({
    id: uuid({ msecs: time.getTime() }),
    endpointId,
    messageId: message.id,
    eventType: message.type,
  }));
  await webhooks.addMessages(tx, [...new Set(wanted.map(({ message }) => message))]);
  await webhooks.addDeliveries(tx, deliveries, firstAttemptAt, time);
  return deliveries.map(({ id }) => id);
}

/** Makes a delivery of each event for each endpoint that wants its type. */
export function createFanOut({ db, schedule, now, onAdded }: FanOutOptions) {
  const fanOut = createBatch<Message, undefined>(async (messages) => {
    const endpoints = await webhooks.findListening(db, [...new Set(messages.map(({ type }) => type))]);
    const pairs = messages.flatMap((message) =>
      endpoints
        // Nobody is told of what happened before it asked.
        .filter(({ eventTypes, createdAt }) => eventTypes.includes(message.type) && createdAt <= new Date(message.at))
        .map(({ id }) => ({ message, endpointId: id })),
    );
    if (pairs.length > 0) {
      await db.transaction((tx) => addDeliveries(tx, pairs, { schedule, now }));
      onAdded();
    }
    return messages.map(() => undefined);
  });
  return implementJob(fanOutJob, (event) => fanOut(event));
}
