/** Sites of a capacity license: the distinct computers it was given at each consumer, and what is put in place of their count. */
import { computerOf, type Ledger } from '../allocate/ledger.ts';
import { type License, unitsOfAllocation } from '../license/license.ts';
import type { HardwareFinding, Site } from '../metrics/metric.ts';
import { type Place, placeOf } from './place.ts';

/** Slots of a license at one consumer, in unit order. */
export interface SlotsAt {
  readonly consumer: number;
  readonly slots: number[];
}

/** Slots (in unit order) by consumer, in the order of the consumers' keys. */
export const bySite = (ledger: Ledger, place: Place, slots: Iterable<number>): readonly SlotsAt[] => {
  const found = new Map<number, SlotsAt>();
  for (const slot of slots) {
    const consumer = place.of[computerOf(ledger, slot)];
    if (!found.has(consumer)) found.set(consumer, { consumer, slots: [] });
    found.get(consumer)!.slots.push(slot);
  }
  return [...found.values()].sort((a, b) => a.consumer - b.consumer);
};

export const siteOf = (ledger: Ledger, license: License, consumer: number, slots: readonly number[]): Site => ({
  image: ledger.image,
  terms: ledger.terms,
  parameters: license.parameters,
  consumer: placeOf(ledger.image, license).at[consumer],
  computers: [...new Set(slots.map(slot => computerOf(ledger, slot)))].sort((a, b) => a - b),
});

/** Units an allocation of a computer puts in place of what it would consume; 0 for none. */
export const unitsInstead = (license: License, computer: number): number =>
  unitsOfAllocation(license.allocatedComputers.get(computer));

const MISSING: ReadonlySet<string> = new Set(['CORES_MISSING', 'PROCESSORS_MISSING']);

/** Reports findings of hardware; says whether nothing could be counted for want of data. */
export const reportHardware = (ledger: Ledger, license: License, findings: readonly HardwareFinding[]): void => {
  for (const { code, computer } of findings)
    ledger.report({ code, computer, license: license.index, detail: MISSING.has(code) ? 'needed for the count' : '' });
};
