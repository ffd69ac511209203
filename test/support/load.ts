import { setTimeout as sleep } from 'node:timers/promises';

/** One call of a steady load. Times are those of `performance.now()`, in milliseconds. */
export interface Called {
  kind: string;
  since: number;
  until: number;
  /** What was wrong with it; null for nothing. */
  fault: string | null;
}

/**
 * Makes `perSecond` calls a second, whatever the answers, taking turns among `kinds`, until it is stopped.
 * A call throws what is wrong.
 */
export function startLoad(perSecond: number, kinds: Record<string, () => Promise<void>>) {
  const calls: Called[] = [];
  const names = Object.keys(kinds);
  const state = { going: true };
  async function call(kind: string): Promise<void> {
    const since = performance.now();
    let fault: string | null = null;
    try {
      await kinds[kind]?.();
    } catch (error) {
      const { message, cause } = error as Error & { cause?: Error };
      fault = cause ? `${message}: ${cause.message}` : message;
    }
    calls.push({ kind, since, until: performance.now(), fault });
  }
  const done = (async () => {
    const running: Promise<void>[] = [];
    const start = performance.now();
    for (let index = 0; state.going; index += 1) {
      await sleep(Math.max(0, start + (index * 1000) / perSecond - performance.now()));
      running.push(call(names[index % names.length] ?? ''));
    }
    await Promise.all(running);
  })();
  return {
    calls,
    /** Until the last call is answered. */
    async stop(): Promise<Called[]> {
      state.going = false;
      await done;
      return calls;
    },
  };
}
