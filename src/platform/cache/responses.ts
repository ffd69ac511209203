import { hash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Policy } from './policy.ts';
import type { Entry, Form, Hit, NewEntry, Store } from './store.ts';
import type { See } from './tags.ts';

/** What is learnt of an answer while it is made. */
export interface Answer {
  /** What it holds. */
  tags: Set<string>;
  see: See;
  /** It must not be kept, whatever its operation says. */
  refuse: () => void;
  isKeepable: () => boolean;
}

export function createAnswer(): Answer {
  const tags = new Set<string>();
  let keepable = true;
  return {
    tags,
    see: (...seen) => {
      for (const tag of seen) tags.add(tag);
    },
    refuse: () => (keepable = false),
    isKeepable: () => keepable,
  };
}

export interface ResponseCacheOptions {
  store: Store;
  /** The policy of the operation that a parsed body or query string asks for; null where that cannot be said yet. */
  policyOf: (request: unknown) => Promise<Policy | null>;
  /** Parses the body of a POST. @throws with a statusCode */
  parse: (body: Buffer) => unknown;
  /**
   * Whose answer it is, for an answer to each viewer apart or for everybody: a short text; null where nothing may be
   * kept for this request.
   */
  scopeOf: (request: FastifyRequest, isPrivate: boolean) => string | null;
  /** Told whose question is answered from the cache. */
  onHit?: (request: FastifyRequest, policy: Policy) => void;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Made by whoever answers the request. */
    answer: Answer | null;
    fill: { give: (made: NewEntry | null) => void; policy: Policy } | null;
  }
}

/** The headers that an answer may depend on, besides whose it is. */
const VARYING = [
  'content-type',
  'accept',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'parley-cost',
] as const;
const MAX_HEADER = 200;
/** Characters of requests that one process remembers. */
const MAX_QUESTIONS = 8 * 1024 * 1024;
/** Shorter answers are not worth compressing. */
const MIN_COMPRESSED = 1_024;

const compressors = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 6 }),
};

/** Of values of Accept-Encoding, which are few. */
const preferences = new LRUCache<string, Form>({ max: 1_000, memoMethod: preferredOf });
const formFor = (accepted: string | undefined): Form =>
  accepted === undefined
    ? 'identity'
    : accepted.length > MAX_HEADER
      ? preferredOf(accepted)
      : preferences.memo(accepted);

/** The form that the client prefers among ours; by RFC 9110, 12.5.3, a form with q=0 is refused. */
function preferredOf(accepted: string): Form {
  const accepts = (coding: string) =>
    new RegExp(`(^|,)\\s*${coding}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))[^,]*)?(,|$)`, 'i').test(accepted);
  return accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : 'identity';
}

/** What every answer that is kept says of itself. */
const headersOf = ({ hash: of, control, contentType }: Entry['head'], form: Form, status: string) => ({
  'content-type': contentType,
  'cache-control': control,
  vary: 'accept-encoding, authorization, parley-cost, origin',
  etag: `"${of}${form === 'identity' ? '' : `-${form}`}"`,
  // RFC 9211.
  'cache-status': `parley; ${status}`,
  ...(form !== 'identity' && { 'content-encoding': form }),
});

/** Of the answers that this process keeps, made once. */
const headersOfHits = new WeakMap<Entry, Map<string, ReturnType<typeof headersOf>>>();
function headersOfHit(entry: Entry, form: Form, from: Hit['from']) {
  let known = headersOfHits.get(entry);
  if (!known) headersOfHits.set(entry, (known = new Map<string, ReturnType<typeof headersOf>>()));
  const name = `${form} ${from}`;
  let headers = known.get(name);
  if (!headers) known.set(name, (headers = headersOf(entry.head, form, `hit; detail=${from}`)));
  return headers;
}

/** What was asked: all that the answer depends on but the viewer; null for what is not looked up. */
function textOf({ method, headers, raw, body }: FastifyRequest): string | null {
  let text = method;
  for (const name of VARYING) {
    const value = headers[name] ?? '';
    if (typeof value !== 'string' || value.length > MAX_HEADER) return null;
    text += `\n${value}`;
  }
  if (method === 'GET') return `${text}\n${raw.url ?? ''}`;
  // Latin-1 keeps every byte apart.
  return Buffer.isBuffer(body) ? `${text}\n${body.toString('latin1')}` : null;
}

/** What is asked for, where its answer may be kept. */
interface Question {
  hash: string;
  policy: Policy;
}

/** Where an answer is kept, and the form that its reader prefers. */
interface Place {
  key: string;
  form: Form;
}

type Bytes = [form: Form, bytes: Buffer];
const EMPTY = Buffer.alloc(0);

/** Answers that are written together at most. */
const MOST_TOGETHER = 64;

/**
 * Puts writes off while each turn of the event loop brings more of them, and does all at once as soon as one does not:
 * reading requests and writing answers by turns costs more than each of them at a stretch (over 32 connections 200 µs of
 * processor time for an answer of 62 KB, and 145 µs). One alone waits for the end of its turn.
 */
function createGathering(): (write: () => void) => void {
  let writes: (() => void)[] = [];
  let known = 0;
  function goOn(): void {
    if (writes.length > known && writes.length < MOST_TOGETHER) {
      known = writes.length;
      setImmediate(goOn);
      return;
    }
    const all = writes;
    writes = [];
    for (const write of all) write();
  }
  return (write) => {
    if (writes.push(write) > 1) return;
    known = 1;
    setImmediate(goOn);
  };
}

/** What an entry has in this form, or as it was made where that is good enough; null where it is to be compressed. */
function bytesOf({ forms: { identity = EMPTY, ...forms } }: Entry, form: Form): Bytes | null {
  if (form === 'identity') return ['identity', identity];
  const bytes = forms[form];
  if (bytes) return [form, bytes];
  return identity.length < MIN_COMPRESSED ? ['identity', identity] : null;
}

/**
 * Answers queries to the routes of `scope` from the cache, before they are parsed, and keeps the answers of others by
 * their policy. What is served has an ETag; a GET with that in If-None-Match is answered 304.
 */
export function addResponseCache(
  scope: FastifyInstance,
  { store, policyOf, parse, scopeOf, onHit }: ResponseCacheOptions,
): void {
  /** By text: what is asked often is neither hashed nor parsed anew. */
  const questions = new LRUCache<string, Question>({
    maxSize: MAX_QUESTIONS,
    sizeCalculation: (_, text) => text.length + 300,
  });
  const gather = createGathering();
  scope.decorateRequest('answer', null);
  scope.decorateRequest('fill', null);

  const parseBody = (request: FastifyRequest) => {
    if (Buffer.isBuffer(request.body)) request.body = parse(request.body);
  };

  /** Gives bytes that stand, past what Fastify does for those that a handler makes. */
  function send({ entry, from }: Hit, [form, bytes]: Bytes, request: FastifyRequest, reply: FastifyReply): void {
    const headers = headersOfHit(entry, form, from);
    const wanted = request.method === 'GET' ? request.headers['if-none-match'] : undefined;
    const isKnown = wanted?.split(/,\s*/).some((tag) => tag.replace(/^W\//, '') === headers.etag || tag === '*');
    // Those that other parts of the server set go with it, and they may look at these.
    const all = reply.headers(headers).hijack().getHeaders() as OutgoingHttpHeaders;
    gather(() => {
      if (isKnown) reply.raw.writeHead(304, all).end();
      else reply.raw.writeHead(200, { ...all, 'content-length': bytes.length }).end(bytes);
    });
  }

  async function compress(entry: Entry, { key, form }: Place): Promise<Bytes> {
    if (form === 'identity') throw new Error('nothing to compress');
    const bytes = await compressors[form](entry.forms.identity ?? EMPTY);
    store.addForm(key, entry, form, bytes);
    return [form, bytes];
  }

  /** What a text asks for that is not known yet; null where nothing may be kept. */
  async function learn(request: FastifyRequest, text: string): Promise<Question | null> {
    parseBody(request);
    const policy = await policyOf(request.method === 'GET' ? request.query : request.body);
    if (!policy || policy.maxAge === 0) return null;
    const question = { hash: hash('sha256', text, 'base64url'), policy };
    questions.set(text, question);
    return question;
  }

  /** Null where nothing may be kept for this request. */
  function placeOf(request: FastifyRequest, { hash, policy }: Question): Place | null {
    const whose = scopeOf(request, policy.isPrivate);
    return whose === null ? null : { key: `${hash} ${whose}`, form: formFor(request.headers['accept-encoding']) };
  }

  /** Answers what is kept, or takes it upon the request to fill it; true where it is answered. */
  async function answer(request: FastifyRequest, reply: FastifyReply, { policy }: Question, place: Place) {
    const found = await store.lookup(place.key, place.form);
    if (found && 'entry' in found) {
      const bytes = bytesOf(found.entry, place.form) ?? (await compress(found.entry, place));
      onHit?.(request, policy);
      send(found, bytes, request, reply);
      return true;
    }
    if (found) {
      request.fill = { give: found.fill, policy };
      // Where an answer is never sent.
      reply.raw.once('close', () => {
        request.fill?.give(null);
        request.fill = null;
      });
    }
    return false;
  }

  async function find(request: FastifyRequest, reply: FastifyReply, text: string): Promise<boolean> {
    const question = questions.get(text) ?? (await learn(request, text));
    const place = question && placeOf(request, question);
    const isAnswered = question && place ? await answer(request, reply, question, place) : false;
    if (!isAnswered) parseBody(request);
    return isAnswered;
  }

  /** What is at hand needs no turn of the loop. */
  function peek(request: FastifyRequest, reply: FastifyReply, text: string): boolean {
    const question = questions.get(text);
    const place = question && placeOf(request, question);
    const hit = place && store.peek(place.key, place.form);
    const bytes = hit && bytesOf(hit.entry, place.form);
    if (!bytes) return false;
    onHit?.(request, question.policy);
    send(hit, bytes, request, reply);
    return true;
  }

  scope.addHook('preHandler', (request, reply, done) => {
    const text = textOf(request);
    if (text === null) {
      parseBody(request);
      done();
    } else if (!peek(request, reply, text))
      find(request, reply, text).then((isAnswered) => {
        if (!isAnswered) done();
      }, done);
  });

  scope.addHook('onSend', (request, reply, payload, done) => {
    const { fill, answer } = request;
    request.fill = null;
    const isWhole = reply.statusCode === 200 && Buffer.isBuffer(payload) && answer?.isKeepable() === true;
    if (!fill || !isWhole) {
      fill?.give(null);
      if (!reply.hasHeader('etag')) void reply.header('cache-control', 'no-store');
      done(null, payload);
      return;
    }
    const { maxAge, staleWhileRevalidate, isPrivate } = fill.policy;
    const head = {
      hash: hash('sha256', payload, 'base64url').slice(0, 22),
      contentType: String(reply.getHeader('content-type')),
      // Kept by the client, and asked for anew each time: only this server knows what was written.
      control: `${isPrivate ? 'private' : 'public'}, no-cache`,
    };
    void reply.headers(headersOf(head, 'identity', 'fwd=miss; stored'));
    fill.give({ tags: [...answer.tags], head, body: payload, maxAge, staleWhileRevalidate });
    done(null, payload);
  });
}
