import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { isUnreachable, type Db, type Sql } from '../platform/db/index.ts';
import { encodeId } from '../platform/graphql/ids.ts';
import { createBatch, defineJob, implementJob, type JobRun, type Outbox } from '../platform/jobs/index.ts';
import type { Log } from '../platform/log/index.ts';
import type { Sealer } from '../platform/sealing.ts';
import { DELIVER, QUEUE, SLOW_QUEUE } from './dispatcher.ts';
import { endpointDisabled } from './events.ts';
import { isOpen, observe, type Outcome } from './gate.ts';
import * as webhooks from './repository.ts';
import type { Loaded, Settlement } from './repository.ts';
import { createSigner, type SignedMessage } from './secrets.ts';
import type { Exchange, Sender } from './send.ts';

const GIVE_UP_MS = 5 * 86_400_000;
/** A pause of the gate is at most this, and no more than a small part of the longest pause between two attempts. */
const MAX_PAUSE_MS = 300_000;
const PAUSES_PER_STEP = 20;

const schema = z.object({ deliveryId: z.uuid(), number: z.number().int() });
/** The same job in either lane. */
const deliverJobs = [QUEUE, SLOW_QUEUE].map((queue) => defineJob({ name: DELIVER, schema, queue }));

/** So long a result is kept for a database that is away: 1 + 2 + … + 8 pauses. */
const SETTLE_TRIES = 9;
const SETTLE_PAUSE_MS = 200;

/** What stands for an exchange where the secrets are encrypted under another key. */
const UNSIGNED: Exchange = {
  statusCode: null,
  error: 'the secrets of the endpoint cannot be opened: this server has another ENCRYPTION_KEY',
  responseBody: null,
  retryAfterMs: null,
  durationMs: 0,
};

export const messageIdOf = (uuidOfMessage: string) => `msg_${uuidOfMessage.replaceAll('-', '')}`;

/** The pause, ± 20 %, so that what failed together does not come back together. */
const withJitter = (ms: number) => ms * (0.8 + Math.random() * 0.4);

export interface DeliverOptions {
  db: Db;
  outbox: Outbox;
  sealer: Sealer;
  sender: Sender;
  log: Log;
  /** Milliseconds before each attempt, counted from the one before. */
  schedule: number[];
  now: () => Date;
  /** Told when a receiver may have room again. */
  onSettled: () => void;
  /** Told of each attempt what came of it, and how many seconds the exchange took. */
  onAttempt?: (outcome: AttemptOutcome, seconds: number) => void;
}

/** RETRIED is a failure after which there is another attempt. */
export type AttemptOutcome = 'DELIVERED' | 'RETRIED' | 'DEAD';

/** One attempt of one delivery. Loads, results and gates are read and written in groups. */
export function createDeliver({
  db,
  outbox,
  sealer,
  sender,
  log,
  schedule,
  now,
  onSettled,
  onAttempt,
}: DeliverOptions) {
  const maxPauseMs = Math.min(MAX_PAUSE_MS, Math.max(...schedule) / PAUSES_PER_STEP);

  const load = createBatch<string, Loaded | null>(async (ids) => {
    const found = new Map((await webhooks.load(db, ids)).map((delivery) => [delivery.id, delivery]));
    return ids.map((id) => found.get(id) ?? null);
  });

  const giveBack = createBatch<Loaded, undefined>(async (deliveries) => {
    await db.transaction(async (tx) => {
      await webhooks.giveBack(
        tx,
        deliveries.map(({ id }) => id),
      );
      await webhooks.wake(tx, [...new Set(deliveries.map(({ endpointId }) => endpointId))], now());
    });
    return deliveries.map(() => undefined);
  });

  /** Moves the gates by what came, in the order in which it came; answers who is to get no more, and why. */
  async function moveGates(tx: Sql, results: readonly { delivery: Loaded; outcome: Outcome }[], time: Date) {
    const gates = await webhooks.lockGates(tx, [...new Set(results.map(({ delivery }) => delivery.endpointId))]);
    const disabled = new Map<string, string>();
    const moved = gates.map(({ id, url, status, ...before }) => {
      // What another address answered says nothing of this one.
      const own = results.filter(({ delivery }) => delivery.endpointId === id && delivery.url === url);
      const outcomes = own.map(({ outcome }) => outcome);
      const gate = outcomes.reduce((known, outcome) => observe(known, outcome, time, maxPauseMs), before);
      const gone = outcomes.some(({ statusCode }) => statusCode === 410);
      const hopeless = gate.failingSince !== null && time.getTime() - gate.failingSince.getTime() >= GIVE_UP_MS;
      if (status === 'ACTIVE' && (gone || hopeless))
        disabled.set(id, gone ? 'It answered 410 Gone.' : 'It did nothing but fail for five days.');
      return { id, ...gate, disabled: disabled.has(id) };
    });
    await webhooks.saveGates(tx, moved, time);
    return disabled;
  }

  const settle = createBatch<{ delivery: Loaded; outcome: Outcome; settlement: Settlement }, undefined>(
    async (results) => {
      const time = now();
      await db.transaction(async (tx) => {
        const disabled = await moveGates(tx, results, time);
        await webhooks.settle(
          tx,
          results.map(({ settlement }) => settlement),
          time,
        );
        for (const [endpointId, reason] of disabled) {
          const id = uuid({ msecs: time.getTime() });
          const entry = {
            id,
            action: 'endpoint.disabled',
            actorId: null,
            endpointId,
            details: { reason },
            createdAt: time,
          };
          await webhooks.addLogEntry(tx, entry);
          await outbox.add(tx, endpointDisabled.of({ endpointId: encodeId('WebhookEndpoint', endpointId), reason }));
        }
      });
      onSettled();
      return results.map(() => undefined);
    },
  );

  /** Waits for a database that is away for a moment: what came is not to be asked for again. */
  async function settleAtLast(result: Parameters<typeof settle>[0]): Promise<void> {
    for (let tries = 1; ; tries += 1)
      try {
        await settle(result);
        return;
      } catch (error) {
        if (tries === SETTLE_TRIES || !isUnreachable(error)) throw error;
        await sleep(tries * SETTLE_PAUSE_MS);
      }
  }

  const sign = createSigner(sealer);
  const signatureOf = ({ endpointId, secrets }: Loaded, message: SignedMessage, time: Date): string | null => {
    try {
      return sign(endpointId, secrets, message, time);
    } catch (error) {
      log.error({ err: error, endpoint: endpointId }, 'The secrets of an endpoint cannot be opened');
      return null;
    }
  };

  const deliver = async ({ deliveryId, number }: z.infer<typeof schema>, { signal }: JobRun): Promise<void> => {
    const delivery = await load(deliveryId);
    // Settled, canceled or attempted meanwhile.
    if (delivery?.status !== 'PENDING' || delivery.attemptCount !== number - 1) return;
    const startedAt = now();
    if (delivery.endpointStatus !== 'ACTIVE' || isOpen(delivery, startedAt)) {
      await giveBack(delivery);
      return;
    }

    const id = messageIdOf(delivery.messageId);
    const timestamp = Math.floor(startedAt.getTime() / 1000);
    const body = JSON.stringify(delivery.payload);
    const signature = signatureOf(delivery, { id, timestamp, body }, startedAt);
    const exchange =
      signature === null
        ? UNSIGNED
        : await sender.send({
            url: delivery.url,
            headers: {
              'content-type': 'application/json',
              'user-agent': 'Parley',
              'webhook-id': id,
              'webhook-timestamp': String(timestamp),
              'webhook-signature': signature,
            },
            body,
            signal,
          });

    const { statusCode, durationMs, retryAfterMs } = exchange;
    const answered = exchange.error === null && statusCode !== null;
    const succeeded = answered && statusCode >= 200 && statusCode < 300;
    const error = exchange.error ?? (succeeded ? null : `answered with status ${statusCode}`);
    const pause = schedule[delivery.runAttempts + 1];
    const nextAt =
      succeeded || pause === undefined
        ? null
        : new Date(now().getTime() + Math.max(withJitter(pause), retryAfterMs ?? 0));
    onAttempt?.(succeeded ? 'DELIVERED' : nextAt ? 'RETRIED' : 'DEAD', durationMs / 1000);
    await settleAtLast({
      delivery,
      outcome: { succeeded, statusCode, retryAfterMs, durationMs },
      settlement: {
        deliveryId,
        number,
        startedAt,
        durationMs,
        statusCode,
        error,
        responseBody: exchange.responseBody,
        status: succeeded ? 'DELIVERED' : nextAt ? 'PENDING' : 'DEAD',
        nextAt,
      },
    });
  };
  return deliverJobs.map((definition) => implementJob(definition, deliver));
}
