/** Exports: nothing in them runs in a spreadsheet, and all of it reads back. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinBlocks, splitBlocks } from '../../app/blocks.ts';
import { harmlessCell, type PositionRecord, positionsCsv } from '../../app/index.ts';
import { calendarOf } from '../../app/renewals/calendar.ts';

const POSITION: PositionRecord = {
  license: 'L',
  name: '',
  publisher: '',
  metric: 'device',
  entitled: 1,
  consumed: 3,
  available: -2,
  shortfall: 2,
  projected: 0,
  raw: 3,
  exempt: 0,
  status: 'at-risk',
  unitPrice: '12.50',
  currency: 'EUR',
  exposure: '25.00',
  inherits: { downgrade: 'C-1', multiple_use: 'C-2' },
};

const rowsOf = (positions: readonly PositionRecord[]): Record<string, string>[] =>
  parse([...positionsCsv(positions)].join(''), { columns: true });

describe('CSV', () => {
  test.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\t=1', '\r=1'])('%j gets an apostrophe', text => {
    expect(harmlessCell(text)).toBe(`'${text}`);
  });

  test.each(['-5', '+5', '-5.25', 'a=b', '', 'C:\\x'])('%j stays as it is', text => {
    expect(harmlessCell(text)).toBe(text);
  });

  test('negative numbers stay numbers, sections and contracts stand together', () => {
    expect(rowsOf([POSITION])[0]).toMatchObject({
      available: '-2',
      unit_price: '12.50',
      inherits: 'downgrade=C-1|multiple_use=C-2',
    });
  });

  test('any text comes back, with nothing added but the apostrophe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), name => {
        expect(rowsOf([{ ...POSITION, name }])[0].name).toBe(harmlessCell(name));
      }),
    );
  });
});

describe('calendar', () => {
  test('no line is longer than 75 bytes, and folded lines come together again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => {
        const calendar = calendarOf([{ id: 'a', day: 20_484, title: text, text }], 20_484);
        const lines = calendar.split('\r\n');
        expect(lines.every(line => Buffer.byteLength(line) <= 75)).toBe(true);
        const unfolded = calendar.replaceAll('\r\n ', '').split('\r\n');
        const summary = unfolded.find(line => line.startsWith('SUMMARY:'))!.slice('SUMMARY:'.length);
        const plain = summary.replaceAll(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign));
        expect(plain).toBe(text.replaceAll('\r\n', '\n'));
      }),
    );
  });
});

describe('blocks', () => {
  test('what is joined is split again, each block at a place where numbers can begin', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.uint8Array()), given => {
        const blocks = new Map(Object.entries(given));
        const again = splitBlocks(joinBlocks(blocks));
        expect([...again].map(([name, bytes]) => [name, [...bytes]])).toEqual(
          [...blocks].map(([name, bytes]) => [name, [...bytes]]),
        );
        for (const bytes of again.values()) expect(bytes.byteOffset % 8).toBe(0);
      }),
    );
  });
});
