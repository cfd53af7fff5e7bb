import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Problem, WARNINGS } from '../../engine/estate/problem.ts';
import { compileRow } from '../../engine/estate/rows.ts';
import { csv } from '../../importers/csv.ts';
import type { ReadOptions } from '../../importers/source.ts';
import { bytesOf, readAll } from './reading.ts';

const read = (content: string | Uint8Array, options: Partial<ReadOptions> = {}, pieceBytes?: number) =>
  readAll(csv, content, { file: 'usage.csv', table: 'users', ...options }, pieceBytes);

const only = (problems: readonly Problem[]): Problem => {
  expect(problems).toHaveLength(1);
  expect(problems[0].help).toMatch(/\.$/);
  return problems[0];
};

describe('header', () => {
  test.each([
    ['comma', 'user,name\na,b\n'],
    ['semicolon', 'user;name\na;b\n'],
    ['tab', 'user\tname\na\tb\n'],
    ['quoted', '"user","name"\n"a","b"\n'],
    ['apostrophes', "'user';'name'\n'a';'b'\n"],
    ['carriage returns and line feeds', 'user,name\r\na,b\r\n'],
    ['carriage returns', 'user,name\ra,b\r'],
    ['no end of line at the end', 'user,name\na,b'],
    ['a byte-order mark', '\ufeffuser,name\na,b\n'],
    ['a byte-order mark before quotes', '\ufeff"user","name"\na,b\n'],
    ['blank lines', '\n\r\nuser,name\n\na,b\n\n\n'],
    ['a separator line', 'sep=;\r\nuser;name\r\na;b\r\n'],
    ['other case and blanks', ' User , NAME \na,b\n'],
  ])('%s is understood, whatever the size of the pieces', async (_, content) => {
    for (const pieceBytes of [1, 2, 3, 7, 1000]) {
      const { batches, problems } = await read(content, {}, pieceBytes);
      expect(problems).toEqual([]);
      expect(batches.map(({ table, columns, rows }) => ({ table, columns, rows }))).toEqual([
        { table: 'users', columns: ['user', 'name'], rows: [['a', 'b']] },
      ]);
    }
  });

  test('the delimiter is the one under which the columns are known', async () => {
    const { rows } = await read('user;"name;, x";location\na;b,c;d\n');
    expect(rows).toEqual([['a', 'd']]);
  });

  test('a header alone is a table without rows', async () => {
    const { items } = await read('user,name\n');
    expect(items.filter(item => item.kind !== 'progress')).toEqual([]);
  });

  test('an unknown column is a warning, and its cells are left out', async () => {
    const { rows, problems } = await read('colour,user,user_name,name\nred,a,x,b\n');
    expect(rows).toEqual([['a', 'b']]);
    expect(problems).toMatchObject([
      { code: 'COLUMN_UNKNOWN', table: 'users', file: 'usage.csv', line: 1, column: 'colour' },
      { code: 'COLUMN_UNKNOWN', column: 'user_name' },
    ]);
    expect(problems[1].help).toMatch(/^Did you mean name or user/);
  });

  test('a column without a name and one that stands twice are warnings', async () => {
    const { rows, problems } = await read('user,name,,NAME\na,b,c,d\n');
    expect(rows).toEqual([['a', 'b']]);
    expect(problems.map(({ code, column }) => [code, column])).toEqual([
      ['COLUMN_UNKNOWN', '#3'],
      ['COLUMN_UNKNOWN', 'name'],
    ]);
  });

  test('a missing key column rejects the file and names what might be it', async () => {
    const { problems, rows } = await read('login,name\na,b\n');
    expect(rows).toEqual([]);
    const missing = problems.filter(({ code }) => !WARNINGS.has(code));
    expect(only(missing)).toMatchObject({ code: 'COLUMN_MISSING', table: 'users', column: 'user', line: 1 });
    expect(missing[0].help).toContain('"login"');
  });

  test.each([
    ['purchases', 'purchase,license\n', ['quantity']],
    ['installations', 'product\n', ['computer']],
    ['installations', 'computer,product\n', []],
    ['access', 'product,server\n', ['user']],
    ['access', 'product,computer\n', []],
    ['allocations', 'license,kind\n', ['computer']],
    ['measurements', 'license,date\n', ['value']],
  ] as const)('%s with the header %j lacks %j', async (table, header, lacking) => {
    const { problems } = await read(header, { table });
    expect(problems.map(({ code, column }) => `${code} ${column}`)).toEqual(
      lacking.map(column => `COLUMN_MISSING ${column}`),
    );
  });

  test('the table is taken from the name of the file', async () => {
    const { batches } = await readAll(csv, 'user\na\n', { file: 'C:\\in\\Users.CSV' });
    expect(batches[0].table).toBe('users');
  });

  test('a file that is called like no table is refused with the nearest names', async () => {
    const { problems } = await readAll(csv, 'license\na\n', { file: 'in/licences.csv' });
    expect(only(problems)).toMatchObject({ code: 'TABLE_UNKNOWN', file: 'in/licences.csv' });
    expect(problems[0].help).toMatch(/^Did you mean licenses/);
  });

  test.each(['', '\ufeff', '\n\n', ' \r\n'])('a file that holds %j is empty', async content => {
    expect(only((await read(content)).problems)).toMatchObject({ code: 'FILE_EMPTY', file: 'usage.csv' });
  });
});

describe('rows', () => {
  test('know the line on which they begin', async () => {
    const content = 'user,name\na,1\n\n"b","two\nlines"\nc,"3"\n"d\r\n\r\n",4\ne,5\n';
    for (const pieceBytes of [1, 5, 1000]) {
      const { rows, lines } = await read(content, {}, pieceBytes);
      expect(rows.map(([user]) => user.trim())).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(lines).toEqual([2, 4, 6, 7, 10]);
    }
  });

  test('quotes are taken off, doubled ones are one, those within text stay', async () => {
    const { rows, broken } = await read('user,name\n"a ""b""","x,y"\n5" disk,O\'Neill\n , "c"  \n"",""\n');
    expect(rows).toEqual([
      ['a "b"', 'x,y'],
      ['5" disk', "O'Neill"],
      ['', 'c'],
      ['', ''],
    ]);
    expect(broken).toEqual([]);
  });

  test('a row with too few or too many cells is rejected alone and kept', async () => {
    const { rows, broken } = await read('user,colour,name\na,red,b\nc,d\ne,f,g,h\ni,,j\n');
    expect(rows).toEqual([
      ['a', 'b'],
      ['i', 'j'],
    ]);
    expect(broken).toMatchObject([
      {
        columns: ['user', 'colour', 'name'],
        cells: ['c', 'd'],
        problem: { code: 'ROW_WIDTH', line: 3, table: 'users' },
      },
      {
        cells: ['e', 'f', 'g', 'h'],
        problem: { code: 'ROW_WIDTH', line: 4, message: 'The row has 4 cells, the header has 3.' },
      },
    ]);
  });

  test('text after a closing quote rejects the row alone', async () => {
    const { rows, broken } = await read('user,name\n"5" disk","x"\nb,c\n');
    expect(rows).toEqual([['b', 'c']]);
    expect(broken).toMatchObject([{ problem: { code: 'QUOTE_OPEN', line: 2, column: 'user' } }]);
  });

  test.each([10, 4096, 65_536])(
    'a file cut off in a quote is refused with the line of the quote (pieces of %i)',
    async pieceBytes => {
      const { problems } = await read(`user,name\na,b\nc,"d\ne,f\n${'g,h\n'.repeat(50)}`, {}, pieceBytes);
      expect(only(problems)).toMatchObject({ code: 'QUOTE_OPEN', file: 'usage.csv', line: 3 });
      expect(problems[0].message).toContain('line 3');
    },
  );

  test('a file cut off in a quote of the header is refused', async () => {
    expect(only((await read('"user,name\na,b\n')).problems)).toMatchObject({ code: 'QUOTE_OPEN', line: 1 });
  });

  test.each([
    ['quoted', (long: string) => `"${long}"`],
    ['plain', (long: string) => long],
  ])('a %s field of 10 MB rejects its row alone, in bounded memory', async (_, written) => {
    const content = bytesOf(`user,name,location\na,b,c\nd,${written('x'.repeat(10_000_000))},f\ng,h,i\n`);
    const before = process.memoryUsage().heapUsed;
    const { rows, lines, broken, problems } = await read(content);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(40_000_000);
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      ['a', 'b', 'c'],
      ['g', 'h', 'i'],
    ]);
    expect(lines).toEqual([2, 4]);
    expect(broken).toHaveLength(1);
    expect(broken[0].problem).toMatchObject({ code: 'FIELD_TOO_LONG', line: 3, column: 'name' });
    expect(broken[0].cells.map(cell => cell.length)).toEqual([1, 1000, 1]);
  });

  test('a field of 64 KiB is taken, one character more is not', async () => {
    const { rows, broken } = await read(`user,name\na,${'x'.repeat(65_536)}\nb,${'x'.repeat(65_537)}\n`);
    expect(rows.map(([user]) => user)).toEqual(['a']);
    expect(broken.map(({ problem }) => problem.code)).toEqual(['FIELD_TOO_LONG']);
  });

  test('10 MB of delimiters are one row of the wrong width', async () => {
    const { rows, broken } = await read(`user,name\n${','.repeat(10_000_000)}\na,b\n`);
    expect(rows).toEqual([['a', 'b']]);
    expect(broken[0].cells.length).toBeLessThan(5_000);
    expect(broken[0].problem).toMatchObject({
      code: 'ROW_WIDTH',
      message: 'The row has 10000001 cells, the header has 2.',
    });
  });

  test('many rows come in batches, and reading says how far it is', async () => {
    const count = 20_000;
    const content = `user,name\n${Array.from({ length: count }, (_, at) => `u${at},n${at}\n`).join('')}`;
    const { items, batches, rows } = await read(content);
    expect(rows).toHaveLength(count);
    expect(Math.max(...batches.map(batch => batch.rows.length))).toBeLessThanOrEqual(5_000);
    expect(items.findLast(item => item.kind === 'progress')).toMatchObject({ bytes: content.length });
  });

  test('half a million rows are read in bounded memory', async () => {
    async function* source(): AsyncIterable<Uint8Array> {
      const piece = bytesOf('PC-000001,Microsoft Office Professional Plus,2016,Standard,2024-05-01,\n'.repeat(1000));
      yield bytesOf('computer,product,version,edition,installed_on,last_used\n');
      for (let at = 0; at < 500; at++) yield piece;
    }
    const before = process.memoryUsage().heapUsed;
    let rows = 0;
    let peak = 0;
    for await (const item of csv.read(source(), { file: 'installations.csv' })) {
      if (item.kind === 'batch') rows += item.rows.length;
      else peak = Math.max(peak, process.memoryUsage().heapUsed);
    }
    expect(rows).toBe(500_000);
    expect(peak - before).toBeLessThan(150_000_000);
  });
});

describe('encodings', () => {
  const latin = Uint8Array.from([...bytesOf('user,location\na,K'), 0xf6, ...bytesOf('ln\n')]);

  test.each([1, 3, 1000])('a byte that is not UTF-8 is named with its place (pieces of %i)', async pieceBytes => {
    const content = Uint8Array.from([
      ...bytesOf('user,location\nä,"x\ny"\n'),
      ...bytesOf('b,K'),
      0xf6,
      ...bytesOf('ln\nc,d\n'),
    ]);
    const { problems } = await read(content, {}, pieceBytes);
    expect(only(problems)).toMatchObject({ code: 'FILE_NOT_UTF8', file: 'usage.csv', line: 4 });
    expect(problems[0].message).toBe('Byte 0xF6 at offset 26 (line 4, column 4) is not UTF-8.');
    expect(problems[0].help).toContain('windows-1252');
  });

  test.each([
    ['too long a form', [0xc0, 0xaf]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a lone continuation', [0x80]],
    ['a character cut off', [0xe2, 0x82]],
  ])('%s is not UTF-8', async (_, bytes) => {
    for (const pieceBytes of [1, 1000]) {
      const { problems } = await read(Uint8Array.from([...bytesOf('user\n'), ...bytes]), {}, pieceBytes);
      expect(only(problems)).toMatchObject({ code: 'FILE_NOT_UTF8', line: 2 });
      expect(problems[0].message).toContain('offset 5');
    }
  });

  test('characters of up to four bytes come through pieces of one byte', async () => {
    expect((await read('user\naä€😀z\n', {}, 1)).rows).toEqual([['aä€😀z']]);
  });

  test('a named encoding is read', async () => {
    expect((await read(latin, { encoding: 'windows-1252' }, 1)).rows).toEqual([['a', 'Köln']]);
    const wide = new Uint8Array(Buffer.from('\ufeffuser,location\na,Köln\n', 'utf16le'));
    expect((await read(wide, { encoding: 'utf-16le' }, 3)).rows).toEqual([['a', 'Köln']]);
  });

  test('UTF-16 that was not named is recognized in the message', async () => {
    const wide = new Uint8Array(Buffer.from('\ufeffuser\na\n', 'utf16le'));
    expect(only((await read(wide)).problems)).toMatchObject({ code: 'FILE_NOT_UTF8' });
    expect((await read(wide)).problems[0].help).toContain('utf-16le');
  });

  test.each([
    ['little', 'It looks like UTF-16: save it as UTF-8, or name its encoding, utf-16le.'],
    ['big', 'It looks like UTF-16: save it as UTF-8.'],
  ])('UTF-16 without a mark is recognized too: %s end first', async (order, help) => {
    for (const text of ['user,location\na,Bonn\n', 'user,location\na,Köln\n'])
      for (const pieceBytes of [1, 3, 1000]) {
        const wide = Buffer.from(text, 'utf16le');
        const { problems, rows } = await read(order === 'big' ? wide.swap16() : wide, {}, pieceBytes);
        expect(rows).toEqual([]);
        expect(only(problems)).toMatchObject({ code: 'FILE_NOT_UTF8', help });
      }
    const marked = Buffer.from('\ufeffuser\na\n', 'utf16le');
    expect(only((await read(order === 'big' ? marked.swap16() : marked)).problems).help).toBe(help);
  });

  test('what is not of the named encoding is refused', async () => {
    const half = new Uint8Array([...Buffer.from('user\n', 'utf16le'), 0x00, 0xd8, 0x41, 0x00]);
    expect(only((await read(half, { encoding: 'utf-16le' })).problems)).toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

test('the sample estate reads without any problem', async () => {
  const folder = new URL('../../fixtures/real-estate/', import.meta.url);
  const counts: Record<string, number> = {};
  for (const file of readdirSync(folder).filter(name => name.endsWith('.csv'))) {
    const problems: Problem[] = [];
    const { batches, broken, problems: ofFile } = await readAll(csv, readFileSync(new URL(file, folder)), { file });
    expect([...ofFile, ...broken.map(row => row.problem)]).toEqual([]);
    for (const { table, columns, rows, lines } of batches) {
      const reader = compileRow(table, columns, problem => problems.push(problem), { file });
      const good = rows.filter((cells, at) => reader(cells, lines[at]) !== undefined);
      counts[table] = (counts[table] ?? 0) + good.length;
    }
    expect(problems).toEqual([]);
  }
  expect(counts).toMatchObject({
    evidence: 30_118,
    computers: 300,
    licenses: 68,
    recognition: 165,
    access: 375,
    measurements: 80,
  });
});
