import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dialect, startSplitting } from '../../importers/delimited.ts';

const COMMA: Dialect = { delimiter: ',', quote: '"', lineEnd: '\n' };

const split = (text: string, pieceLength: number, dialect: Dialect = COMMA) => {
  const records: { cells: string[]; line: number }[] = [];
  let faults = 0;
  const splitter = startSplitting(dialect, 1, (cells, line, count, fault) => {
    expect(count).toBe(cells.length);
    if (fault) faults++;
    else records.push({ cells, line });
  });
  for (let from = 0; from < text.length; from += pieceLength) splitter.push(text.slice(from, from + pieceLength));
  const openedOn = splitter.end();
  return { records, faults, openedOn };
};

const cell = fc.string({ unit: fc.constantFrom('a', 'ü', '"', ',', '\n', ' ', ';', "'"), maxLength: 6 });
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 });
const pieceLength = fc.integer({ min: 1, max: 40 });

const escaped = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const needsQuotes = (text: string): boolean => /["\n,]/.test(text) || text.startsWith(' ');

describe('splitting', () => {
  test('what was written comes back, however it is cut and whichever cells are quoted', () => {
    fc.assert(
      fc.property(
        table,
        fc.array(fc.boolean(), { minLength: 1 }),
        pieceLength,
        fc.constantFrom('\n', '\r\n'),
        (rows, quoted, length, end) => {
          let at = 0;
          const write = (text: string): string =>
            needsQuotes(text) || quoted[at++ % quoted.length] ? escaped(text) : text;
          const text = rows.map(row => row.map(write).join(',') + end).join('');
          expect(split(text, length).records.map(record => record.cells)).toEqual(rows);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('it agrees with csv-parse run over the whole text, lines without quotes included', () => {
    fc.assert(
      fc.property(table, pieceLength, fc.constantFrom('\n', '\r\n'), (rows, length, end) => {
        const write = (one: string): string => (needsQuotes(one) ? escaped(one) : one);
        const text = rows.map(row => row.map(write).join(',') + end).join('');
        const expected = parse(text, { relax_column_count: true, skip_empty_lines: true }) as string[][];
        expect(split(text, length).records.map(record => record.cells)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('it agrees with csv-parse on lines with and without quotes, but for blanks before a cell', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ',', ' ', 'ü', '\r'), maxLength: 12 });
    const quotedLine = fc.tuple(line, cell).map(([before, inside]) => `${before},${escaped(inside)}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, quotedLine), { maxLength: 12 }), pieceLength, (lines, length) => {
        const text = lines.map(one => `${one}\n`).join('');
        const expected = parse(text, {
          record_delimiter: ['\r\n', '\n'],
          relax_column_count: true,
          ltrim: true,
          skip_empty_lines: true,
        }) as string[][];
        const trimmed = (cells: readonly string[]) => cells.map(one => one.trimStart());
        expect(split(text, length).records.map(record => trimmed(record.cells))).toEqual(expected.map(trimmed));
      }),
      { numRuns: 1000 },
    );
  });

  test('any text at all gives the same records in one piece and in many', () => {
    const wild = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' '), maxLength: 60 });
    const dialect = fc.constantFrom<Dialect>(COMMA, { ...COMMA, lineEnd: '\r' }, { ...COMMA, delimiter: ' ' });
    fc.assert(
      fc.property(wild, pieceLength, dialect, (text, length, spoken) => {
        expect(split(text, length, spoken)).toEqual(split(text, text.length + 1, spoken));
      }),
      { numRuns: 3000 },
    );
  });

  test('the fast way and csv-parse agree on lines without quotes, but for blanks before a cell', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', ',', '\n', '\r', ' ', 'ü'), maxLength: 60 });
    const cells = (text: string) => split(text, text.length + 1).records.map(record => record.cells);
    const trimmed = (records: readonly (readonly string[])[]) =>
      records.map(record => record.map(one => one.trimStart()));
    fc.assert(
      fc.property(plain, text => {
        // A quote in the first cell of every line sends the line to csv-parse.
        const careful = text
          .split('\n')
          .map(line => `"",${line}`)
          .join('\n');
        const lines = text.split('\n').map(line => line.replace(/\r$/, ''));
        expect(trimmed(cells(careful))).toEqual(trimmed(lines.map(line => ['', ...line.split(',')])));
        expect(cells(text)).toEqual(lines.filter(line => line.trim() !== '').map(line => line.split(',')));
      }),
      { numRuns: 1000 },
    );
  });

  test('every record knows its line, however many lines records have and whichever hold quotes', () => {
    const cells = fc.array(fc.constantFrom('a', '', '"', 'b\nc', '\n\n'), { minLength: 2, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), cells), { maxLength: 12 }), pieceLength, (rows, length) => {
        let text = '';
        const expected = rows.map(([isQuoted, row]) => {
          const line = text.split('\n').length;
          text += `${row.map(one => (isQuoted || /["\n]/.test(one) ? escaped(one) : one)).join(',')}\n`;
          return line;
        });
        expect(split(text, length).records.map(record => record.line)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('blanks after a closing quote are no fault, text is, and the next record is whole', () => {
    const { records, faults } = split('"a" ,"b""c"\t,"""d" \n"5" disk","x"\n"e"f,g\n"h",i\n', 7);
    expect(records.map(record => record.cells)).toEqual([
      ['a', 'b"c', '"d'],
      ['h', 'i'],
    ]);
    expect(faults).toBe(2);
  });
});

describe('records that are too long', () => {
  const taken = (text: string, pieceLength: number) => {
    const records: { sizes: number[]; line: number; count: number; fault: string }[] = [];
    const splitter = startSplitting(COMMA, 1, (cells, line, count, fault) => {
      const what = fault ? `${fault.code} ${fault.cell}` : '';
      records.push({ sizes: cells.map(one => one.length), line, count, fault: what });
    });
    for (let from = 0; from < text.length; from += pieceLength) splitter.push(text.slice(from, from + pieceLength));
    expect(splitter.end()).toBeUndefined();
    return records;
  };
  const after = { sizes: [1, 1], count: 2, fault: '' };

  test.each([65_536, 262_144, 100_000_000])('a quoted cell with quotes and lines in it (pieces of %i)', length => {
    const text = `a,b\nc,"${'say ""x"",\nno '.repeat(500_000)}"\ng,h\n`;
    expect(taken(text, length)).toEqual([
      { ...after, line: 1 },
      { sizes: [1, 1000], line: 2, count: 2, fault: 'FIELD_TOO_LONG 1' },
      { ...after, line: 500_003 },
    ]);
  });

  test.each([65_535, 65_536, 65_537])('a quoted cell of nothing but quotes (pieces of %i)', length => {
    expect(taken(`"${'""'.repeat(300_000)}",b\ng,h\n`, length)).toEqual([
      { sizes: [1000, 1], line: 1, count: 2, fault: 'FIELD_TOO_LONG 0' },
      { ...after, line: 2 },
    ]);
  });

  test('an unquoted cell after a quoted one', () => {
    expect(taken(`"a",${'x'.repeat(9_000_000)},"c"\ng,h\n`, 262_144)).toEqual([
      { sizes: [3, 1000, 3], line: 1, count: 3, fault: 'FIELD_TOO_LONG 1' },
      { ...after, line: 2 },
    ]);
  });

  test('a record of more than 4 MiB, though each of its cells is short enough', () => {
    const text = `${`"${'x'.repeat(50_000)}",`.repeat(200)}end\ng,h\n`;
    const records = taken(text, 65_536);
    expect(records.map(({ line, count, fault }) => ({ line, count, fault: fault.slice(0, 14) }))).toEqual([
      { line: 1, count: 201, fault: 'FIELD_TOO_LONG' },
      { line: 2, count: 2, fault: '' },
    ]);
  });

  test('a quote that is never closed is told with its line, and what follows is not kept', () => {
    const before = process.memoryUsage().heapUsed;
    const splitter = startSplitting(COMMA, 1, () => {});
    splitter.push('a,b\nc,"d\n');
    for (let at = 0; at < 300; at++) splitter.push('e,f\n'.repeat(16_384));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(40_000_000);
    expect(splitter.placeAfter('').line).toBe(3 + 300 * 16_384);
    expect(splitter.end()).toBe(2);
  });
});
