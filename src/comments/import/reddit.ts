import { parse, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { countCharacters } from '../../platform/text.ts';

/** Reads a discussion in the form in which Reddit serves a thread: `[listing of the post, listing of its comments]`. */

/** A file that is not a thread; the message says where and what. */
export class ImportError extends Error {}

export interface ImportedComment {
  /** As Reddit names it: t1_…. */
  sourceId: string;
  /** The comment it answers; null answers the post. */
  parentSourceId: string | null;
  depth: number;
  /** Null where the author is gone. */
  author: string | null;
  /** Null for a comment that was deleted; its text, if the file still has it, is not taken over. */
  body: string | null;
  upvotes: number;
  downvotes: number;
  createdAt: Date;
  editedAt: Date | null;
}

export interface ImportedThread {
  post: { sourceId: string; author: string | null; title: string; body: string; createdAt: Date };
  /** Each after what it answers. */
  comments: ImportedComment[];
  /** Comments that the file only counts (`more`). */
  missing: number;
}

type Json = Record<string, unknown>;

/** Leaves room for the votes to come. */
const MAX_VOTES = 1_000_000_000;

const GONE = new Set(['[deleted]', '[removed]']);

class Reader {
  constructor(private readonly unescape: boolean) {}

  fail(place: string, message: string): never {
    throw new ImportError(`${place || 'the file'}: ${message}`);
  }

  object(value: unknown, place: string): Json {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail(place, 'is not an object');
    return value as Json;
  }

  array(value: unknown, place: string): unknown[] {
    if (!Array.isArray(value)) this.fail(place, 'is not a list');
    return value;
  }

  string(data: Json, name: string, place: string, pattern?: RegExp): string {
    const value = data[name];
    const at = `${place}.${name}`;
    if (typeof value !== 'string') return this.fail(at, 'is not a text');
    if (value.includes('\0') || !value.isWellFormed())
      this.fail(at, 'holds a character that is not allowed (NUL or a lone surrogate)');
    if (pattern && !pattern.test(value)) this.fail(at, `is not of the form ${pattern.source}`);
    return value;
  }

  /** A text that people wrote, 1 (or 0) to `max` characters. */
  text(data: Json, name: string, place: string, { min, max }: { min: 0 | 1; max: number }): string {
    let value = this.string(data, name, place);
    if (this.unescape) value = value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const length = countCharacters(value);
    if (length < min || length > max) this.fail(`${place}.${name}`, `has ${length} characters, not ${min} to ${max}`);
    return value;
  }

  time(value: unknown, place: string): Date {
    if (typeof value !== 'number' || !(value >= 0 && value < 1e11))
      return this.fail(place, 'is not a time in seconds since 1970');
    return new Date(Math.round(value * 1000));
  }

  /** Votes that make up the score; Reddit tells the sides only sometimes. */
  votes(data: Json, place: string): { upvotes: number; downvotes: number } {
    const whole = (value: unknown): value is number =>
      Number.isInteger(value) && Math.abs(value as number) <= MAX_VOTES;
    const { score, ups, downs } = data;
    if (!whole(score)) return this.fail(`${place}.score`, `is not a whole number of at most ${MAX_VOTES}`);
    if (whole(ups) && whole(downs) && ups >= 0 && downs >= 0 && ups - downs === score)
      return { upvotes: ups, downvotes: downs };
    return { upvotes: Math.max(score, 0), downvotes: Math.max(-score, 0) };
  }

  author(data: Json, place: string): string | null {
    const author = this.string(data, 'author', place, /^(\[deleted\]|[\w-]{1,64})$/);
    return GONE.has(author) ? null : author;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Only this parser tells the place of every fault.
    const faults: ParseError[] = [];
    try {
      parse(text, faults);
    } catch {
      throw new ImportError('this is not JSON, and is nested too deeply to tell the place of its fault');
    }
    const [fault] = faults;
    const before = text.slice(0, fault?.offset).split('\n');
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    throw new ImportError(`${place}: this is not JSON (${fault ? printParseErrorCode(fault.error) : 'it ends early'})`);
  }
}

export interface ParseOptions {
  /** Turn &lt; &gt; &amp; back into < > &, which Reddit writes that way unless it is asked with raw_json=1. */
  unescape?: boolean;
}

/** @throws ImportError with the place of the first fault. */
export function parseRedditThread(json: string, { unescape = false }: ParseOptions = {}): ImportedThread {
  const reader = new Reader(unescape);
  const listings = reader.array(parseJson(json), '');
  if (listings.length !== 2) reader.fail('', `has ${listings.length} listings, not 2 (the post and its comments)`);

  const children = (listing: unknown, place: string): unknown[] => {
    const { kind, data } = reader.object(listing, place);
    if (kind !== 'Listing') reader.fail(`${place}.kind`, 'is not "Listing"');
    return reader.array(reader.object(data, `${place}.data`)['children'], `${place}.data.children`);
  };

  const [root, ...more] = children(listings[0], '[0]');
  const postPlace = '[0].data.children[0]';
  if (more.length > 0) reader.fail('[0].data.children', 'has more than the one post');
  const { kind, data } = reader.object(root, postPlace);
  if (kind !== 't3') reader.fail(`${postPlace}.kind`, 'is not "t3"');
  const post = reader.object(data, `${postPlace}.data`);
  const postId = `t3_${reader.string(post, 'id', `${postPlace}.data`, /^[a-z0-9]{1,16}$/)}`;
  const author = reader.author(post, `${postPlace}.data`);

  const comments: ImportedComment[] = [];
  const seen = new Map<string, string>();
  let missing = 0;
  // A stack instead of recursion: threads may be deeper than the call stack.
  const open: { nodes: unknown[]; place: string; parent: string | null; depth: number; next: number }[] = [
    { nodes: children(listings[1], '[1]'), place: '[1].data.children', parent: null, depth: 0, next: 0 },
  ];
  for (let level = open.at(-1); level; level = open.at(-1)) {
    if (level.next >= level.nodes.length) {
      open.pop();
      continue;
    }
    const place = `${level.place}[${level.next}]`;
    const node = reader.object(level.nodes[level.next++], place);
    const at = `${place}.data`;
    const comment = reader.object(node['data'], at);
    if (node['kind'] === 'more') {
      const { count } = comment;
      if (!Number.isInteger(count) || (count as number) < 0) reader.fail(`${at}.count`, 'is not a whole number');
      missing += count as number;
      continue;
    }
    if (node['kind'] !== 't1') reader.fail(`${place}.kind`, 'is none of "t1" and "more"');
    const sourceId = `t1_${reader.string(comment, 'id', at, /^[a-z0-9]{1,16}$/)}`;
    const twin = seen.get(sourceId);
    if (twin) reader.fail(`${at}.id`, `stands a second time; the first is ${twin}`);
    seen.set(sourceId, at);
    const answered = reader.string(comment, 'parent_id', at);
    if (answered !== (level.parent ?? postId))
      reader.fail(`${at}.parent_id`, `is ${answered}, but it stands under ${level.parent ?? postId}`);
    const name = reader.author(comment, at);
    const raw = reader.string(comment, 'body', at);
    const gone = name === null || GONE.has(raw);
    const { edited, replies } = comment;
    comments.push({
      sourceId,
      parentSourceId: level.parent,
      depth: level.depth,
      author: gone ? null : name,
      body: gone ? null : reader.text(comment, 'body', at, { min: 1, max: 10_000 }),
      ...reader.votes(comment, at),
      createdAt: reader.time(comment['created_utc'], `${at}.created_utc`),
      editedAt: typeof edited === 'number' && !gone ? reader.time(edited, `${at}.edited`) : null,
    });
    if (replies !== undefined && replies !== null && replies !== '')
      open.push({
        nodes: children(replies, `${at}.replies`),
        place: `${at}.replies.data.children`,
        parent: sourceId,
        depth: level.depth + 1,
        next: 0,
      });
  }

  return {
    post: {
      sourceId: postId,
      author,
      title: reader.text(post, 'title', `${postPlace}.data`, { min: 1, max: 300 }),
      body: 'selftext' in post ? reader.text(post, 'selftext', `${postPlace}.data`, { min: 0, max: 40_000 }) : '',
      createdAt: reader.time(post['created_utc'], `${postPlace}.data.created_utc`),
    },
    comments,
    missing,
  };
}
