/** What the parts of the platform know of themselves, as metrics. */
import type { CacheStats } from '../cache/index.ts';
import type { Db, PoolStats } from '../db/index.ts';
import type { ReadOutcome } from '../db/reading.ts';
import type { ReplicaStats } from '../db/replica.ts';
import type { SubscriptionStats } from '../graphql/subscriptions/index.ts';
import { countDeadLetters, readLag, type QueueStats, type Queues } from '../jobs/index.ts';
import type { LimitStats } from '../rate-limit/limits.ts';
import type { Metric, Sample } from './index.ts';
import { createRecent } from './recent.ts';

type Shape = Omit<Metric, 'read'>;
const counter = (name: string, help: string): Shape => ({ name, help, type: 'counter' });
const gauge = (name: string, help: string): Shape => ({ name, help, type: 'gauge' });

/** One sample for each value of a label. */
const each = (label: string, values: Record<string, number>): Sample[] =>
  Object.entries(values).map(([name, value]) => ({ labels: { [label]: name }, value }));

export const cacheMetrics = (stats: () => CacheStats): Metric[] => [
  {
    ...counter('parley_cache_lookups_total', 'Lookups of answers and rows in the cache, by what came of them.'),
    read: () => {
      const { local, redis, joined, stale, fills, bypassed } = stats();
      return each('result', { local, redis, joined, stale, miss: fills, bypassed });
    },
  },
  {
    ...counter(
      'parley_cache_unanswered_total',
      'Questions of the cache that Redis did not answer in time, after each of which it is left alone for a moment.',
    ),
    read: () => [{ value: stats().unanswered }],
  },
  {
    ...gauge('parley_cache_local_bytes', 'Bytes of answers that this process keeps.'),
    read: () => [{ value: stats().bytes }],
  },
  {
    ...gauge('parley_cache_local_entries', 'Answers and rows that this process keeps.'),
    read: () => [{ value: stats().entries }],
  },
];

export const replicaMetrics = (stats: () => ReplicaStats, reads: () => Record<ReadOutcome, number>): Metric[] => [
  {
    ...counter('parley_replica_reads_total', 'Reads that may come from the replica, by where they were made.'),
    read: () => each('result', reads()),
  },
  {
    ...gauge(
      'parley_replica_lag_seconds',
      'What the replica says is at most as old; nothing while it cannot be reached.',
    ),
    read: () => {
      const { lagMs } = stats();
      return lagMs === null ? [] : [{ value: lagMs / 1000 }];
    },
  },
  {
    ...gauge('parley_replica_used', '1 while the replica is read, 0 while it is left alone.'),
    read: () => [{ value: Number(stats().used) }],
  },
];

export const limitMetrics = (stats: () => LimitStats): Metric[] => [
  {
    ...counter('parley_rate_limit_decisions_total', 'What the rate limits decided, by limit.'),
    read: () =>
      Object.entries(stats().limits).flatMap(([limit, { allowed, refused }]) =>
        each('decision', { allowed, refused }).map(({ labels, value }) => ({ labels: { limit, ...labels }, value })),
      ),
  },
  {
    ...counter('parley_rate_limit_local_decisions_total', 'Decisions of these that were made without Redis.'),
    read: () => [{ value: stats().local }],
  },
  {
    ...gauge('parley_rate_limit_degraded', '1 while this process limits by itself, since Redis does not answer.'),
    read: () => [{ value: Number(stats().away) }],
  },
];

/** @param pools By the name that each has in the label `pool`. */
export const poolMetrics = (pools: () => Record<string, PoolStats>): Metric[] => {
  const of = (read: (stats: PoolStats) => number) => () =>
    each('pool', Object.fromEntries(Object.entries(pools()).map(([name, stats]) => [name, read(stats)])));
  return [
    {
      ...gauge('parley_sql_pool_max_connections', 'Connections to PostgreSQL that the pool may hold.'),
      read: of(({ max }) => max),
    },
    {
      ...gauge('parley_sql_pool_used_connections', 'Connections to PostgreSQL that are in use.'),
      read: of(({ used }) => used),
    },
    {
      ...gauge('parley_sql_pool_idle_connections', 'Connections to PostgreSQL that are open and free.'),
      read: of(({ idle }) => idle),
    },
    {
      ...gauge('parley_sql_pool_waiting', 'Statements and transactions that wait for a connection.'),
      read: of(({ waiting }) => waiting),
    },
  ];
};

export const subscriptionMetrics = (stats: () => SubscriptionStats): Metric[] => [
  {
    ...gauge('parley_subscription_connections', 'Connections of subscriptions: WebSockets and event streams.'),
    read: () => [{ value: stats().connections }],
  },
  {
    ...gauge('parley_subscriptions', 'Subscriptions that are open, by field.'),
    read: () => each('field', stats().open),
  },
];

/** What stands in the queues, read at most once in five seconds. */
export function queueMetrics(queues: Queues): Metric[] {
  const recent = createRecent(() => queues.stats());
  const of = (read: (stats: QueueStats) => Record<string, number>) => async () =>
    ((await recent()) ?? []).flatMap((stats) =>
      each('state', read(stats)).map(({ labels, value }) => ({ labels: { queue: stats.name, ...labels }, value })),
    );
  return [
    {
      ...gauge('parley_queue_jobs', 'Bundles of jobs in a queue, by state; what has to be done stands in the outbox.'),
      read: of(({ waiting, active, delayed, failed }) => ({ waiting, active, delayed, failed })),
    },
    {
      ...gauge('parley_queue_oldest_age_seconds', 'How long the oldest bundle of a queue has waited.'),
      read: async () =>
        ((await recent()) ?? []).map(({ name, oldestMs }) => ({ labels: { queue: name }, value: oldestMs / 1000 })),
    },
  ];
}

/** Work that waits in PostgreSQL, read at most once in five seconds. */
export function outboxMetrics(db: Db, now: () => Date): Metric[] {
  const lag = createRecent(() => readLag(db, now()));
  const dead = createRecent(() => countDeadLetters(db));
  return [
    {
      ...gauge('parley_outbox_due_jobs', 'Jobs of the outbox that are due and not handed over; 10000 is that or more.'),
      read: async () => {
        const known = await lag();
        return known ? [{ value: known.due }] : [];
      },
    },
    {
      ...gauge('parley_outbox_oldest_age_seconds', 'How long the oldest of these has been due.'),
      read: async () => {
        const known = await lag();
        return known ? [{ value: known.oldestMs / 1000 }] : [];
      },
    },
    {
      ...gauge(
        'parley_dead_letters',
        'Jobs that used up their attempts and were not replayed; at most 10000 are counted.',
      ),
      read: async () => each('job', (await dead()) ?? {}),
    },
  ];
}

/** Whether what the process depends on answers it, within 0.7 s; asked at most once a second while it does. */
export function upMetric(dependencies: Record<string, () => Promise<unknown>>): Metric {
  const asked = Object.entries(dependencies).map(
    ([name, ping]) => [name, createRecent(async () => (await ping(), true), 1_000)] as const,
  );
  return {
    ...gauge('parley_up', '1 while the dependency answers this process, else 0.'),
    read: async () => {
      const answers = await Promise.all(asked.map(async ([name, recent]) => [name, Number(await recent())] as const));
      return each('dependency', Object.fromEntries(answers));
    },
  };
}
