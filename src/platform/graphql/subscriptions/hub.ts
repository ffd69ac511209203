import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { createSourceEventStream, execute, GraphQLError, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { AppError } from '../../errors.ts';
import type { Bus } from '../../live/index.ts';
import type { Log } from '../../log/index.ts';
import { formatError, toAppError } from '../format-error.ts';
import { createReport } from '../plugins.ts';
import type { Operation } from './operations.ts';
import type { Session, Sessions } from './sessions.ts';
import { sourceOf, type News, type Source, type Stream, type Topic } from './source.ts';
import { createTurns } from './turns.ts';

/** News of one channel that may wait; with more, whoever follows it has to begin anew. */
const MAX_WAITING = 1_000;
/**
 * How long news wait for others after the last, in milliseconds a subscriber, or as a multiple of how long the last took to
 * be written to all, and at most: a large audience gets several in one write, which costs about as much as one.
 */
const PAUSE_MS = 0.1;
const PAUSE_SHARE = 2;
const LONGEST_PAUSE_MS = 200;
/** News that are read by one statement. */
const BATCH = 100;
/** Answers of one subscriber's own that may wait. */
const MAX_OWN = 200;
/** Answers of subscribers' own that are made at once: the connections to the database serve others too. */
const OWN_AT_ONCE = 8;
/**
 * What may be shown can change while an answer is made. Where that took longer than so many milliseconds, what it is about
 * is read again, and answers to what changed are made anew; a subscriber's own answer is simply made anew.
 */
const STALE_MS = 250;
const STALE_OWN_MS = 1_000;
const TRIES = 3;
/** News of one channel that are known when they come again. */
const REMEMBERED = 1_000;
/** Those who must begin anew do not come all at once. */
const SPREAD_MS = 2_000;

/** Where the answers of one subscription go. */
export interface Sink {
  /** One answer, as JSON. */
  next(json: string): void;
  /** Until the client has taken what it was sent, or is gone. */
  drained(): Promise<void>;
  /** The end, and why. */
  fail(error: unknown): void;
}

export interface Subscription {
  close(): void;
}

interface Subscriber<Viewer, Context> extends Operation {
  session: Session<Viewer>;
  source: Source<Viewer, Context>;
  sink: Sink;
  /** Whether an audience may be answered together, and whether that takes something of its members. */
  isNeutral: boolean;
  isPersonal: boolean;
  /** Answers of its own that are still to come, in order; after them comes whatever happens meanwhile. */
  own: { waiting: number; last: Promise<void> };
  /** What it was told from before the subscription. */
  caughtUp: Set<string>;
  closed: boolean;
}

interface Channel<Viewer, Context> {
  name: string;
  topic: Topic;
  subscribers: Set<Subscriber<Viewer, Context>>;
  joined: Promise<void>;
  /** By what they say: the same is read once. */
  waiting: Map<string, News>;
  working: boolean;
  toldAt: number;
  /** How long it took to write the last news to all, in milliseconds. */
  tookMs: number;
  heard: LRUCache<string, true>;
}

/** The reason that a client reads where it must begin anew to miss nothing. */
const beginAnew = (why: string) =>
  new AppError('UNAVAILABLE', {
    message: `${why}: subscribe again, with since where the field has it.`,
    retryAfterMs: Math.round(Math.random() * SPREAD_MS),
  });

/** Errors in the form in which clients read them; what nobody foresaw is logged. */
export function formatErrors(errors: readonly GraphQLError[], requestId: string, log: Log) {
  createReport(log)(errors, { requestId });
  return errors.map((error) => formatError(error.toJSON(), error));
}

export interface HubOptions<Viewer, Context> {
  schema: GraphQLSchema;
  /** Whether errors may suggest names of the schema. */
  introspection: boolean;
  bus: Bus;
  sessions: Sessions<Viewer>;
  createContext: (session: Session<Viewer>) => Context;
  /** Told how many objects a subscription asks for at most, each time. @throws a refusal */
  charge?: ((context: Context, objects: number) => Promise<void>) | undefined;
  log: Log;
}

/**
 * Subscriptions of one process. What a message is about is read once for all subscribers of its channel, at that moment;
 * those who may see the same of it, by the same operation, are answered by one execution and the same bytes, all others
 * each by an execution of their own. The order of a channel is kept for each subscriber.
 */
export function createHub<Viewer extends { id: string } | null, Context>(options: HubOptions<Viewer, Context>) {
  const { schema, introspection, bus, sessions, createContext, charge, log } = options;
  type Member = Subscriber<Viewer, Context>;
  const channels = new Map<string, Channel<Viewer, Context>>();
  /** Subscriptions that are open, by field. */
  const open = new Map<string, number>();
  const takeTurn = createTurns(OWN_AT_ONCE);
  const running = new Set<Promise<unknown>>();
  const track = (work: Promise<unknown>) => {
    running.add(work);
    void work.finally(() => running.delete(work));
  };

  const argsOf = ({ document, operationName, variables }: Operation, contextValue: Context): ExecutionArgs => ({
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue,
    hideSuggestions: !introspection,
  });

  /** The answer of an operation to what happened, as JSON. */
  async function answer(operation: Operation, context: Context, row: object, requestId: string): Promise<string> {
    // Whichever the root field is, it finds the row.
    const rootValue = new Proxy({}, { get: () => row });
    const { data, errors } = await execute({ ...argsOf(operation, context), rootValue });
    return JSON.stringify({ ...(errors ? { errors: formatErrors(errors, requestId, log) } : {}), data });
  }

  /** @throws UNAVAILABLE where it never comes in time. */
  async function inTime<T>(make: () => Promise<T>): Promise<T> {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const since = performance.now();
      const made = await make();
      if (performance.now() - since < STALE_OWN_MS) return made;
    }
    throw beginAnew('The server is too slow at the moment');
  }

  function close(subscriber: Member): void {
    if (!subscriber.closed) open.set(subscriber.field, (open.get(subscriber.field) ?? 1) - 1);
    subscriber.closed = true;
    const channel = channels.get(subscriber.source.channel);
    if (!channel?.subscribers.delete(subscriber) || channel.subscribers.size > 0) return;
    channels.delete(channel.name);
    channel.waiting.clear();
    bus.leave(channel.name);
  }

  function fail(subscriber: Member, error: unknown): void {
    if (subscriber.closed) return;
    close(subscriber);
    subscriber.sink.fail(error);
  }

  const failAll = ({ subscribers }: Channel<Viewer, Context>, why: () => unknown) => {
    for (const subscriber of [...subscribers]) fail(subscriber, why());
  };

  /** Puts work behind what the subscriber still waits for. */
  function queueOwn(subscriber: Member, work: () => Promise<void>): void {
    const { own } = subscriber;
    if (own.waiting >= MAX_OWN) {
      fail(subscriber, beginAnew('Too much happens for an operation that is answered viewer by viewer'));
      return;
    }
    own.waiting += 1;
    own.last = own.last
      .then(() => (subscriber.closed ? undefined : work()))
      .catch((error: unknown) => fail(subscriber, error))
      .finally(() => (own.waiting -= 1));
    track(own.last);
  }

  /** Answers one subscriber by itself, by what is so when its turn has come. */
  const answerAlone = (subscriber: Member, news: News) =>
    queueOwn(subscriber, async () => {
      if (subscriber.caughtUp.has(news.id)) return;
      const { session, source, sink } = subscriber;
      const json = await inTime(() =>
        takeTurn(async () => {
          await sessions.refresh([session]);
          const context = createContext(session);
          const row = await source.find(context, news);
          return row && (await answer(subscriber, context, row, session.requestId));
        }),
      );
      if (json !== null && !subscriber.closed) sink.next(json);
    });

  /**
   * What happened before the subscription, one by one as the client takes it; whatever happens meanwhile waits behind it.
   */
  const catchUp = (subscriber: Member, findMissed: (context: Context) => Promise<News[]>) =>
    queueOwn(subscriber, async () => {
      const { session, sink, caughtUp } = subscriber;
      let [readAt, context, missed]: [number, Context, News[]] = [-Infinity, createContext(session), []];
      for (;;) {
        if (performance.now() - readAt > STALE_MS) {
          await sessions.refresh([session]);
          context = createContext(session);
          readAt = performance.now();
          missed = await takeTurn(() => findMissed(context));
        }
        const row = missed.find(({ id }) => !caughtUp.has(id));
        if (!row || subscriber.closed) return;
        const json = await takeTurn(() => answer(subscriber, context, row, session.requestId));
        caughtUp.add(row.id);
        sink.next(json);
        await sink.drained();
      }
    });

  interface Delivery {
    about: News;
    /** Null where each has to be answered alone. */
    json: string | null;
    members: Member[];
  }

  /** Who gets what of these news, in their order. */
  async function compose(
    { topic, subscribers }: Channel<Viewer, Context>,
    batch: News[],
  ): Promise<{ items: (object | null)[]; deliveries: Delivery[] }> {
    await sessions.refresh([...subscribers].map(({ session }) => session));
    const members = [...subscribers];
    const askers = members.flatMap(({ isPersonal, session }) =>
      isPersonal && session.viewer ? session.viewer.id : [],
    );
    const items = await topic.read(batch, [...new Set(askers)]);
    const deliveries: Delivery[] = [];
    for (const [index, news] of batch.entries()) {
      const item = items[index];
      if (!item) continue;
      const alone: Member[] = [];
      const contexts = new Map<string, Context>();
      const groups = new Map<string, { answer: Promise<string>; members: Member[] }>();
      for (const subscriber of members) {
        const { source, session, isNeutral, sameness, caughtUp } = subscriber;
        if (caughtUp.size > 0 && caughtUp.has(news.id)) continue;
        const audience = source.audienceOf(session.viewer, item, news);
        if (audience === null) continue;
        if (audience === 'alone' || !isNeutral) {
          alone.push(subscriber);
          continue;
        }
        const key = `${audience.name} ${sameness}`;
        const group = groups.get(key);
        if (group) {
          group.members.push(subscriber);
          continue;
        }
        const shared = { ...session, viewer: audience.viewer };
        const context = contexts.get(audience.name) ?? createContext(shared);
        contexts.set(audience.name, context);
        groups.set(key, {
          answer: answer(subscriber, context, audience.row(), session.requestId),
          members: [subscriber],
        });
      }
      deliveries.push({ about: news, json: null, members: alone });
      for (const group of groups.values())
        deliveries.push({ about: news, json: await group.answer, members: group.members });
    }
    return { items, deliveries };
  }

  /** As `compose`; what changed while the answers were made waits for the next turn. */
  async function composeFresh(channel: Channel<Viewer, Context>, batch: News[]): Promise<Delivery[]> {
    const { topic, waiting } = channel;
    const since = performance.now();
    const { items, deliveries } = await compose(channel, batch);
    if (performance.now() - since < STALE_MS) return deliveries;
    const now = await topic.read(batch, []);
    const stampOf = (item: object | null | undefined) => (item ? topic.stamp(item) : null);
    const changed = new Set(batch.filter((_, index) => stampOf(items[index]) !== stampOf(now[index])));
    for (const news of changed) waiting.set(JSON.stringify(news), news);
    return deliveries.filter(({ about }) => !changed.has(about));
  }

  async function work(channel: Channel<Viewer, Context>): Promise<void> {
    if (channel.working) return;
    channel.working = true;
    try {
      while (channel.waiting.size > 0) {
        const worth = Math.max(channel.subscribers.size * PAUSE_MS, channel.tookMs * PAUSE_SHARE);
        const pause = Math.min(LONGEST_PAUSE_MS, worth);
        const left = channel.toldAt + pause - performance.now();
        if (left > 1) await sleep(left);
        channel.toldAt = performance.now();
        const batch = [...channel.waiting].slice(0, BATCH);
        for (const [key] of batch) channel.waiting.delete(key);
        const news = batch.map(([, one]) => one);
        const deliveries = await composeFresh(channel, news);
        const since = performance.now();
        for (const { about, json, members } of deliveries)
          for (const subscriber of members)
            // It may have caught up with it meanwhile.
            if (subscriber.closed || subscriber.caughtUp.has(about.id)) continue;
            // What waits would be overtaken.
            else if (json === null || subscriber.own.waiting > 0) answerAlone(subscriber, about);
            else subscriber.sink.next(json);
        // What was gathered for each leaves at the end of this turn.
        await nextTurn();
        channel.tookMs = performance.now() - since;
      }
    } catch (error) {
      channel.waiting.clear();
      if (!toAppError(error)) log.error({ err: error, channel: channel.name }, 'News could not be told');
      failAll(channel, () => beginAnew('What happened could not be told'));
    } finally {
      channel.working = false;
    }
  }

  function hear(channel: Channel<Viewer, Context>, message: string): void {
    const { topic, waiting, heard, name } = channel;
    let news: News;
    try {
      news = topic.schema.parse(JSON.parse(message));
    } catch (error) {
      // Of another version of this program.
      log.warn({ err: error, channel: name }, 'A message is not understood');
      return;
    }
    const key = JSON.stringify(news);
    if (topic.isOnce(news)) {
      if (heard.has(key)) return;
      heard.set(key, true);
    }
    waiting.set(key, news);
    if (waiting.size > MAX_WAITING) {
      waiting.clear();
      failAll(channel, () => beginAnew('Too much happens at once'));
    } else track(work(channel));
  }

  function channelOf({ channel: name, topic }: Source<Viewer, Context>): Channel<Viewer, Context> {
    const known = channels.get(name);
    if (known) return known;
    const channel: Channel<Viewer, Context> = {
      name,
      topic,
      subscribers: new Set(),
      joined: Promise.resolve(),
      waiting: new Map(),
      working: false,
      toldAt: 0,
      tookMs: 0,
      heard: new LRUCache({ max: REMEMBERED }),
    };
    channels.set(name, channel);
    channel.joined = bus.join(name, {
      hear: (message) => hear(channel, message),
      miss: () => failAll(channel, () => beginAnew('Something may have been missed')),
    });
    return channel;
  }

  return {
    /**
     * Begins a subscription: from the end of this call on nothing of its channel passes it by.
     * @throws AppError, or GraphQLError for what is wrong with the operation
     */
    async open(session: Session<Viewer>, operation: Operation, sink: Sink): Promise<Subscription> {
      const context = createContext(session);
      await charge?.(context, operation.objects);
      const stream = await createSourceEventStream(argsOf(operation, context));
      if ('errors' in stream) {
        const [error] = stream.errors ?? [];
        if (error?.path === undefined && error?.originalError === undefined && error)
          error.extensions['code'] = 'BAD_USER_INPUT';
        throw (
          (error && toAppError(error)) ?? error?.originalError ?? error ?? new Error('A subscription has no source')
        );
      }
      const source = sourceOf<Viewer, Context>(stream as Stream);
      const { topic } = source;
      const paths = [...operation.paths];
      const subscriber: Member = {
        ...operation,
        session,
        source,
        sink,
        isNeutral: paths.every((path) => topic.neutral.has(path)),
        isPersonal: paths.some((path) => topic.personal.has(path)),
        own: { waiting: 0, last: Promise.resolve() },
        caughtUp: new Set(),
        closed: false,
      };
      const channel = channelOf(source);
      channel.subscribers.add(subscriber);
      open.set(operation.field, (open.get(operation.field) ?? 0) + 1);
      // Behind it waits what comes while the channel is joined.
      if (source.findMissed) {
        const { findMissed } = source;
        queueOwn(subscriber, () => channel.joined.catch(() => undefined));
        catchUp(subscriber, findMissed);
      }
      try {
        await channel.joined;
      } catch (error) {
        close(subscriber);
        throw new AppError(
          'UNAVAILABLE',
          { message: 'Subscriptions cannot begin at the moment; try again shortly.', retryAfterMs: 1_000 },
          error,
        );
      }
      return { close: () => close(subscriber) };
    },

    /** How many subscriptions are open, by field. */
    stats: () => Object.fromEntries(open),

    /** Until nothing is being answered any more. */
    settle: () => Promise.all(running),
  };
}
export type Hub<Viewer> = Pick<ReturnType<typeof createHub<Viewer & ({ id: string } | null), unknown>>, 'open'>;
