/** Every case of `fixtures/cases`, run by the engine with the shipped catalog: the executable reading of the rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkCase } from '../../app/cases/check.ts';
import { metricAliases } from '../../catalog/license-types.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { termsFor } from '../../catalog/terms.ts';
import { readCases } from '../../importers/cases.ts';

const folder = new URL('../../fixtures/cases/', import.meta.url);
const catalog = loadCatalog();
const aliases = metricAliases(catalog);
const files = readdirSync(folder).filter(name => name.endsWith('.yaml'));

test('there are case files to run', () => {
  expect(files.length).toBeGreaterThanOrEqual(20);
});

describe.each(files)('%s', file => {
  const { cases, problems } = readCases(readFileSync(new URL(file, folder), 'utf8'), file, { metricAliases: aliases });
  test('the file is well written and holds cases', () => {
    expect(problems).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
  });
  test.each(cases.map(told => [told.name, told] as const))('%s', async (_, told) => {
    expect((await checkCase(told, asOf => termsFor(catalog, asOf))).failures).toEqual([]);
  });
});
