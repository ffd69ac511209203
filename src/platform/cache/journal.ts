/**
 * The journal of writes: which entities were written when. It makes every cache of every process exact: what a write
 * touches is named here before the write is answered, and no process serves anything that is older.
 *
 * Positions are microseconds by Redis's own clock, given to one write at a time. A process that reads holds a lease:
 * while it lasts, each write waits until this process has heard of it. A process that hears nothing of Redis stops
 * serving from caches when its lease ends, which is the longest that a write waits.
 * Source: Gray and Cheriton, "Leases: An Efficient Fault-Tolerant Mechanism for Distributed File Cache Consistency"
 * (SOSP 1989).
 */
import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Log } from '../log/index.ts';
import { createSubscriber, isCluster, isConnected, SETTLE_MS, type Redis } from '../redis/index.ts';

export interface Journal {
  /** Where this process stands; null while it may serve nothing from a cache. */
  position(): number | null;
  /**
   * Whether nothing that one of the tags names was written after `position`; writes after `asOf`, where that is given,
   * do not count.
   */
  isFresh(tags: readonly string[], position: number, asOf?: number): boolean;
  /** Resolves once no process serves anything older of what the tags name, or can tell that it should not. */
  invalidate: (tags: Iterable<string>) => Promise<void>;
  /** Whether Redis takes the writes of this process. */
  isConnected(): boolean;
  close(): void;
}

export interface JournalOptions {
  redis: Redis;
  prefix: string;
  /** Whether this process serves from caches, or only writes. */
  reads: boolean;
  log: Log;
}

/** How long a reader trusts what it knows without hearing of Redis. */
export const LEASE_MS = 1_000;
const RENEW_MS = 200;
/** How long a reader that has lost Redis serves from no cache once it is back: longer than any reconnecting takes. */
const REST_MS = 1_000;
/** A master's clock is ahead of that of the replica which takes over by less, in microseconds. */
const CLOCKS_APART = 60_000_000;
/** What was written longest ago is forgotten first, and with it everything cached before that. */
const MAX_TAGS = 50_000;
const RETRY_MS = 100;
/** Names everything. */
const ALL = '*';
/** More tags than this of one batch are as well everything. */
const MAX_BATCH = 10_000;

/** The position of the last write, and a clock that never goes back, whatever the machine's does. */
const NOW = `
local time = redis.call('TIME')
local position = redis.call('GET', KEYS[1]) or '0'
local real = time[1] * 1000000 + time[2]
local now = math.max(tonumber(redis.call('GET', KEYS[3]) or '0') + 1, real)
local clock = string.format('%.0f', now)
local inherited = false`;

/**
 * A replica that takes over may lack the last that its master wrote: then no reader stands where it seems to, and for the
 * time of a lease there may be readers that it does not know.
 */
const TAKE_OVER = `
local node = redis.call('CLUSTER', 'MYID')
local known, since = string.match(redis.call('GET', KEYS[4]) or '', '^(%S+) (%d+)$')
if known ~= node then
  clock = string.format('%.0f', now + ${CLOCKS_APART})
  position, since = clock, string.format('%.0f', real)
  redis.call('SET', KEYS[1], position, 'EX', 86400)
end
redis.call('SET', KEYS[4], node .. ' ' .. since, 'EX', 86400)
inherited = real - since < ${LEASE_MS * 1000}`;

const TICK = `
redis.call('SET', KEYS[3], clock, 'EX', 86400)`;

/** Takes a position, tells everyone, and answers it with the readers that are to confirm. */
const WRITE = `
redis.call('SET', KEYS[1], clock, 'EX', 86400)
redis.call('PUBLISH', ARGV[1], position .. ' ' .. clock .. ' ' .. ARGV[2])
local answer = { clock }
local readers = redis.call('HGETALL', KEYS[2])
for i = 1, #readers, 2 do
  if tonumber(readers[i + 1]) > real then answer[#answer + 1] = readers[i] else redis.call('HDEL', KEYS[2], readers[i]) end
end
if inherited then answer[#answer + 1] = 'unknown' end
return answer`;

/** Renews a reader's lease, and tells it so behind everything that was published before. */
const RENEW = `
redis.call('HSET', KEYS[2], ARGV[1], string.format('%.0f', real + tonumber(ARGV[2]) * 1000))
redis.call('EXPIRE', KEYS[2], 60)
redis.call('PUBLISH', ARGV[3], 'renewed ' .. ARGV[4] .. ' ' .. position .. ' ' .. clock)`;

type Keys = readonly [position: string, readers: string, clock: string, node: string];

/** Tells by the node of the journal, where whoever hears it listens. */
const TELL = `
return redis.call('PUBLISH', ARGV[1], ARGV[2])`;

interface Scripted {
  journalTell(key: string, channel: string, message: string): Promise<number>;
  journalWrite(...args: [...Keys, channel: string, message: string]): Promise<string[]>;
  journalRenew(...args: [...Keys, id: string, leaseMs: number, channel: string, nonce: number]): Promise<void>;
}

interface Batch {
  tags: Set<string>;
  done: Promise<void>;
  finish: () => void;
}

function createBatch(): Batch {
  let finish: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (finish = resolve));
  return { tags: new Set(), done, finish };
}

export function createJournal({ redis, prefix, reads, log }: JournalOptions): Journal {
  const id = randomUUID();
  // One slot of a cluster holds them all.
  const nameOf = (name: string) => `{${prefix}:journal}:${name}`;
  const keys: Keys = [nameOf('position'), nameOf('readers'), nameOf('clock'), nameOf('node')];
  const channel = `${prefix}:journal`;
  const channelOf = (process: string) => `${prefix}:journal:${process}`;
  const begin = NOW + (isCluster(redis) ? TAKE_OVER : '') + TICK;
  redis.defineCommand('journalWrite', { numberOfKeys: keys.length, lua: begin + WRITE });
  redis.defineCommand('journalRenew', { numberOfKeys: keys.length, lua: begin + RENEW });
  redis.defineCommand('journalTell', { numberOfKeys: 1, lua: TELL });
  const scripts = redis as unknown as Scripted;
  const tell = (to: string, message: string) =>
    isCluster(redis) ? scripts.journalTell(keys[0], to, message) : redis.publish(to, message);

  // What this process knows of writes.
  const written = new Map<string, number>();
  let [last, floor, heardUntil] = [0, 0, 0];
  // Its lease, by the monotonic clock of this process.
  let [leaseEnd, lapsed, nonce, asked] = [0, true, 0, 0];
  let restsUntil = 0;

  function note(tags: string[], position: number): void {
    for (const tag of tags) {
      if (tag === ALL) floor = position;
      written.delete(tag);
      written.set(tag, position);
    }
    for (const [oldest, at] of written) {
      if (written.size <= MAX_TAGS) break;
      written.delete(oldest);
      floor = Math.max(floor, at);
    }
  }

  /** Forgets everything: whatever is cached from before `position` is not served any more. */
  function startAnew(position: number): void {
    written.clear();
    // What comes by another node of a cluster may be older than what was heard.
    floor = Math.max(floor, last, position);
  }

  // Who has heard of what, for the writes of this process that wait.
  const heard = new LRUCache<string, number>({ max: 1_000 });
  const waiting = new Set<{ position: number; readers: Set<string>; finish: () => void }>();

  function confirm(reader: string, position: number): void {
    heard.set(reader, position);
    for (const write of waiting)
      if (write.position <= position && write.readers.delete(reader) && write.readers.size === 0) write.finish();
  }

  function untilConfirmed(position: number, readers: string[]): Promise<void> {
    const missing = new Set(readers.filter((reader) => (heard.get(reader) ?? 0) < position));
    if (missing.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(late);
        waiting.delete(write);
        resolve();
      };
      // By then the lease of whoever is still missing has ended.
      const late = setTimeout(finish, LEASE_MS);
      const write = { position, readers: missing, finish };
      waiting.add(write);
    });
  }

  // Confirmations of this process to each writer, the newest of one turn.
  const confirmations = new Map<string, number>();
  function sendConfirmations(): void {
    for (const [writer, position] of confirmations)
      tell(channelOf(writer), `heard ${id} ${position}`).catch(() => undefined);
    confirmations.clear();
  }

  function hear(from: string, message: string): void {
    const words = message.split(' ');
    if (from === channel) {
      const [previous = '', position = '', writer = '', ...tags] = words;
      if (Number(previous) !== last) startAnew(Number(position));
      last = Number(position);
      note(tags, last);
      if (writer === id) confirm(id, last);
      else {
        if (confirmations.size === 0) setImmediate(sendConfirmations);
        confirmations.set(writer, last);
      }
    } else if (words[0] === 'heard') confirm(words[1] ?? '', Number(words[2]));
    else if (Number(words[1]) === nonce) {
      const end = asked + LEASE_MS;
      if (performance.now() >= end) return;
      const [position, now] = [Number(words[2]), Number(words[3])];
      // Out of touch, a write may have been made known to nobody.
      if (lapsed || position !== last) startAnew(Math.max(position, now));
      [last, heardUntil, leaseEnd, lapsed] = [position, Math.max(position, now), end, false];
    }
  }

  function loseTouch(): void {
    [leaseEnd, lapsed] = [0, true];
  }

  // On a cluster not only this connection can be lost, but also that of some writer to the journal's node.
  const restMs = isCluster(redis) ? SETTLE_MS : REST_MS;
  const rest = () => {
    loseTouch();
    if (heardUntil > 0) restsUntil = Math.max(restsUntil, performance.now() + restMs);
  };
  if (isCluster(redis)) redis.on('-node', rest);

  const subscriber = createSubscriber(redis, 'journal', keys[0]);
  subscriber.on('message', hear);
  subscriber.on('close', () => {
    // Whoever could not tell of a write meanwhile does so within that time of Redis's return.
    restsUntil = Number.POSITIVE_INFINITY;
    loseTouch();
  });
  subscriber.on('ready', () => {
    restsUntil = restsUntil > 0 ? performance.now() + restMs : 0;
    subscriber.subscribe(...(reads ? [channel] : []), channelOf(id)).catch(() => undefined);
  });

  // A Redis that hangs is given no more to do until it has answered.
  let renewing = false;
  const clock = setInterval(() => {
    const now = performance.now();
    if (now >= leaseEnd) lapsed = true;
    if (!reads || renewing || subscriber.status !== 'ready') return;
    if (isCluster(redis) && !isConnected(redis)) rest();
    if (now < restsUntil) return;
    [renewing, nonce, asked] = [true, nonce + 1, now];
    void scripts
      .journalRenew(...keys, id, LEASE_MS, channelOf(id), nonce)
      .catch(() => {
        if (isCluster(redis)) rest();
      })
      .then(() => (renewing = false));
  }, RENEW_MS);
  clock.unref();

  // Writes go out in batches, one at a time.
  let next: Batch | null = null;
  let sending = false;
  let closed = false;
  /** Since when, by the monotonic clock, Redis takes no writes; null while it does. */
  let troubleSince: number | null = null;
  let isGone = false;
  redis.on('error', (error: { code?: string }) => {
    isGone = ['ECONNREFUSED', 'ENOENT'].includes(error.code ?? '');
  });

  async function send(batch: Batch): Promise<boolean> {
    const tags = batch.tags.size > MAX_BATCH ? [ALL] : [...batch.tags];
    const since = performance.now();
    const late = setTimeout(() => (troubleSince ??= since), 50);
    try {
      const [position = '', ...readers] = await scripts.journalWrite(...keys, channel, [id, ...tags].join(' '));
      [troubleSince, isGone] = [null, false];
      void untilConfirmed(Number(position), readers).then(batch.finish);
      return true;
    } catch (error) {
      if (closed) {
        batch.finish();
        return true;
      }
      if (troubleSince === null)
        log.warn({ err: error }, 'Caches cannot be told of writes; telling them once Redis is back');
      troubleSince ??= since;
      return false;
    } finally {
      clearTimeout(late);
    }
  }

  async function sendAll(): Promise<void> {
    sending = true;
    for (let batch = next; batch; batch = next) {
      next = null;
      while (!(await send(batch))) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
    sending = false;
  }

  return {
    position: () => (performance.now() < leaseEnd ? Math.max(last, heardUntil) : null),

    isFresh(tags, position, asOf = Number.POSITIVE_INFINITY) {
      if (performance.now() >= leaseEnd) return false;
      if (position < floor) return false;
      return tags.every((tag) => {
        const at = written.get(tag) ?? 0;
        return at <= position || at > asOf;
      });
    },

    async invalidate(tags) {
      next ??= createBatch();
      const batch = next;
      for (const tag of tags) batch.tags.add(tag);
      if (!sending) void sendAll();
      await new Promise<void>((resolve) => {
        const finish = () => {
          clearInterval(watch);
          resolve();
        };
        // A reader that Redis does not reach either stops by itself; where nobody listens there is no reader.
        const giveUp = () => {
          if (isGone || (troubleSince !== null && performance.now() > troubleSince + LEASE_MS)) finish();
        };
        const watch = setInterval(giveUp, 20);
        void batch.done.then(finish);
        giveUp();
      });
    },

    isConnected: () => troubleSince === null,

    close() {
      closed = true;
      clearInterval(clock);
      if (redis.status === 'ready') redis.hdel(keys[1], id).catch(() => undefined);
      loseTouch();
      redis.off('-node', rest);
      subscriber.disconnect();
    },
  };
}
