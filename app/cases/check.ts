/** Runs cases: each small estate is reconciled, and what came is compared with what its writer expected. */

import { allDecisions, unlicensedDecisions } from '../../engine/explain/decisions.ts';
import { findingRecords, positionRecords, rejections, totalsOf } from '../../engine/explain/view.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';
import type { Terms } from '../../engine/terms.ts';
import type { Case, FailedCase } from '../../importers/cases.ts';
import type { ExpectedRow } from '../../importers/expectations.ts';
import { compute } from '../policies.ts';

/** What a case came to. `failures` is empty when it passed. */
export interface CaseOutcome {
  readonly name: string;
  readonly failures: readonly string[];
}

type Came = Readonly<Record<string, unknown>>;
type Expected = ExpectedRow[string];

const NUMBER = /^-?\d+(\.\d+)?$/;

/** Decimal text without trailing zeros: numbers compare exactly, 500.00 is 500. */
const canonical = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

const sameText = (expected: string, came: unknown): boolean => {
  if (came === null || came === undefined) return expected === '' || expected === 'null';
  const text = String(came);
  return NUMBER.test(expected) && NUMBER.test(text)
    ? canonical(expected) === canonical(text)
    : fold(expected) === fold(text);
};

const sameValue = (expected: Expected, came: unknown): boolean => {
  if (typeof expected === 'string') return sameText(expected, came);
  if (came === null || typeof came !== 'object') return false;
  const keys = Object.keys(came);
  const wanted = Object.entries(expected);
  return (
    keys.length >= wanted.length && wanted.every(([key, value]) => sameValue(value as Expected, (came as Came)[key]))
  );
};

const fits = (expected: ExpectedRow, came: Came): boolean =>
  Object.entries(expected).every(([field, value]) => sameValue(value, came[field]));

const shown = (row: object): string =>
  `{${Object.entries(row)
    .filter(([, value]) => value !== null && value !== '')
    .map(([field, value]) => `${field}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join(', ')}}`;

/** Rows that are nearest to an expected one, to show what came instead: those that share the most fields. */
const nearest = (expected: ExpectedRow, rows: readonly Came[]): string => {
  const score = (row: Came): number =>
    Object.entries(expected).filter(([field, value]) => sameValue(value, row[field])).length;
  const best = rows.toSorted((a, b) => score(b) - score(a))[0];
  return best ? shown(best) : 'nothing';
};

const compareRows = (section: string, expected: readonly ExpectedRow[], rows: readonly Came[]): string[] => {
  const missing = expected
    .filter(wanted => !rows.some(row => fits(wanted, row)))
    .map(wanted => `${section}: expected ${shown(wanted)}, came ${nearest(wanted, rows)}`);
  if (!section.startsWith('only_')) return missing;
  const extra = rows
    .filter(row => !expected.some(wanted => fits(wanted, row)))
    .map(row => `${section}: not expected: ${shown(row)}`);
  return [...missing, ...extra];
};

/** `totals.exposure` is a number where one currency occurs, else a mapping, nothing where there is none. Source: rules 9. */
const totalsForCases = (run: Run): Came => {
  const totals = totalsOf(run);
  const amounts = Object.values(totals.exposure);
  return { ...totals, exposure: amounts.length > 1 ? totals.exposure : (amounts[0] ?? null) };
};

const sections = (run: Run): Readonly<Record<string, () => readonly object[]>> => {
  const positions = () => positionRecords(run);
  const decisions = () => [...allDecisions(run)];
  const unlicensed = () =>
    [...unlicensedDecisions(run)].map(({ computer, user, product, version, edition }) => ({
      computer,
      user,
      product,
      version,
      edition,
    }));
  return {
    positions,
    only_positions: positions,
    decisions,
    only_decisions: decisions,
    rejected: () => [...rejections(run)],
    unlicensed,
    only_unlicensed: unlicensed,
    problems: () => findingRecords(run),
  };
};

const compareError = (told: FailedCase): string[] => {
  const first = told.errors[0];
  if (!told.expect.error)
    return told.errors.map(
      problem => `the estate is refused: ${problem.code} ${problem.table ?? ''} ${problem.message}`,
    );
  return fits(told.expect.error, { ...first })
    ? []
    : [
        `error: expected ${shown(told.expect.error)}, came ${shown({ code: first.code, table: first.table, column: first.column, message: first.message })}`,
      ];
};

/** Runs one case that loads. */
const compareCase = async (told: Case, terms: Terms): Promise<string[]> => {
  if (told.expect.error) return [`error: expected ${shown(told.expect.error)}, but the estate loads`];
  const image = imageOf(told.estate, columnsOf(told.estate));
  const { run } = await compute(told.policy, { image, terms, asOf: told.asOf });
  const failures = Object.entries(sections(run)).flatMap(([section, rows]) => {
    const expected = told.expect[section as keyof typeof told.expect] as readonly ExpectedRow[] | undefined;
    return expected ? compareRows(section, expected, rows() as readonly Came[]) : [];
  });
  const totals =
    told.expect.totals && !fits(told.expect.totals, totalsForCases(run))
      ? [`totals: expected ${shown(told.expect.totals)}, came ${shown(totalsForCases(run))}`]
      : [];
  return [...failures, ...totals];
};

/** Compares what a case comes to with what it expects. `termsFor` gives the publishers' numbers of a day. */
export const checkCase = async (told: Case | FailedCase, termsFor: (asOf: number) => Terms): Promise<CaseOutcome> => ({
  name: told.name,
  failures: 'errors' in told ? compareError(told) : await compareCase(told, termsFor(told.asOf)),
});
