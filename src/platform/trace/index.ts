/**
 * Traces, by OpenTelemetry: a request, its operation, its SQL and the jobs that it causes, in whichever process, are one
 * trace, and go on one that a client began.
 *
 * Invariants: nothing is loaded, and nothing is paid, where no collector is set; no span holds a value that somebody sent,
 * but the names of operations; nobody waits for the collector.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span } from '@opentelemetry/api';
import { parseTraceparent, type Running } from './context.ts';
import { loadSdk, type Attributes, type Sdk, type SdkOptions } from './sdk.ts';

export { traceRequests } from './http.ts';

export type Tracing = ReturnType<typeof createTracing>;

/** What of an error may be told: its code, or its class. */
const typeOf = (error: unknown): string => {
  const { code, name } = error as { code?: unknown; name?: string };
  return typeof code === 'string' ? code : (name ?? 'Error');
};

export function createTracing(options: SdkOptions) {
  const running = new AsyncLocalStorage<Running>();
  let sdk: Sdk | undefined;
  const loaded = loadSdk(options).then(
    (made) => void (sdk = made),
    (error: unknown) => options.log.error({ err: error }, 'Nothing is traced: OpenTelemetry cannot be loaded'),
  );

  async function measure<T>(span: Span, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      sdk?.fail(span, typeOf(error));
      throw error;
    } finally {
      span.end();
    }
  }

  return {
    /** Resolves once there are spans; before that nothing is traced. */
    loaded,
    running,

    /** A span below another, or as the first here of what a client or a job brought; undefined before OpenTelemetry is loaded. */
    begin: (...span: Parameters<Sdk['begin']>) => sdk?.begin(...span),
    fail: (span: Span, type: string) => sdk?.fail(span, type),

    /** Runs a statement of what runs now; other work of the process is not traced. */
    statement: <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const above = running.getStore();
      if (!above || !sdk) return work();
      const attributes: Attributes = { 'db.system.name': 'postgresql', 'db.query.summary': name };
      return measure(sdk.begin(name, 'CLIENT', attributes, above), work);
    },

    /** What a job has to carry to be part of the trace of what runs now. */
    traceparent: (): string | undefined => {
      const context = running.getStore()?.span.spanContext();
      return context && `00-${context.traceId}-${context.spanId}-${context.traceFlags.toString(16).padStart(2, '0')}`;
    },

    /** Runs a job in the trace of what caused it; what nobody caused is not traced. */
    job: async <T>(name: string, traceparent: unknown, work: () => Promise<T>): Promise<T> => {
      const remote = parseTraceparent(traceparent);
      await loaded;
      if (!remote || !sdk) return work();
      const span = sdk.begin(
        name,
        'CONSUMER',
        { 'messaging.system': 'bullmq', 'messaging.operation.type': 'process' },
        { remote },
      );
      return running.run({ span }, () => measure(span, work));
    },

    /** Sends what is left, for two seconds at most. */
    close: async (): Promise<void> => {
      await loaded;
      await sdk?.close();
    },
  };
}
