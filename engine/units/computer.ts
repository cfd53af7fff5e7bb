/** Units of use of the computer metrics: installations on one computer, by multiple use and by product, formed and counted. */
import { computersOfSlots, givenSlots, type Ledger, productOf } from '../allocate/ledger.ts';
import { OUTCOME, REASON } from '../codes.ts';
import { type License, unitsOfAllocation } from '../license/license.ts';
import { withoutExempt } from './exempt.ts';
import { type Grouped, groupBy } from './grouping.ts';
import { type Owner, ownerOf, settlePairs } from './pairs.ts';
import { computersOfAllocation, settlePermanent, sumOf } from './permanent.ts';
import { placeOf } from './place.ts';
import type { Rows, Settle } from './rows.ts';

/** Units of use in columns, by computer, then the order of their first installations. */
export interface ComputerUnits {
  readonly count: number;
  readonly computer: Int32Array;
  /** Worst right of the unit's installations. */
  readonly worst: Uint8Array;
  /** First installation in unit order: it carries the unit. */
  readonly lead: Int32Array;
  /** Whether all products of the unit may be paired in second use. */
  readonly pairs: Uint8Array;
  /** Slots by computer, then unit order, and the unit of each. */
  readonly slots: Int32Array;
  readonly unitOf: Int32Array;
}

/** Whether every installation is a unit of its own: one product, no multiple use. */
export const isPlain = (license: License): boolean =>
  license.products.length === 1 && license.products[0].use.perUnit === 1;

/** One unit after another on each computer: the k-th units of all products together. Source: rules 5, computer metrics. */
const assignUnits = (ledger: Ledger, license: License, grouped: Grouped): { unitOf: Int32Array; count: number } => {
  const unitOf = new Int32Array(grouped.slots.length);
  let count = 0;
  if (isPlain(license)) {
    for (let at = 0; at < unitOf.length; at++) unitOf[at] = at;
    return { unitOf, count: unitOf.length };
  }
  const single = license.products.length === 1 ? license.products[0] : null;
  const { ranks, slots } = grouped;
  let product = -1;
  let ordinal = 0;
  let most = 0;
  for (let at = 0; at < slots.length; at++) {
    const begins = at === 0 || ranks[at] !== ranks[at - 1];
    if (begins && at > 0) count += most + 1;
    const next = single ? single.product : productOf(ledger, slots[at]);
    ordinal = begins || next !== product ? 0 : ordinal + 1;
    if (begins) most = 0;
    product = next;
    const { supplementary, use } = single ?? license.productAt.get(product)!;
    const unit = supplementary ? 0 : Math.floor(ordinal / use.perUnit);
    unitOf[at] = count + unit;
    if (unit > most) most = unit;
  }
  if (slots.length > 0) count += most + 1;
  return { unitOf, count };
};

/** Forms the units of use of slots in unit order, none of them exempt. Rights are those noted in the ledger. */
export const formComputerUnits = (ledger: Ledger, license: License, slots: Int32Array): ComputerUnits => {
  const grouped = groupBy(slots, computersOfSlots(ledger, slots), ledger.image.computers.count);
  const { unitOf, count } = assignUnits(ledger, license, grouped);
  const computer = new Int32Array(count);
  const worst = new Uint8Array(count);
  const lead = new Int32Array(count).fill(-1);
  const pairs = new Uint8Array(count).fill(1);
  for (let at = 0; at < unitOf.length; at++) {
    const unit = unitOf[at];
    const slot = grouped.slots[at];
    computer[unit] = grouped.ranks[at];
    worst[unit] = Math.max(worst[unit], ledger.right[slot]);
    if (lead[unit] < 0) lead[unit] = slot;
  }
  const withPairs = license.products.filter(product => product.use.secondUse).length;
  if (withPairs > 0 && withPairs < license.products.length) markPairs(ledger, license, grouped.slots, unitOf, pairs);
  return { count, computer, worst, lead, pairs, slots: grouped.slots, unitOf };
};

/** A unit takes part in second use where all of its primary products (supplementary ones, where it has no other) have the right. */
const markPairs = (
  ledger: Ledger,
  license: License,
  slots: Int32Array,
  unitOf: Int32Array,
  pairs: Uint8Array,
): void => {
  const hasPrimary = new Uint8Array(pairs.length);
  const products = Array.from(slots, slot => license.productAt.get(productOf(ledger, slot))!);
  products.forEach(({ supplementary }, at) => {
    if (!supplementary) hasPrimary[unitOf[at]] = 1;
  });
  products.forEach(({ supplementary, use }, at) => {
    if (!use.secondUse && !(supplementary && hasPrimary[unitOf[at]] === 1)) pairs[unitOf[at]] = 0;
  });
};

/** Units the allocation of a computer puts in place of what it would consume; 0 for none. */
const override = (license: License, computer: number): number =>
  unitsOfAllocation(license.allocatedComputers.get(computer));

/** Writes the rows of every unit: the lead carries the units, the others are covered by it. */
const writeUnits = (ledger: Ledger, units: ComputerUnits, charge: Int32Array, paired: Uint8Array, rows: Rows): void => {
  const carrier = units.lead.slice();
  for (let unit = 1; unit < units.count; unit++)
    if (charge[unit] < 0 && units.computer[unit] === units.computer[unit - 1]) carrier[unit] = carrier[unit - 1];
  for (let at = 0; at < units.slots.length; at++) {
    const slot = units.slots[at];
    const unit = units.unitOf[at];
    const lead = units.lead[unit];
    if (slot === lead && charge[unit] >= 0) {
      rows.outcome[slot] = OUTCOME.consumes;
      rows.reason[slot] = 0;
      rows.units[slot] = charge[unit];
      continue;
    }
    rows.outcome[slot] = OUTCOME.covered;
    rows.reason[slot] =
      paired[unit] === 1
        ? REASON.SECOND_USE
        : productOf(ledger, slot) === productOf(ledger, carrier[unit])
          ? REASON.MULTIPLE_USE
          : REASON.SAME_UNIT;
  }
};

/**
 * What each unit is charged: 1, nothing (-1) where it is the paired portable one, or `units` of the allocation on the computer's
 * first unit and nothing on its others. Source: rules 5, `units`; rules 9.
 */
const chargeUnits = (license: License, units: ComputerUnits, paired: Uint8Array): Int32Array => {
  const charge = new Int32Array(units.count);
  for (let from = 0; from < units.count; ) {
    let to = from;
    let anyPaired = false;
    for (; to < units.count && units.computer[to] === units.computer[from]; to++) {
      charge[to] = paired[to] === 1 ? -1 : 1;
      anyPaired ||= paired[to] === 1;
    }
    const instead = anyPaired ? 0 : override(license, units.computer[from]);
    if (instead > 0) {
      charge.fill(-1, from, to);
      charge[from] = instead;
    }
    from = to;
  }
  return charge;
};

/** Whether nothing but one unit for each installation can come out: then no grouping is needed. */
const isSimple = (license: License): boolean =>
  isPlain(license) &&
  !license.products[0].use.secondUse &&
  license.allocations.every(each => each.units === 0 && !each.permanent);

/** Every slot carries one unit. */
const writeOneEach = (slots: Int32Array, rows: Rows): void => {
  const { outcome, reason, units } = rows;
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at];
    outcome[slot] = OUTCOME.consumes;
    reason[slot] = 0;
    units[slot] = 1;
  }
};

export const settleComputers: Settle = (ledger, license, rows) => {
  const slots = withoutExempt(ledger, license, givenSlots(ledger, license), rows);
  if (isSimple(license)) {
    if (rows) writeOneEach(slots, rows);
    return { consumed: slots.length, missing: false };
  }
  const units = formComputerUnits(ledger, license, slots);
  const paired = settlePairs(units, ownersOfUnits(ledger, license, units));
  const charge = chargeUnits(license, units, paired);
  if (rows) writeUnits(ledger, units, charge, paired, rows);
  let consumed = 0;
  for (let unit = 0; unit < units.count; unit++) if (charge[unit] > 0) consumed += charge[unit];
  if (!license.allocations.some(each => each.permanent)) return { consumed, missing: false };
  const consuming = new Set(units.computer.filter((_, unit) => charge[unit] > 0));
  const { of } = placeOf(ledger.image, license);
  const permanent = settlePermanent(license, rows, computersOfAllocation(ledger, of), computer =>
    consuming.has(computer),
  );
  return { consumed: consumed + sumOf(permanent), missing: false };
};

/** Owner and side in second use of each unit. */
export const ownersOfUnits = (ledger: Ledger, license: License, units: ComputerUnits): Owner | null =>
  license.products.some(product => product.use.secondUse) ? ownerOf(ledger.image, units) : null;
