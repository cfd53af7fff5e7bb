import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../engine/estate/days.ts';

describe('days', () => {
  test('both spellings of a day are the same day', () => {
    expect(parseDay('2026-01-31')).toBe(parseDay('31.01.2026'));
    expect(parseDay('1970-01-01')).toBe(0);
    expect(parseDay('2026-01-31')).toBe(Date.UTC(2026, 0, 31) / 86_400_000);
  });

  test.each([
    '2026-02-29',
    '2025-02-30',
    '2100-02-29',
    '31.04.2026',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '2026-1-31',
    '26-01-31',
    '31/01/2026',
    '2026-01-31T00:00',
    '2026.01.31',
    '',
    '          ',
    '２０２６-０１-３１',
  ])('%j is in no calendar or no date', text => {
    expect(parseDay(text)).toBeUndefined();
  });

  test('leap days exist in leap years', () => {
    expect(formatDay(parseDay('29.02.2024')!)).toBe('2024-02-29');
    expect(formatDay(parseDay('2000-02-29')!)).toBe('2000-02-29');
  });

  test('every day from year 1 to 9999 comes back as it was written', () => {
    const first = parseDay('0001-01-01')!;
    const last = parseDay('9999-12-31')!;
    fc.assert(fc.property(fc.integer({ min: first, max: last }), day => parseDay(formatDay(day)) === day));
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), day => {
        const asClockSays = new Date(day * 86_400_000).toISOString().slice(0, 10);
        return formatDay(day) === asClockSays;
      }),
    );
  });
});
