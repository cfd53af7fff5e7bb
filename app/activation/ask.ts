/** Asks a publisher's service over HTTP: keys in the body only, no redirects, little patience, few attempts, and a clear state when it fails. */
import { AppError } from '../errors.ts';
import { ANSWER_BYTES_MAX, type Answer, readAnswer } from './answer.ts';
import type { Connector, RequestField } from './connector.ts';

/** What came of asking. */
export type Asked =
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** Nobody answered, or nobody in working order. */
  | { readonly kind: 'unreachable'; readonly attempts: number; readonly why: string };

export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
  /** Waits; tests have none. */
  readonly wait?: ((milliseconds: number) => Promise<void>) | undefined;
}

const WAIT_MS_MAX = 60_000;

const sleep = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

/** A failure after which it is worth to ask again. */
interface Failure {
  readonly why: string;
  readonly waitMs: number | null;
}

const isFailure = (value: Failure | Answer): value is Failure => 'why' in value;

/** Reads at most so many bytes of a body. */
const textOf = async (response: Response): Promise<string> => {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > ANSWER_BYTES_MAX) {
      await response.body?.cancel().catch(() => undefined);
      throw new AppError(
        'REFUSED',
        `The answer of the service is not usable: it is longer than ${ANSWER_BYTES_MAX} bytes. Nothing was changed.`,
      );
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
};

const retryAfter = (response: Response): number | null => {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, WAIT_MS_MAX) : null;
};

/** Why a request failed, without what was sent. */
const failureOf = (error: unknown, timeout_ms: number): string => {
  if (error instanceof DOMException && error.name === 'TimeoutError') return `no answer within ${timeout_ms} ms`;
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code === '' ? 'the connection failed' : `the connection failed (${code})`;
};

const attempt = async (
  connector: Connector,
  body: string,
  signal: AbortSignal | undefined,
): Promise<Failure | Answer> => {
  const { address, credential, timeout_ms } = connector;
  const timeout = AbortSignal.timeout(timeout_ms);
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(credential ? { [credential.header]: credential.value } : {}),
      },
      body,
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const { status } = response;
    if (status === 429 || status >= 500) {
      await response.body?.cancel();
      return { why: `it answered with status ${status}`, waitMs: retryAfter(response) };
    }
    if (status === 401 || status === 403) {
      await response.body?.cancel();
      throw new AppError(
        'REFUSED',
        `The service refused the credentials (status ${status}). Check the variable that holds them. Nothing was changed.`,
      );
    }
    if (status !== 200) {
      await response.body?.cancel();
      throw new AppError(
        'REFUSED',
        `The service answered with status ${status}${status >= 300 && status < 400 ? ', a redirection, which is not followed' : ''}. Check the address. Nothing was changed.`,
      );
    }
    return readAnswer(await textOf(response), connector.answer);
  } catch (error) {
    if (error instanceof AppError) throw error;
    signal?.throwIfAborted();
    return { why: failureOf(error, timeout_ms), waitMs: null };
  }
};

/** Asks, again where that may help. Throws `AppError` REFUSED for an answer that is no answer, and the reason of `signal`. */
export const ask = async (
  connector: Connector,
  question: Readonly<Partial<Record<RequestField, string>>>,
  { signal, wait = sleep }: AskOptions = {},
): Promise<Asked> => {
  const named = Object.entries(question).map(([field, value]) => [connector.request[field as RequestField], value]);
  const body = JSON.stringify(Object.fromEntries(named));
  let why = '';
  for (let number = 1; number <= connector.attempts; number++) {
    signal?.throwIfAborted();
    const came = await attempt(connector, body, signal);
    if (!isFailure(came)) return { kind: 'answered', answer: came };
    why = came.why;
    if (number < connector.attempts)
      await wait(came.waitMs ?? Math.min(connector.pause_ms * 2 ** (number - 1), WAIT_MS_MAX));
  }
  return { kind: 'unreachable', attempts: connector.attempts, why };
};
