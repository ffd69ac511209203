import { z } from 'zod';
import type { Db } from '../platform/db/index.ts';
import { defineJob, implementJob } from '../platform/jobs/index.ts';
import { reapEvents } from './repository.ts';
import type { Charges } from './service.ts';

const recoverJob = defineJob({
  name: 'charges.recover',
  schema: z.object({}),
  every: { ms: 2_000, payload: {} },
});

/** Finds out what became of charges and refunds that are not final. */
export const recoverCharges = ({ charges }: { charges: Charges }) =>
  implementJob(recoverJob, async (_payload, { signal }) => {
    await charges.recover(signal);
  });

const reapEventsJob = defineJob({
  name: 'charges.reapEvents',
  schema: z.object({}),
  attempts: 3,
  every: { ms: 3_600_000, payload: {} },
});

/** The provider repeats an event for three days at most. https://docs.stripe.com/webhooks#retries */
const KEPT_MS = 30 * 24 * 3_600_000;

/** Forgets events of the provider that it will not repeat any more. */
export const reapProviderEvents = ({ db, now }: { db: Db; now: () => Date }) =>
  implementJob(reapEventsJob, async (_payload, { signal }) => {
    const until = new Date(now().getTime() - KEPT_MS);
    while (await reapEvents(db, until)) signal.throwIfAborted();
  });
