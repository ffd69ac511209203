import { setTimeout as sleep } from 'node:timers/promises';

/** Does one small piece of a long work. */
export type Pace = <T>(piece: () => Promise<T>) => Promise<T>;

/**
 * Rests after each piece `rest` times as long as it took, so that a long work leaves room for everybody else however
 * busy the servers are. @throws the signal's reason where it is aborted
 */
export const createPace =
  ({ rest, signal }: { rest: number; signal?: AbortSignal | undefined }): Pace =>
  async (piece) => {
    signal?.throwIfAborted();
    const since = performance.now();
    const result = await piece();
    await sleep((performance.now() - since) * rest, undefined, { signal });
    return result;
  };

/** Repeats a piece that takes up to `batch` rows and says how many, until there are fewer; answers the sum. */
export async function drain(pace: Pace, batch: number, piece: () => Promise<number>): Promise<number> {
  for (let sum = 0; ;) {
    const count = await pace(piece);
    sum += count;
    if (count < batch) return sum;
  }
}
