/** Random tiny estates whose licenses come in packs, at prices of licenses or of packs. */
import fc from 'fast-check';
import type { Estate } from '../../engine/estate/tables.ts';
import type { MetricId } from '../../engine/metrics/parameters.ts';
import { scarceEstates } from '../optimal/scarce-estates.ts';

interface Pack {
  readonly size: number;
  /** Price of a pack, where the license has none of its own. */
  readonly price: string | null;
  readonly quantity: number;
}

const pack: fc.Arbitrary<Pack> = fc.record({
  size: fc.constantFrom(1, 1, 2, 3, 5),
  price: fc.constantFrom('4', '7', '10', '12.5', '0.99', null),
  quantity: fc.constantFrom(0, 0, 1),
});

/** Up to six installations and three licenses of the metrics, each with a price in one currency; where `isAboveZero`, above 0. */
export const packedEstates = (
  metrics: readonly MetricId[],
  { isAboveZero = true, accesses = 0 } = {},
): fc.Arbitrary<Estate> =>
  fc
    .record({
      estate: scarceEstates(metrics, accesses),
      packs: fc.array(pack, { minLength: 3, maxLength: 3 }),
      isOwn: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    })
    .map(({ estate, packs, isOwn }) => ({
      ...estate,
      licenses: estate.licenses.map((row, at) => {
        const isPriced = row.unit_price !== null && (row.unit_price !== '0' || !isAboveZero);
        return { ...row, unit_price: isOwn[at] && packs[at].price !== null ? null : isPriced ? row.unit_price : '5' };
      }),
      purchases: estate.purchases.map((row, at) => ({
        ...row,
        quantity: packs[at].quantity,
        per_unit: packs[at].size,
        unit_price: packs[at].price,
      })),
    }));
