import { z } from 'zod';
import type { Db } from '../platform/db/index.ts';
import { defineJob, implementJob } from '../platform/jobs/index.ts';
import type { Log } from '../platform/log/index.ts';
import { cancelOf, prune, sweep } from './repository.ts';

const BATCH = 500;

export const cancelEndpointJob = defineJob({
  name: 'webhooks.cancelEndpoint',
  schema: z.object({ endpointId: z.uuid() }),
});

const sweepJob = defineJob({
  name: 'webhooks.sweep',
  schema: z.object({}),
  attempts: 3,
  every: { ms: 300_000, payload: {} },
});

const pruneJob = defineJob({
  name: 'webhooks.prune',
  schema: z.object({}),
  attempts: 3,
  every: { ms: 3_600_000, payload: {} },
});

interface JobsOptions {
  db: Db;
  now: () => Date;
}

/** Cancels what is on its way to a deleted endpoint, in small batches. */
export const cancelEndpoint = ({ db, now }: JobsOptions) =>
  implementJob(cancelEndpointJob, async ({ endpointId }) => {
    while ((await cancelOf(db, endpointId, BATCH, now())) === BATCH);
  });

/** Deletes messages that are older than `retentionMs`, in small batches. */
export const pruneMessages = ({ db, retentionMs, now }: JobsOptions & { retentionMs: number }) =>
  implementJob(pruneJob, async () => {
    const before = new Date(now().getTime() - retentionMs);
    while (await prune(db, before));
  });

/** The last resort where an endpoint was not woken; what it finds is a fault of this program, and told as one. */
export const sweepEndpoints = ({ db, log, now }: JobsOptions & { log: Log }) =>
  implementJob(sweepJob, async () => {
    for (const { id } of await sweep(db, now()))
      log.error({ endpoint: id }, 'An endpoint with due deliveries was asleep');
  });
