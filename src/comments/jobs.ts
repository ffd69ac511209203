import { z } from 'zod';
import type { Db } from '../platform/db/index.ts';
import { defineJob, implementJob } from '../platform/jobs/index.ts';
import type { Log } from '../platform/log/index.ts';
import { findCounterFaults } from './recount.ts';

const checkCountersJob = defineJob({
  name: 'comments.checkCounters',
  schema: z.object({ posts: z.number().int().min(1).max(1000) }),
  attempts: 3,
  every: { ms: 3_600_000, payload: { posts: 100 } },
});

/** Recounts the newest posts and logs an error for each counter that is off; nothing is changed. */
export const checkCounters = ({ db, log }: { db: Db; log: Log }) =>
  implementJob(checkCountersJob, async ({ posts }) => {
    const newest = await db.prisma.post.findMany({ orderBy: { createdAt: 'desc' }, take: posts, select: { id: true } });
    for (const { id } of newest)
      for (const fault of await findCounterFaults(db, [id])) log.error(fault, 'A counter is not what a recount says');
  });
