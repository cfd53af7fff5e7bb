/** Rejected rows of an import with their cells and problems: page by page, in groups, by file, without keys, with as many statements for many rows as for few. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importPaths } from '../../app/index.ts';
import { addToken } from '../../app/tokens.ts';
import { type Serving, serve } from '../server/serving.ts';
import { countStatements } from '../server/statements.ts';
import { temporaryFolder } from '../store/temporary.ts';

const MANY = 230;
const FILES: Readonly<Record<string, string>> = {
  'installations.csv': `computer,product,last_used\n${Array.from({ length: MANY }, (_, at) => `NO-${at},Product ${at % 3},\n`).join('')}WS-001,Late,soon\n`,
  'users.csv': 'user,name,status\n"sl""eepy",<b>Sleepy</b>,asleep\n',
  'computers.csv':
    'computer,os,Product Key,location\nPC-1,Windows,AAAAA-BBBBB,Köln,one more\nPC-2,CCCCC-DDDDD\nPC-3,Linux,EEEEE-FFFFF,\nPC-4,"Mac"OS,GGGGG-HHHHH,Bonn\n',
  'licenses.csv':
    'license,metric,status,unit_price,starts\nL-1,device,asleep,1e3,31.02.2026\nL-2,device,active,1,2026-01-31\n',
  'allocations.csv': 'license,computer\nNO-LICENSE,NO-COMPUTER\n',
  'purchases.csv': `purchase,license,quantity\nP-1,L-2,${'9'.repeat(3_000)}\n`,
  'songs.csv': 'title\nx\n',
};

let serving: Serving;
let statements: ReturnType<typeof countStatements>;
let id: string;

const importWrong = async (replace = false): Promise<string> => {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  const paths = Object.keys(FILES).map(name => join(folder, name));
  const { db, metricAliases } = serving.workspace;
  await importPaths(db, paths, { metricAliases, mode: replace ? 'replace' : 'merge' });
  const { data } = await serving.ask('{ imports(first: 1) { edges { node { id } } } }');
  return data.imports.edges[0].node.id;
};

beforeAll(async () => {
  serving = await serve();
  statements = countStatements(serving.workspace.db);
  id = await importWrong();
});
afterAll(() => serving.close());

const ROW =
  'number table file line cellCount columnCount cells { column value length isMasked isFaulty } problems { code column message help isWarning file line }';

const ask = async (fields: string, role: 'viewer' | 'administrator' = 'viewer') => {
  const { data, errors } = await serving.ask(`{ import(id: "${id}") { ${fields} } }`, {}, role);
  expect(errors).toEqual([]);
  return data.import;
};

const rowsOf = async (filter: string) => {
  const { rejectedRows } = await ask(`rejectedRows(filter: { ${filter} }) { totalCount edges { node { ${ROW} } } }`);
  expect(rejectedRows.totalCount).toBe(rejectedRows.edges.length);
  return rejectedRows.edges.map(({ node }: { readonly node: unknown }) => node);
};

interface Cell {
  readonly column: string | null;
  readonly value: string | null;
  readonly isFaulty: boolean;
}
const faultyOf = (row: { readonly cells: readonly Cell[] }) =>
  row.cells.filter(({ isFaulty }) => isFaulty).map(({ column, value }) => [column, value]);

describe('a rejected row', () => {
  test('has its cells as they were sent, and its problem with place, column and what to do', async () => {
    const [row] = await rowsOf('table: "users"');
    expect(row).toMatchObject({
      table: 'users',
      file: expect.stringMatching(/users\.csv$/),
      line: 2,
      cellCount: 3,
      columnCount: 3,
      cells: [
        { column: 'user', value: 'sl"eepy', length: 7, isMasked: false, isFaulty: false },
        { column: 'name', value: '<b>Sleepy</b>', isFaulty: false },
        { column: 'status', value: 'asleep', isFaulty: true },
      ],
      problems: [{ code: 'VALUE_UNKNOWN', column: 'status', isWarning: false, line: 2 }],
    });
    expect(row.problems[0].help).not.toBe('');
  });

  test('with several problems has each with its column: of cells and of references', async () => {
    const [license] = await rowsOf('table: "licenses"');
    expect(license.problems.map(({ code, column }: { code: string; column: string }) => [code, column])).toEqual([
      ['VALUE_UNKNOWN', 'status'],
      ['NUMBER_INVALID', 'unit_price'],
      ['DATE_INVALID', 'starts'],
    ]);
    expect(faultyOf(license)).toEqual([
      ['status', 'asleep'],
      ['unit_price', '1e3'],
      ['starts', '31.02.2026'],
    ]);
    const [allocation] = await rowsOf('table: "allocations"');
    expect(
      allocation.problems.map(({ column, message }: { column: string; message: string }) => [column, message]),
    ).toEqual([
      ['license', 'There is no license "NO-LICENSE".'],
      ['computer', 'There is no computer "NO-COMPUTER".'],
    ]);
  });

  test('says together exactly what the file of rejected rows says', async () => {
    const { rejectedRows } = await ask(`rejectedRows(first: 500) { edges { node { ${ROW} } } }`);
    const stored = serving.workspace.db.prepare('select id, message, help from rejects order by id').all() as {
      readonly id: number;
      readonly message: string;
      readonly help: string;
    }[];
    expect(stored.length).toBe(rejectedRows.edges.length);
    for (const [at, { node }] of rejectedRows.edges.entries()) {
      const said = (what: 'message' | 'help') =>
        [...new Set(node.problems.map((problem: Record<string, string>) => problem[what]))].join(' ');
      expect([node.number, said('message'), said('help')]).toEqual([
        stored[at].id,
        stored[at].message,
        stored[at].help,
      ]);
    }
  });

  test('of the wrong width shows what has no column and what has no cell', async () => {
    await serving.workspace.db.exec('begin');
    const insert = serving.workspace.db.prepare(
      `insert into rejects (import_id, "table", file, line, columns, cells, code, "column", message, help)
       values (?, 'users', 'u.csv', ?, '["user","name"]', ?, 'ROW_WIDTH', '', 'Wrong.', 'Mend it.')`,
    );
    for (const [line, cells] of [['a', 'b', 'c'], ['d']].entries()) insert.run(2, line, JSON.stringify(cells));
    const rows = await rowsOf('file: "u.csv"');
    serving.workspace.db.exec('rollback');
    expect(rows.map(faultyOf)).toEqual([[[null, 'c']], [['name', null]]]);
  });

  test('has a very long cell cut, and says how long it is', async () => {
    const [row] = await rowsOf('table: "purchases"');
    expect(row.cells[2]).toMatchObject({ column: 'quantity', length: 3_000, isFaulty: true });
    expect(row.cells[2].value).toHaveLength(2_000);
  });
});

describe('what may be a key', () => {
  test('is masked wherever it may have moved to in a row that was cut wrongly', async () => {
    const rows = await rowsOf('table: "computers"');
    const shown = rows.map(({ cells }: { readonly cells: readonly Cell[] }) => cells.map(({ value }) => value));
    expect(shown).toEqual([
      ['PC-1', 'Windows', '•••', '•••', '•••'],
      ['•••', '•••', null, null],
      ['PC-4', '•••', '•••', '•••'],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/AAAAA|CCCCC|GGGGG/);
  });

  test('cannot be searched for, while what is shown beside it can', async () => {
    for (const text of ['bbbbb', 'CCCCC', 'köln', 'HHHH']) expect(await rowsOf(`text: "${text}"`)).toEqual([]);
    expect(await rowsOf('text: "WINDOWS"')).toHaveLength(1);
    expect(await rowsOf('text: "sl\\"EEPY"')).toHaveLength(1);
    expect(await rowsOf('text: "there is no license"')).toHaveLength(1);
  });
});

describe('the list', () => {
  test('goes on where a page ended, as the rows came, and is filtered by file, table, code, column and text', async () => {
    const filter = 'filter: { code: "REFERENCE_UNKNOWN", table: "installations" }';
    const lines: number[] = [];
    for (let after = ''; ; ) {
      const { rejectedRows } = await ask(
        `rejectedRows(first: 100 ${after} ${filter}) { totalCount pageInfo { hasNextPage endCursor } edges { node { line } } }`,
      );
      expect(rejectedRows.totalCount).toBe(MANY);
      lines.push(...rejectedRows.edges.map(({ node }: { readonly node: { readonly line: number } }) => node.line));
      if (!rejectedRows.pageInfo.hasNextPage) break;
      after = `after: "${rejectedRows.pageInfo.endCursor}"`;
    }
    expect(lines).toEqual(Array.from({ length: MANY }, (_, at) => at + 2));
    const [{ file }] = await rowsOf('table: "users"');
    expect(await rowsOf(`file: ${JSON.stringify(file)}`)).toHaveLength(1);
    expect(await rowsOf('column: "last_used"')).toHaveLength(1);
    expect(await rowsOf('column: "last_used", code: "KEY_BLANK"')).toEqual([]);
    expect(await rowsOf('text: "no-229"')).toHaveLength(1);
  });

  test('refuses a cursor of another import, another filter and a page that is too large', async () => {
    const { rejectedRows } = await ask('rejectedRows(first: 1) { pageInfo { endCursor } }');
    for (const asked of [`after: "${rejectedRows.pageInfo.endCursor}", filter: { table: "users" }`, 'first: 501']) {
      const { errors } = await serving.ask(`{ import(id: "${id}") { rejectedRows(${asked}) { totalCount } } }`);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual([
        asked.startsWith('after') ? 'CURSOR_INVALID' : 'PAGE_SIZE_INVALID',
      ]);
    }
  });

  test('falls into groups by table, code and column, the largest first, and into files', async () => {
    const { rejectedGroups, rejectedFiles, counts, narrowed } = await ask(
      `rejectedGroups { table code column count message help } rejectedFiles { file count } counts { rejected }
       narrowed: rejectedGroups(filter: { text: "no-22" }) { count }`,
    );
    const all = counts.reduce((sum: number, { rejected }: { readonly rejected: number }) => sum + rejected, 0);
    const sum = (list: readonly { readonly count: number }[]) => list.reduce((total, { count }) => total + count, 0);
    expect([sum(rejectedGroups), sum(rejectedFiles)]).toEqual([all, all]);
    expect(rejectedGroups[0]).toEqual({
      table: 'installations',
      code: 'REFERENCE_UNKNOWN',
      column: 'computer',
      count: MANY,
      message: null,
      help: 'Add it to computers, or correct the spelling here, and send the row again.',
    });
    expect(rejectedGroups.find(({ code }: { readonly code: string }) => code === 'DATE_INVALID').message).toBe(
      '"soon" is not a date.',
    );
    expect(narrowed).toEqual([{ count: 11 }]);
    const names = rejectedFiles.map(({ file }: { readonly file: string }) => file.split('/').at(-1));
    expect(names.toSorted()).toEqual([
      'allocations.csv',
      'computers.csv',
      'installations.csv',
      'licenses.csv',
      'purchases.csv',
      'users.csv',
    ]);
  });

  test('stands beside what is about no row: refused files first, which are no warnings', async () => {
    const { notices } = await ask('notices { code isWarning table file }');
    expect(notices[0]).toMatchObject({ code: 'TABLE_UNKNOWN', isWarning: false });
    expect(notices.map(({ code }: { readonly code: string }) => code)).toContain('COLUMN_UNKNOWN');
    const warnings = notices.slice(1).map(({ isWarning }: { readonly isWarning: boolean }) => isWarning);
    expect(new Set(warnings)).toEqual(new Set([true]));
  });
});

test('rows that were stored and named something removed say that they came from no file', async () => {
  const db = serving.workspace.db;
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'computers.csv'), 'computer,os\nONLY-ONE,Linux\n');
  await importPaths(db, [join(folder, 'computers.csv')], { mode: 'replace' });
  const { data } = await serving.ask(
    `{ imports(first: 1) { edges { node { rejectedFiles { file count } rejectedRows(first: 1) { edges { node { line ${ROW} } } } } } } }`,
  );
  const { rejectedFiles, rejectedRows } = data.imports.edges[0].node;
  expect(rejectedFiles).toEqual([{ file: '(stored before)', count: expect.any(Number) }]);
  expect(rejectedRows.edges[0].node).toMatchObject({
    line: null,
    problems: [{ code: 'REFERENCE_UNKNOWN', column: 'computer' }],
  });
  expect(faultyOf(rejectedRows.edges[0].node)).toHaveLength(1);
});

test('a viewer may read them, and a token with a scope as little as the import itself', async () => {
  expect((await ask('rejectedRows(first: 1) { totalCount }', 'viewer')).rejectedRows.totalCount).toBeGreaterThan(MANY);
  const { token } = addToken(serving.workspace, { name: 'limited', role: 'analyst', locations: ['Köln'] });
  for (const field of [
    'rejectedRows { totalCount }',
    'rejectedGroups { count }',
    'rejectedFiles { count }',
    'notices { code }',
  ]) {
    const response = await fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ node(id: "${id}") { ... on Import { ${field} } } import(id: "${id}") { ${field} } }`,
      }),
    });
    const text = await response.text();
    expect(text).toContain('NOT_ALLOWED');
    expect(text).not.toMatch(/"(count|totalCount|code)":(?!"NOT_ALLOWED")/);
  }
});

test('asks the database as often for 200 rows of many imports as for 5 rows of one', async () => {
  for (let at = 0; at < 12; at++) await importWrong();
  const asked = async (imports: number, rows: number): Promise<number> => {
    statements.take();
    const { data, errors } = await serving.ask(`{ imports(first: ${imports}) { edges { node {
      rejectedRows(first: ${rows}) { totalCount edges { node { cells { value } problems { code } } } }
      rejectedGroups { count } rejectedFiles { count } notices { code } } } } }`);
    expect(errors).toEqual([]);
    expect(
      data.imports.edges.map(({ node }: { readonly node: typeof data }) => node.rejectedRows.edges.length),
    ).toEqual(Array.from({ length: imports }, () => rows));
    return statements.take().length;
  };
  const few = await asked(1, 5);
  expect(few).toBeGreaterThan(4);
  expect(await asked(12, 200)).toBe(few);
});
