/** Tables fit the screen: names are cut first, then columns that say least are left out, and keys and figures never suffer. */
import { describe, expect, test } from 'vitest';
import { type TableColumn, tableLines } from '../../cli/table.ts';

type Row = readonly [key: string, name: string, read: number, removed: number, rest: number];

const COLUMNS: readonly TableColumn<Row>[] = [
  { head: 'KEY', cell: row => row[0] },
  { head: 'NAME', cell: row => row[1], cuttable: true },
  { head: 'READ', cell: row => row[2], right: true },
  { head: 'REST', cell: row => row[4], right: true, spare: 'always' },
  { head: 'REMOVED', cell: row => row[3], right: true, spare: 'zeros' },
];
const ROWS: readonly Row[] = [
  ['A-1', 'A name that is rather long', 1_000_000, 0, 12],
  ['B-22', 'Short', 5, 0, 7],
];

const table = (limit: number, rows = ROWS): readonly string[] => tableLines(COLUMNS, rows, limit);
const widest = (lines: readonly string[]): number => Math.max(...lines.map(line => line.length));

describe('a table', () => {
  test('shows everything where there is room', () => {
    expect(table(100)).toEqual([
      'KEY   NAME                           READ  REST  REMOVED',
      'A-1   A name that is rather long  1000000    12        0',
      'B-22  Short                             5     7        0',
    ]);
  });

  test('cuts names before it leaves columns out', () => {
    expect(table(45)).toEqual([
      'KEY   NAME                READ  REST  REMOVED',
      'A-1   A name that is…  1000000    12        0',
      'B-22  Short                  5     7        0',
    ]);
  });

  test('leaves out what holds nothing but zeros, then what follows from the others', () => {
    expect(table(36)[0]).toMatch(/^KEY +NAME +READ +REST$/);
    expect(table(28)[0]).toMatch(/^KEY +NAME +READ$/);
    for (const limit of [36, 28]) expect(widest(table(limit))).toBeLessThanOrEqual(limit);
  });

  test('never leaves out a column that holds a figure of its own, nor cuts a key', () => {
    const rows = ROWS.map(([key, name, read, , rest]): Row => [key, name, read, 3, rest]);
    expect(table(10, rows)[0]).toMatch(/^KEY +NAME +READ +REMOVED$/);
    expect(table(10, rows)[2]).toMatch(/^B-22 +Short +5 +3$/);
  });
});
