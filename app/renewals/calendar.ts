/** Endings as a calendar (iCalendar, RFC 5545): one all-day event for each, the same bytes for the same endings. */
import { formatDay } from '../../engine/estate/days.ts';

export interface CalendarEvent {
  /** Always the same for the same ending, so that a calendar that is read again replaces it. */
  readonly id: string;
  readonly day: number;
  readonly title: string;
  readonly text: string;
}

const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n?|\n/g, '\\n');

const LINE_BYTES_MAX = 75;

/** Lines longer than 75 bytes go on in the next line after a blank; characters are never cut. */
const folded = (line: string): string => {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LINE_BYTES_MAX) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
};

const compact = (day: number): string => formatDay(day).replaceAll('-', '');

/** The whole calendar. `asOf` stands for the moment of writing, so that no clock is needed. */
export const calendarOf = (events: readonly CalendarEvent[], asOf: number): string => {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Samwise//Renewals//EN',
    'CALSCALE:GREGORIAN',
    ...events.flatMap(({ id, day, title, text }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(id)}`,
      `DTSTAMP:${compact(asOf)}T000000Z`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(day + 1)}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(text)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map(line => `${folded(line)}\r\n`).join('');
};
