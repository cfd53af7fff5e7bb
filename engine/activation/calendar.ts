/** Months and working days, counted on whole days since 1970-01-01 without a clock: how long a provisional key lasts, when to ask again. */
import { formatDay, parseDay } from '../estate/days.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/** The same day so many months later, or the last day of that month where it has no such day. */
export const monthsLater = (day: number, months: number): number => {
  const [year, month, dayOfMonth] = formatDay(day).split('-').map(Number);
  const total = year * 12 + month - 1 + months;
  const prefix = `${String(Math.floor(total / 12)).padStart(4, '0')}-${two((total % 12) + 1)}`;
  for (let last = dayOfMonth; last > 27; last--) {
    const found = parseDay(`${prefix}-${two(last)}`);
    if (found !== undefined) return found;
  }
  return parseDay(`${prefix}-${two(dayOfMonth)}`)!;
};

/** 0 is Monday: 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** Days from Monday to Friday after `from`, up to and including `to`. Holidays differ by place and are not known. */
export const workingDaysBetween = (from: number, to: number): number => {
  let count = 0;
  for (let day = from + 1; day <= to; day++) if (weekday(day) < 5) count++;
  return count;
};
