import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Db, Sql, Statement } from '../db/index.ts';
import { notFound } from '../errors.ts';
import type { Page } from '../graphql/connection.ts';

const failuresSchema = z.array(z.object({ at: z.iso.datetime().transform((at) => new Date(at)), error: z.string() }));
export type Failure = z.infer<typeof failuresSchema>[number];

export interface DeadJobRow {
  id: string;
  job: string;
  payload: unknown;
  failures: Failure[];
  createdAt: Date;
  diedAt: Date;
  replayedAt: Date | null;
}

export const statements = {
  replay: {
    name: 'deadLetters.replay',
    text: `
      WITH letter AS (UPDATE dead_letters SET replayed_at = $2 WHERE id = $1 RETURNING job, payload)
      INSERT INTO outbox (id, job, payload, due_at, created_at) SELECT $3, job, payload, $2, $2 FROM letter RETURNING id`,
  },
  count: {
    name: 'deadLetters.count',
    text: `
      SELECT job, count(*)::int AS count
      FROM (SELECT job FROM dead_letters WHERE replayed_at IS NULL ORDER BY job LIMIT 10000) d GROUP BY job`,
  },
} satisfies Record<string, Statement>;

/** How many were not replayed, up to 10,000, by the name of the job. */
export async function countDeadLetters(sql: Sql): Promise<Record<string, number>> {
  const rows = await sql.query<{ job: string; count: number }>(statements.count, []);
  return Object.fromEntries(rows.map(({ job, count }) => [job, count]));
}

export type DeadLetters = ReturnType<typeof createDeadLetters>;

/** Jobs that used up their attempts: to look at, and to do again. */
export function createDeadLetters({ db, now }: { db: Db; now: () => Date }) {
  const toRow = ({ failures, ...row }: Omit<DeadJobRow, 'failures'> & { failures: unknown }): DeadJobRow => ({
    ...row,
    failures: failuresSchema.parse(failures),
  });
  return {
    /** The newest first; one more than the page has. */
    list: async ({ first, after }: Page): Promise<DeadJobRow[]> => {
      const where = after ? { id: { lt: after.id } } : {};
      return (await db.prisma.deadLetter.findMany({ where, orderBy: { id: 'desc' }, take: first + 1 })).map(toRow);
    },

    /** @throws NOT_FOUND */
    async replay(id: string): Promise<DeadJobRow> {
      const time = now();
      await db.query(statements.replay, [id, time, uuid({ msecs: time.getTime() })]);
      const letter = await db.prisma.deadLetter.findUnique({ where: { id } });
      if (!letter) throw notFound('dead job');
      return toRow(letter);
    },
  };
}
