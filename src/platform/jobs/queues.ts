/** The queues in Redis: what is being done, never what has to be. */
import { Queue } from 'bullmq';
import { ping, type Redis } from '../redis/index.ts';

/** One job, as a queue holds it. */
export interface HandedItem {
  payload: unknown;
  /** The row of the outbox behind it; none where something else keeps it. */
  row?: { id: string; runs: number; failed: number };
}

/** Jobs of one kind that travel together: each runs and fails by itself, but a slow one holds the place of all. */
export interface Bundle {
  /** While a bundle of this id waits or runs, it is not handed over again. May not hold a colon. */
  id: string;
  name: string;
  items: HandedItem[];
}

/** The keys of one queue lie in one slot of a cluster, and those of another in another. */
export const queuePrefix = (prefix: string, queue: string) => `{${prefix}:queue:${queue}}`;

/** What a queue holds: bundles, by state, and how long the oldest one that waits has done so. */
export interface QueueStats {
  name: string;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  oldestMs: number;
}

/** Ends of the queues at which work is put in. */
export interface Queues {
  all: Queue[];
  /** Whether work can be put in now. */
  isReady(): boolean;
  /** How many jobs wait in a queue. */
  countWaiting(queue: string): Promise<number>;
  /** @throws as `hand` */
  stats(): Promise<QueueStats[]>;
  /** Resolves if Redis answers. */
  ping(): Promise<unknown>;
  /** @throws where Redis cannot be reached: at once. */
  hand(queue: string, bundles: Bundle[]): Promise<void>;
  close(): void;
}

const optionsOf = ({ id, items }: Bundle) => ({
  jobId: id,
  attempts: 1,
  stackTraceLimit: 5,
  removeOnComplete: true,
  // Kept for the view on the queues, where the id does not come again: the next try of a row has another.
  removeOnFail: items.length === 1 && items[0]?.row ? { count: 500 } : true,
});

export function createQueues(redis: Redis, prefix: string, names: string[]): Queues {
  const byName = new Map(
    names.map((name) => {
      const queue = new Queue(name, {
        connection: redis,
        prefix: queuePrefix(prefix, name),
        skipWaitingForReady: true,
        skipVersionCheck: true,
        skipMetasUpdate: true,
      });
      // The connection itself says when it is lost.
      queue.on('error', () => undefined);
      return [name, queue];
    }),
  );
  const get = (name: string): Queue => {
    const queue = byName.get(name);
    if (!queue) throw new RangeError(`No queue of this name: ${name}`);
    return queue;
  };
  return {
    all: [...byName.values()],
    isReady: () => redis.status === 'ready',
    countWaiting: (name) => get(name).getWaitingCount(),
    stats: () =>
      Promise.all(
        [...byName].map(async ([name, queue]) => {
          const [counts, [oldest]] = await Promise.all([
            queue.getJobCounts('waiting', 'active', 'delayed', 'failed'),
            queue.getJobs('waiting', 0, 0, true),
          ]);
          const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
          // The last to look may find it taken.
          const oldestMs = oldest ? Math.max(0, Date.now() - oldest.timestamp) : 0;
          return { name, waiting, active, delayed, failed, oldestMs };
        }),
      ),
    ping: () => ping(redis),
    async hand(name, bundles) {
      if (bundles.length === 0) return;
      await get(name).addBulk(
        bundles.map((bundle) => ({ name: bundle.name, data: { items: bundle.items }, opts: optionsOf(bundle) })),
      );
    },
    close: () => redis.disconnect(),
  };
}
