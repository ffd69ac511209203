import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log/index.ts';

/** How long to rest where there is nothing to do, and after a fault. */
const IDLE_MS = 100;
const BROKEN_MS = 1_000;

/** What a worker repeats until it is stopped. */
export interface Loop {
  /** Ends a rest: there may be something to do. */
  wake(): void;
  /** Ends after the turn that runs. */
  stop(): Promise<void>;
}

/** Repeats `turn`, which answers whether there is more to do at once. A fault is told once, and tried again. */
export function startLoop(what: string, log: Log, turn: () => Promise<boolean>): Loop {
  let state: 'working' | 'woken' | 'stopping' = 'working';
  const isStopping = () => state === 'stopping';
  let resting = new AbortController();
  const rest = async (ms: number) => {
    if (state !== 'working') return;
    resting = new AbortController();
    await sleep(ms, undefined, { signal: resting.signal }).catch(() => undefined);
  };
  const ended = (async () => {
    let broken = false;
    while (!isStopping())
      try {
        state = 'working';
        const more = await turn();
        if (broken) log.info(`${what} goes on`);
        broken = false;
        if (!more) await rest(IDLE_MS);
      } catch (error) {
        if (!broken) log.warn({ err: error }, `${what} cannot go on; trying again until it can`);
        broken = true;
        await rest(BROKEN_MS);
      }
  })();
  const become = (next: 'woken' | 'stopping') => {
    if (!isStopping()) state = next;
    resting.abort();
  };
  return {
    wake: () => become('woken'),
    async stop() {
      become('stopping');
      await ended;
    },
  };
}
