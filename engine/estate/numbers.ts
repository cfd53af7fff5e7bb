/** Numbers as they are written in cells and parameters: with a point, without an exponent, within limits that every column can hold. */
import type { ProblemCode } from './problem.ts';

/** Why a text is not the number that was asked for. */
export interface NumberFault {
  readonly code: Extract<ProblemCode, 'NUMBER_INVALID' | 'NUMBER_OUT_OF_RANGE'>;
  readonly message: string;
  readonly help: string;
}

/** Largest whole number that a column holds. */
export const INTEGER_MAX = 2_147_483_647;
/** Decimals stay below this many digits before the point. */
const DECIMAL_UNITS_DIGITS_MAX = 12;
/** Decimals have at most this many digits after the point. */
const DECIMAL_FRACTION_DIGITS_MAX = 10;

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$|^(-?)()\.(\d+)$/;
const WITH_EXPONENT = /^[-+]?(\d+\.?\d*|\.\d+)e[-+]?\d+$/i;

/** Quotes a cell's text for a message, cut where it is long. */
export const quoted = (text: string): string => `"${text.length > 80 ? `${text.slice(0, 77)}...` : text}"`;

const invalid = (message: string, help: string): NumberFault => ({ code: 'NUMBER_INVALID', message, help });
const outOfRange = (message: string, help: string): NumberFault => ({ code: 'NUMBER_OUT_OF_RANGE', message, help });

const notPlain = (text: string): NumberFault => {
  if (WITH_EXPONENT.test(text)) {
    const size = Math.abs(Number(text));
    if (size > INTEGER_MAX) {
      return outOfRange(
        `${quoted(text)} is too large.`,
        `Give a number of at most ${INTEGER_MAX}, written out without an exponent.`,
      );
    }
    return invalid(`${quoted(text)} is written with an exponent.`, 'Write the number out, such as 1000 for 1e3.');
  }
  if (/^[-+]?[\d. ]*,[\d., ]*$/.test(text)) {
    return invalid(
      `${quoted(text)} has a comma; a decimal comma is not read as a number.`,
      'Write numbers with a decimal point and without separators of thousands, such as 1234.50.',
    );
  }
  return invalid(`${quoted(text)} is not a number.`, 'Give digits, with a point before decimals, such as 12 or 0.5.');
};

interface Written {
  readonly minus: boolean;
  readonly units: string;
  readonly decimals: string;
}

const written = (text: string): Written | undefined => {
  const parts = PLAIN.exec(text);
  if (!parts) return undefined;
  const units = (parts[2] ?? '').replace(/^0+(?=\d)/, '') || '0';
  const decimals = (parts[3] ?? parts[6] ?? '').replace(/0+$/, '');
  return { minus: (parts[1] || parts[4]) === '-' && (units !== '0' || decimals !== ''), units, decimals };
};

const negativeFault = (text: string): NumberFault =>
  outOfRange(
    `${quoted(text)} is negative.`,
    'Give a number of 0 or more; only order, priority and extra_entitlements may be negative.',
  );

/** Reads a whole number within ±2,147,483,647; `12.0` is whole, `12.5` is not. */
export const parseInteger = (text: string, negative: boolean): number | NumberFault => {
  const number = written(text);
  if (!number) return notPlain(text);
  if (number.decimals) return invalid(`${quoted(text)} is not a whole number.`, 'Give a whole number, such as 12.');
  if (number.minus && !negative) return negativeFault(text);
  const value = Number(number.units);
  if (value > INTEGER_MAX) {
    return outOfRange(`${quoted(text)} is too large.`, `Give a whole number of at most ${INTEGER_MAX}.`);
  }
  return number.minus ? -value : value;
};

/** Reads a decimal into canonical text: no leading or trailing zeros, no minus before zero, such as `12.5`. */
export const parseDecimal = (text: string, negative: boolean): string | NumberFault => {
  const number = written(text);
  if (!number) return notPlain(text);
  if (number.minus && !negative) return negativeFault(text);
  if (number.units.length > DECIMAL_UNITS_DIGITS_MAX || number.decimals.length > DECIMAL_FRACTION_DIGITS_MAX) {
    return outOfRange(
      `${quoted(text)} has too many digits.`,
      `Give at most ${DECIMAL_UNITS_DIGITS_MAX} digits before and ${DECIMAL_FRACTION_DIGITS_MAX} after the point.`,
    );
  }
  return `${number.minus ? '-' : ''}${number.units}${number.decimals && `.${number.decimals}`}`;
};

/** Reads a number that is only ever compared, with decimals if need be, within ±2,147,483,647. */
export const parseNumber = (text: string, negative: boolean): number | NumberFault => {
  const decimal = parseDecimal(text, negative);
  if (typeof decimal !== 'string') return decimal;
  const value = Number(decimal);
  if (Math.abs(value) > INTEGER_MAX) {
    return outOfRange(`${quoted(text)} is too large.`, `Give a number of at most ${INTEGER_MAX}.`);
  }
  return value;
};
