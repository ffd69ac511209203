import { createCollection } from './collection.ts';
import { createKeys, type KeyedCall, type Remembered } from './keys.ts';
import {
  toSeconds,
  type Charge,
  type EventRecord,
  type EventType,
  type Intent,
  type Refund,
  type Stored,
} from './records.ts';

/** All that one request changed: one line of the journal, so it is there in whole or not at all. */
export interface Entry {
  /** Milliseconds since 1970. */
  at: number;
  /** Id of the request. */
  request: string;
  put?: Stored[];
  /** `of`: the record that the event tells of, in its version after this entry. */
  events?: { id: string; type: EventType; of: string }[];
  /** The answer under an idempotency key: the rendering of a record in its version after this entry, or JSON. */
  key?: KeyedCall & { status: number } & ({ of: string } | { json: string });
  /** Every idempotency key before this one is forgotten. */
  forget?: true;
}

export type Store = ReturnType<typeof createStore>;

/** Everything the sandbox knows, in memory. `apply` is the only way to change it, live and when the journal is read. */
export function createStore(now: () => Date) {
  const intents = createCollection<Intent>();
  const charges = createCollection<Charge>();
  const refunds = createCollection<Refund>();
  const events = createCollection<EventRecord>();
  const keys = createKeys(now);

  function find(id: string): Stored {
    const found = intents.get(id) ?? charges.get(id) ?? refunds.get(id);
    if (!found) throw new Error(`An entry names ${id}, which is nowhere`);
    return found;
  }

  function put(record: Stored): void {
    if (record.object === 'payment_intent') intents.put(record);
    else if (record.object === 'charge') charges.put(record);
    else refunds.put(record);
  }

  return {
    intents,
    charges,
    refunds,
    events,
    keys,
    /** Answers the events that came of it. */
    apply({ at, request, put: records = [], events: heard = [], key, forget }: Entry): EventRecord[] {
      records.forEach(put);
      if (forget) keys.forget();
      if (key) {
        const { key: name, path, fingerprint, status } = key;
        const answer: Remembered['answer'] = 'of' in key ? find(key.of) : key.json;
        keys.remember(name, { at, request, path, fingerprint, status, answer });
      }
      const created = toSeconds(at);
      return heard.map(({ id, type, of }) => {
        const event = {
          object: 'event',
          id,
          created,
          type,
          snapshot: find(of),
          request,
          key: key?.key ?? null,
        } as const;
        events.put(event);
        return event;
      });
    },
  };
}
