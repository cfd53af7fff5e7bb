/** Workbooks: they read back as they were written, stream whatever their size, and nothing in them runs. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type CellValue, type SheetColumn, STYLE } from '../../app/exports/xlsx/sheet.ts';
import { sheetOf, workbook } from '../../app/exports/xlsx/workbook.ts';
import { zipped } from '../../app/exports/xlsx/zip.ts';
import {
  loadRun,
  type PositionRecord,
  positionsOf,
  positionsXlsx,
  reconcileEstate,
  unlicensedOf,
} from '../../app/index.ts';
import { gather, readXlsx, unzip } from './readXlsx.ts';
import { bring, csvOf, DAY, newWorkspace } from './sampleWorkspace.ts';

const { workspace, dispose } = newWorkspace();
afterAll(dispose);
await bring(workspace, [
  csvOf('products', 'product,publisher\nA,Maker\nB,Maker\nC,Other\n'),
  csvOf('computers', 'computer\nPC-1\nPC-2\nPC-3\n'),
  csvOf('installations', 'computer,product,version\nPC-1,A,1\nPC-2,A,1\nPC-3,A,1\nPC-1,B,2\nPC-2,C,@x\n'),
  csvOf(
    'licenses',
    'license,name,publisher,metric,unit_price,currency\nLA,=HYPERLINK(1),Maker,device,1200.5,EUR\nLC,-2+3,Other,concurrent_user,,\n',
  ),
  csvOf('license_products', 'license,product,version\nLA,A,1\nLA,B,1\nLC,C,9\n'),
  csvOf('purchases', 'purchase,license,quantity\nP1,LA,2\nP2,LC,4\n'),
]);
await reconcileEstate(workspace, { asOf: DAY });
const open = loadRun(workspace);
const sheetsOf = async (positions: readonly PositionRecord[], publisher?: string) =>
  readXlsx(await gather(positionsXlsx(open, positions, { publisher })));

/** Values of a sheet by the names of its columns. */
const recordsOf = ({ rows }: Awaited<ReturnType<typeof sheetsOf>>[number]) => {
  const [head, ...rest] = rows;
  return rest.map(row =>
    Object.fromEntries(Object.entries(row).map(([column, { value }]) => [head[column].value, value])),
  );
};

describe('the workbook of positions', () => {
  test('has a sheet of positions with numbers as numbers, and the first row stays in sight', async () => {
    const sheets = await sheetsOf(positionsOf(open));
    expect(sheets.map(({ name }) => name)).toEqual(['ELP', 'Unlicensed', 'Explanations', 'Run']);
    expect(sheets.map(({ frozen }) => frozen)).toEqual([1, 1, 1, 1]);
    expect(recordsOf(sheets[0])).toEqual([
      {
        License: 'LA',
        Name: '=HYPERLINK(1)',
        Publisher: 'Maker',
        Metric: 'device',
        Entitled: 2,
        Deployed: 3,
        Consumed: 3,
        'Allocation up (shortfall)': 1,
        'Allocation down (surplus)': 0,
        Delta: -1,
        'Next true-up': 0,
        Exempt: 0,
        'Unit price': 1200.5,
        Exposure: 1200.5,
        'Surplus value': 0,
        Currency: 'EUR',
        Status: 'at-risk',
      },
      {
        License: 'LC',
        Name: '-2+3',
        Publisher: 'Other',
        Metric: 'concurrent_user',
        Entitled: 4,
        Deployed: 0,
        Consumed: 0,
        'Allocation up (shortfall)': 0,
        'Next true-up': 0,
        Exempt: 0,
        Status: 'not-tracked',
      },
    ]);
  });

  test('lists what no license covers, says why, and of which run', async () => {
    const [, unlicensed, explanations, run] = await sheetsOf(positionsOf(open));
    expect(recordsOf(unlicensed)).toMatchObject([
      { Computer: 'PC-1', Publisher: 'Maker', Product: 'B', Version: '2', Reason: 'NO_RIGHT' },
      { Computer: 'PC-2', Publisher: 'Other', Product: 'C', Version: '@x', Reason: 'NO_RIGHT' },
    ]);
    expect(recordsOf(unlicensed)).toHaveLength([...unlicensedOf(open)].length);
    expect(recordsOf(explanations)).toContainEqual({
      License: 'LA',
      Name: '=HYPERLINK(1)',
      Explanation: 'Short by 1: 1200.50 EUR.',
    });
    const figures = Object.fromEntries(recordsOf(run).map(({ Run, Value }) => [Run, Value]));
    expect(figures).toMatchObject({
      'As of': '2026-01-31',
      Policy: 'priority',
      Unlicensed: 2,
      'Exposure EUR': 1200.5,
      'Surplus EUR': 0,
    });
  });

  test('shows only what is asked for', async () => {
    const [positions, unlicensed, explanations] = await sheetsOf(positionsOf(open, { publisher: 'maker' }), 'maker');
    expect(recordsOf(positions).map(({ License }) => License)).toEqual(['LA']);
    expect(recordsOf(unlicensed).map(({ Product }) => Product)).toEqual(['B']);
    expect(new Set(recordsOf(explanations).map(({ License }) => License))).toEqual(new Set(['LA']));
  });

  test('holds no formula: what a spreadsheet would run is typed as text and marked', async () => {
    const [positions, unlicensed] = await sheetsOf(positionsOf(open));
    for (const { xml } of [positions, unlicensed]) expect(xml).not.toMatch(/<f[ >/]|t="str"|t="e"/);
    expect(positions.rows[1].B).toEqual({ value: '=HYPERLINK(1)', style: STYLE.harmless });
    expect(positions.rows[2].B).toEqual({ value: '-2+3', style: STYLE.harmless });
    expect(unlicensed.rows[2].E).toEqual({ value: '@x', style: STYLE.harmless });
    expect(positions.rows[1].A.style).toBe(STYLE.plain);
    expect(positions.rows[1].E.style).toBe(STYLE.count);
    expect(positions.rows[1].M.style).toBe(STYLE.amount);
  });
});

const ONE: readonly SheetColumn<CellValue>[] = [{ head: 'Value', width: 10, value: value => value }];
const written = async (values: Iterable<CellValue>, rowsMax?: number) =>
  readXlsx(await gather(workbook([sheetOf('Values', ONE, values)], rowsMax)));

describe('any workbook', () => {
  test('gives back any text, also what could be taken for markup or an escape', async () => {
    const texts = fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 });
    const tricky = [
      '_x0041_',
      '_x0041_x0042_',
      '_',
      '\u0001x0041_',
      '</t>',
      '&amp;',
      ' a ',
      '\r\n',
      '\ud800',
      '\uffff',
    ];
    await fc.assert(
      fc.asyncProperty(texts, async values => {
        const [{ rows }] = await written(values);
        expect(rows.slice(1).map(row => row.A.value)).toEqual(values.map(value => value.toWellFormed()));
      }),
      { examples: [[tricky]] },
    );
  });

  test('keeps an amount with more digits than a spreadsheet knows as text, and cuts text longer than it can hold', async () => {
    const [{ rows }] = await written([
      { amount: '123456789012.34' },
      { amount: '1234567890123456.78' },
      'x'.repeat(40_000),
    ]);
    expect(rows[1].A).toEqual({ value: 123456789012.34, style: STYLE.amount });
    expect(rows[2].A.value).toBe('1234567890123456.78');
    expect(String(rows[3].A.value)).toHaveLength(32_767);
  });

  test('goes on in another sheet where one is full, and has an empty one where there is nothing', async () => {
    const full = await written([1, 2, 3, 4, 5], 2);
    expect(full.map(({ name }) => name)).toEqual(['Values', 'Values 2', 'Values 3']);
    expect(full.map(({ rows }) => rows.slice(1).map(row => row.A.value))).toEqual([[1, 2], [3, 4], [5]]);
    expect((await written([])).map(({ rows }) => rows.length)).toEqual([1]);
    expect(await written([1, 2], 2)).toHaveLength(1);
  });

  test('has the same bytes for the same values', async () => {
    const bytes = () => gather(workbook([sheetOf('Values', ONE, ['a', 1])]));
    expect((await bytes()).equals(await bytes())).toBe(true);
  });

  test('is written while it is read: a hundred thousand rows are never whole in memory', async () => {
    let read = 0;
    const rows = (function* () {
      for (; read < 100_000; read++) yield `PC-${read}`;
    })();
    let first = -1;
    for await (const piece of workbook([sheetOf('Values', ONE, rows)]))
      if (piece.length > 4096 && first < 0) first = read;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(50_000);
    expect(read).toBe(100_000);
  });
});

describe('the archive', () => {
  test('tells of an error in what it is given', async () => {
    const broken = (function* () {
      yield 'begun';
      throw new Error('the source is broken');
    })();
    await expect(gather(zipped([{ name: 'a', pieces: broken }]))).rejects.toThrow('the source is broken');
  });

  test('can be left before its end', async () => {
    let pieces = 0;
    for await (const _ of zipped([{ name: 'a', pieces: ['text'] }])) {
      pieces++;
      break;
    }
    expect(pieces).toBe(1);
  });

  test('holds parts by name, empty ones too', async () => {
    const bytes = await gather(
      zipped([
        { name: 'ä.xml', pieces: ['a', 'ß'] },
        { name: 'empty', pieces: [] },
      ]),
    );
    expect([...unzip(bytes)]).toEqual([
      ['ä.xml', 'aß'],
      ['empty', ''],
    ]);
  });
});
