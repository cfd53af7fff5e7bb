/** Days of the catalog: ISO dates as written in the YAML files, as whole days since 1970-01-01. */

const DAY_MS = 86_400_000;

/** Whole days since 1970-01-01 of an ISO date such as `2026-01-31`; undefined where the text is no day of the calendar. */
export const dayOf = (text: string): number | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return undefined;
  return time / DAY_MS;
};

/** The ISO date of a day number, for messages. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
