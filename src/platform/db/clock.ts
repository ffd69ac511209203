import { within } from '../within.ts';
import type { Sql, Statement } from './index.ts';

/** The time by which every process goes. */
export interface Clock {
  now: () => Date;
  /** Resolves once PostgreSQL was asked for the first time, or has not answered for a second. */
  set: Promise<void>;
  close(): void;
}

const LOOK_MS = 1_000;

const statement: Statement = {
  name: 'clock.read',
  text: 'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms',
};

/**
 * PostgreSQL's clock: what one process writes as due, held or over is so for all others too, however the clocks of their
 * machines stand, or are set meanwhile. Between two looks it goes on by this process's monotonic clock. PostgreSQL answers
 * with some moment between the question and the answer, so time is corrected only where it was outside of that.
 * Source: Cristian, "Probabilistic clock synchronization", Distributed Computing 3 (1989).
 */
export function createClock(sql: Sql): Clock {
  /** The time, in milliseconds since 1970, at which the monotonic clock of this process began. */
  let origin = Date.now() - performance.now();
  let looking = false;

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    try {
      const asked = performance.now();
      const [row] = await sql.query<{ ms: number }>(statement, []);
      if (row) origin = Math.min(row.ms - asked, Math.max(row.ms - performance.now(), origin));
    } catch {
      // Away, of which others tell; time goes on.
    } finally {
      looking = false;
    }
  }

  const timer = setInterval(() => void look(), LOOK_MS);
  timer.unref();

  return {
    now: () => new Date(Math.floor(origin + performance.now())),
    set: within(LOOK_MS, look()).catch(() => undefined),
    close: () => clearInterval(timer),
  };
}
