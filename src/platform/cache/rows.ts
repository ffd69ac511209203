import { hash } from 'node:crypto';
import type { Store } from './store.ts';
import type { See } from './tags.ts';

/** Reads what was read before, whoever asked. */
export interface Rows {
  /**
   * What `load` gives, or gave somebody, for this question; it is everybody's, and must not be changed. `tagsOf` names
   * what it holds.
   */
  read<T>(question: unknown[], load: () => Promise<T>, tagsOf: (value: T) => Iterable<string>, see: See): Promise<T>;
}

/** In seconds; a write ends it at once. */
const MAX_AGE = 60;

const encode = (value: unknown): Buffer =>
  Buffer.from(
    JSON.stringify(value, function (this: Record<string, unknown>, key: string, given: unknown) {
      const own = this[key];
      return own instanceof Date ? { $date: own.getTime() } : given;
    }),
  );

const decode = (bytes: Buffer): unknown =>
  JSON.parse(bytes.toString(), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && '$date' in value ? new Date(value.$date as number) : value,
  );

/** Keeps nothing. */
export const noRows: Rows = { read: (_question, load) => load() };

export const createRows = (store: Store): Rows => ({
  async read<T>(
    question: unknown[],
    load: () => Promise<T>,
    tagsOf: (value: T) => Iterable<string>,
    see: See,
  ): Promise<T> {
    const found = await store.lookup(hash('sha256', JSON.stringify(question), 'base64url'));
    if (found && 'entry' in found) {
      const { entry } = found;
      entry.value ??= decode(entry.forms.identity ?? Buffer.alloc(0));
      see(...entry.tags);
      return entry.value as T;
    }
    try {
      const value = await load();
      const tags = [...new Set(tagsOf(value))];
      see(...tags);
      found?.fill({ tags, head: {}, body: encode(value), value, maxAge: MAX_AGE });
      return value;
    } catch (error) {
      found?.fill(null);
      throw error;
    }
  },
});
