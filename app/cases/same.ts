/** When a written expectation equals what came: names without regard to case, amounts as numbers, so that version 1.1 is never 1.10. */
import { fold } from '../../engine/names.ts';
import type { ExpectedRow } from '../../importers/expectations.ts';

export type Came = Readonly<Record<string, unknown>>;
type Expected = ExpectedRow[string];

/** Fields that hold amounts; every other field is text, however much like a number it looks. */
const AMOUNTS: ReadonlySet<string> = new Set([
  'entitled',
  'consumed',
  'available',
  'shortfall',
  'projected',
  'raw',
  'exempt',
  'exposure',
  'unlicensed',
  'units',
]);
const NUMBER = /^-?\d+(\.\d+)?$/;
const BLANKS: ReadonlySet<string> = new Set(['', 'null', '~']);

/** Decimal text without trailing zeros: numbers compare exactly, 500.00 is 500. */
const canonical = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

const sameText = (expected: string, came: unknown, isAmount: boolean): boolean => {
  const text = String(came ?? '');
  if (text === '') return BLANKS.has(expected);
  return isAmount && NUMBER.test(expected) && NUMBER.test(text)
    ? canonical(expected) === canonical(text)
    : fold(expected) === fold(text);
};

/** Whether the value of a field is what was expected of it; of a mapping every entry that is given. */
export const sameValue = (field: string, expected: Expected, came: unknown): boolean => {
  if (typeof expected === 'string') return sameText(expected, came, AMOUNTS.has(field));
  if (came === null || typeof came !== 'object') return false;
  return Object.entries(expected).every(([key, value]) => sameValue(field, value as Expected, (came as Came)[key]));
};

/** Whether a row has every field that is expected of it. */
export const fits = (expected: ExpectedRow, came: Came): boolean =>
  Object.entries(expected).every(([field, value]) => sameValue(field, value, came[field]));
