/** How a publisher's activation service is reached: address, credentials by the name of a variable, and what its fields are called. */
import { readFileSync } from 'node:fs';
import { AppError } from '../errors.ts';

/** Fields of questions and answers by our names. */
export const FIELDS = {
  request: ['request_key', 'customer', 'serial', 'site'],
  answer: [
    'state',
    'request_key',
    'serial',
    'site',
    'customer',
    'key',
    'release_code',
    'expires',
    'service_expires',
    'reason',
  ],
} as const;
export type RequestField = (typeof FIELDS.request)[number];
export type AnswerField = (typeof FIELDS.answer)[number];

export interface Connector {
  readonly address: string;
  /** Header and its content, which comes from a variable of the environment. */
  readonly credential: { readonly header: string; readonly value: string } | null;
  readonly timeout_ms: number;
  readonly attempts: number;
  /** Wait before the second attempt; it doubles from one to the next. */
  readonly pause_ms: number;
  readonly request: Readonly<Record<RequestField, string>>;
  readonly answer: Readonly<Record<AnswerField, string>>;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

type Given = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const invalid = (name: string, message: string): AppError => new AppError('INVALID', `${name}: ${message}`);

const addressOf = (name: string, given: unknown): string => {
  const url = typeof given === 'string' && URL.canParse(given) ? new URL(given) : undefined;
  if (!url) throw invalid(name, 'address is no URL. Give one such as "https://activation.example.com/check".');
  if (url.username || url.password || url.search || url.hash)
    throw invalid(
      name,
      'address may hold no credentials, query or fragment: those end up in logs. Use credential instead.',
    );
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname)))
    throw invalid(name, 'address must begin with https://, as keys are sent there.');
  return url.href;
};

const credentialOf = (
  name: string,
  given: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): Connector['credential'] => {
  if (given === undefined) return null;
  if (!isMapping(given) || typeof given.environment !== 'string')
    throw invalid(
      name,
      'credential names no variable. Give {"header": "authorization", "environment": "NAME", "prefix": "Bearer "}.',
    );
  const value = environment[given.environment];
  if (!value)
    throw new AppError(
      'UNAVAILABLE',
      `${name}: the variable ${given.environment} is not set, which holds the credentials.`,
    );
  const header = typeof given.header === 'string' ? given.header : 'authorization';
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(header) || /[\r\n]/.test(value))
    throw invalid(name, 'credential makes no header.');
  return { header, value: `${typeof given.prefix === 'string' ? given.prefix : ''}${value}` };
};

const countOf = (name: string, given: Given, field: string, otherwise: number, most: number): number => {
  const value = given[field] ?? otherwise;
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > most)
    throw invalid(name, `${field} must be a whole number from 1 to ${most}.`);
  return value as number;
};

const mappingOf = <F extends string>(
  name: string,
  fields: readonly F[],
  given: unknown,
): Readonly<Record<F, string>> => {
  if (given !== undefined && !isMapping(given)) throw invalid(name, 'mapping is not made of names.');
  const unknown = Object.keys(given ?? {}).find(field => !(fields as readonly string[]).includes(field));
  if (unknown !== undefined)
    throw invalid(name, `mapping knows no field ${unknown}. Those there are: ${fields.join(', ')}.`);
  return Object.fromEntries(
    fields.map(field => {
      const value = (given as Given | undefined)?.[field];
      return [field, typeof value === 'string' && value !== '' ? value : field];
    }),
  ) as Record<F, string>;
};

/** Reads a connector from JSON text; `name` is the file, for errors. Throws `AppError`. */
export const connectorOf = (
  text: string,
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
): Connector => {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalid(name, 'it is no JSON. See docs/activation.md for the form.');
  }
  if (!isMapping(given)) throw invalid(name, 'it is no JSON object. See docs/activation.md for the form.');
  const mapping = isMapping(given.mapping) ? given.mapping : {};
  return {
    address: addressOf(name, given.address),
    credential: credentialOf(name, given.credential, environment),
    timeout_ms: countOf(name, given, 'timeout_ms', 10_000, 120_000),
    attempts: countOf(name, given, 'attempts', 3, 10),
    pause_ms: countOf(name, given, 'pause_ms', 1_000, 60_000),
    request: mappingOf(name, FIELDS.request, mapping.request),
    answer: mappingOf(name, FIELDS.answer, mapping.answer),
  };
};

/** Reads a connector from a file. Throws `AppError`. */
export const readConnector = (file: string, environment: Readonly<Record<string, string | undefined>>): Connector => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new AppError('NOT_FOUND', `The connector ${file} cannot be read (${code}).`);
  }
  return connectorOf(text, file, environment);
};
