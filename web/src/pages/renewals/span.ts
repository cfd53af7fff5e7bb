/** How far ahead the reader looks, and from which day: as the address says it, and as the files are asked for. */
import { addressWith } from '../../state/location.ts';

/** Days to choose from. */
export const SPANS = [30, 90, 180, 365] as const;
const USUAL = 90;

export interface Span {
  readonly within: number;
  /** First day; null: today. */
  readonly from: string | null;
}

/** What is no span or no day counts as not given. */
export const readSpan = (parameters: URLSearchParams): Span => {
  const within = SPANS.find(days => String(days) === parameters.get('within')) ?? USUAL;
  const from = parameters.get('from') ?? '';
  const isDay = /^\d{4}-\d\d-\d\d$/.test(from) && new Date(`${from}T00:00:00Z`).toJSON()?.startsWith(from) === true;
  return { within, from: isDay ? from : null };
};

/** What an address says for so many days: nothing for the usual ones. */
export const spanParameter = (within: string): string | null => (within === String(USUAL) ? null : within);

/** Where the same list is to be had as a file. */
export const fileAddress = (format: 'ics' | 'csv', { within, from }: Span): string =>
  addressWith(`/export/renewals.${format}`, new URLSearchParams(), { within: `${within}d`, 'as-of': from });
