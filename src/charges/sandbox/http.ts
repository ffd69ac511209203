import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Endpoint } from './endpoint.ts';
import { Refusal, errorJson, invalid } from './errors.ts';
import type { Answer, Request } from './execute.ts';
import { parseForm } from './form.ts';
import { newId } from './records.ts';
import { API_VERSION } from './render.ts';

/** In bytes. */
const BODY_LIMIT = 64 * 1024;

/** The endpoint of an address, with what stands at the place of `:id`; null where there is none. */
function createRouter(endpoints: Endpoint[]) {
  const byAddress = new Map(endpoints.map((endpoint) => [endpoint.address, endpoint]));
  return (method: string, path: string): { endpoint: Endpoint; id: string } | null => {
    const exact = byAddress.get(`${method} ${path}`);
    if (exact) return { endpoint: exact, id: '' };
    const [, root = '', collection = '', id = '', ...rest] = path.split('/');
    const endpoint = byAddress.get(`${method} ${['', root, collection, ':id', ...rest].join('/')}`);
    return endpoint && id !== '' ? { endpoint, id } : null;
  };
}

/** @throws Refusal unless the header holds a test key, as Bearer or as the user of Basic. */
function checkKey(header: string | undefined): void {
  const [scheme, credentials = ''] = header?.split(' ') ?? [];
  const [user = ''] = Buffer.from(credentials, 'base64').toString().split(':');
  const key = scheme?.toLowerCase() === 'basic' ? user : credentials;
  if (key.startsWith('sk_test_')) return;
  throw invalid(
    key === ''
      ? 'You did not provide an API key. Give it as the Bearer token of the Authorization header.'
      : 'Invalid API Key provided: the sandbox takes keys that start with sk_test_ only.',
    { status: 401 },
  );
}

/** @throws Refusal where the body is too large. */
function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_LIMIT) chunks.push(chunk);
      else reject(invalid(`The body can be at most ${BODY_LIMIT} bytes.`, { status: 413 }));
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString()));
    request.on('error', reject);
  });
}

const isForm = ({ headers }: IncomingMessage) =>
  (headers['content-type'] ?? 'application/x-www-form-urlencoded').startsWith('application/x-www-form-urlencoded');

export interface HttpOptions {
  endpoints: Endpoint[];
  execute: (request: Request) => Promise<Answer | null>;
  /** Hears of every call. */
  onCall: (name: string) => void;
}

/** The sandbox over HTTP: finds the endpoint, checks the key, reads the parameters, writes the answer. */
export function createHttp({ endpoints, execute, onCall }: HttpOptions): Server {
  const route = createRouter(endpoints);

  /** @throws Refusal */
  async function parse(message: IncomingMessage): Promise<Request> {
    const { method = '', url = '', headers } = message;
    const end = url.indexOf('?');
    const path = end < 0 ? url : url.slice(0, end);
    const query = end < 0 ? '' : url.slice(end + 1);
    const found = route(method, path);
    if (!found)
      throw invalid(
        `Unrecognized request URL (${method}: ${path.slice(0, 200)}). Please see https://docs.stripe.com/api.`,
        {
          status: 404,
        },
      );
    const isApi = path.startsWith('/v1/');
    if (isApi) checkKey(headers.authorization);
    const body = method === 'GET' ? '' : await readBody(message);
    onCall(found.endpoint.name);
    if (isApi && body !== '' && !isForm(message))
      throw invalid('Invalid request (check that your POST content type is application/x-www-form-urlencoded).');
    const params = isApi && body !== '' ? `${query}&${body}` : query;
    const { 'idempotency-key': key, 'stripe-version': version } = headers;
    return {
      ...found,
      path,
      params,
      call: { id: found.id, form: parseForm(params), body, version: typeof version === 'string' ? version : '' },
      idempotencyKey: isApi && method === 'POST' && typeof key === 'string' && key !== '' ? key : null,
    };
  }

  function write(message: IncomingMessage, response: ServerResponse, answer: Answer): void {
    const { 'stripe-version': version = API_VERSION, 'idempotency-key': key } = message.headers;
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(answer.json),
      'request-id': answer.request,
      'stripe-version': version,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(answer.original === undefined ? {} : { 'idempotent-replayed': 'true', 'original-request': answer.original }),
      ...(answer.shouldRetry === undefined ? {} : { 'stripe-should-retry': String(answer.shouldRetry) }),
      // What is left of a body that was too large is not read; a server that ends waits for no further request.
      ...(answer.status === 413 || !server.listening ? { connection: 'close' } : {}),
    });
    response.end(answer.json);
  }

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    let answer: Answer | null;
    try {
      answer = await execute(await parse(message));
    } catch (error) {
      // The client went away, so nobody waits for an answer.
      if (!(error instanceof Refusal)) return void response.destroy();
      answer = { status: error.status, json: errorJson(error.body), request: newId('req') };
    }
    if (answer) write(message, response, answer);
    else message.socket.resetAndDestroy();
  }

  const server = createServer(
    // A connection that is closed while the client writes looks like a lost answer: idle ones live long.
    { keepAliveTimeout: 65_000, requestTimeout: 30_000 },
    (message, response) => void handle(message, response),
  );
  return server;
}
