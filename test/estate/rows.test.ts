import { describe, expect, test } from 'vitest';
import { checkProductRights, checkRow } from '../../engine/estate/checks.ts';
import { COLUMNS } from '../../engine/estate/keys.ts';
import type { MetricAliases } from '../../engine/estate/metric-names.ts';
import { type Problem, WARNINGS } from '../../engine/estate/problem.ts';
import { compileRow } from '../../engine/estate/rows.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import type { MetricId } from '../../engine/metrics/parameters.ts';

const metricAliases: MetricAliases = new Map([['install per core', { metric: 'core', parameters: { points: '2' } }]]);

/** Reads one row given by name and checks that it is rejected exactly when there is a problem that is no warning. */
const read = (table: TableName, given: Readonly<Record<string, string>>) => {
  const problems: Problem[] = [];
  const columns = Object.keys(given);
  const reader = compileRow(table, columns, problem => problems.push(problem), { file: 'x.csv', metricAliases });
  const values = reader(Object.values(given), 7);
  expect(values === undefined).toBe(problems.some(problem => !WARNINGS.has(problem.code)));
  for (const problem of problems) {
    expect(problem).toMatchObject({ table, file: 'x.csv', line: 7 });
    expect(problem.message).toMatch(/\.$/);
    expect(problem.help).toMatch(/\.$/);
  }
  return { problems, row: values && Object.fromEntries(columns.map((column, at) => [column, values[at]])) };
};

const found = (table: TableName, given: Readonly<Record<string, string>>): string[] =>
  read(table, given).problems.map(({ code, column }) => `${code} ${column}`);

const license = (given: Readonly<Record<string, string>>) =>
  found('licenses', { license: 'L1', metric: 'device', ...given });

describe('blank cells', () => {
  test('a blank key rejects the row, a blank version does not', () => {
    expect(found('installations', { computer: ' ', product: 'P', version: '' })).toEqual(['KEY_BLANK computer']);
    expect(found('installations', { computer: 'C', product: 'P', version: '', edition: '' })).toEqual([]);
    expect(found('measurements', { license: 'L', date: '', value: '1' })).toEqual(['KEY_BLANK date']);
    expect(found('license_contracts', { license: '', contract: '' })).toEqual([
      'KEY_BLANK license',
      'KEY_BLANK contract',
    ]);
  });

  test('a blank required column rejects the row', () => {
    expect(found('purchases', { purchase: 'P', license: 'L', quantity: '' })).toEqual(['REQUIRED_BLANK quantity']);
    expect(found('licenses', { license: 'L', metric: '' })).toEqual(['REQUIRED_BLANK metric']);
  });

  test('access and allocations need a user or a computer', () => {
    expect(found('access', { user: '', computer: '', product: 'P' })).toEqual(['KEY_BLANK user']);
    expect(found('access', { user: '', computer: 'C', product: 'P' })).toEqual([]);
    expect(found('access', { user: 'u', product: 'P' })).toEqual([]);
    expect(found('allocations', { license: 'L', computer: '', user: '' })).toEqual(['KEY_BLANK computer']);
    expect(found('allocations', { license: 'L', user: 'u' })).toEqual([]);
  });

  test('a recognition rule needs a product unless it ignores', () => {
    expect(found('recognition', { name: 'A*', product: '', ignore: 'no' })).toEqual(['REQUIRED_BLANK product']);
    expect(found('recognition', { name: 'A*', product: '', ignore: 'yes' })).toEqual([]);
  });
});

describe('one row', () => {
  test('all bad cells of a row are reported at once', () => {
    expect(
      found('purchases', { purchase: 'P', license: 'L', quantity: '1e300', starts: '30.02.2026', disabled: 'perhaps' }),
    ).toEqual(['NUMBER_OUT_OF_RANGE quantity', 'DATE_INVALID starts', 'VALUE_UNKNOWN disabled']);
  });

  test('an interval that ends before it starts is refused, one of a single day is not', () => {
    for (const [table, row] of [
      ['contracts', { contract: 'C' }],
      ['licenses', { license: 'L', metric: 'device' }],
      ['purchases', { purchase: 'P', license: 'L', quantity: '1' }],
    ] as const) {
      expect(found(table, { ...row, starts: '2026-02-01', expires: '2026-01-31' })).toEqual([
        'INTERVAL_REVERSED expires',
      ]);
      expect(found(table, { ...row, starts: '2026-02-01', expires: '2026-02-01' })).toEqual([]);
    }
  });

  test('more entitlements in one purchase than can be counted are refused', () => {
    const row = { purchase: 'P', license: 'L', quantity: '2000000000', per_unit: '2' };
    expect(found('purchases', row)).toEqual(['NUMBER_OUT_OF_RANGE quantity']);
  });

  test('a measured value beyond what can be counted is refused', () => {
    expect(found('measurements', { license: 'L', date: '2026-01-01', value: '3000000000' })).toEqual([
      'NUMBER_OUT_OF_RANGE value',
    ]);
  });
});

describe('metrics and parameters', () => {
  test('a metric is read in any case, other spellings bring their parameters, given ones win', () => {
    expect(read('licenses', { license: 'L', metric: 'Named_User' }).row).toMatchObject({ metric: 'named_user' });
    const aliased = { license: 'L', metric: 'Install per Core', parameters: 'min_per_processor=8' };
    expect(read('licenses', aliased).row).toMatchObject({
      metric: 'core',
      parameters: { points: '2', min_per_processor: '8' },
    });
    const given = { license: 'L', metric: 'Install per Core', parameters: 'points=3' };
    expect(read('licenses', given).row).toMatchObject({ parameters: { points: '3' } });
  });

  test('a metric that does not exist is refused with the nearest names', () => {
    const { problems } = read('licenses', { license: 'L', metric: 'named_usr' });
    expect(problems[0]).toMatchObject({ code: 'VALUE_UNKNOWN', column: 'metric' });
    expect(problems[0].help).toMatch(/^Did you mean named_user/);
    expect(found('licenses', { license: 'L', metric: 'constructor' })).toEqual(['VALUE_UNKNOWN metric']);
  });

  test.each([
    ['device', 'limit=8', 'PARAMETER_UNKNOWN'],
    ['device_core_limited', 'limits=8', 'PARAMETER_UNKNOWN'],
    ['device_core_limited', 'constructor=8', 'PARAMETER_UNKNOWN'],
    ['device_core_limited', 'limit=eight', 'NUMBER_INVALID'],
    ['device_core_limited', 'limit=1.5', 'NUMBER_INVALID'],
    ['device_core_limited', 'limit=-1', 'NUMBER_OUT_OF_RANGE'],
    ['device_core_limited', 'limit=1e300', 'NUMBER_OUT_OF_RANGE'],
    ['processor', 'per=0', 'NUMBER_OUT_OF_RANGE'],
    ['processor', 'points=0,5', 'NUMBER_INVALID'],
    ['oracle_processor', 'scope=planet', 'VALUE_UNKNOWN'],
    ['microsoft_management_core', 'by_vm=perhaps', 'VALUE_UNKNOWN'],
    ['microsoft_management_core', 'ose_per_pass=many', 'NUMBER_INVALID'],
    ['ibm_rvu', 'table=other', 'VALUE_UNKNOWN'],
    ['ibm_rvu', 'table=100:0.5,230:0.4', 'VALUE_UNKNOWN'],
    ['ibm_rvu', 'table=100:0.5,:0.4,:0.2', 'VALUE_UNKNOWN'],
    ['ibm_rvu', 'table=230:0.5,100:0.4,:0.2', 'VALUE_UNKNOWN'],
    ['ibm_rvu', 'table=x:0.5,:0.2', 'NUMBER_INVALID'],
    ['ibm_rvu', 'table=100:-1,:0.2', 'NUMBER_OUT_OF_RANGE'],
  ])('%s refuses %s with %s', (metric, parameters, code) => {
    expect(found('licenses', { license: 'L', metric, parameters })).toEqual([`${code} parameters`]);
  });

  test.each([
    ['processor', 'points=02.50|per=', { points: '2.5' }],
    ['microsoft_management_core', 'BY_VM=JA|ose_per_pass=Unlimited', { by_vm: 'yes', ose_per_pass: 'unlimited' }],
    ['oracle_nup', 'scope=HOST|core_factor=0.5', { scope: 'host', core_factor: '0.5' }],
    ['ibm_rvu', 'table=MAPC', { table: 'mapc' }],
    ['ibm_uvu', 'table=100:0.5, 230:0.50 ,:0.2|take=Peak', { table: '100:0.5,230:0.5,:0.2', take: 'peak' }],
  ])('%s writes %s in one form', (metric, parameters, settled) => {
    expect(read('licenses', { license: 'L', metric, parameters }).row).toMatchObject({ parameters: settled });
  });
});

describe('rights', () => {
  test('downgrade that allows nothing is refused wherever rights stand', () => {
    const rights = { downgrade: 'allowed', downgrade_version: 'NONE', downgrade_edition: 'none' };
    expect(license(rights)).toEqual(['DOWNGRADE_ALLOWS_NOTHING downgrade']);
    expect(found('contracts', { contract: 'C', ...rights })).toEqual(['DOWNGRADE_ALLOWS_NOTHING downgrade']);
    expect(found('license_products', { license: 'L', product: 'P', ...rights })).toEqual([
      'DOWNGRADE_ALLOWS_NOTHING downgrade',
    ]);
    expect(license({ ...rights, downgrade_edition: '' })).toEqual([]);
    expect(license({ ...rights, downgrade: 'none' })).toEqual([]);
  });

  test('columns of a section that inherits must be blank', () => {
    expect(license({ downgrade: 'inherit', downgrade_version: 'any', downgrade_edition: 'any' })).toEqual([
      'RIGHTS_INHERITED downgrade_version',
      'RIGHTS_INHERITED downgrade_edition',
    ]);
    expect(license({ upgrade: 'inherit', upgrade_until: '2026-01-01' })).toEqual(['RIGHTS_INHERITED upgrade_until']);
    expect(license({ multiple_use: 'inherit', multiple_use_limit: '2' })).toEqual([
      'RIGHTS_INHERITED multiple_use_limit',
    ]);
    expect(license({ downgrade: 'inherit', upgrade_until: '2026-01-01', exempt_roles: 'inherit' })).toEqual([]);
  });

  test('multiple use must fit what the metric counts', () => {
    for (const metric of ['device', 'core', 'ibm_pvu'])
      expect(license({ metric, multiple_use: 'user' })).toEqual(['RIGHT_NOT_APPLICABLE multiple_use']);
    expect(license({ metric: 'named_user', multiple_use: 'computer' })).toEqual(['RIGHT_NOT_APPLICABLE multiple_use']);
    expect(license({ metric: 'named_user', multiple_use: 'user', multiple_use_limit: '2' })).toEqual([]);
    expect(license({ multiple_use: 'computer', multiple_use_limit: '0' })).toEqual([
      'RIGHT_NOT_APPLICABLE multiple_use',
    ]);
    expect(found('contracts', { contract: 'C', multiple_use_limit: '0' })).toEqual([
      'RIGHT_NOT_APPLICABLE multiple_use',
    ]);
  });

  test('SAP metrics refuse every right, none is no right', () => {
    for (const metric of ['sap_named_user', 'sap_package']) {
      expect(license({ metric, upgrade: 'any', exempt_roles: 'test' })).toEqual([
        'RIGHT_NOT_APPLICABLE upgrade',
        'RIGHT_NOT_APPLICABLE exempt_roles',
      ]);
      expect(license({ metric, downgrade: 'inherit' })).toEqual(['RIGHT_NOT_APPLICABLE downgrade']);
      expect(license({ metric, downgrade: 'none', multiple_use: 'none' })).toEqual([]);
    }
  });

  test('rights of a CAL belong to its products', () => {
    expect(license({ metric: 'microsoft_user_cal', downgrade: 'allowed' })).toEqual(['RIGHT_NOT_APPLICABLE downgrade']);
    const codes = (row: Record<string, unknown>, metric: MetricId) =>
      checkProductRights(row, metric).map(({ code }) => code);
    expect(codes({ upgrade: 'any' }, 'microsoft_user_cal')).toEqual([]);
    expect(codes({ upgrade: 'any' }, 'sap_package')).toEqual(['RIGHT_NOT_APPLICABLE']);
    expect(codes({ multiple_use: 'user' }, 'device')).toEqual(['RIGHT_NOT_APPLICABLE']);
    expect(
      checkRow('license_products', { license: 'L', product: 'P', multiple_use: 'user' }, { metric: 'device' }),
    ).toHaveLength(1);
  });

  test('second use and exempt roles on a user metric keep the row with a warning', () => {
    expect(license({ metric: 'user', second_use: 'portable', exempt_roles: 'test' })).toEqual([
      'RIGHT_HAS_NO_EFFECT second_use',
      'RIGHT_HAS_NO_EFFECT exempt_roles',
    ]);
    expect(license({ metric: 'user', second_use: 'none' })).toEqual([]);
    expect(license({ metric: 'device', second_use: 'portable' })).toEqual([]);
  });
});

test('a column that the table does not have is a mistake of the program', () => {
  expect(() => compileRow('users', ['colour'], () => {})).toThrow('users has no column colour');
});

test('installations are read at more than a million rows a second', () => {
  const reader = compileRow('installations', COLUMNS.installations, problem => expect.fail(problem.message));
  const rows = Array.from({ length: 1000 }, (_, at) => [
    `PC-${at}`,
    'Microsoft Office',
    '2016',
    'Standard',
    '2024-05-01',
    '',
  ]);
  const count = 300;
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 5; attempt++) {
    const started = performance.now();
    for (let round = 0; round < count; round++) for (const cells of rows) reader(cells, 2);
    best = Math.min(best, performance.now() - started);
  }
  expect((count * rows.length) / best).toBeGreaterThan(1000);
});
