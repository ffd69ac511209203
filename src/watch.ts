import type { ChargeStatus } from './generated/prisma/enums.ts';
import { countOpen } from './charges/index.ts';
import type { Store } from './platform/cache/index.ts';
import type { Db } from './platform/db/index.ts';
import type { PoolStats } from './platform/db/pool.ts';
import type { Reads } from './platform/db/reading.ts';
import type { Replica } from './platform/db/replica.ts';
import { createOperationMetrics } from './platform/graphql/metrics.ts';
import type { SubscriptionStats } from './platform/graphql/subscriptions/index.ts';
import type { JobOutcome, Queues } from './platform/jobs/index.ts';
import { createMetrics, createRecent, createTally, createTimes, record } from './platform/metrics/index.ts';
import * as sources from './platform/metrics/sources.ts';
import type { Limits } from './platform/rate-limit/limits.ts';
import { ping, type Redis } from './platform/redis/index.ts';
import type { AttemptOutcome } from './webhooks/index.ts';

interface Parts {
  db: Db;
  /** The cache role. */
  redis: Redis;
  queues: Queues;
  limits: Limits;
  now: () => Date;
}

/** States that are always told of, so that a graph shows 0 and no gap. */
const OPEN: ChargeStatus[] = ['PENDING', 'REQUIRES_ACTION', 'PROCESSING', 'UNKNOWN'];

export type Watch = ReturnType<typeof createWatch>;

/** Everything that a process counts, put together for /metrics. docs/operations.md says what each is good for. */
export function createWatch() {
  const metrics = createMetrics();
  const operations = createOperationMetrics();
  const statements = createTimes({
    name: 'parley_sql_statement_duration_seconds',
    help: 'Time of SQL statements by name, without the wait for a connection; `prisma` are those that Prisma writes.',
    labels: ['statement'],
  });
  const jobs = createTimes({
    name: 'parley_job_duration_seconds',
    help: 'Time of runs of jobs, by how they ended: done, failed (tried again) or dead.',
    labels: ['job', 'outcome'],
  });
  const attempts = createTimes({
    name: 'parley_webhook_attempt_duration_seconds',
    help: 'Time of exchanges with receivers of webhooks, by outcome; RETRIED is a failure that is tried again.',
    labels: ['outcome'],
  });
  const charges = createTally({
    name: 'parley_charge_outcomes_total',
    help: 'States that charges came into, as this process found out.',
    labels: ['status'],
  });
  metrics.add(...operations.metrics, statements.metric, jobs.metric, attempts.metric, charges.metric);

  const pools: Record<string, () => PoolStats> = {};
  metrics.add(
    ...sources.poolMetrics(() =>
      Object.fromEntries(Object.entries(pools).map(([name, stats]) => [name, stats()] as const)),
    ),
  );

  return {
    metrics,
    operations,
    // A number at the end tells which columns are left out.
    onStatement: (name: string, seconds: number) => record(statements.of(name.replace(/\.\d+$/, '')), seconds),
    onJob: (job: string, outcome: JobOutcome, seconds: number) => record(jobs.of(job, outcome), seconds),
    onAttempt: (outcome: AttemptOutcome, seconds: number) => record(attempts.of(outcome), seconds),
    onCharge: (status: ChargeStatus) => charges.count(status),

    /** What every process has. */
    add({ db, redis, queues, limits, now }: Parts): void {
      pools['main'] = () => db.stats();
      const open = createRecent(() => countOpen(db));
      metrics.add(
        sources.upMetric({
          postgresql: () => db.ping(),
          'redis-cache': () => ping(redis),
          'redis-queues': () => queues.ping(),
        }),
        ...sources.limitMetrics(() => limits.stats()),
        ...sources.queueMetrics(queues),
        ...sources.outboxMetrics(db, now),
        {
          name: 'parley_open_charges',
          help: 'Charges that are not final, by state; at most 10000 are counted.',
          type: 'gauge',
          read: async () => {
            const found = await open();
            return found ? OPEN.map((status) => ({ labels: { status }, value: found[status] ?? 0 })) : [];
          },
        },
      );
    },

    addReplica(replica: Replica, reads: Reads): void {
      pools['replica'] = () => replica.stats().pool;
      metrics.add(
        ...sources.replicaMetrics(
          () => replica.stats(),
          () => reads.stats(),
        ),
      );
    },
    addCache: (store: Store) => metrics.add(...sources.cacheMetrics(() => store.stats())),
    addSubscriptions: ({ stats }: { stats: () => SubscriptionStats }) =>
      metrics.add(...sources.subscriptionMetrics(stats)),

    /** What only the worker has: a pool for the jobs. */
    addJobs(db: Db): void {
      pools['jobs'] = () => db.stats();
    },
  };
}
