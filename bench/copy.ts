import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** What @types/pg leaves out of pg's connection. */
interface CopyConnection {
  stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

const CHUNK = 64 * 1024;

/**
 * `COPY … FROM STDIN` of these rows; null is NULL. Texts hold none of tab, line feed, carriage return and backslash.
 * Source: the PostgreSQL manual, "Message Flow", COPY Operations.
 * @throws what the server refuses
 */
export function copyFrom(
  client: pg.Client,
  table: string,
  columns: string,
  rows: Iterable<(string | number | null)[]>,
): Promise<void> {
  async function send(connection: CopyConnection): Promise<void> {
    let text = '';
    for (const row of rows) {
      text += `${row.map((value) => value ?? '\\N').join('\t')}\n`;
      if (text.length < CHUNK) continue;
      connection.sendCopyFromChunk(Buffer.from(text));
      text = '';
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
    }
    if (text !== '') connection.sendCopyFromChunk(Buffer.from(text));
    connection.endCopyFrom();
  }
  return new Promise((resolve, reject) => {
    // The parts of a query that pg's client calls.
    client.query({
      submit(connection: unknown) {
        (connection as CopyConnection).query(`COPY ${table} (${columns}) FROM STDIN`);
      },
      handleCopyInResponse(connection: CopyConnection) {
        void send(connection).catch(reject);
      },
      handleCommandComplete: () => undefined,
      handleReadyForQuery() {
        resolve();
      },
      handleError: reject,
    });
  });
}
