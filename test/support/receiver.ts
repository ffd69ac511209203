import { randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  /** The header webhook-id. */
  id: string;
  at: number;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** How the next requests are answered; a status, or a function that does it. */
  answer: number | ((response: ServerResponse, request: Received) => void);
  /** Told of each request before it is answered. */
  onReceived?: (request: Received) => void;
  close(): Promise<void>;
}

/** A receiver of webhooks on 127.0.0.1 that remembers what it got. */
export async function startReceiver(): Promise<Receiver> {
  // A port may have been another receiver's before.
  const path = `/${randomUUID()}`;
  const server = createServer((request, response) => {
    if (request.url !== path) return void response.writeHead(404).end();
    void text(request).then((body) => {
      const { headers } = request;
      const got = { headers, body, id: String(headers['webhook-id']), at: Date.now() };
      receiver.received.push(got);
      receiver.onReceived?.(got);
      const { answer } = receiver;
      if (typeof answer === 'number') response.writeHead(answer).end();
      else answer(response, got);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    received: [],
    answer: 204,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}
