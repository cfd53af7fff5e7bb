/** Runs cases: each small estate is reconciled, and what came is compared with what its writer expected. */

import { rightsWithoutEffect } from '../../engine/estate/rights-checks.ts';
import type { Row } from '../../engine/estate/tables.ts';
import { allDecisions, unlicensedDecisions } from '../../engine/explain/decisions.ts';
import { findingRecords, positionRecords, rejections, totalsOf } from '../../engine/explain/view.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import type { MetricId } from '../../engine/metrics/parameters.ts';
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';
import type { Terms } from '../../engine/terms.ts';
import type { Case, FailedCase } from '../../importers/cases.ts';
import type { ExpectedRow } from '../../importers/expectations.ts';
import { compute } from '../policies.ts';
import { type Came, fits, sameValue } from './same.ts';

/** What a case came to. `failures` is empty when it passed. */
export interface CaseOutcome {
  readonly name: string;
  readonly failures: readonly string[];
}

const shown = (row: object): string =>
  `{${Object.entries(row)
    .filter(([, value]) => value !== null && value !== '')
    .map(([field, value]) => `${field}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join(', ')}}`;

/** Rows that are nearest to an expected one, to show what came instead: those that share the most fields. */
const nearest = (expected: ExpectedRow, rows: readonly Came[]): string => {
  const score = (row: Came): number =>
    Object.entries(expected).filter(([field, value]) => sameValue(field, value, row[field])).length;
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

/** What was warned of when the estate was loaded; warnings about rights name the license, as problems of rights do. Source: rules 2 and 9. */
const warned = ({ estate, warnings }: Case): readonly object[] => {
  const metricOf = new Map(estate.licenses.map(row => [fold(row.license), row.metric]));
  const ofRights = ({ license, ...rights }: Row<'licenses'> | Row<'license_products'>): object[] =>
    rightsWithoutEffect(rights, metricOf.get(fold(license)) as MetricId).map(({ code }) => ({
      code,
      license,
      computer: null,
    }));
  return [
    ...[...estate.licenses, ...estate.license_products].flatMap(ofRights),
    ...warnings.map(({ code }) => ({ code, license: null, computer: null })),
  ];
};

const sections = (told: Case, run: Run): Readonly<Record<string, () => readonly object[]>> => {
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
    problems: () => [...findingRecords(run), ...warned(told)],
  };
};

/** One mistake may make further rows wrong, so any of the errors may be the expected one. */
const compareError = ({ expect, errors }: FailedCase): string[] => {
  const { error } = expect;
  if (!error)
    return errors.map(problem => `the estate is refused: ${problem.code} ${problem.table ?? ''} ${problem.message}`);
  if (errors.some(problem => fits(error, { ...problem }))) return [];
  const { code, table, column, message } = errors[0];
  return [`error: expected ${shown(error)}, came ${shown({ code, table, column, message })}`];
};

/** Runs one case that loads. */
const compareCase = async (told: Case, terms: Terms): Promise<string[]> => {
  if (told.expect.error) return [`error: expected ${shown(told.expect.error)}, but the estate loads`];
  const image = imageOf(told.estate, columnsOf(told.estate));
  const { run } = await compute(told.policy, { image, terms, asOf: told.asOf });
  const failures = Object.entries(sections(told, run)).flatMap(([section, rows]) => {
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
