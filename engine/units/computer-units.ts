/** Units of use of the computer metrics, formed: installations on one computer, by multiple use and by product. Source: rules 5. */
import { computersOfSlots, type Ledger, productOf } from '../allocate/ledger.ts';
import type { License } from '../license/license.ts';
import { type Grouped, groupBy } from './grouping.ts';
import { type Members, membersOf, oneEach, worstOf } from './members.ts';

/** Units of use in columns, by computer, then the order of their first installations. A unit's first slot in unit order carries it. */
export interface ComputerUnits extends Members {
  readonly count: number;
  readonly computer: Int32Array;
  /** Worst right of the unit's installations. */
  readonly worst: Uint8Array;
  /** Whether all products of the unit may be paired in second use; null where the products do not differ in that. */
  readonly pairs: Uint8Array | null;
}

/** Whether every installation is a unit of its own: one product, no multiple use. */
export const isPlain = (license: License): boolean =>
  license.products.length === 1 && license.products[0].use.perUnit === 1;

/** Units of one product: so many installations after one another on a computer. */
const unitsOfOne = ({ slots, ranks }: Grouped, perUnit: number): Members => {
  const start = new Int32Array(slots.length + 1);
  let [count, size] = [0, 0];
  for (let at = 0; at < slots.length; at++) {
    if (at === 0 || size === perUnit || ranks[at] !== ranks[at - 1]) {
      start[count++] = at;
      size = 0;
    }
    size++;
  }
  start[count] = slots.length;
  return { start: start.subarray(0, count + 1), slots };
};

/** Units of several products: on each computer the k-th units of all products together; supplementary ones join the first. */
const unitsOfSeveral = (ledger: Ledger, license: License, { slots, ranks }: Grouped): Members => {
  const unitOf = new Int32Array(slots.length);
  let [count, most, product, ordinal] = [0, 0, -1, 0];
  for (let at = 0; at < slots.length; at++) {
    const begins = at === 0 || ranks[at] !== ranks[at - 1];
    if (begins && at > 0) count += most + 1;
    const next = productOf(ledger, slots[at]);
    ordinal = begins || next !== product ? 0 : ordinal + 1;
    if (begins) most = 0;
    product = next;
    const { supplementary, use } = license.productAt.get(product)!;
    const unit = supplementary ? 0 : Math.floor(ordinal / use.perUnit);
    unitOf[at] = count + unit;
    if (unit > most) most = unit;
  }
  if (slots.length > 0) count += most + 1;
  return membersOf(slots, unitOf, count);
};

const formMembers = (ledger: Ledger, license: License, grouped: Grouped): Members => {
  if (isPlain(license)) return oneEach(grouped.slots);
  if (license.products.length !== 1) return unitsOfSeveral(ledger, license, grouped);
  const [{ supplementary, use }] = license.products;
  return unitsOfOne(grouped, supplementary ? Number.POSITIVE_INFINITY : use.perUnit);
};

/** Forms the units of use of slots in unit order, none of them exempt. Rights are those noted in the ledger. */
export const formComputerUnits = (ledger: Ledger, license: License, slots: Int32Array): ComputerUnits => {
  const members = formMembers(
    ledger,
    license,
    groupBy(slots, computersOfSlots(ledger, slots), ledger.image.computers.count),
  );
  const count = members.start.length - 1;
  const leads = new Int32Array(count);
  for (let unit = 0; unit < count; unit++) leads[unit] = members.slots[members.start[unit]];
  const withPairs = license.products.filter(product => product.use.secondUse).length;
  const differ = withPairs > 0 && withPairs < license.products.length;
  return {
    ...members,
    count,
    computer: computersOfSlots(ledger, leads),
    worst: worstOf(members, ledger.right),
    pairs: differ ? pairsOf(ledger, license, members) : null,
  };
};

/** A unit takes part in second use where all of its primary products (supplementary ones, where it has no other) have the right. */
const pairsOf = (ledger: Ledger, license: License, { start, slots }: Members): Uint8Array => {
  const pairs = new Uint8Array(start.length - 1);
  for (let unit = 0; unit < pairs.length; unit++) {
    const products = Array.from(
      slots.subarray(start[unit], start[unit + 1]),
      slot => license.productAt.get(productOf(ledger, slot))!,
    );
    const primary = products.filter(({ supplementary }) => !supplementary);
    pairs[unit] = (primary.length > 0 ? primary : products).every(({ use }) => use.secondUse) ? 1 : 0;
  }
  return pairs;
};
