/** Spans of time as they are written in commands and addresses (`365d`, `12w`, `6m`, `1y`), in days: months and years are of the calendar. */
import { monthsLater } from '../../engine/activation/calendar.ts';

const MONTHS = { m: 1, y: 12 } as const;
const DAYS = { d: 1, w: 7 } as const;

/** Days from the day `from` to the end of the span; undefined where the text is no span. */
export const daysOfSpan = (text: string, from: number): number | undefined => {
  const parts = /^(\d{1,4})([dwmy])$/.exec(text.trim().toLowerCase());
  if (!parts) return undefined;
  const [count, unit] = [Number(parts[1]), parts[2] as keyof typeof MONTHS | keyof typeof DAYS];
  return unit === 'd' || unit === 'w' ? count * DAYS[unit] : monthsLater(from, count * MONTHS[unit]) - from;
};
