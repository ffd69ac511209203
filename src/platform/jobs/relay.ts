import { randomUUID } from 'node:crypto';
import type { Db } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import type { JobDefinition } from './define.ts';
import { startLoop, type Loop } from './loop.ts';
import { claim, release, repeat, type Claim } from './outbox.ts';
import type { Bundle, Queues } from './queues.ts';

/** A job that was handed over and has not ended by then is handed over again: its queue may be gone. */
const LEASE_MS = 60_000;
const BATCH = 500;
/** No more is handed to a queue in which as many wait: the outbox is the place to wait. */
const FULL = 1_000;

function* toBundles(claims: Claim[], { name, bundle }: JobDefinition): Generator<Bundle> {
  const own = claims.filter(({ job }) => job === name);
  for (let start = 0; start < own.length; start += bundle) {
    const members = own.slice(start, start + bundle);
    const [first] = members;
    if (!first) return;
    const items = members.map(({ id, payload, runs, failed }) => ({ payload, row: { id, runs, failed } }));
    // A single job is not handed over again while it waits or runs; a bundle is never the same again.
    yield { id: bundle === 1 ? `${first.id}.${name}.${first.runs}` : randomUUID(), name, items };
  }
}

export interface RelayOptions {
  db: Db;
  queues: Queues;
  definitions: JobDefinition[];
  now: () => Date;
  log: Log;
}

/** Hands what is due in the outbox to the queues; also, again, what was handed over and never ended. */
export function startRelay({ db, queues, definitions, now, log }: RelayOptions): Loop {
  const queueNames = [...new Set(definitions.map(({ queue }) => queue))];
  let repeating = false;

  return startLoop('Handing jobs to the queues', log, async () => {
    if (!repeating) for (const definition of definitions) await repeat(db, definition, now());
    repeating = true;
    // Told by the connection itself, once.
    if (!queues.isReady()) return false;
    const waiting = new Map<string, number>();
    for (const name of queueNames) waiting.set(name, await queues.countWaiting(name));
    const open = definitions.filter(({ queue }) => (waiting.get(queue) ?? 0) < FULL).map(({ name }) => name);
    const claims = await claim(db, open, BATCH, LEASE_MS, now());
    try {
      for (const name of queueNames)
        await queues.hand(
          name,
          definitions.filter(({ queue }) => queue === name).flatMap((definition) => [...toBundles(claims, definition)]),
        );
    } catch (error) {
      await release(db, claims, now());
      throw error;
    }
    return claims.length === BATCH;
  });
}
