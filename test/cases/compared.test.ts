/** How a case is compared with what came: exactly, so that an expectation is never met by something that only looks like it. */
import { describe, expect, test } from 'vitest';
import { checkCase } from '../../app/cases/check.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { termsFor } from '../../catalog/terms.ts';
import { readCases } from '../../importers/cases.ts';

const catalog = loadCatalog();

/** What goes wrong with a case of these tables and this expectation. */
const failures = async (tables: string, expected: string): Promise<readonly string[]> => {
  const text = `- case: a name\n  as_of: 2026-01-01\n${tables}\n  expect: ${expected}\n`;
  const { cases, problems } = readCases(text, 'x.yaml');
  expect(problems).toEqual([]);
  return (await checkCase(cases[0], asOf => termsFor(catalog, asOf))).failures;
};

const ONE = '  installations: [{computer: PC-1, product: Cad, version: "1.10"}]';
const SHORT = `${ONE}
  licenses: [{license: A, metric: device, unit_price: 500.5}]
  license_products: [{license: A, product: Cad}]`;

describe('names and versions', () => {
  test('are text, so version 1.1 is not version 1.10', async () => {
    expect(await failures(ONE, '{unlicensed: [{computer: PC-1, version: "1.10"}]}')).toEqual([]);
    expect(await failures(ONE, '{unlicensed: [{computer: PC-1, version: "1.1"}]}')).toHaveLength(1);
    expect(await failures(ONE, '{only_decisions: [{computer: PC-1, version: "1.100"}]}')).toHaveLength(2);
  });

  test('compare without regard to case', async () => {
    expect(await failures(ONE, '{decisions: [{computer: pc-1, product: CAD}]}')).toEqual([]);
  });

  test('are blank where null or nothing is expected, and only there', async () => {
    const blank = '{decisions: [{computer: PC-1, user: null, edition: null, license: "", right: null}]}';
    expect(await failures(ONE, blank)).toEqual([]);
    expect(await failures(ONE, '{decisions: [{computer: PC-1, version: null}]}')).toHaveLength(1);
    expect(await failures(ONE, '{decisions: [{computer: PC-1, edition: Pro}]}')).toHaveLength(1);
  });
});

describe('amounts', () => {
  test('compare by their value and exactly', async () => {
    expect(await failures(SHORT, '{positions: [{license: A, consumed: 1.0, exposure: 500.50}]}')).toEqual([]);
    expect(await failures(SHORT, '{positions: [{license: A, exposure: 500.51}]}')).toHaveLength(1);
    expect(await failures(SHORT, '{totals: {exposure: 500.5, shortfall: 1, unlicensed: 0}}')).toEqual([]);
    expect(await failures(SHORT, '{totals: {exposure: 500.5, shortfall: 2}}')).toHaveLength(1);
  });
});

describe('an expected error', () => {
  const wrong = `  licenses: [{license: A, metric: nose}]
  license_products: [{license: A, product: Cad}]`;

  test('may be any of those of the estate', async () => {
    expect(await failures(wrong, '{error: {code: VALUE_UNKNOWN, table: licenses, column: metric}}')).toEqual([]);
    expect(await failures(wrong, '{error: {code: REFERENCE_UNKNOWN, table: license_products}}')).toEqual([]);
  });

  test('is not met by another one, nor by an estate that loads', async () => {
    expect(await failures(wrong, '{error: {code: VALUE_UNKNOWN, table: contracts}}')).toHaveLength(1);
    expect(await failures(ONE, '{error: {code: VALUE_UNKNOWN}}')).toHaveLength(1);
  });
});

describe('problems', () => {
  const rights =
    '  licenses: [{license: A, metric: user, second_use: portable}, {license: B, metric: device, second_use: portable}]';

  test('are also the warnings of loading, those of rights with their license', async () => {
    expect(await failures(rights, '{problems: [{code: RIGHT_HAS_NO_EFFECT, license: A}]}')).toEqual([]);
    expect(await failures(rights, '{problems: [{code: RIGHT_HAS_NO_EFFECT, license: B}]}')).toHaveLength(1);
    expect(await failures('  users: [{user: a, colour: red}]', '{problems: [{code: COLUMN_UNKNOWN}]}')).toEqual([]);
  });
});
