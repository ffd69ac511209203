import { hash } from 'node:crypto';
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
/** Policies of requests that one process remembers. */
const POLICIES = 20_000;
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

/** What was asked, as a hash over all that the answer depends on but the viewer; null for what is not looked up. */
function questionOf({ method, headers, raw, body }: FastifyRequest): string | null {
  const parts: string[] = [method];
  for (const name of VARYING) {
    const value = headers[name] ?? '';
    if (typeof value !== 'string' || value.length > MAX_HEADER) return null;
    parts.push(value);
  }
  if (method === 'GET') return hash('sha256', [...parts, raw.url ?? ''].join('\n'), 'base64url');
  if (!Buffer.isBuffer(body)) return null;
  // Latin-1 keeps every byte apart.
  return hash('sha256', [...parts, body.toString('latin1')].join('\n'), 'base64url');
}

/**
 * Answers queries to the routes of `scope` from the cache, before they are parsed, and keeps the answers of others by
 * their policy. What is served has an ETag; a GET with that in If-None-Match is answered 304.
 */
export function addResponseCache(
  scope: FastifyInstance,
  { store, policyOf, parse, scopeOf, onHit }: ResponseCacheOptions,
): void {
  /** By question, of what may be kept. */
  const policies = new LRUCache<string, Policy>({ max: POLICIES });
  scope.decorateRequest('answer', null);
  scope.decorateRequest('fill', null);

  const parseBody = (request: FastifyRequest) => {
    if (Buffer.isBuffer(request.body)) request.body = parse(request.body);
  };

  async function serve(
    { entry, from }: Hit,
    { key, form }: { key: string; form: Form },
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const { forms } = entry;
    let used = form;
    let bytes = forms[form];
    if (!bytes) {
      const plain = forms.identity ?? Buffer.alloc(0);
      if (form === 'identity' || plain.length < MIN_COMPRESSED) [used, bytes] = ['identity', plain];
      else {
        bytes = await compressors[form](plain);
        store.addForm(key, entry, form, bytes);
      }
    }
    const headers = headersOfHit(entry, used, from);
    void reply.headers(headers);
    const wanted = request.headers['if-none-match'];
    if (
      request.method === 'GET' &&
      wanted?.split(/,\s*/).some((tag) => tag.replace(/^W\//, '') === headers.etag || tag === '*')
    )
      return await reply.code(304).send();
    return await reply.send(bytes);
  }

  scope.addHook('preHandler', async (request, reply) => {
    const question = questionOf(request);
    let policy = question === null ? null : policies.get(question);
    if (question !== null && !policy) {
      parseBody(request);
      policy = await policyOf(request.method === 'GET' ? request.query : request.body);
      if (policy && policy.maxAge > 0) policies.set(question, policy);
    }
    const whose = policy && policy.maxAge > 0 ? scopeOf(request, policy.isPrivate) : null;
    if (!policy || whose === null) {
      parseBody(request);
      return;
    }
    const key = `${question} ${whose}`;
    const form = formFor(request.headers['accept-encoding']);
    const found = store.peek(key, form) ?? (await store.lookup(key, form));
    if (found && 'entry' in found) {
      onHit?.(request, policy);
      return await serve(found, { key, form }, request, reply);
    }
    if (found) {
      request.fill = { give: found.fill, policy };
      // Where an answer is never sent.
      reply.raw.once('close', () => {
        request.fill?.give(null);
        request.fill = null;
      });
    }
    parseBody(request);
  });

  scope.addHook('onSend', (request, reply, payload, done) => {
    const { fill, answer } = request;
    request.fill = null;
    const isWhole = reply.statusCode === 200 && typeof payload === 'string' && answer?.isKeepable() === true;
    if (!fill || !isWhole) {
      fill?.give(null);
      if (!reply.hasHeader('etag')) void reply.header('cache-control', 'no-store');
      done(null, payload);
      return;
    }
    const { maxAge, staleWhileRevalidate, isPrivate } = fill.policy;
    const body = Buffer.from(payload);
    const head = {
      hash: hash('sha256', body, 'base64url').slice(0, 22),
      contentType: String(reply.getHeader('content-type')),
      // Kept by the client, and asked for anew each time: only this server knows what was written.
      control: `${isPrivate ? 'private' : 'public'}, no-cache`,
    };
    void reply.headers(headersOf(head, 'identity', 'fwd=miss; stored'));
    fill.give({ tags: [...answer.tags], head, body, maxAge, staleWhileRevalidate });
    done(null, payload);
  });
}
