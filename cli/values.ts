/** Reads what is written behind options: days, spans of days, counts. A wrong one is a usage error that says what was expected. */
import { InvalidArgumentError } from 'commander';
import { formatDay, parseDay, type Rates } from '../app/index.ts';

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

/** A span of time; months and years are of the calendar. */
export interface Span {
  readonly count: number;
  readonly unit: 'd' | 'w' | 'm' | 'y';
}

export const spanValue = (text: string): Span => {
  const parts = /^(\d{1,4})([dwmy])$/.exec(text.trim().toLowerCase());
  if (!parts) throw new InvalidArgumentError(`"${text}" is not a span; write it as 90d, 12w, 6m or 1y.`);
  return { count: Number(parts[1]), unit: parts[2] as Span['unit'] };
};

/** Days from a day to the end of a span. The 31st plus one month is the last day of that month. */
export const daysOf = ({ count, unit }: Span, from: number): number => {
  if (unit === 'd') return count;
  if (unit === 'w') return count * 7;
  const [year, month, day] = formatDay(from).split('-').map(Number);
  const months = year * 12 + month - 1 + (unit === 'm' ? count : count * 12);
  const prefix = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
  for (let last = day; ; last--) {
    const end = parseDay(`${prefix}-${String(last).padStart(2, '0')}`);
    if (end !== undefined) return end - from;
  }
};

/** Gathers `EUR=1`, `USD=0.92`: what one unit of each currency is worth. */
export const rateValue = (text: string, before: Rates | undefined): Rates => {
  const parts = /^([^=]*)=(\d+(?:\.\d+)?)$/.exec(text.trim());
  if (!parts || Number(parts[2]) === 0)
    throw new InvalidArgumentError(`"${text}" is not a rate; write it as USD=0.92.`);
  return { ...before, [parts[1].trim()]: parts[2] };
};
