import type { z } from 'zod';

/** Something that happened: to what, never more. */
export interface News {
  id: string;
}

/** Those who are shown the same of some news. */
export interface Audience<Viewer> {
  name: string;
  /** As whom it is shown to all of them. */
  viewer: Viewer;
  /** What is shown to them. */
  row: () => object;
}

/** How the news of one kind of channel are read. */
export interface Topic<Item extends object = object, Told extends News = News> {
  schema: z.ZodType<Told>;
  /** Whether it is told at most once to anybody, however often the news come. */
  isOnce(news: Told): boolean;
  /** Paths of fields that are the same for a whole audience; with any other an operation is answered viewer by viewer. */
  neutral: ReadonlySet<string>;
  /** Of those, the ones for which `read` must be told of the viewers. */
  personal: ReadonlySet<string>;
  /** What the news are about, once for all viewers, as it is now; null for what is gone. */
  read(news: Told[], viewerIds: string[]): Promise<(Item | null)[]>;
  /** Another where who may see what of the item is another. */
  stamp(item: Item): string;
}

/** What a field of Subscription follows. */
export interface Source<Viewer, Context, Item extends object = object, Told extends News = News> {
  topic: Topic<Item, Told>;
  channel: string;
  /** Who is shown this together with the viewer: `alone` for nobody else, null where the viewer is shown nothing. */
  audienceOf(viewer: Viewer, item: Item, news: Told): Audience<Viewer> | 'alone' | null;
  /** What the viewer of the context is shown of it, as it is now; null for nothing. */
  find(context: Context, news: Told): Promise<object | null>;
  /** What the viewer missed, the oldest first; null where the client asks for nothing of the past. @throws AppError */
  findMissed: ((context: Context) => Promise<News[]>) | null;
}

/** The form in which graphql-js takes it; it is never iterated, what happens is pushed. */
export type Stream = AsyncIterable<never>;

const sources = new WeakMap<Stream, unknown>();

/** What a resolver of Subscription returns. */
export function follow<Viewer, Context, Item extends object, Told extends News>(
  source: Source<Viewer, Context, Item, Told>,
): Stream {
  const stream: Stream = {
    [Symbol.asyncIterator]: () => {
      throw new Error('A source is followed, not iterated');
    },
  };
  sources.set(stream, source);
  return stream;
}

/** @throws where `follow` did not make it. */
export function sourceOf<Viewer, Context>(stream: Stream): Source<Viewer, Context> {
  const source = sources.get(stream);
  if (!source) throw new Error('A resolver of Subscription must return what follow() gives');
  return source as Source<Viewer, Context>;
}
