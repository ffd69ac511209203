/**
 * Cache-aside in two levels: this process and Redis, both exact by the journal. One fill at a time for a key: in a
 * process the others wait for it, over processes a short lease in Redis says who fills.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { namesLike, type Redis } from '../redis/index.ts';
import { within } from '../within.ts';
import type { Journal } from './journal.ts';

/** How the bytes of an entry are written; `identity` is as they were made. */
export type Form = 'identity' | 'br' | 'gzip';

/** What is kept. */
export interface Entry {
  /** Where the journal stood before it was read from the database. */
  position: number;
  /** What it holds. */
  tags: readonly string[];
  /** Milliseconds since 1970. */
  freshUntil: number;
  staleUntil: number;
  /** What the caller knows of it. */
  head: Record<string, string>;
  forms: Partial<Record<Form, Buffer>>;
  /** What the caller made of its bytes, in this process. */
  value?: unknown;
}

export type NewEntry = Pick<Entry, 'tags' | 'head' | 'value'> & {
  body: Buffer;
  /** In seconds. */
  maxAge: number;
  staleWhileRevalidate?: number;
};

export interface Hit {
  entry: Entry;
  from: 'local' | 'redis' | 'fill';
}

/** A hit, or the right to fill, which has to be given back; null where the caller goes on without the cache. */
export type Lookup = Hit | { fill: (made: NewEntry | null) => void } | null;

export interface Store {
  /** What this process has and may give at once; null for what has to be looked up. */
  peek(key: string, form?: Form): Hit | null;
  /** @param tags What it is sure to hold: nobody waits for a fill that began before these were written. */
  lookup(key: string, form?: Form, tags?: readonly string[]): Promise<Lookup>;
  /** Keeps another form beside an entry. */
  addForm(key: string, entry: Entry, form: Form, bytes: Buffer): void;
  stats(): CacheStats;
}

export interface CacheStats {
  local: number;
  redis: number;
  /** Hits that waited for somebody else's fill. */
  joined: number;
  stale: number;
  fills: number;
  /** Lookups that were not possible: no Redis, or too slow. */
  bypassed: number;
  /** Questions to Redis that it did not answer in time. */
  unanswered: number;
  bytes: number;
  entries: number;
}

export interface StoreOptions {
  redis: Redis;
  prefix: string;
  journal: Journal;
  /** Bytes that this process keeps; 0 keeps nothing here. */
  localBytes: number;
  /** Longest that a reader waits for Redis; 50 if not given. */
  timeoutMs?: number;
}

/** How long Redis is left alone by readers once it was too slow. */
const REST_MS = 250;
/** How long one fill may take before another process begins its own. */
const FILL_MS = 3_000;
/** The age of an entry varies by as much, so that what was filled together does not end together. */
const JITTER = 0.1;
const MAX_TRIES = 3;
/** Larger answers are not kept. */
const MAX_BODY = 4 * 1024 * 1024;
const MAX_TAGS = 5_000;

/** Adds a form to an entry that is still the same one. */
const ADD_FORM = `
if redis.call('HGET', KEYS[1], 'meta') == ARGV[1] then redis.call('HSET', KEYS[1], ARGV[2], ARGV[3]) end`;

/** Begins a fill, if nobody else does and nothing was filled since this reader looked; or answers whose fill it is. */
const ACQUIRE = `
if (redis.call('HGET', KEYS[2], 'meta') or '') ~= ARGV[3] then return 'filled' end
if redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2], 'NX') then return ARGV[1] end
return redis.call('GET', KEYS[1])`;

/** Ends a fill: gives the lease back if it is still one's own. */
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`;

interface Scripted {
  cacheAddForm(key: string, meta: string, form: string, bytes: Buffer): Promise<void>;
  cacheAcquire(lease: string, key: string, token: string, ms: number, meta: string): Promise<string>;
  cacheRelease(key: string, token: string): Promise<void>;
}

type Meta = Pick<Entry, 'position' | 'tags' | 'freshUntil' | 'staleUntil' | 'head'>;

const metaOf = ({ position, tags, freshUntil, staleUntil, head }: Meta): string =>
  JSON.stringify({ position, tags, freshUntil, staleUntil, head } satisfies Meta);

/** What it was made of takes about three times as much as its bytes. */
const sizeOf = ({ forms, tags, value }: Entry): number =>
  1_000 +
  (value === undefined ? 0 : 3 * (forms.identity?.length ?? 0)) +
  tags.length * 60 +
  Object.values(forms).reduce((sum, bytes) => sum + bytes.length, 0);

export function createStore({ redis, prefix, journal, localBytes, timeoutMs = 50 }: StoreOptions): Store {
  redis.defineCommand('cacheAddForm', { numberOfKeys: 1, lua: ADD_FORM });
  redis.defineCommand('cacheAcquire', { numberOfKeys: 2, lua: ACQUIRE });
  redis.defineCommand('cacheRelease', { numberOfKeys: 1, lua: RELEASE });
  const scripts = redis as unknown as Scripted;
  const nameOf = (key: string) => `${prefix}:cache:{${key}}`;
  const leaseOf = (key: string) => `${prefix}:cache:{${key}}:fill`;

  const local =
    localBytes > 0
      ? new LRUCache<string, Entry>({
          maxSize: localBytes,
          maxEntrySize: Math.max(1, localBytes / 4),
          sizeCalculation: sizeOf,
        })
      : null;
  /** Where the journal stood when an entry was last found fresh: until it moves on, it still is. */
  const checked = new WeakMap<Entry, number>();
  const counts = { local: 0, redis: 0, joined: 0, stale: 0, fills: 0, bypassed: 0, unanswered: 0 };
  let restsUntil = 0;

  /** What Redis says in time; undefined for nothing. */
  async function ask<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (performance.now() < restsUntil) return undefined;
    try {
      return await within(timeoutMs, work());
    } catch {
      restsUntil = performance.now() + REST_MS;
      counts.unanswered += 1;
      return undefined;
    }
  }

  function isFresh(entry: Entry, position: number): boolean {
    if (checked.get(entry) === position) return true;
    const fresh = journal.isFresh(entry.tags, entry.position);
    if (fresh) checked.set(entry, position);
    return fresh;
  }

  function keepHere(key: string, entry: Entry): void {
    const known = local?.get(key);
    if (known?.position === entry.position && known !== entry)
      Object.assign(entry.forms, { ...known.forms, ...entry.forms });
    local?.set(key, entry);
  }

  /** What Redis keeps of the key, in this form or as it was made; null for nothing, undefined for no answer. */
  async function fetch(key: string, form: Form): Promise<Entry | null | undefined> {
    const answer = await ask(() => redis.hmgetBuffer(nameOf(key), 'meta', form));
    if (!answer) return undefined;
    const [meta] = answer;
    let bytes = answer[1];
    if (!meta) return null;
    const entry: Entry = { ...(JSON.parse(meta.toString()) as Meta), forms: {} };
    let found = form;
    if (!bytes && form !== 'identity') {
      const [same, body] = (await ask(() => redis.hmgetBuffer(nameOf(key), 'meta', 'identity'))) ?? [];
      if (!same?.equals(meta)) return undefined;
      [found, bytes] = ['identity', body ?? null];
    }
    if (!bytes) return null;
    entry.forms[found] = bytes;
    return entry;
  }

  async function keep(key: string, token: string | null, entry: Entry): Promise<void> {
    const ttl = Math.max(1, Math.ceil(entry.staleUntil - Date.now()));
    const name = nameOf(key);
    await ask(async () => {
      await redis
        .multi()
        .del(name)
        .hset(name, { meta: metaOf(entry), identity: entry.forms.identity ?? Buffer.alloc(0) })
        .pexpire(name, ttl)
        .exec();
      if (token) await scripts.cacheRelease(leaseOf(key), token);
    });
  }

  type Outcome = { entry: Entry; from: 'redis' | 'fill' } | { isMine: true; token: string | null } | null;

  /** Looks in Redis, waits for another process's fill, or takes the fill upon this one. */
  async function seek(key: string, form: Form, tags: readonly string[]): Promise<Outcome> {
    const id = randomUUID();
    let stale: Entry | null = null;
    for (let waited = 0, pause = 4; ; pause = Math.min(pause * 2, 50)) {
      const entry = await fetch(key, form);
      if (entry === undefined) return { isMine: true, token: null };
      const position = journal.position();
      if (position === null) return null;
      if (entry && isFresh(entry, position)) {
        if (entry.freshUntil > Date.now()) return { entry, from: waited > 0 ? 'fill' : 'redis' };
        stale = entry;
      } else stale = null;
      const seen = entry ? metaOf(entry) : '';
      const token = `${position} ${id}`;
      const holder = await ask(() => scripts.cacheAcquire(leaseOf(key), nameOf(key), token, FILL_MS, seen));
      if (holder === 'filled') continue;
      if (holder === undefined || holder === token) return { isMine: true, token: holder ?? null };
      if (!journal.isFresh(tags, Number.parseInt(holder))) return { isMine: true, token: null };
      if (stale) {
        counts.stale += 1;
        return { entry: stale, from: 'redis' };
      }
      if (waited > FILL_MS) return { isMine: true, token: null };
      await sleep(pause);
      waited += pause;
    }
  }

  /** What others of this process wait for, and where the journal stood when it began. */
  const flights = new Map<string, { begun: number; entry: Promise<Entry | null> }>();

  function peek(key: string, form: Form = 'identity'): Hit | null {
    const position = journal.position();
    const entry = local?.get(key);
    if (position === null || !entry || !(entry.forms[form] ?? entry.forms.identity)) return null;
    const now = Date.now();
    const isNew = entry.freshUntil > now;
    // Somebody fetches a new one already.
    const isGoodEnough = isNew || (entry.staleUntil > now && flights.has(`${form} ${key}`));
    if (!isGoodEnough || !isFresh(entry, position)) return null;
    counts[isNew ? 'local' : 'stale'] += 1;
    return { entry, from: 'local' };
  }

  async function lookup(key: string, form: Form = 'identity', tags: readonly string[] = []): Promise<Lookup> {
    const flightKey = `${form} ${key}`;
    const arrived = journal.position();
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const position = journal.position();
      if (arrived === null || position === null) break;
      const known = peek(key, form);
      if (known) return known;
      const flight = flights.get(flightKey);
      const isLate = flight !== undefined && !journal.isFresh(tags, flight.begun);
      if (flight && !isLate) {
        const entry = await flight.entry;
        if (!entry) return null;
        // What was written after this reader came may be missing; what was written before it may not.
        if (!journal.isFresh(entry.tags, entry.position, arrived)) continue;
        counts.joined += 1;
        return { entry, from: 'fill' };
      }

      let end: (entry: Entry | null) => void = () => undefined;
      const own = { begun: position, entry: new Promise<Entry | null>((resolve) => (end = resolve)) };
      flights.set(flightKey, own);
      const finish = (entry: Entry | null) => {
        if (flights.get(flightKey) === own) flights.delete(flightKey);
        end(entry);
      };
      let outcome: Outcome;
      try {
        // Nobody else can have one that is newer, and who fills is not waited for.
        outcome = isLate ? { isMine: true, token: null } : await seek(key, form, tags);
      } catch (error) {
        finish(null);
        throw error;
      }
      if (!outcome) {
        finish(null);
        break;
      }
      if ('entry' in outcome) {
        keepHere(key, outcome.entry);
        finish(outcome.entry);
        counts.redis += 1;
        return outcome;
      }
      const { token } = outcome;
      const begun = journal.position();
      if (begun === null) {
        finish(null);
        break;
      }
      own.begun = begun;
      counts.fills += 1;
      // Whoever waits does not wait for a fill that never ends.
      const late = setTimeout(() => {
        finish(null);
      }, FILL_MS);
      late.unref();
      return {
        fill: (made) => {
          clearTimeout(late);
          if (!made || made.body.length > MAX_BODY || made.tags.length > MAX_TAGS) {
            finish(null);
            if (token) void ask(() => scripts.cacheRelease(leaseOf(key), token));
            return;
          }
          const { tags, head, body, value, maxAge, staleWhileRevalidate = 0 } = made;
          const freshUntil = Date.now() + maxAge * 1000 * (1 - JITTER + 2 * JITTER * Math.random());
          const staleUntil = freshUntil + staleWhileRevalidate * 1000;
          const forms = { identity: body };
          const entry: Entry = { position: begun, tags, freshUntil, staleUntil, head, forms, value };
          if (journal.isFresh(tags, begun)) {
            keepHere(key, entry);
            void keep(key, token, entry);
          } else if (token) void ask(() => scripts.cacheRelease(leaseOf(key), token));
          finish(entry);
        },
      };
    }
    counts.bypassed += 1;
    return null;
  }

  return {
    peek,
    lookup,
    addForm(key, entry, form, bytes) {
      entry.forms[form] = bytes;
      if (local?.get(key) === entry) local.set(key, entry);
      void ask(() => scripts.cacheAddForm(nameOf(key), metaOf(entry), form, bytes));
    },
    stats: () => ({ ...counts, bytes: local?.calculatedSize ?? 0, entries: local?.size ?? 0 }),
  };
}

/** Deletes every entry in Redis, those that nobody is shown any more too; a few at a time. @throws as `namesLike` */
export async function forgetEntries(redis: Redis, prefix: string): Promise<void> {
  for await (const name of namesLike(redis, `${prefix}:cache:{*}`)) await redis.unlink(name);
}
