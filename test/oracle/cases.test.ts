/** The open cases, run against the readable model. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Case, type CaseRow, caseEstate, dayOf } from './caseEstate.ts';
import { type ModelResult, model } from './model.ts';
import { keyOf } from './names.ts';
import { modelTerms } from './terms.ts';

const folder = new URL('../../fixtures/cases/', import.meta.url);

/** Columns by which an expected row is found, where each is given. */
const KEYS = {
  positions: ['license'],
  decisions: ['computer', 'user', 'product', 'version', 'edition'],
  rejected: ['computer', 'user', 'product', 'version', 'edition', 'license'],
  unlicensed: ['computer', 'user', 'product', 'version', 'edition'],
  problems: ['code', 'license', 'computer'],
} as const;

type Section = keyof typeof KEYS;

function equal(actual: unknown, expected: unknown): boolean {
  if (typeof expected === 'object' && expected !== null)
    return Object.entries(expected).every(([name, value]) => equal((actual as CaseRow | null)?.[name], value));
  if (typeof actual === 'number') return actual === Number(expected);
  if (actual === null || actual === undefined) return expected === '' || expected === 'null';
  return keyOf(String(actual)) === keyOf(String(expected));
}

/** An expected row is met where a row with its keys has every further field that is given. */
function expectRows(section: Section, actual: readonly object[], expected: readonly CaseRow[], only: boolean) {
  const rows = actual as readonly CaseRow[];
  const keys: readonly string[] = KEYS[section];
  for (const row of expected) {
    const given = keys.filter(key => row[key] !== undefined);
    const found = rows.filter(candidate => given.every(key => equal(candidate[key], row[key])));
    const met = found.some(candidate => equal(candidate, row));
    expect(met ? row : found.length > 0 ? found : rows, `${section}: ${JSON.stringify(row)}`).toEqual(row);
  }
  if (only) expect(rows.length, `${section}: ${JSON.stringify(rows)}`).toBe(expected.length);
}

/** The exposure as a case writes it: a number where one currency occurs, else a mapping. */
function totalsOf(result: ModelResult) {
  const { exposure } = result.totals;
  const sums = Object.values(exposure);
  return { ...result.totals, exposure: sums.length === 1 ? sums[0] : sums.length === 0 ? null : exposure };
}

function check(situation: Case) {
  const result = model(caseEstate(situation), modelTerms, dayOf(String(situation.as_of)));
  let sections = 0;
  for (const [name, expected] of Object.entries(situation.expect as CaseRow)) {
    const section = name.replace('only_', '') as Section;
    if (section in KEYS) expectRows(section, result[section], expected as CaseRow[], name.startsWith('only_'));
    else expect(equal(totalsOf(result), expected), `totals: ${JSON.stringify(result.totals)}`).toBe(true);
    sections++;
  }
  expect(sections).toBeGreaterThan(0);
  const units = (license: string) =>
    result.decisions.filter(row => row.license === license).reduce((sum, row) => sum + row.units, 0);
  for (const { license, consumed } of result.positions) expect(units(license), license).toBe(consumed);
}

/** Files about how values are read and refused; the model begins where an estate is valid. */
const ABOUT_READING: ReadonlySet<string> = new Set(['errors.yaml', 'values.yaml']);
const files = readdirSync(folder).filter(name => name.endsWith('.yaml') && !ABOUT_READING.has(name));

test('there are case files to run', () => {
  expect(files.length).toBeGreaterThan(15);
});

/** Cases that the model computes: it knows the policy priority, and estates that load. */
const computed = ({ policy, expect: expected }: Case): boolean =>
  policy !== 'optimal' && (expected as CaseRow).error === undefined;

const situationsOf = (file: string): readonly Case[] =>
  (parse(readFileSync(new URL(file, folder), 'utf8'), { schema: 'failsafe' }) as Case[]).filter(computed);

for (const file of files.filter(name => situationsOf(name).length > 0))
  describe(file, () => {
    for (const situation of situationsOf(file)) test(String(situation.case), () => check(situation));
  });
