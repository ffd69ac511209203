import { hash } from 'node:crypto';
import type { Store } from './store.ts';
import type { See } from './tags.ts';

/** What is kept for a question, or how to keep what is found; its tags name what it holds. */
type Kept<T> = { value: T } | { keep: (value: T | null, tags: Iterable<string>) => void };

interface Question {
  /** Whatever tells it from others. */
  key: unknown[];
  /** What its answer is sure to hold. */
  tags: string[];
}

/** Keeps what was read, whoever asked. */
export interface Rows {
  /** What is kept is everybody's, and must not be changed. `keep` has to be called, with null where nothing can be kept. */
  find<T>(question: Question, see?: See): Promise<Kept<T>>;
  /** What `load` gives, or gave somebody, for this question. */
  read<T>(question: Question, load: () => Promise<T>, tagsOf: (value: T) => Iterable<string>, see?: See): Promise<T>;
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
export const noRows: Rows = {
  find: () => Promise.resolve({ keep: () => undefined }),
  read: (_question, load) => load(),
};

export function createRows(store: Store): Rows {
  async function find<T>({ key, tags: sure }: Question, see?: See): Promise<Kept<T>> {
    const found = await store.lookup(hash('sha256', JSON.stringify(key), 'base64url'), 'identity', sure);
    if (found && 'entry' in found) {
      const { entry } = found;
      entry.value ??= decode(entry.forms.identity ?? Buffer.alloc(0));
      see?.(...entry.tags);
      return { value: entry.value as T };
    }
    return {
      keep: (value, tags) => {
        if (value === null) found?.fill(null);
        else found?.fill({ tags: [...new Set(tags)], head: {}, body: encode(value), value, maxAge: MAX_AGE });
      },
    };
  }
  return {
    find,
    async read(question, load, tagsOf, see) {
      type Value = Awaited<ReturnType<typeof load>>;
      const kept = await find<Value>(question, see);
      if ('value' in kept) return kept.value;
      try {
        const value = await load();
        const tags = [...tagsOf(value)];
        see?.(...tags);
        kept.keep(value, tags);
        return value;
      } catch (error) {
        kept.keep(null, []);
        throw error;
      }
    },
  };
}
