/** What must hold of the readable model on any estate, and of the generator that feeds the comparison with the engine. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Estate } from '../../engine/estate/tables.ts';
import { FAMILY, type MetricId, PARAMETERS } from '../../engine/metrics/parameters.ts';
import { AS_OF, estates } from './arbitraries.ts';
import { type ModelResult, model } from './model.ts';
import { modelTerms } from './terms.ts';

const METRICS = Object.keys(PARAMETERS) as MetricId[];
const run = (estate: Estate) => model(estate, modelTerms, AS_OF);

describe('on random estates', () => {
  test('the units of the decisions add up to what is consumed, and no unit is negative', () => {
    fc.assert(
      fc.property(estates(), estate => {
        const { positions, decisions } = run(estate);
        for (const { license, consumed } of positions) {
          const rows = decisions.filter(row => row.license === license);
          expect(rows.reduce((sum, row) => sum + row.units, 0)).toBe(consumed);
        }
        expect(decisions.every(({ units }) => units >= 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('every installation has a decision, and none by a license that rejects it', () => {
    fc.assert(
      fc.property(estates(), estate => {
        const { decisions, rejected } = run(estate);
        const id = (row: { computer: string | null; product: string; version: string; edition: string }) =>
          [row.computer, row.product, row.version, row.edition].join('\n').toLowerCase();
        const decided = new Set(decisions.map(id));
        for (const installation of estate.installations) expect(decided.has(id(installation))).toBe(true);
        const against = new Set(rejected.map(row => `${id(row)}\n${row.user}\n${row.license}`));
        const cals = estate.licenses.filter(({ metric }) => FAMILY[metric as MetricId] === 'access');
        const isCal = (name: string | null) => cals.some(({ license }) => license === name);
        for (const row of decisions.filter(({ right, license }) => right !== null && !isCal(license)))
          expect(against.has(`${id(row)}\n${row.user}\n${row.license}`)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('each metric is given something on some estate, and every outcome and right occurs', () => {
    const seen = new Set<string>();
    for (const metric of METRICS)
      for (const estate of fc.sample(estates({ metrics: [metric] }), { numRuns: 60, seed: 1 })) {
        const { decisions, positions, rejected, problems } = run(estate);
        for (const { license, outcome, right, reason } of decisions) {
          if (license !== null) seen.add(metric);
          for (const fact of [outcome, right, reason]) if (fact !== null) seen.add(fact);
        }
        for (const { reason } of rejected) seen.add(reason);
        for (const { code } of problems) seen.add(code);
        for (const { status } of positions) seen.add(status);
      }
    expect(METRICS.filter(metric => !seen.has(metric))).toEqual([]);
    for (const fact of FACTS) expect(seen, fact).toContain(fact);
  });
});

/** Every word that the rules may say about an installation, an access, a license or a computer. */
const FACTS = [
  ...['consumes', 'covered', 'exempt', 'unlicensed', 'ignored'],
  ...['exact', 'downgrade-version', 'downgrade-edition', 'downgrade', 'upgrade'],
  ...['MULTIPLE_USE', 'SAME_UNIT', 'SAME_USER', 'SAME_COMPUTER', 'HOST_LICENSED', 'SECOND_USE', 'MEASURED'],
  ...['ROLE_EXEMPT', 'ALLOCATION_EXEMPT', 'NO_LICENSE', 'NO_RIGHT', 'NOT_COMMERCIAL', 'SUITE_MEMBER'],
  ...['COMPUTER_IGNORED', 'COMPUTER_RETIRED', 'LICENSE_RETIRED', 'LICENSE_NOT_STARTED', 'LICENSE_EXPIRED'],
  ...['NO_DOWNGRADE_RIGHT', 'VERSION_DOWNGRADE_NOT_ALLOWED', 'VERSION_BELOW_FLOOR', 'EDITION_DOWNGRADE_NOT_ALLOWED'],
  ...['EDITION_BELOW_FLOOR', 'NO_UPGRADE_RIGHT', 'RELEASED_AFTER_MAINTENANCE', 'EDITION_ABOVE'],
  ...['EDITION_ORDER_UNKNOWN', 'VERSION_ORDER_UNKNOWN', 'NO_PRIMARY_PRODUCT', 'OUT_OF_SCOPE', 'OS_NOT_ALLOWED'],
  ...['NOT_HOSTED_HERE', 'CORE_LIMIT', 'PROCESSOR_LIMIT', 'NOT_ALLOCATED', 'BOUND_ELSEWHERE', 'ACCESS_ONLY'],
  ...['CORES_MISSING', 'PROCESSORS_MISSING', 'HOST_UNKNOWN', 'PROCESSOR_UNKNOWN', 'UPGRADE_WITHOUT_BASE'],
  ...['NOTHING_TO_INHERIT', 'CONTRACT_ENDED', 'RIGHT_NOT_APPLICABLE'],
  ...['not-tracked', 'at-risk', 'unknown', 'compliant'],
];

describe('whatever the order of rows that is not database order', () => {
  test('inventory and allocations may be turned around', () => {
    const turned = (estate: Estate): Estate => ({
      ...estate,
      installations: estate.installations.toReversed(),
      usage: estate.usage.toReversed(),
      access: estate.access.toReversed(),
      licenses: estate.licenses.toReversed(),
      allocations: estate.allocations.toReversed(),
      measurements: estate.measurements.toReversed(),
    });
    const sorted = (rows: readonly object[]) => rows.map(row => JSON.stringify(row)).sort();
    const facts = (result: ModelResult) => ({
      positions: result.positions,
      decisions: sorted(result.decisions),
      rejected: sorted(result.rejected),
      unlicensed: sorted(result.unlicensed),
      problems: sorted(result.problems),
    });
    fc.assert(
      fc.property(estates(), estate => {
        expect(facts(run(turned(estate)))).toEqual(facts(run(estate)));
      }),
      { numRuns: 500 },
    );
  });
});
