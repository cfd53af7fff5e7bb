/** Traces as the server sees them: spans that are begun, told facts and ended. Without a collector they are nothing and cost nothing. */

import { AppError } from '../../app/errors.ts';
import type { Log } from '../log.ts';

/** Facts about a span: never variables, tokens, cookies, query strings or texts of operations. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

export interface Span {
  /** Where the span stands in its trace, as the W3C header `traceparent`; undefined where nothing is traced. */
  readonly traceparent: string | undefined;
  readonly note: (facts: Facts) => void;
  /** What it did went wrong, by code. */
  readonly fail: (code: string) => void;
  readonly end: () => void;
}

export interface Tracing {
  /** A request; goes on with the trace of whoever asks where `traceparent` names one. */
  readonly request: (traceparent: string | undefined, facts: Facts) => Span;
  /** Something within another span, else within that of the work that is going on; a trace of its own where there is neither. */
  readonly within: (parent: Span | undefined, name: string, facts: Facts) => Span;
  /** Does work in the name of a span: what it begins is within it. */
  readonly during: <T>(span: Span, work: () => T) => T;
  /** Sends what is left; waits for it a short while only. */
  readonly close: () => Promise<void>;
}

/** The span of what is not traced. */
export const NO_SPAN: Span = {
  traceparent: undefined,
  note: () => undefined,
  fail: () => undefined,
  end: () => undefined,
};

/** Tracing where no collector is named. */
const NO_TRACING: Tracing = {
  request: () => NO_SPAN,
  within: () => NO_SPAN,
  during: (_, work) => work(),
  close: async () => undefined,
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The address that spans are sent to; undefined where no collector is named. `endpoint`, such as http://127.0.0.1:4318, goes before the
 * environment; spans go to `/v1/traces` on it.
 */
export const collectorOf = (endpoint: string | undefined, environment: Environment): string | undefined => {
  if (environment.OTEL_SDK_DISABLED?.toLowerCase() === 'true') return undefined;
  const whole = environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  if (!endpoint && whole) return whole;
  const base = endpoint || environment.OTEL_EXPORTER_OTLP_ENDPOINT;
  return base ? `${base.replace(/\/+$/, '')}/v1/traces` : undefined;
};

/** Begins to trace where a collector is named. Throws `AppError` INVALID where its address is none. */
export const openTracing = async (
  endpoint: string | undefined,
  environment: Environment,
  log: Log,
): Promise<Tracing> => {
  const address = collectorOf(endpoint, environment);
  if (address === undefined) return NO_TRACING;
  if (!/^https?:$/.test(URL.parse(address)?.protocol ?? ''))
    throw new AppError('INVALID', `${address} is no address of a collector. Give one such as http://127.0.0.1:4318.`);
  const { openOtlp } = await import('./otlp.ts');
  return openOtlp(address, log);
};
