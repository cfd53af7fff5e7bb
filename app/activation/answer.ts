/** Reads the answer of a publisher's service, or of a file from one: a few short fields, everything else is refused without being shown. */
import { parseDay } from '../../engine/estate/days.ts';
import { AppError } from '../errors.ts';
import { type AnswerField, type Connector, FIELDS } from './connector.ts';

/** Most bytes of an answer. */
export const ANSWER_BYTES_MAX = 65_536;
const FIELD_LENGTH_MAX = 200;

export interface Answer {
  readonly state: 'final' | 'pending' | 'refused';
  readonly requestKey: string;
  readonly serial: string;
  readonly site: string;
  readonly customer: string;
  readonly key: string;
  readonly releaseCode: string;
  readonly expires: number | null;
  readonly serviceExpires: number | null;
  /** Why it was refused, cleaned of control characters. */
  readonly reason: string;
}

/** The names fields have where nothing else is said. */
export const OWN_NAMES = Object.fromEntries(FIELDS.answer.map(field => [field, field])) as Connector['answer'];

const wrong = (message: string): AppError =>
  new AppError('REFUSED', `The answer of the service is not usable: ${message}. Nothing was changed.`);

/** Reads the text of an answer. Throws `AppError` REFUSED; the message never repeats what came. */
export const readAnswer = (text: string, names: Connector['answer']): Answer => {
  if (Buffer.byteLength(text) > ANSWER_BYTES_MAX) throw wrong(`it is longer than ${ANSWER_BYTES_MAX} bytes`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw wrong('it is no JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw wrong('it is no JSON object');
  const fields = parsed as Readonly<Record<string, unknown>>;
  const field = (name: AnswerField): string => {
    const value = Object.hasOwn(fields, names[name]) ? fields[names[name]] : '';
    if (value === null || value === undefined) return '';
    if (typeof value !== 'string') throw wrong(`its field ${name} is no text`);
    if (value.length > FIELD_LENGTH_MAX || /\p{Cc}/u.test(value)) throw wrong(`its field ${name} is no short text`);
    return value.trim();
  };
  const day = (name: AnswerField): number | null => {
    const written = field(name);
    if (written === '') return null;
    const read = parseDay(written);
    if (read === undefined) throw wrong(`its field ${name} is no day`);
    return read;
  };
  const state = field('state');
  if (state !== 'final' && state !== 'pending' && state !== 'refused')
    throw wrong('its state is none of final, pending, refused');
  return {
    state,
    requestKey: field('request_key'),
    serial: field('serial'),
    site: field('site'),
    customer: field('customer'),
    key: field('key'),
    releaseCode: field('release_code'),
    expires: day('expires'),
    serviceExpires: day('service_expires'),
    reason: field('reason'),
  };
};
