import type { Span, SpanContext, Tracer } from '@opentelemetry/api';
import type { Log } from '../log/index.ts';
import { within } from '../within.ts';

export interface SdkOptions {
  /** Base address of a collector that takes OTLP over HTTP. */
  endpoint: string;
  /** Sent with every export, for a collector that wants a key. */
  headers: Record<string, string>;
  /** What the process is called. */
  service: string;
  /** Of the traces that begin here, the part that is kept, 0 to 1; those of a client are kept if the client keeps them. */
  share: number;
  log: Log;
}

/** What the spans of this program may say of themselves. */
export type Attributes = Record<string, string | number>;

export interface Sdk {
  begin(
    name: string,
    kind: 'SERVER' | 'INTERNAL' | 'CLIENT' | 'CONSUMER',
    attributes: Attributes,
    parent?: Parent,
  ): Span;
  /** @param type What failed, such as a code: never a message, which may hold what people sent. */
  fail(span: Span, type: string): void;
  close(): Promise<void>;
}
export type Parent = { span: Span } | { remote: SpanContext };

const EXPORT_MS = 5_000;
const INTERVAL_MS = 1_000;
/** Spans that may wait for a collector; more are dropped. */
const MAX_WAITING = 4_096;
const MAX_BATCH = 512;
const CLOSE_MS = 2_000;

/** Loads OpenTelemetry, and begins to export. */
export async function loadSdk({ endpoint, headers, service, share, log }: SdkOptions): Promise<Sdk> {
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const otlp = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers,
    timeoutMillis: EXPORT_MS,
    concurrencyLimit: 2,
  });
  let failing = false;
  const exporter: InstanceType<typeof OTLPTraceExporter> = Object.assign(Object.create(otlp) as typeof otlp, {
    export: (spans: Parameters<typeof otlp.export>[0], done: Parameters<typeof otlp.export>[1]) =>
      otlp.export(spans, (result) => {
        const { code }: { code: number } = result;
        const failed = code !== 0;
        if (failed && !failing)
          log.warn({ err: result.error }, 'Traces cannot be sent to the collector; some are lost');
        if (!failed && failing) log.info('Traces are sent again');
        failing = failed;
        done(result);
      }),
  });
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(share) }),
    spanLimits: { attributeValueLengthLimit: 200 },
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter,
        scheduledDelayMillis: INTERVAL_MS,
        maxQueueSize: MAX_WAITING,
        maxExportBatchSize: MAX_BATCH,
        exportTimeoutMillis: EXPORT_MS,
      }),
    ],
  });
  const tracer: Tracer = provider.getTracer('parley');
  const contextOf = (parent: Parent | undefined) =>
    parent === undefined
      ? api.ROOT_CONTEXT
      : 'span' in parent
        ? api.trace.setSpan(api.ROOT_CONTEXT, parent.span)
        : api.trace.setSpanContext(api.ROOT_CONTEXT, parent.remote);
  return {
    begin: (name, kind, attributes, parent) =>
      tracer.startSpan(name, { kind: api.SpanKind[kind], attributes }, contextOf(parent)),
    fail(span, type) {
      span.setAttribute('error.type', type).setStatus({ code: api.SpanStatusCode.ERROR });
    },
    async close() {
      // A collector that is away is not waited for.
      await within(CLOSE_MS, provider.shutdown()).catch(() => undefined);
    },
  };
}
