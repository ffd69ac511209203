import { Agent, buildConnector, request } from 'undici';
import { addressRefused, type Guard } from './guard.ts';

/** How much of an answer is kept, in bytes. */
const MAX_RESPONSE_BODY = 16 * 1024;
/** How large the headers of an answer may be, in bytes. */
const MAX_RESPONSE_HEADERS = 16 * 1024;
/** How long an idle connection is kept at most, whatever the receiver's Keep-Alive header hopes for. */
const MAX_IDLE_MS = 4_000;
/** The longest wait that a receiver can ask for. */
const MAX_RETRY_AFTER_MS = 24 * 3_600_000;
const MAX_ERROR_LENGTH = 200;

export interface SenderOptions {
  guard: Guard;
  /** For the whole exchange: waiting for a free connection, look-up, connecting, TLS, headers and body. */
  timeoutMs: number;
  /** Connections to one origin at a time; no limit where left out. */
  maxConnectionsPerOrigin?: number;
  /** The clock that dates in Retry-After are measured by, in milliseconds since 1970. */
  now?: () => number;
}

export interface SendRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
  signal?: AbortSignal;
}

/** What came of one request. It was answered in full, or as far as is kept, when `error` is null. */
export interface Exchange {
  /** Set as soon as the headers of an answer came, also when `error` is. */
  statusCode: number | null;
  /** What went wrong, in a few words: at most 200 characters, no secrets. */
  error: string | null;
  /** The first 16 KB of the answer as text that PostgreSQL can keep; null when there was no answer. */
  responseBody: string | null;
  /** How long the receiver asks to be left alone: 0 to 24 hours. */
  retryAfterMs: number | null;
  durationMs: number;
}

export interface Sender {
  /** Posts once, without following redirects. @throws only the reason of the caller's own signal. */
  send(request: SendRequest): Promise<Exchange>;
  /** Ends once every exchange has. */
  close(): Promise<void>;
}

/** Sentences for the codes of Node, OpenSSL and undici, and for the names of errors that have none. */
const FAULTS: [RegExp, string][] = [
  [/^ECONNREFUSED$/, 'the connection was refused'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection was reset'],
  [/^(ENOTFOUND|EAI_\w+)$/, 'the name could not be resolved'],
  [/^(ENETUNREACH|EHOSTUNREACH|ETIMEDOUT)$/, 'the address could not be reached'],
  [/^(EPROTO|ERR_SSL_\w+)$/, 'TLS could not be agreed on'],
  [/^(HTTPParserError|ERR_ASSERTION|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'the answer is not well-formed HTTP'],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'the headers of the answer are too large'],
];

/** The codes of OpenSSL's verification and of Node's check of the host name. */
const CERTIFICATE_FAULT = /CERT|SIGNATURE|^INVALID_(CA|PURPOSE)$/;

/** A NUL is the one character of well-formed text that PostgreSQL cannot keep. */
const storable = (text: string): string => text.replaceAll('\0', '\uFFFD');

function describe(error: unknown): string {
  const { name, code = name, message } = error as NodeJS.ErrnoException;
  const fault = FAULTS.find(([codes]) => codes.test(code))?.[1];
  if (fault) return fault;
  const sentence = CERTIFICATE_FAULT.test(code) ? `the certificate is not valid: ${message}` : message || code;
  return storable(sentence).slice(0, MAX_ERROR_LENGTH).toWellFormed();
}

/** The three forms of a date in HTTP (RFC 9110, 5.6.7); Date.parse alone makes a date of almost anything. */
const HTTP_DATE = /^[A-Z][a-z]{2,8},? [\w -]+ \d\d:\d\d:\d\d (GMT|\d{4})$/;

/** Milliseconds that a Retry-After header asks for (RFC 9110, 10.2.3: seconds or a date); null when it says neither. */
function parseRetryAfter(value: string | string[] | undefined, now: number): number | null {
  if (typeof value !== 'string') return null;
  let wait = NaN;
  if (/^-?\d+$/.test(value)) wait = Number(value) * 1000;
  else if (HTTP_DATE.test(value)) wait = Date.parse(value.endsWith('GMT') ? value : `${value} GMT`) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), MAX_RETRY_AFTER_MS);
}

const rejectOnAbort = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

/** Posts to the addresses that the guard allows, over connections of its own: no proxy, no redirects, no decompression. */
export function createSender({ guard, timeoutMs, maxConnectionsPerOrigin, now = Date.now }: SenderOptions): Sender {
  // An exchange ends by its own clock. This later one only frees a socket whose look-up or handshake never ends.
  const connect = buildConnector({ lookup: guard.lookup, timeout: timeoutMs + 1_000 });
  const agent = new Agent({
    connect: (target, callback) =>
      connect(target, (...outcome) => {
        const [, socket] = outcome;
        // The last line of defence: where the connection has really led to.
        if (socket?.remoteAddress && !guard.allows(socket.remoteAddress)) {
          socket.destroy();
          callback(addressRefused(), null);
        } else callback(...outcome);
      }),
    connections: maxConnectionsPerOrigin ?? null,
    maxHeaderSize: MAX_RESPONSE_HEADERS,
    keepAliveMaxTimeout: MAX_IDLE_MS,
    headersTimeout: 0,
    bodyTimeout: 0,
  });

  async function send({ url, headers, body, signal }: SendRequest): Promise<Exchange> {
    signal?.throwIfAborted();
    const startedAt = performance.now();
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(new Error(`timed out after ${timeoutMs / 1000} s`)), timeoutMs);
    const leave = () => ending.abort();
    signal?.addEventListener('abort', leave);

    let statusCode: number | null = null;
    let retryAfterMs: number | null = null;
    let error: string | null = null;
    const kept: Buffer[] = [];
    let missing = MAX_RESPONSE_BODY;
    try {
      if (guard.checkUrl(url) !== null) throw addressRefused();
      const response = await Promise.race([
        request(url, {
          dispatcher: agent,
          method: 'POST',
          headers: { ...headers, 'accept-encoding': 'identity' },
          body,
          signal: ending.signal,
        }),
        // undici heeds its signal only once there is a connection.
        rejectOnAbort(ending.signal),
      ]);
      statusCode = response.statusCode;
      retryAfterMs = parseRetryAfter(response.headers['retry-after'], now());
      for await (const chunk of response.body as AsyncIterable<Buffer>) {
        kept.push(chunk.subarray(0, missing));
        missing -= chunk.length;
        // Leaving the loop drops the connection.
        if (missing <= 0) break;
      }
    } catch (thrown) {
      signal?.throwIfAborted();
      // A success that breaks off is one; one that does not end in time is not.
      const succeeded = statusCode !== null && statusCode >= 200 && statusCode < 300 && !ending.signal.aborted;
      error = succeeded ? null : describe(thrown);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', leave);
    }
    return {
      statusCode,
      error,
      responseBody: statusCode === null ? null : storable(Buffer.concat(kept).toString('utf8')),
      retryAfterMs,
      durationMs: Math.round(performance.now() - startedAt),
    };
  }

  return { send, close: () => agent.close() };
}
