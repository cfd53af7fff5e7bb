import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatDay } from '../../engine/estate/days.ts';
import { type Case, type FailedCase, readCases } from '../../importers/cases.ts';

const folder = new URL('../../fixtures/cases/', import.meta.url);
const files = readdirSync(folder).filter(name => name.endsWith('.yaml'));

const one = (yaml: string): Case | FailedCase => {
  const { cases, problems } = readCases(yaml, 'x.yaml');
  expect(problems).toEqual([]);
  expect(cases).toHaveLength(1);
  return cases[0];
};

const head = '- case: a name\n  as_of: 2026-01-01\n  expect: {only_positions: []}\n';

const loaded = (tables: string): Case => {
  const read = one(head + tables);
  expect('errors' in read ? read.errors : []).toEqual([]);
  return read as Case;
};

const errorsOf = (yaml: string): string[] => {
  const read = one(yaml);
  return 'errors' in read
    ? read.errors.map(({ code, table, column, line }) => `${code} ${table}.${column} ${line}`)
    : [];
};

describe('the case files', () => {
  test.each(files)('%s loads, and what must be refused is refused first for the expected reason', file => {
    const { cases, problems } = readCases(readFileSync(new URL(file, folder), 'utf8'), file);
    expect(problems).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
    for (const read of cases) {
      const { error } = read.expect;
      if ('errors' in read) expect(read.errors[0], read.name).toMatchObject(error ?? {});
      expect('errors' in read, read.name).toBe(error !== undefined);
    }
  });
});

describe('a case', () => {
  test('keeps every scalar as written', () => {
    const { estate, expect: expected } = one(`- case: a name
  source: "somewhere"
  as_of: 31.01.2026
  policy: optimal
  installations: [{computer: PC, product: 0x10, version: 1.10, edition: 2026-01-01}]
  contracts: [{contract: 007, permanent: true}]
  expect: {positions: [{license: L, consumed: 1.0}]}
`) as Case;
    expect(estate.installations[0]).toMatchObject({
      product: '0x10',
      version: '1.10',
      edition: '2026-01-01',
      installed_on: null,
    });
    expect(estate.contracts[0]).toMatchObject({ contract: '007', permanent: true });
    expect(expected).toEqual({ positions: [{ license: 'L', consumed: '1.0' }] });
  });

  test('knows its name, source, day, policy and line', () => {
    const read = one(`# comment\n${head}`) as Case;
    expect(read).toMatchObject({
      name: 'a name',
      source: '',
      policy: 'priority',
      file: 'x.yaml',
      line: 2,
      warnings: [],
    });
    expect(formatDay(read.asOf)).toBe('2026-01-01');
  });

  test('takes lists and parameters as YAML has them', () => {
    const { estate } = loaded(
      `  licenses: [{license: L, metric: Core, parameters: {points: 2.50}, locations: [Köln, Berlin], exempt_roles: [TEST]}]\n`,
    );
    expect(estate.licenses[0]).toMatchObject({
      metric: 'core',
      parameters: { points: '2.5' },
      locations: ['Köln', 'Berlin'],
      exempt_roles: ['test'],
      limit: 'purchased',
    });
  });

  test('has the computers that are only used, after the declared ones, and never a host', () => {
    const { estate, warnings } = loaded(`  computers: [{computer: VM, kind: virtual, host: ESX}]
  installations: [{computer: PC-2, product: P}, {computer: pc-2, product: Q}]
  allocations: []
  access: [{user: u, product: P, server: SRV}]
`);
    expect(estate.computers.map(row => row.computer)).toEqual(['VM', 'PC-2', 'SRV']);
    expect(warnings.every(({ code }) => code === 'RECORD_ADDED')).toBe(true);
  });

  test('turns evidence into installations', () => {
    const { estate } = loaded(`  recognition: [{name: "Draw*", product: Draw, product_version: "7"}]
  evidence: [{computer: PC, name: Draw 7.1}, {computer: PC, name: Draw 7.2}, {computer: PC, name: Paint}]
`);
    expect(estate.installations).toMatchObject([{ computer: 'PC', product: 'Draw', version: '7', edition: '' }]);
    expect(estate.computers.map(row => row.computer)).toEqual(['PC']);
  });

  test('warns of an unknown column and of a repeated key, whose later row counts', () => {
    const { estate, warnings } = loaded('  users: [{user: a, colour: red}, {user: b}, {user: A, name: Anna}]\n');
    expect(estate.users.map(row => [row.user, row.name])).toEqual([
      ['a', 'Anna'],
      ['b', ''],
    ]);
    expect(warnings.map(({ code, line }) => [code, line])).toEqual([
      ['COLUMN_UNKNOWN', 4],
      ['KEY_REPEATED', 4],
    ]);
  });
});

describe('a case is refused', () => {
  test.each([
    ['a table that does not exist', `${head}  licences: []\n`, ['TABLE_UNKNOWN undefined.licences 4']],
    ['a table that is no list', `${head}  users: {user: a}\n`, ['VALUE_UNKNOWN users.undefined 4']],
    ['a row that is no mapping', `${head}  users: [a]\n`, ['VALUE_UNKNOWN users.undefined 4']],
    ['a row without its key', `${head}  users: [{name: a}]\n`, ['KEY_BLANK users.user 4']],
    [
      'a list in a plain column',
      `${head}  users: [{user: [a]}]\n`,
      ['VALUE_UNKNOWN users.user 4', 'KEY_BLANK users.user 4'],
    ],
    [
      'a bar in a list',
      `${head}  licenses: [{license: L, metric: device, locations: ["a|b"]}]\n`,
      ['VALUE_UNKNOWN licenses.locations 4'],
    ],
    [
      'a list as parameters',
      `${head}  licenses: [{license: L, metric: core, parameters: [a]}]\n`,
      ['VALUE_UNKNOWN licenses.parameters 4'],
    ],
    [
      'an unknown license',
      `${head}  purchases:\n    - {purchase: P, license: L, quantity: 1}\n`,
      ['REFERENCE_UNKNOWN purchases.license 5'],
    ],
    ['no name', '- as_of: 2026-01-01\n  expect: {totals: {}}\n', ['REQUIRED_BLANK undefined.case 1']],
    ['no day', '- case: x\n  expect: {totals: {}}\n', ['REQUIRED_BLANK undefined.as_of 1']],
    ['no such day', '- case: x\n  as_of: 2026-02-30\n  expect: {totals: {}}\n', ['DATE_INVALID undefined.as_of 2']],
    ['no such policy', `${head}  policy: best\n`, ['VALUE_UNKNOWN undefined.policy 4']],
    ['nothing expected', '- case: x\n  as_of: 2026-01-01\n', ['VALUE_UNKNOWN undefined.expect 1']],
    [
      'a mistyped expectation',
      '- case: x\n  as_of: 2026-01-01\n  expect: {position: []}\n',
      ['VALUE_UNKNOWN undefined.expect 3'],
    ],
    [
      'a mistyped field',
      '- case: x\n  as_of: 2026-01-01\n  expect: {totals: {shortfal: 1}}\n',
      ['VALUE_UNKNOWN undefined.expect 3'],
    ],
  ])('for %s', (_, yaml, errors) => {
    expect(errorsOf(yaml)).toEqual(errors);
  });
});

describe('a file of cases is refused', () => {
  test.each([
    ['empty', '', 'FILE_EMPTY'],
    ['no list', 'case: x\n', 'FILE_UNREADABLE'],
    ['not YAML', '- case: "x\n', 'FILE_UNREADABLE'],
    ['a key twice', '- case: x\n  case: y\n', 'FILE_UNREADABLE'],
    ['an alias', '- &a {case: x}\n- *a\n', 'FILE_UNREADABLE'],
  ])('when it is %s', (_, yaml, code) => {
    const { cases, problems } = readCases(yaml, 'x.yaml');
    expect(cases).toEqual([]);
    expect(problems[0]).toMatchObject({ code, file: 'x.yaml' });
  });
});
