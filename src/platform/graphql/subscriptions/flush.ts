import type { Duplex } from 'node:stream';

/**
 * Gathers what is written to many connections until the event loop comes round, so that each gets it by one call. Answers
 * whether it is the first of its connection in this turn.
 */
export function createFlush(): (connection: Duplex) => boolean {
  const gathering = new Set<Duplex>();
  const flush = () => {
    for (const connection of gathering) connection.uncork();
    gathering.clear();
  };
  return (connection) => {
    if (gathering.has(connection)) return false;
    if (gathering.size === 0) setImmediate(flush);
    gathering.add(connection);
    connection.cork();
    return true;
  };
}

/** Until a connection has room again, or is gone. */
export const drained = (connection: Duplex): Promise<void> =>
  new Promise((resolve) => {
    if (!connection.writableNeedDrain || connection.destroyed) {
      resolve();
      return;
    }
    const end = () => {
      connection.off('drain', end).off('close', end);
      resolve();
    };
    connection.on('drain', end).on('close', end);
  });
