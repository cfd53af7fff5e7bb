/** Compare on random estates: whatever differs has a cause, what changed is named as one, and equal runs have no difference. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CauseKind, differenceOf, type RunDifference } from '../../app/compare.ts';
import { formatDay } from '../../app/index.ts';
import type { StoredRun } from '../../app/storedRun.ts';
import type { Estate } from '../../engine/estate/tables.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import { reconcile } from '../../engine/reconcile.ts';
import { AS_OF, estates } from '../oracle/arbitraries.ts';
import { modelTerms } from '../oracle/terms.ts';

const SEED = 20_260_131;

const opened = (estate: Estate, asOf = AS_OF) => ({
  run: reconcile(imageOf(estate, columnsOf(estate)), modelTerms, asOf),
  meta: { asOf: formatDay(asOf), policy: 'priority', catalogHash: '' } as StoredRun,
});

const difference = (before: Estate, after: Estate): RunDifference =>
  differenceOf(opened(before), opened(after), [modelTerms, modelTerms]);

const causes = ({ positions, unlicensed }: RunDifference) => [...positions, ...unlicensed];

type Change = readonly [table: keyof Estate, kinds: readonly CauseKind[], change: (estate: Estate) => Estate];

const withoutFirst = (table: keyof Estate) => (estate: Estate) => ({ ...estate, [table]: estate[table].slice(1) });

const withOther =
  <T extends keyof Estate>(table: T, other: Partial<Estate[T][number]>) =>
  (estate: Estate) => ({ ...estate, [table]: estate[table].map(row => ({ ...row, ...other })) });

const CHANGES: readonly Change[] = [
  ['installations', ['installations-removed'], withoutFirst('installations')],
  ['purchases', ['purchase-removed'], withoutFirst('purchases')],
  ['purchases', ['purchase-changed'], withOther('purchases', { per_unit: 7 })],
  ['allocations', ['allocations-changed'], withoutFirst('allocations')],
  ['measurements', ['measurements-changed'], withoutFirst('measurements')],
  ['license_products', ['products-changed'], withoutFirst('license_products')],
  ['license_contracts', ['contract-changed'], withoutFirst('license_contracts')],
  ['contracts', ['contract-changed'], withOther('contracts', { downgrade: 'none', multiple_use: 'none' })],
  ['licenses', ['rights-changed', 'license-changed'], withOther('licenses', { exempt_roles: ['production'] })],
  ['licenses', ['license-changed'], withOther('licenses', { unit_price: '3' })],
  ['usage', ['usage-changed'], withoutFirst('usage')],
  ['access', ['access-changed'], withoutFirst('access')],
  ['versions', ['software-changed'], withoutFirst('versions')],
  ['editions', ['software-changed'], withoutFirst('editions')],
  ['suites', ['software-changed'], withoutFirst('suites')],
  ['computers', ['computers-changed'], withOther('computers', { role: 'test', processors: 3, cores: 30 })],
  ['computers', ['computers-changed'], withOther('computers', { status: 'retired' })],
  ['users', ['users-changed'], withOther('users', { status: 'inactive' })],
];

describe('on random estates', () => {
  test.each(CHANGES)(
    'other %s are a cause of what differs, and everything that differs has one',
    (_, kinds, change) => {
      let different = 0;
      fc.assert(
        fc.property(estates(), estate => {
          const found = causes(difference(estate, change(estate)));
          if (found.length === 0) return;
          different++;
          for (const each of found) expect(each.causes.length).toBeGreaterThan(0);
          expect(found.flatMap(each => each.causes.map(({ kind }) => kind))).toEqual(
            expect.arrayContaining([expect.toSatisfy((kind: CauseKind) => kinds.includes(kind))]),
          );
        }),
        { numRuns: 60, seed: SEED },
      );
      expect(different).toBeGreaterThan(0);
    },
  );

  test('equal runs have no difference', () => {
    fc.assert(
      fc.property(estates(), estate => {
        expect(causes(difference(estate, { ...estate, licenses: [...estate.licenses] }))).toEqual([]);
      }),
      { numRuns: 60, seed: SEED },
    );
  });

  test('two estates that have nothing to do with each other have a cause for everything', () => {
    fc.assert(
      fc.property(estates(), estates(), (before, after) => {
        for (const each of causes(difference(before, after))) {
          expect(each.causes.length).toBeGreaterThan(0);
          for (const { sentence, count } of each.causes) {
            expect(sentence).toMatch(/\.$/);
            expect(count).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { numRuns: 100, seed: SEED },
    );
  });
});
