/** Tracing by OpenTelemetry: spans are gathered and sent as OTLP over HTTP. Loaded only where a collector is named. */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  type Span as OtelSpan,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Log } from '../log.ts';
import { type Facts, NO_SPAN, type Span, type Tracing } from './tracing.ts';

/** How long one delivery may take, and how long closing waits for the last. */
const DELIVERY_MS = 5_000;
const CLOSE_MS = 3_000;

const EXPORTED = 0;

/** The trace and span that a `traceparent` names (W3C Trace Context); undefined where it is none. */
const contextIn = (traceparent: string | undefined): SpanContext | undefined => {
  const [, version, traceId, spanId, flags] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/.exec(traceparent ?? '') ?? [];
  if (version === undefined || version === 'ff' || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
};

const textOf = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;

/** Says once that spans cannot be delivered, and again only after they could. What cannot be delivered is given up. */
const saidOnce = (exporter: SpanExporter, address: string, log: Log): SpanExporter => {
  let isLost = false;
  const { origin } = new URL(address);
  return {
    export: (spans, done) =>
      exporter.export(spans, ({ code, error }) => {
        if (code !== EXPORTED && !isLost)
          log({ level: 'warn', event: 'tracing', outcome: 'unreachable', collector: origin, error: error?.message });
        if (code === EXPORTED && isLost)
          log({ level: 'info', event: 'tracing', outcome: 'reached', collector: origin });
        isLost = code !== EXPORTED;
        done({ code: EXPORTED });
      }),
    forceFlush: async () => exporter.forceFlush?.(),
    shutdown: () => exporter.shutdown(),
  };
};

const spans = new WeakMap<Span, OtelSpan>();

const spanOf = (span: OtelSpan): Span => {
  const made: Span = {
    traceparent: textOf(span.spanContext()),
    note: facts => void span.setAttributes(facts),
    fail: code => void span.setStatus({ code: SpanStatusCode.ERROR, message: code }),
    end: () => span.end(),
  };
  spans.set(made, span);
  return made;
};

/** Begins to trace to the collector at this address. */
export const openOtlp = (address: string, log: Log): Tracing => {
  const exporter = new OTLPTraceExporter({ url: address, timeoutMillis: DELIVERY_MS });
  const provider = new BasicTracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({ 'service.name': process.env.OTEL_SERVICE_NAME || 'samwise' }),
    ),
    spanProcessors: [new BatchSpanProcessor(saidOnce(exporter, address, log))],
  });
  const tracer = provider.getTracer('samwise');
  const current = new AsyncLocalStorage<Span>();
  const start = (name: string, kind: SpanKind, attributes: Facts, context: Context): Span =>
    spanOf(tracer.startSpan(name, { kind, attributes }, context));
  return {
    request: (traceparent, facts) => {
      const remote = contextIn(traceparent);
      const context = remote ? trace.setSpanContext(ROOT_CONTEXT, remote) : ROOT_CONTEXT;
      return start(`${facts['http.request.method']} ${facts['http.route']}`, SpanKind.SERVER, facts, context);
    },
    within: (parent, name, facts) => {
      const outer = spans.get(parent ?? current.getStore() ?? NO_SPAN);
      return start(name, SpanKind.INTERNAL, facts, outer ? trace.setSpan(ROOT_CONTEXT, outer) : ROOT_CONTEXT);
    },
    during: (span, work) => current.run(span, work),
    close: async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, CLOSE_MS);
      await Promise.race([provider.shutdown(), promise]);
      clearTimeout(timer);
    },
  };
};
