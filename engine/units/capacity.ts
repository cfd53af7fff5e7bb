/** Units of use of the capacity metrics that count each consumer by itself: one unit for a computer, or for a host with its guests. */
import { computerOf, give, givenSlots, type Ledger } from '../allocate/ledger.ts';
import { OUTCOME, REASON } from '../codes.ts';
import type { License } from '../license/license.ts';
import type { CapacityMetric } from '../metrics/metric.ts';
import { giveUncounted, withoutExempt } from './exempt.ts';
import { ilmtFigure, isMeasured } from './ilmt.ts';
import { computersOfAllocation, otherRow, reservedChange, settlePermanent, sumOf } from './permanent.ts';
import { placeOf } from './place.ts';
import type { Rows, Settle } from './rows.ts';
import { bySite, reportHardware, type SlotsAt, siteOf, unitsInstead } from './sites.ts';
import { takeInOrder } from './taking.ts';

interface SiteUnits {
  readonly units: number;
  readonly missing: boolean;
  readonly arithmetic: string;
}

/** What one consumer consumes of what it was given: `units` of its allocation, else what the metric measures. */
const measureAt = (ledger: Ledger, license: License, at: SlotsAt, report: boolean): SiteUnits => {
  const metric = license.metric as CapacityMetric;
  const site = siteOf(ledger, license, at.consumer, at.slots);
  const instead = unitsInstead(license, site.consumer);
  if (instead > 0) return { units: instead, missing: false, arithmetic: `${instead} set by the allocation` };
  const measure = metric.measure(site);
  if (report) reportHardware(ledger, license, measure.findings);
  return { units: measure.units ?? 0, missing: measure.units === null, arithmetic: measure.arithmetic };
};

/** The arithmetic of a consumer's units, as the explanation says it. */
export const capacityArithmetic = (ledger: Ledger, license: License, at: SlotsAt): SiteUnits =>
  measureAt(ledger, license, at, false);

/** The row that carries a site's units: the first in unit order, under `host=all_cores` the first on the host, else on the first guest. */
const leadOf = (ledger: Ledger, license: License, at: SlotsAt): number => {
  if (license.parameters.host !== 'all_cores') return at.slots[0];
  const host = placeOf(ledger.image, license).at[at.consumer];
  const computers = at.slots.map(slot => computerOf(ledger, slot));
  const onHost = ledger.image.computers.virtual[host] === 0 && computers.includes(host);
  const carrier = onHost ? host : Math.min(...computers);
  return at.slots[computers.indexOf(carrier)];
};

/** Writes a site's rows: one carries the units, the others are covered by the computer or the host. */
export const writeSite = (ledger: Ledger, slots: readonly number[], lead: number, units: number, rows: Rows): void => {
  const computer = computerOf(ledger, lead);
  for (const slot of slots) {
    rows.outcome[slot] = slot === lead ? OUTCOME.consumes : OUTCOME.covered;
    rows.units[slot] = slot === lead ? units : 0;
    rows.reason[slot] =
      slot === lead ? 0 : computerOf(ledger, slot) === computer ? REASON.SAME_COMPUTER : REASON.HOST_LICENSED;
  }
};

/** Writes what ILMT measures: covered, the figure in a row of its own. Returns the slots that are computed here. */
const withoutMeasured = (ledger: Ledger, license: License, slots: Int32Array, rows: Rows | null): Int32Array => {
  const measured = ledger.measured(license);
  if (measured === null) return slots;
  return slots.filter(slot => {
    if (!isMeasured(measured, ledger.image, computerOf(ledger, slot))) return true;
    if (rows) {
      rows.outcome[slot] = OUTCOME.covered;
      rows.reason[slot] = REASON.MEASURED;
    }
    return false;
  });
};

export const settleCapacity: Settle = (ledger, license, rows) => {
  const metric = license.metric as CapacityMetric;
  const given = withoutMeasured(
    ledger,
    license,
    withoutExempt(ledger, license, givenSlots(ledger, license), rows),
    rows,
  );
  const place = placeOf(ledger.image, license);
  const consuming = new Set<number>();
  let [consumed, missing] = [0, false];
  for (const at of bySite(ledger, place, given)) {
    const site = measureAt(ledger, license, at, rows !== null);
    consumed += site.units;
    missing ||= site.missing;
    if (site.units > 0) consuming.add(at.consumer);
    if (rows) writeSite(ledger, at.slots, leadOf(ledger, license, at), site.units, rows);
  }
  const figure = ilmtFigure(license, ledger.image);
  if (figure && figure.units > 0 && rows)
    rows.other.push(otherRow({ license: license.index, units: figure.units, detail: figure.arithmetic }));
  const permanent = metric.permanent
    ? settlePermanent(license, rows, computersOfAllocation(ledger, place.of), consumer => consuming.has(consumer))
    : new Map<number, number>();
  return { consumed: consumed + (figure?.units ?? 0) + sumOf(permanent), missing };
};

/** The turn of a capacity license: whole computers, or hosts with their guests, while entitlements last. */
export const turnOfCapacity = (ledger: Ledger, license: License, candidates: Int32Array, left: number): void => {
  const counting = withoutMeasured(ledger, license, withoutExempt(ledger, license, candidates, null), null);
  giveUncounted(ledger, license, candidates, counting);
  const place = placeOf(ledger.image, license);
  const before = withoutMeasured(
    ledger,
    license,
    withoutExempt(ledger, license, givenSlots(ledger, license), null),
    null,
  );
  const bound = new Map(bySite(ledger, place, before).map(at => [at.consumer, at.slots]));
  const sites = bySite(ledger, place, counting);
  const consuming = new Set<number>();
  for (const [consumer, slots] of bound)
    if (measureAt(ledger, license, { consumer, slots }, false).units > 0) consuming.add(consumer);
  const { permanent } = license.metric as CapacityMetric;
  const consumersOf = computersOfAllocation(ledger, place.of);
  takeInOrder(
    Uint8Array.from(sites, ({ slots }) => slots.reduce((worst, slot) => Math.max(worst, ledger.right[slot]), 0)),
    left,
    site => {
      const { consumer, slots } = sites[site];
      const had = bound.get(consumer);
      const units = measureAt(ledger, license, { consumer, slots: [...(had ?? []), ...slots] }, false).units;
      const change =
        permanent && units > 0 ? reservedChange(license, consumersOf, each => consuming.has(each), consumer) : 0;
      return units - (had ? measureAt(ledger, license, { consumer, slots: had }, false).units : 0) + change;
    },
    site => {
      consuming.add(sites[site].consumer);
      for (const slot of sites[site].slots) give(ledger, license, slot);
    },
  );
};
