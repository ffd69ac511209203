import DataLoader from 'dataloader';

/**
 * Groups what callers ask for while the last group is being worked on, as a database groups commits: at once when there
 * is nothing to do, in ever larger groups (up to `maxSize`) when there is much.
 */
export function createBatch<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly (Result | Error)[]>,
  maxSize = 200,
): (item: Item) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  const loader = new DataLoader<Item, Result>(
    (items) => {
      const result = run(items);
      last = result.catch(() => undefined);
      return result;
    },
    {
      cache: false,
      maxBatchSize: maxSize,
      batchScheduleFn: (start) => {
        // A turn of the event loop, so that what came with the same packet goes together.
        void last.then(() => setImmediate(start));
      },
    },
  );
  return (item) => loader.load(item);
}
