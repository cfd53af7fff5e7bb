/** Bad and incomplete input of metrics: what is refused, where, and what is counted all the same with what is missing said aloud. */
import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../catalog/load.ts';
import { termsFor } from '../../catalog/terms.ts';
import { WARNINGS } from '../../engine/estate/problem.ts';
import { allDecisions } from '../../engine/explain/decisions.ts';
import { findingRecords, positionRecords } from '../../engine/explain/view.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { type Case, type FailedCase, readCases } from '../../importers/cases.ts';

const catalog = loadCatalog();

const read = (tables: string): Case | FailedCase => {
  const { cases, problems } = readCases(
    `- case: a name\n  as_of: 2026-01-01\n  expect: {only_positions: []}\n${tables}`,
    'x.yaml',
  );
  expect(problems).toEqual([]);
  return cases[0];
};

const refusals = (tables: string): string[] => {
  const told = read(tables);
  return 'errors' in told ? told.errors.map(({ code, table, column }) => `${code} ${table} ${column}`) : [];
};

const computed = (tables: string) => {
  const told = read(tables);
  if ('errors' in told) throw new Error(told.errors[0].message);
  const { estate, asOf, warnings } = told;
  const run = reconcile(imageOf(estate, columnsOf(estate)), termsFor(catalog, asOf), asOf);
  return {
    positions: positionRecords(run),
    decisions: [...allDecisions(run)],
    findings: findingRecords(run).map(({ code, computer }) => `${code} ${computer}`),
    warnings: warnings
      .filter(({ code }) => code !== 'RECORD_ADDED')
      .map(({ code, table, column }) => `${code} ${table} ${column}`),
  };
};

/** One license of Draw with its metric and parameters. */
const license = (
  metric: string,
  parameters = '',
) => `  licenses: [{license: L, metric: ${metric}${parameters && `, parameters: {${parameters}}`}}]
  license_products: [{license: L, product: Draw}]
`;

describe('numbers of a computer', () => {
  test.each(['cores', 'processors', 'threads', 'max_processors'])('negative %s are out of range', column => {
    expect(refusals(`  computers: [{computer: PC, ${column}: -1}]\n`)).toEqual([
      `NUMBER_OUT_OF_RANGE computers ${column}`,
    ]);
  });

  test.each(['eight', '1.5', '1e1', '0x8'])('%s is no number of cores', text => {
    expect(refusals(`  computers: [{computer: PC, cores: ${text}}]\n`)).toEqual(['NUMBER_INVALID computers cores']);
  });

  test('a virtual computer that runs, by way of others, on itself is refused with all that do', () => {
    const rows = 'computer: A, kind: virtual, host: B}, {computer: B, kind: virtual, host: a}, {computer: C';
    expect(refusals(`  computers: [{${rows}, kind: virtual, host: C}]\n`)).toEqual([
      'HOST_CYCLE computers host',
      'HOST_CYCLE computers host',
      'HOST_CYCLE computers host',
    ]);
    expect(refusals('  computers: [{computer: A, kind: physical, host: A}]\n')).toEqual([]);
  });
});

describe('parameters of a license', () => {
  test.each([
    ['a parameter the metric does not know', 'core', 'per: 2', 'PARAMETER_UNKNOWN'],
    ['any parameter of a metric without', 'device', 'points: 2', 'PARAMETER_UNKNOWN'],
    ['a word for a number', 'core', 'min_per_computer: many', 'NUMBER_INVALID'],
    ['a fraction for a count', 'processor', 'min_processors: 1.5', 'NUMBER_INVALID'],
    ['a word for an amount', 'ibm_vpc', 'ratio: high', 'NUMBER_INVALID'],
    ['a negative count', 'microsoft_server_core', 'min_per_vm: -4', 'NUMBER_OUT_OF_RANGE'],
    ['a negative amount', 'ibm_pvu', 'pvu_per_core: -70', 'NUMBER_OUT_OF_RANGE'],
    ['a division by nothing', 'processor', 'vms_per_license: 0', 'NUMBER_OUT_OF_RANGE'],
    ['no operating systems at all a pass', 'microsoft_management_core', 'ose_per_pass: 0', 'NUMBER_OUT_OF_RANGE'],
    ['a value that is not in the list', 'oracle_processor', 'scope: room', 'VALUE_UNKNOWN'],
    ['neither latest nor peak', 'concurrent_user', 'take: first', 'VALUE_UNKNOWN'],
  ])('%s is refused: %s with %s', (_, metric, parameters, code) => {
    expect(refusals(license(metric, parameters))[0]).toBe(`${code} licenses parameters`);
  });
});

describe('measurements', () => {
  const measured = (rows: string) => computed(`${license('concurrent_user')}  measurements: [${rows}]\n`);

  test('of two for one key and day the later counts, with a warning', () => {
    const { positions, warnings } = measured(
      '{license: L, date: 2025-12-31, value: 9}, {license: l, date: 31.12.2025, value: 4}',
    );
    expect(warnings).toEqual(['KEY_REPEATED measurements license']);
    expect(WARNINGS.has('KEY_REPEATED')).toBe(true);
    expect(positions).toMatchObject([{ consumed: 4, shortfall: 4, status: 'at-risk' }]);
  });

  test('of the same day for two computers are two, and are added', () => {
    const { positions, warnings } = measured(
      '{license: L, date: 2025-12-31, computer: A, value: 9}, {license: L, date: 2025-12-31, value: 4}',
    );
    expect(warnings).toEqual([]);
    expect(positions).toMatchObject([{ consumed: 13 }]);
  });

  test('in the future do not count: the day itself does, the next does not', () => {
    const rows = '{license: L, date: 2026-01-02, value: 9}';
    expect(measured(rows).positions).toMatchObject([{ consumed: 0, status: 'not-tracked' }]);
    expect(measured(`${rows}, {license: L, date: 2026-01-01, value: 5}`).positions).toMatchObject([{ consumed: 5 }]);
  });

  test.each([
    ['-1', 'NUMBER_OUT_OF_RANGE'],
    ['many', 'NUMBER_INVALID'],
    ["''", 'REQUIRED_BLANK'],
  ])('of %s are refused with %s', (value, code) => {
    const row = `  measurements: [{license: L, date: 2026-01-01, value: ${value}}]\n`;
    expect(refusals(license('concurrent_user') + row)).toEqual([`${code} measurements value`]);
  });

  test('of a license that is not there are refused', () => {
    expect(refusals('  measurements: [{license: X, date: 2026-01-01, value: 1}]\n')).toEqual([
      'REFERENCE_UNKNOWN measurements license',
    ]);
  });
});

test('a user with the name of a computer is somebody else; the computer comes first', () => {
  const { positions, decisions } = computed(`  computers: [{computer: m3}, {computer: a1, user: M3}]
  installations: [{computer: a1, product: Draw}, {computer: m3, product: Draw}]
  licenses: [{license: A, metric: user}, {license: Z, metric: user}]
  license_products: [{license: A, product: Draw}, {license: Z, product: Draw}]
  purchases: [{purchase: P1, license: A, quantity: 1}, {purchase: P2, license: Z, quantity: 1}]
`);
  expect(positions).toMatchObject([
    { license: 'A', consumed: 1 },
    { license: 'Z', consumed: 1 },
  ]);
  const given = decisions.map(({ computer, user, license }) => ({ computer, user, license }));
  expect(given).toHaveLength(2);
  expect(given).toContainEqual({ computer: 'm3', user: null, license: 'A' });
  expect(given).toContainEqual({ computer: 'a1', user: 'M3', license: 'Z' });
});

describe('hardware that is not known', () => {
  const onServer = (columns: string, metric: string) =>
    computed(`  computers: [{computer: SRV, ${columns}}]
  installations: [{computer: SRV, product: Draw}]
${license(metric)}  purchases: [{purchase: P, license: L, quantity: 5000}]
`);

  test.each([
    ['oracle_processor', 6],
    ['ibm_pvu', 720],
  ])('a processor no table of %s knows counts 6 cores as %i and names its computer', (metric, units) => {
    const { positions, findings } = onServer('processors: 1, cores: 6, processor_model: Nimbus Q900', metric);
    expect(positions).toMatchObject([{ consumed: units, status: 'compliant' }]);
    expect(findings).toEqual(['PROCESSOR_UNKNOWN SRV']);
  });

  test.each(['core', 'microsoft_management_core', 'oracle_processor', 'ibm_pvu', 'vmware_core'])(
    'a computer without cores counts 0 under %s and makes the status unknown',
    metric => {
      const { positions, findings } = onServer('processors: 2', metric);
      expect(positions).toMatchObject([{ consumed: 0, raw: 1, status: 'unknown' }]);
      expect(findings).toEqual(['CORES_MISSING SRV']);
    },
  );

  test.each(['ibm_pvu', 'ibm_vpc', 'microsoft_management_core'])(
    'a host without cores counts 0 under %s with all its guests',
    metric => {
      const { positions, findings } = computed(`  computers:
    - {computer: ESX}
    - {computer: VM, kind: virtual, host: ESX, processors: 1, cores: 4, processor_model: Xeon Gold 6148}
  installations: [{computer: VM, product: Draw}]
${license(metric)}  purchases: [{purchase: P, license: L, quantity: 500}]
`);
      expect(positions).toMatchObject([{ consumed: 0, raw: 1, status: 'unknown' }]);
      expect(findings).toContain('CORES_MISSING ESX');
    },
  );

  test('a guest on a host that is not listed counts by itself and says so', () => {
    const { positions, findings } = onServer('kind: virtual, host: elsewhere, cores: 4', 'ibm_vpc');
    expect(positions).toMatchObject([{ consumed: 4, status: 'compliant' }]);
    expect(findings).toEqual(['HOST_UNKNOWN SRV']);
  });

  test('cores without processors count as one processor and say so', () => {
    const { positions, findings } = onServer('cores: 4', 'vmware_core');
    expect(positions).toMatchObject([{ consumed: 16, status: 'compliant' }]);
    expect(findings).toEqual(['PROCESSORS_MISSING SRV']);
  });
});
