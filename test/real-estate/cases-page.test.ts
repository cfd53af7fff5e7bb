/** The page about cases: every example on it is a case file that runs and passes, and its output is what the command prints. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkCase } from '../../app/cases/check.ts';
import { metricAliases } from '../../catalog/license-types.ts';
import { loadCatalog } from '../../catalog/load.ts';
import { termsFor } from '../../catalog/terms.ts';
import { readCases } from '../../importers/cases.ts';

const page = readFileSync(new URL('../../docs/cases.md', import.meta.url), 'utf8');
const catalog = loadCatalog();
const examples = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text], at) => {
  const { cases, problems } = readCases(text, `example ${at + 1}`, { metricAliases: metricAliases(catalog) });
  return { cases, problems };
});

test('the page has an example of everything it explains', () => {
  expect(examples.length).toBeGreaterThanOrEqual(8);
  for (const section of ['positions', 'decisions', 'rejected', 'unlicensed', 'problems', 'totals', 'error'])
    expect(examples.some(({ cases }) => cases.some(told => Object.hasOwn(told.expect, section)))).toBe(true);
});

test('every example is a well written file', () => {
  for (const { cases, problems } of examples) {
    expect(problems).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
  }
});

describe('example', () => {
  const told = examples.flatMap(({ cases }) => cases).map(one => [one.name, one] as const);
  test.each(told)('%s', async (_, one) => {
    expect((await checkCase(one, asOf => termsFor(catalog, asOf))).failures).toEqual([]);
  });
});
