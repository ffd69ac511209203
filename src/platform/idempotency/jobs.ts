import { z } from 'zod';
import type { Sql } from '../db/index.ts';
import { defineJob, implementJob } from '../jobs/index.ts';
import { reapKeys } from './index.ts';

const reapKeysJob = defineJob({
  name: 'idempotency.reapKeys',
  schema: z.object({}),
  attempts: 3,
  every: { ms: 600_000, payload: {} },
});

export const reapIdempotencyKeys = ({ db, now }: { db: Sql; now: () => Date }) =>
  implementJob(reapKeysJob, async () => {
    await reapKeys(db, now());
  });
