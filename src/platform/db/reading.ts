import { tagOf, type Journal } from '../cache/index.ts';
import type { Sql } from './index.ts';
import type { Replica } from './replica.ts';

/** What a read holds, in the names of the journal of writes. */
export interface Holds<T> {
  /** Known before it is made. */
  sure: readonly string[];
  /** Of what was found. */
  tagsOf?: (found: T) => Iterable<string>;
}

/**
 * Reads by `load`, from wherever that is as good: what it finds is never older than the last answered write to what it
 * holds. `load` may run twice, and must write nothing.
 */
export type Read = <T>(load: (sql: Sql) => Promise<T>, holds: Holds<T>) => Promise<T>;

/** Reads here and nowhere else. */
export const readFrom =
  (sql: Sql): Read =>
  (load) =>
    load(sql);

/** How one request reads. */
export interface Reading {
  read: Read;
  /** Called once it is known to be a query: before that, and for all else, the primary is read. */
  isQuery(): void;
  /** Called once what it wrote is committed: from then on whoever sent it reads what holds all of that. */
  hasWritten(): Promise<void>;
}

/** A read came from the replica, went to the primary at once, or was made anew there. */
export type ReadOutcome = 'replica' | 'primary' | 'again';

export interface Reads {
  /** @param isExact for whom only the primary is read */
  of(asker: { identity: string; isExact: boolean }): Reading;
  stats(): Record<ReadOutcome, number>;
}

/** Whether the server gave up for want of time: another would need as much. */
const isTooLong = (error: unknown) => (error as { code?: string }).code === '57014';

export interface ReadsOptions {
  db: Sql;
  /** Null where there is none. */
  replica: Replica | null;
  journal: Pick<Journal, 'isFresh' | 'invalidate'>;
}

export function createReads({ db, replica, journal }: ReadsOptions): Reads {
  const counts: Record<ReadOutcome, number> = { replica: 0, primary: 0, again: 0 };
  const fromPrimary: Reading = {
    read: readFrom(db),
    isQuery: () => undefined,
    hasWritten: () => Promise.resolve(),
  };
  if (!replica) return { of: () => fromPrimary, stats: () => counts };

  return {
    stats: () => ({ ...counts }),
    of({ identity, isExact }) {
      const own = tagOf.writesOf(identity);
      let mayLag = false;
      return {
        isQuery: () => (mayLag = !isExact),
        hasWritten: () => journal.invalidate([own]),
        async read(load, { sure, tagsOf }) {
          const position = mayLag ? replica.position() : null;
          const known = [own, ...sure];
          if (position === null || !journal.isFresh(known, position)) {
            counts.primary += 1;
            return await load(db);
          }
          try {
            const found = await load(replica);
            if (journal.isFresh([...known, ...(tagsOf?.(found) ?? [])], position)) {
              counts.replica += 1;
              return found;
            }
          } catch (error) {
            if (isTooLong(error)) throw error;
          }
          counts.again += 1;
          return await load(db);
        },
      };
    },
  };
}
