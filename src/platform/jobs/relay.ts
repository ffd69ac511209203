import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../db/index.ts';
import type { Log } from '../log/index.ts';
import type { JobDefinition } from './define.ts';
import { claim, release, repeat, type Claim } from './outbox.ts';
import type { HandedJob, Queues } from './queues.ts';

/** A job that was handed over and has not ended by then is handed over again: its queue may be gone. */
const LEASE_MS = 60_000;
const BATCH = 500;
/** No more is handed to a queue in which as many wait: the outbox is the place to wait. */
const FULL = 1_000;
/** How long to rest where nothing is due. */
const IDLE_MS = 100;

/** What a worker repeats until it is stopped: `turn` answers whether there is more to do at once. */
export interface Loop {
  stop(): Promise<void>;
}

/** Repeats `turn` until stopped; a fault is told once and tried again after a second. */
export function startLoop(what: string, log: Log, turn: () => Promise<boolean>, idleMs = IDLE_MS): Loop {
  const stopping = new AbortController();
  const { signal } = stopping;
  const rest = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);
  const ended = (async () => {
    let broken = false;
    while (!signal.aborted)
      try {
        const more = await turn();
        if (broken) log.info(`${what} goes on`);
        broken = false;
        if (!more) await rest(idleMs);
      } catch (error) {
        if (!broken) log.warn({ err: error }, `${what} cannot go on; trying again until it can`);
        broken = true;
        await rest(1_000);
      }
  })();
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

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
  const queueNames = [...new Set(definitions.map(({ queue }) => queue))];
  let repeating = false;

  async function fill(queue: string): Promise<boolean> {
    const names = definitions.filter((definition) => definition.queue === queue).map(({ name }) => name);
    if ((await queues.countWaiting(queue)) >= FULL) return false;
    const claims = await claim(db, names, BATCH, LEASE_MS, now());
    try {
      await queues.hand(queue, claims.map(toHanded));
    } catch (error) {
      await release(db, claims, now());
      throw error;
    }
    return claims.length === BATCH;
  }

  return startLoop('Handing jobs to the queues', log, async () => {
    if (!repeating) for (const definition of definitions) await repeat(db, definition, now());
    repeating = true;
    // Told by the connection itself, once.
    if (!queues.isReady()) return false;
    let more = false;
    for (const queue of queueNames) more = (await fill(queue)) || more;
    return more;
  });
}
