import type { Span, SpanContext } from '@opentelemetry/api';

/** What runs now: whatever begins meanwhile begins below its span. */
export interface Running {
  span: Span;
}

/** Version, trace, parent and flags. Source: https://www.w3.org/TR/trace-context/#traceparent-header */
const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-|$)/;

/** The span that a traceparent names; null where it is none. */
export function parseTraceparent(text: unknown): SpanContext | null {
  const [, traceId = '', spanId = '', flags = '0'] = TRACEPARENT.exec(String(text)) ?? [];
  if (!/[^0]/.test(traceId) || !/[^0]/.test(spanId) || String(text).startsWith('ff')) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
}
