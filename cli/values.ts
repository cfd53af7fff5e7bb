/** Reads what is written behind options: days, spans of days, counts. A wrong one is a usage error that says what was expected. */
import { InvalidArgumentError } from 'commander';
import type { Rates } from '../app/policies.ts';
import { daysOfSpan } from '../app/renewals/span.ts';
import { parseDay } from '../engine/estate/days.ts';

/** A day such as 2026-01-31 or 31.01.2026, in whole days since 1970-01-01. */
export const dayValue = (text: string): number => {
  const day = parseDay(text);
  if (day === undefined) throw new InvalidArgumentError(`"${text}" is not a day; write it as 2026-01-31.`);
  return day;
};

/** Today where the computer stands. */
export const today = (): number => {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return parseDay(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`)!;
};

export const countValue = (text: string): number => {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count < 1) throw new InvalidArgumentError(`"${text}" is not a whole number from 1 on.`);
  return count;
};

/** Port 0 is any free one. */
export const portValue = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535)
    throw new InvalidArgumentError(`"${text}" is not a port; give a number from 0 to 65535.`);
  return port;
};

/** A span of time from a day on, in days; months and years are of the calendar. */
export type Span = (from: number) => number;

export const spanValue = (text: string): Span => {
  const span: Span = from => daysOfSpan(text, from)!;
  if (daysOfSpan(text, 0) === undefined)
    throw new InvalidArgumentError(`"${text}" is not a span; write it as 90d, 12w, 6m or 1y.`);
  return span;
};

/** Gathers `EUR=1`, `USD=0.92`: what one unit of each currency is worth. */
export const rateValue = (text: string, before: Rates | undefined): Rates => {
  const parts = /^([^=]*)=(\d+(?:\.\d+)?)$/.exec(text.trim());
  if (!parts || Number(parts[2]) === 0)
    throw new InvalidArgumentError(`"${text}" is not a rate; write it as USD=0.92.`);
  return { ...before, [parts[1].trim()]: parts[2] };
};
