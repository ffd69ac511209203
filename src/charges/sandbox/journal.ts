import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file of JSON lines that only grows. */
export interface Journal {
  append(entry: object): void;
  /** Resolves once all that was appended before is on disk. Rejects for good once a write has failed. */
  synced(): Promise<void>;
  close(): Promise<void>;
}

const NEWLINE = 10;

/** Hands every whole line of the file to `replay`; answers how many bytes they are. */
async function read(file: string, replay: (entry: unknown) => void): Promise<number> {
  let size = 0;
  let lines = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    let start = 0;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, start)) {
      lines += 1;
      try {
        replay(JSON.parse(rest.toString('utf8', start, end)));
      } catch (error) {
        throw new Error(`Line ${lines} of ${file} is no entry of a sandbox: ${(error as Error).message}`);
      }
      start = end + 1;
    }
    size += start;
    rest = rest.subarray(start);
  }
  return size;
}

interface Batch {
  text: string;
  done: Promise<void>;
  resolve: () => void;
  reject: (error: Error) => void;
}

function createBatch(): Batch {
  const batch = { text: '' } as Batch;
  batch.done = new Promise<void>((resolve, reject) => Object.assign(batch, { resolve, reject }));
  // Nobody may be waiting; whoever asks later hears of it.
  batch.done.catch(() => undefined);
  return batch;
}

/**
 * Opens the file (it may be missing), replays its entries and cuts off a last line that was torn by a crash: it was
 * never acknowledged. Entries that come while the disk is busy are written and synced together, so the disk limits how
 * long an answer takes, not how many are given.
 * @throws Error naming the line that cannot be read.
 */
export async function openJournal(file: string, replay: (entry: unknown) => void): Promise<Journal> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.truncate(await read(file, replay));
  } catch (error) {
    await handle.close();
    throw error;
  }

  let next: Batch | null = null;
  let last = Promise.resolve();
  let writing = false;
  let failure: Error | null = null;

  async function write(): Promise<void> {
    for (let batch = next; batch; batch = next) {
      next = null;
      try {
        // After one failure nobody knows what the file holds: nothing is acknowledged any more.
        if (failure) throw failure;
        await handle.appendFile(batch.text);
        await handle.datasync();
        batch.resolve();
      } catch (error) {
        failure = error as Error;
        batch.reject(failure);
      }
    }
    writing = false;
  }

  return {
    append(entry) {
      next ??= createBatch();
      next.text += `${JSON.stringify(entry)}\n`;
      last = next.done;
      // All requests that arrived in this turn of the event loop go into one batch.
      if (!writing) {
        writing = true;
        setImmediate(() => void write());
      }
    },
    synced: () => last,
    async close() {
      await last.catch(() => undefined);
      await handle.close();
    },
  };
}

/** Remembers nothing. */
export const noJournal: Journal = {
  append: () => undefined,
  synced: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
