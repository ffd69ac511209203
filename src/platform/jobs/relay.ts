import type { Db } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import type { JobDefinition } from './define.ts';
import { startLoop, type Loop } from './loop.ts';
import { claim, release, repeat, type Claim } from './outbox.ts';
import type { HandedJob, Queues } from './queues.ts';

/** A job that was handed over and has not ended by then is handed over again: its queue may be gone. */
const LEASE_MS = 60_000;
const BATCH = 500;
/** No more is handed to a queue in which as many wait: the outbox is the place to wait. */
const FULL = 1_000;

const toHanded = ({ id, job, payload, runs, failed }: Claim): HandedJob => ({
  id: `${id}.${job}.${runs}`,
  name: job,
  data: { payload, row: { id, runs, failed } },
});

export interface RelayOptions {
  db: Db;
  queues: Queues;
  definitions: JobDefinition[];
  now: () => Date;
  log: Log;
}

/** Hands what is due in the outbox to the queues; also, again, what was handed over and never ended. */
export function startRelay({ db, queues, definitions, now, log }: RelayOptions): Loop {
  const queueOf = new Map(definitions.map(({ name, queue }) => [name, queue]));
  const queueNames = [...new Set(queueOf.values())];
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
        await queues.hand(name, claims.filter(({ job }) => queueOf.get(job) === name).map(toHanded));
    } catch (error) {
      await release(db, claims, now());
      throw error;
    }
    return claims.length === BATCH;
  });
}
