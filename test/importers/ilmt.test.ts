import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../catalog/load.ts';
import { termsFor } from '../../catalog/terms.ts';
import { OUTCOME, REASON } from '../../engine/codes.ts';
import { parseDay } from '../../engine/estate/days.ts';
import { type Problem, WARNINGS } from '../../engine/estate/problem.ts';
import { compileRow } from '../../engine/estate/rows.ts';
import { type PlacedRow, settleEstate } from '../../engine/estate/settle.ts';
import { type Row, TABLE_NAMES, type TableName } from '../../engine/estate/tables.ts';
import { blankRow } from '../../engine/estate/values.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { ilmt } from '../../importers/ilmt.ts';
import { detectFormat } from '../../importers/index.ts';
import type { Batch } from '../../importers/source.ts';
import { bytesOf, readAll } from './reading.ts';

const folder = new URL('../../fixtures/formats/ilmt/', import.meta.url);
const text = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const cellsOf = (name: string): string[][] => (parse(text(name)) as string[][]).slice(1);
const PVU = 'pvu_sub_capacity.csv';
const readSample = () => readAll(ilmt, text(PVU), { file: PVU });

/** The tool's own figures by product. */
const summary = new Map(cellsOf('audit_snapshot_summary.csv').map(cells => [cells[2], Number(cells[5])]));

const ENGLISH = /\tpvu_sub_capacity\.csv\n((?:\t\t.*\n)+)/
  .exec(text('data_condition.txt'))![1]
  .trim()
  .split(/\n\t\t/);

/** A file with the columns of the tool; what is not given is like a row of an ordinary server. */
const file = (rows: readonly Readonly<Record<string, string>>[], header: readonly string[] = ENGLISH): string => {
  const usual: Readonly<Record<string, string>> = {
    Publisher: 'IBM',
    'Product Name': 'Db2',
    'FlexPoint or Cloud Pak Bundle': 'None',
    'Metric Quantity': '70',
    'Metric Peak Value Time': '2026-01-31 00:00:00.000',
    'Server Name': 'S1',
    'Physical Server PVU Subcapacity': '70',
    Computer: 'C1',
    OS: 'AIX 7.2',
  };
  const lines = rows.map(row => ENGLISH.map(column => `"${row[column] ?? usual[column] ?? ''}"`).join(','));
  return [header.map(name => `"${name}"`).join(','), ...lines, ''].join('\r\n');
};
const readFile = (content: string) => readAll(ilmt, content, { file: PVU });

const rowsOf = (batches: readonly Batch[], table: TableName) =>
  batches
    .filter(batch => batch.table === table)
    .flatMap(({ columns, rows }) =>
      rows.map(cells => Object.fromEntries(columns.map((column, at) => [column, cells[at]]))),
    );

/** The batches as an estate, with what else is in it. */
const estateOf = (batches: readonly Batch[], more: { readonly [T in TableName]?: readonly Partial<Row<T>>[] } = {}) => {
  const problems: Problem[] = [];
  const placed = new Map<TableName, PlacedRow[]>(TABLE_NAMES.map(table => [table, []]));
  const add = (table: TableName, row: object): void => {
    placed.get(table)!.push({ row: { ...blankRow(table), ...row } as Row<TableName> });
  };
  for (const { table, columns, rows, lines } of batches) {
    const read = compileRow(table, columns, problem => problems.push(problem));
    for (const [at, cells] of rows.entries()) {
      const values = read(cells, lines[at]);
      if (values) add(table, Object.fromEntries(columns.map((column, place) => [column, values[place]])));
    }
  }
  for (const table of TABLE_NAMES) for (const row of more[table] ?? []) add(table, row);
  const settled = settleEstate(Object.fromEntries(placed), { added: new Set(['products']) });
  return { estate: settled.estate, problems: [...problems, ...settled.problems] };
};

const catalog = loadCatalog();
const run = (estate: ReturnType<typeof estateOf>['estate'], day = '2026-02-01') => {
  const asOf = parseDay(day)!;
  return reconcile(imageOf(estate, columnsOf(estate)), termsFor(catalog, asOf), asOf).settled;
};
const consumedOf = (settled: ReturnType<typeof run>) =>
  new Map(settled.positions.map(({ license, consumed }) => [license.row.license, consumed]));

describe('the sample, with headers in Polish', () => {
  test('every product consumes what the summary of the tool says', async () => {
    const { batches, broken, problems } = await readSample();
    expect([...broken, ...problems]).toEqual([]);
    const { estate, problems: ofRows } = estateOf(batches);
    expect(ofRows).toEqual([]);
    expect(summary.size).toBe(12);
    expect(consumedOf(run(estate))).toEqual(summary);
    expect([...consumedOf(run(estate, '2021-05-03')).values()].every(consumed => consumed === 0)).toBe(true);
  });

  test('the highest daily value of each product is the same figure', async () => {
    const daily = readdirSync(folder).find(name => name.startsWith('products_daily_'))!;
    const highest = new Map<string, number>();
    for (const [, product, , , quantity] of cellsOf(daily))
      highest.set(product, Math.max(highest.get(product) ?? 0, Number(quantity)));
    expect(highest).toEqual(summary);
  });

  test('a server counts once for a product, however many instances it has', async () => {
    const { batches } = await readSample();
    const measurements = rowsOf(batches, 'measurements');
    expect(measurements.filter(({ license }) => license === 'IBM DB2 Enterprise Server Edition PVU Option')).toEqual([
      {
        license: 'IBM DB2 Enterprise Server Edition PVU Option',
        date: '2021-05-04',
        computer: 'IBM SoftLayer SERVER-02',
        region: '',
        source: 'ilmt',
        value: '70',
      },
    ]);
    expect(measurements).toHaveLength(new Set(cellsOf(PVU).map(cells => `${cells[3]}\n${cells[8]}`)).size);
    expect(measurements).toHaveLength(29);
  });

  test('licenses say no more than product, publisher and metric; computers run on their servers', async () => {
    const { batches, scopes } = await readSample();
    expect(scopes).toEqual([]);
    expect(rowsOf(batches, 'licenses')).toContainEqual({
      license: 'IBM Db2 Big SQL',
      publisher: 'IBM',
      metric: 'ibm_pvu',
    });
    expect(rowsOf(batches, 'computers')).toHaveLength(16);
    expect(rowsOf(batches, 'computers')).toEqual(
      expect.arrayContaining([
        {
          computer: 'TLM_VM SERVER-04',
          chassis: 'server',
          processor_model: expect.stringContaining('E7-8880 v4'),
        },
        {
          computer: 'host-02.example.com',
          kind: 'virtual',
          host: 'IBM SoftLayer SERVER-02',
          processor_model: expect.any(String),
          os: expect.stringMatching(/^(Linux|Win)/),
        },
      ]),
    );
  });

  test('what inventory finds on a computer of a measured server is covered by what was measured', async () => {
    const { batches } = await readSample();
    const installation = { computer: 'host-01.example.com', product: 'Big SQL' };
    const { estate } = estateOf(batches, {
      installations: [installation],
      license_products: [{ license: 'IBM Db2 Big SQL', product: 'Big SQL' }],
    });
    const settled = run(estate);
    expect([settled.outcome[0], settled.reason[0]]).toEqual([OUTCOME.covered, REASON.MEASURED]);
    expect(consumedOf(settled).get('IBM Db2 Big SQL')).toBe(280);
  });
});

describe('columns', () => {
  test('the English names are those of the sample, in its order', async () => {
    const polish = await readSample();
    const english = await readFile([ENGLISH.join(','), ...text(PVU).split('\r\n').slice(1)].join('\r\n'));
    expect(english.batches).toEqual(polish.batches);
  });

  test('an English header is read in any order, with more columns and other names of the bundle', async () => {
    const header = ['New', ...ENGLISH.toReversed()].map(name =>
      name.replace('FlexPoint or Cloud Pak Bundle', 'FlexPoint Bundle'),
    );
    const row: Readonly<Record<string, string>> = {
      'Product Name': 'MQ',
      'Metric Quantity': '40',
      'Metric Peak Value Time': '2026-01-31 05:00',
      'Server Name': 'S9',
      'Physical Server PVU Subcapacity': '40',
      Computer: 'C9',
    };
    const cells = ENGLISH.toReversed().map(name => row[name] ?? '');
    const { batches, problems } = await readFile(`${header.join(',')}\nx,${cells.join(',')}\n`);
    expect(problems).toEqual([]);
    expect(rowsOf(batches, 'measurements')).toMatchObject([{ license: 'MQ', computer: 'S9', value: '40' }]);
  });
  test('an English header that lacks a column that is needed refuses the file', async () => {
    const { problems, batches } = await readFile(
      file(
        [{}],
        ENGLISH.map(name => name.replace('Server Name', 'Host')),
      ),
    );
    expect(batches).toEqual([]);
    expect(problems).toMatchObject([{ code: 'COLUMN_MISSING', column: 'Server Name', file: PVU, line: 1 }]);
  });

  test('a header in another language with another number of columns refuses the file', async () => {
    const { problems, batches } = await readFile('"Wiersz nr","Wydawca"\r\n"1","IBM"\r\n');
    expect(batches).toEqual([]);
    expect(problems).toMatchObject([{ code: 'COLUMN_MISSING', column: 'Product Name' }]);
    expect(problems[0].message).toContain('has 2 columns, not 30');
  });

  test('a header alone holds nothing, an empty file is a problem', async () => {
    expect((await readFile(file([]))).items.filter(({ kind }) => kind !== 'progress')).toEqual([]);
    expect((await readFile('')).problems).toMatchObject([{ code: 'FILE_EMPTY' }]);
  });
});

describe('rows', () => {
  test('PVU that no listed server has stay in the figure, without a computer', async () => {
    const { batches } = await readFile(file([{ 'Metric Quantity': '100' }]));
    expect(rowsOf(batches, 'measurements').map(({ computer, value }) => [computer, value])).toEqual([
      ['S1', '70'],
      ['', '30'],
    ]);
    expect(consumedOf(run(estateOf(batches).estate))).toEqual(new Map([['Db2', 100]]));
  });

  test('where a row was rejected its PVU are left to it, so that they do not count twice once it is mended', async () => {
    const wrong = { 'Server Name': 'S2', 'Metric Quantity': '140', 'Physical Server PVU Subcapacity': '7O' };
    for (const content of [
      file([{ 'Metric Quantity': '140' }, wrong]),
      `${file([{ 'Metric Quantity': '140' }])}"2"\r\n`,
    ]) {
      const { batches, broken } = await readFile(content);
      expect(broken).toHaveLength(1);
      expect(rowsOf(batches, 'measurements')).toMatchObject([{ computer: 'S1', value: '70' }]);
    }
  });

  test('servers with more PVU than the product has in all are rejected with both numbers', async () => {
    const { batches, broken } = await readFile(file([{}, { 'Server Name': 'S2' }]));
    expect(rowsOf(batches, 'measurements')).toEqual([]);
    expect(broken).toMatchObject([
      { cells: ['Db2', '2026-01-31', 'S1', '', 'ilmt', '70'], problem: { code: 'NUMBER_OUT_OF_RANGE', line: 2 } },
      { cells: ['Db2', '2026-01-31', 'S2', '', 'ilmt', '70'], problem: { code: 'NUMBER_OUT_OF_RANGE', line: 3 } },
    ]);
    expect(broken[0].problem.message).toContain('140 PVU together, more than its metric quantity of 70');
  });

  test('what is charged to a bundle is no PVU of the product, and is warned of once', async () => {
    const bundle = { 'FlexPoint or Cloud Pak Bundle': 'IBM Cloud Pak for Applications' };
    const { batches, problems } = await readFile(file([bundle, {}, bundle]));
    expect(rowsOf(batches, 'measurements')).toMatchObject([{ license: 'Db2', value: '70' }]);
    expect(problems).toMatchObject([{ code: 'COLUMN_UNKNOWN', line: 2 }]);
    expect(problems[0].message).toContain('IBM Cloud Pak for Applications');
  });

  test.each([
    ['a peak without a date', { 'Metric Peak Value Time': '31/01/2026' }, 'DATE_INVALID'],
    ['PVU that are no number', { 'Physical Server PVU Subcapacity': '1.120' }, 'NUMBER_INVALID'],
    ['a quantity that is no number', { 'Metric Quantity': 'many' }, 'NUMBER_INVALID'],
  ])('%s rejects the row alone', async (_, wrong, code) => {
    const { batches, broken } = await readFile(file([{ ...wrong, 'Product Name': 'MQ', Computer: 'C2' }, {}]));
    expect(broken).toMatchObject([{ table: 'measurements', problem: { code, line: 2, file: PVU } }]);
    expect(rowsOf(batches, 'licenses').map(({ license }) => license)).toEqual(['Db2']);
    expect(rowsOf(batches, 'computers').map(({ computer }) => computer)).toEqual(['S1', 'C1']);
  });

  test('a row of another width is rejected alone', async () => {
    const { batches, broken } = await readFile(`${file([{}])}"2","IBM"\r\n`);
    expect(broken).toMatchObject([{ cells: ['2', 'IBM'], problem: { code: 'ROW_WIDTH', line: 3 } }]);
    expect(rowsOf(batches, 'measurements')).toHaveLength(1);
  });

  test('a computer that moved is where it was last; one that is its own server is listed once', async () => {
    const moved = { 'Product Name': 'MQ', 'Server Name': 'S2', 'Metric Peak Value Time': '2026-02-01 00:00:00.000' };
    const { batches } = await readFile(file([{}, moved, { 'Product Name': 'IIB', 'Server Name': '', Computer: 'C3' }]));
    expect(rowsOf(batches, 'computers').map(({ computer, host }) => [computer, host])).toEqual([
      ['S1', undefined],
      ['S2', undefined],
      ['C3', undefined],
      ['C1', 'S2'],
    ]);
  });
});

describe('files', () => {
  test('all files of a snapshot are recognized, and each that is not read says so', async () => {
    const names = readdirSync(folder).filter(name => name !== 'LICENSE');
    expect(names).toHaveLength(5);
    for (const name of names) {
      expect(detectFormat(name, bytesOf(text(name)).subarray(0, 4096))?.id).toBe('ilmt');
      const { batches, problems } = await readAll(ilmt, text(name), { file: `snapshot/${name}` });
      expect(batches.length > 0).toBe(name === PVU);
      expect(problems.map(({ code }) => code)).toEqual(name === PVU ? [] : ['COLUMN_UNKNOWN']);
      expect(problems.every(({ code }) => WARNINGS.has(code))).toBe(true);
    }
  });

  test('files of an estate are left to others, and a file of another name is refused', async () => {
    for (const table of TABLE_NAMES) expect(detectFormat(`${table}.csv`, bytesOf('a,b\n'))?.id).toBe('csv');
    const { problems } = await readAll(ilmt, file([{}]), { file: 'report.csv' });
    expect(problems).toMatchObject([{ code: 'TABLE_UNKNOWN', file: 'report.csv' }]);
  });
});
