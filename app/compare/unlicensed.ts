/** What no license covers in two runs, product by product, and why it is more or less. */
import { OUTCOME } from '../../engine/codes.ts';
import { compareText, fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';

/** What is unlicensed of one product. */
export interface UnlicensedCounts {
  readonly product: string;
  readonly publisher: string;
  readonly before: number;
  readonly after: number;
}

/** How much is unlicensed, by folded product key. */
const countsOf = ({ image, ledger, settled }: Run): ReadonlyMap<string, number> => {
  const counts = new Int32Array(image.products.count);
  const { outcome, other } = settled;
  for (let slot = 0; slot < outcome.length; slot++)
    if (outcome[slot] === OUTCOME.unlicensed)
      counts[image.applications.product[image.installations.application[ledger.slots.installationOf(slot)]]]++;
  for (const row of other) if (row.outcome === OUTCOME.unlicensed && row.product >= 0) counts[row.product]++;
  return new Map(
    [...image.products.byKey].flatMap(([key, at]) => (counts[at] > 0 ? [[key, counts[at]] as const] : [])),
  );
};

/** Products of which more or less is unlicensed, by key. */
export const changedUnlicensed = (
  before: Run,
  after: Run,
): readonly (UnlicensedCounts & { readonly key: string })[] => {
  const [was, is] = [countsOf(before), countsOf(after)];
  const publishers = new Map(
    [before, after].flatMap(({ image }) => image.rows.products.map(row => [fold(row.product), row.publisher] as const)),
  );
  const nameOf = (key: string): string => {
    const { products } = after.image.products.byKey.has(key) ? after.image : before.image;
    return products.name[products.byKey.get(key)!];
  };
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort(compareText)
    .map(key => ({
      key,
      product: nameOf(key),
      publisher: publishers.get(key) ?? '',
      before: was.get(key) ?? 0,
      after: is.get(key) ?? 0,
    }))
    .filter(counts => counts.before !== counts.after);
};
