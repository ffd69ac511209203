import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CollectedSpan {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  /** Empty for the first of a trace. */
  parentSpanId: string;
  /** As OTLP numbers them: 1 internal, 2 server, 3 client, 5 consumer. */
  kind: number;
  attributes: Record<string, string | number>;
  failed: boolean;
}

interface Attribute {
  key: string;
  value: { stringValue?: string; intValue?: string | number };
}

interface Export {
  resourceSpans: {
    resource: { attributes: Attribute[] };
    scopeSpans: {
      spans: (Pick<CollectedSpan, 'name' | 'traceId' | 'spanId' | 'kind'> & {
        parentSpanId?: string;
        attributes: Attribute[];
        status: { code?: number };
      })[];
    }[];
  }[];
}

const attributesOf = (attributes: Attribute[]) =>
  Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue } }) => [key, stringValue ?? Number(intValue)]),
  );

export interface Collector {
  url: string;
  spans: CollectedSpan[];
  /** Of the exports, as they came. */
  bodies: string[];
  headers: Record<string, string | string[] | undefined>[];
  close(): Promise<void>;
}

/** A collector of traces: takes OTLP over HTTP, in JSON. */
export async function startCollector(): Promise<Collector> {
  const collector: Omit<Collector, 'url' | 'close'> = { spans: [], bodies: [], headers: [] };
  const http = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      collector.bodies.push(body);
      collector.headers.push(request.headers);
      for (const { resource, scopeSpans } of (JSON.parse(body) as Export).resourceSpans)
        for (const { attributes, status, parentSpanId = '', ...span } of scopeSpans.flatMap(({ spans }) => spans))
          collector.spans.push({
            service: String(attributesOf(resource.attributes)['service.name']),
            ...span,
            parentSpanId,
            attributes: attributesOf(attributes),
            failed: status.code === 2,
          });
      response.writeHead(request.url === '/v1/traces' ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    ...collector,
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}
