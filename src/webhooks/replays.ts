/** Replays of many deliveries: one second's worth at a time, so that no restart and no pause makes a flood of them. */
import { z } from 'zod';
import type { Db, Sql, Statement } from '../platform/db/index.ts';
import { defineJob, implementJob } from '../platform/jobs/index.ts';
import { wake, type ReplayRow } from './repository.ts';

/** Which deliveries: all that is given must hold. Times as RFC 3339. */
export const filterSchema = z.object({
  endpointId: z.uuid().nullish(),
  eventType: z.string().nullish(),
  status: z.enum(['PENDING', 'DELIVERED', 'DEAD', 'CANCELED']).nullish(),
  since: z.iso.datetime().nullish(),
  until: z.iso.datetime().nullish(),
});
export type DeliveryFilter = z.infer<typeof filterSchema>;

/** The lowest UUIDv7 of a millisecond: ids are in the order of their time. */
export const firstIdOf = (time: Date): string => {
  const hex = Math.max(0, time.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/** The filter as Prisma takes it. */
export const whereOf = ({ endpointId, eventType, status, since, until }: DeliveryFilter) => ({
  ...(endpointId ? { endpointId } : {}),
  ...(eventType ? { eventType } : {}),
  ...(status ? { status } : {}),
  ...(since || until
    ? {
        id: {
          ...(since ? { gte: firstIdOf(new Date(since)) } : {}),
          ...(until ? { lt: firstIdOf(new Date(until)) } : {}),
        },
      }
    : {}),
});

export const replayJob = defineJob({ name: 'webhooks.replay', schema: z.object({ replayId: z.uuid() }) });

const SECOND_MS = 1_000;

export const statements = {
  lockReplay: {
    name: 'webhooks.lockReplay',
    text: `
      SELECT id, filter, max_per_second AS "maxPerSecond", after_id AS "afterId", total, released,
        released_at AS "releasedAt", created_at AS "createdAt", ended_at AS "endedAt"
      FROM webhook_replays WHERE id = $1 FOR NO KEY UPDATE`,
  },
  release: {
    name: 'webhooks.release',
    text: `
      WITH next AS (
        SELECT id FROM webhook_deliveries
        WHERE status = $1 AND id > $2 AND id < $3
          AND ($4::uuid IS NULL OR endpoint_id = $4) AND ($5::text IS NULL OR event_type = $5)
          AND settled_at <= $8 AND (SELECT e.deleted_at FROM webhook_endpoints e WHERE e.id = endpoint_id) IS NULL
        ORDER BY id LIMIT $6 FOR NO KEY UPDATE
      ), spread AS (
        SELECT id, $7::timestamptz + (row_number() OVER (ORDER BY id) - 1) * interval '1 second' / $6 AS at FROM next
      )
      UPDATE webhook_deliveries d SET
        attempt_count = attempt_count + in_flight::int, status = 'PENDING', run_attempts = 0, in_flight = false,
        replay_id = $9, settled_at = NULL, next_attempt_at = spread.at, due_at = spread.at
      FROM spread WHERE d.id = spread.id RETURNING d.id, d.endpoint_id AS "endpointId"`,
  },
  countReleased: {
    name: 'webhooks.countReleased',
    text: `
      SELECT count(*)::int AS count FROM webhook_deliveries
      WHERE replay_id = $1 AND status = 'PENDING' AND run_attempts = 0 AND NOT in_flight`,
  },
  cancelReleased: {
    name: 'webhooks.cancelReleased',
    text: `
      UPDATE webhook_deliveries SET status = 'CANCELED', settled_at = $3, next_attempt_at = NULL, due_at = NULL
      WHERE id = ANY($1::uuid[]) AND NOT endpoint_id = ANY($2::uuid[])`,
  },
  saveReplay: {
    name: 'webhooks.saveReplay',
    text: `
      UPDATE webhook_replays SET after_id = coalesce($2, after_id), released = released + $3, released_at = $4, ended_at = $5
      WHERE id = $1`,
  },
} satisfies Record<string, Statement>;

interface LockedReplay extends ReplayRow {
  filter: unknown;
  maxPerSecond: number;
  afterId: string | null;
  releasedAt: Date | null;
  createdAt: Date;
}

/** Lets the next second's worth of a replay go; answers when to go on, null where nothing is left. */
export async function releaseNext(tx: Sql, replayId: string, time: Date): Promise<Date | null> {
  const [replay] = await tx.query<LockedReplay>(statements.lockReplay, [replayId]);
  if (!replay || replay.endedAt) return null;
  const next = new Date((replay.releasedAt ?? new Date(0)).getTime() + SECOND_MS);
  if (next > time) return next;

  // What was let go and not sent yet, because its receiver is not ready, counts as this second's.
  const [held] = await tx.query<{ count: number }>(statements.countReleased, [replayId]);
  const limit = replay.maxPerSecond - (held?.count ?? 0);
  const later = new Date(time.getTime() + SECOND_MS);
  if (limit <= 0) return later;

  const { status, endpointId, eventType, since, until } = filterSchema.parse(replay.filter);
  // What came after the replay was asked for is not meant.
  const before = firstIdOf(
    new Date(Math.min(until ? new Date(until).getTime() : Infinity, replay.createdAt.getTime() + 1)),
  );
  const after = replay.afterId ?? firstIdOf(since ? new Date(since) : new Date(0));
  const released = await tx.query<{ id: string; endpointId: string }>(statements.release, [
    status,
    after,
    before,
    endpointId ?? null,
    eventType ?? null,
    limit,
    time,
    replay.createdAt,
    replayId,
  ]);
  const isDone = released.length < limit;
  const last =
    released
      .map(({ id }) => id)
      .sort()
      .at(-1) ?? null;
  await tx.query(statements.saveReplay, [replayId, last, released.length, time, isDone ? time : null]);
  const endpointIds = [...new Set(released.map(({ endpointId: id }) => id))];
  if (endpointIds.length > 0) {
    // Of an endpoint that was deleted meanwhile nothing is sent.
    const alive = await wake(tx, endpointIds, time);
    if (alive.length < endpointIds.length)
      await tx.query(statements.cancelReleased, [released.map(({ id }) => id), alive, time]);
  }
  return isDone ? null : later;
}

export const replay = ({ db, now }: { db: Db; now: () => Date }) =>
  implementJob(
    replayJob,
    async ({ replayId }) => (await db.transaction((tx) => releaseNext(tx, replayId, now()))) ?? undefined,
  );
