/** Calendar days as whole numbers since 1970-01-01, read from and written to text without a clock or a time zone. */

const DAYS_A_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days from 0000-03-01 to 1970-01-01, counted in years that begin in March so that a leap day comes last. */
const EPOCH = 719468;

const HYPHEN = 0x2d;
const POINT = 0x2e;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const dayNumber = (year: number, month: number, day: number): number => {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - EPOCH;
};

/** The number written with `count` digits at `from`, or -1 where one of them is no digit. */
const digits = (text: string, from: number, count: number): number => {
  let value = 0;
  for (let at = from; at < from + count; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
};

/**
 * Reads `2026-01-31` or `31.01.2026` into days since 1970-01-01. Undefined for any other form and for a day that is in no
 * calendar (30 February, year 0). Source: estate, Values.
 */
export const parseDay = (text: string): number | undefined => {
  if (text.length !== 10) return undefined;
  const isoOrder = text.charCodeAt(4) === HYPHEN && text.charCodeAt(7) === HYPHEN;
  if (!isoOrder && !(text.charCodeAt(2) === POINT && text.charCodeAt(5) === POINT)) return undefined;
  const year = digits(text, isoOrder ? 0 : 6, 4);
  const month = digits(text, isoOrder ? 5 : 3, 2);
  const day = digits(text, isoOrder ? 8 : 0, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1) return undefined;
  const length = month === 2 && isLeap(year) ? 29 : DAYS_A_MONTH[month - 1];
  return day <= length ? dayNumber(year, month, day) : undefined;
};

const DAY_MS = 86_400_000;

/** The day of a moment (milliseconds since 1970-01-01) in UTC. */
export const dayOf = (milliseconds: number): number => Math.floor(milliseconds / DAY_MS);

/** Writes days since 1970-01-01 as `2026-01-31`. */
export const formatDay = (days: number): string => {
  const shifted = days + EPOCH;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};
