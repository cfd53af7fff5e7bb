/** How many entitlements each license has on a day: its purchases, its extra ones, and what upgrades move. */
import type { Estate, Row } from '../../engine/estate/tables.ts';
import { activated, tested } from './activation.ts';
import type { License } from './licenses.ts';
import { compareKeys, keyOf } from './names.ts';

type Purchase = Row<'purchases'>;

/** Kinds of purchases that add entitlements (and from which prices are taken). */
export const ADDING = ['software', 'baseline', 'subscription'];

interface Entitlements {
  /** By license key. */
  readonly entitled: ReadonlyMap<string, number>;
  /** Keys of licenses with an upgrade that found no base. */
  readonly withoutBase: ReadonlySet<string>;
  /** Keys of licenses with a purchase of which not all, or some only provisionally, is activated. */
  readonly notActivated: ReadonlySet<string>;
  readonly provisional: ReadonlySet<string>;
}

const inForce = (row: Purchase, asOf: number) =>
  !row.disabled && (row.starts === null || row.starts <= asOf) && (row.expires === null || row.expires >= asOf);

/** Whether the base of an upgrade is reached again by following upgrades from its license. */
function isInCycle(upgrade: Purchase, upgrades: readonly Purchase[]): boolean {
  const reached = new Set([keyOf(upgrade.license)]);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const other of upgrades) if (reached.has(keyOf(other.base_license))) reached.add(keyOf(other.license));
  }
  return reached.has(keyOf(upgrade.base_license));
}

/** Entitlements of every license; a license that is not in force has 0. */
export function entitlementsOf(estate: Estate, licenses: readonly License[], asOf: number): Entitlements {
  const amount = (row: Purchase) => activated(estate, row, asOf).active;
  const entitled = new Map(licenses.map(license => [license.key, 0]));
  const withoutBase = new Set<string>();
  const takesPart = (license: string) => licenses.some(({ key, notInForce }) => key === license && !notInForce);
  const move = (license: string, units: number) => entitled.set(license, entitled.get(license)! + units);

  for (const { key, row, notInForce } of licenses)
    if (!notInForce) move(key, (row.extra_entitlements ?? 0) + tested(estate, key, asOf));
  for (const row of estate.purchases)
    if (ADDING.includes(row.kind) && inForce(row, asOf) && takesPart(keyOf(row.license)))
      move(keyOf(row.license), amount(row));

  const upgrades = estate.purchases
    .filter(row => row.kind === 'upgrade' && inForce(row, asOf) && takesPart(keyOf(row.license)))
    .sort(
      (a, b) =>
        (a.starts ?? Number.MIN_SAFE_INTEGER) - (b.starts ?? Number.MIN_SAFE_INTEGER) ||
        compareKeys(keyOf(a.purchase), keyOf(b.purchase)),
    );
  const withBase = upgrades.filter(row => takesPart(keyOf(row.base_license)));
  const movable = withBase.filter(row => !isInCycle(row, withBase));
  for (const row of upgrades) if (!movable.includes(row)) withoutBase.add(keyOf(row.license));
  let waiting = movable;
  while (waiting.length > 0) {
    const next = waiting.find(row => !waiting.some(other => keyOf(other.license) === keyOf(row.base_license)))!;
    const moved = Math.min(amount(next), Math.max(0, entitled.get(keyOf(next.base_license))!));
    move(keyOf(next.base_license), -moved);
    move(keyOf(next.license), moved);
    if (moved < amount(next)) withoutBase.add(keyOf(next.license));
    waiting = waiting.filter(row => row !== next);
  }
  const idle = estate.purchases.filter(
    row => row.kind !== 'maintenance' && inForce(row, asOf) && takesPart(keyOf(row.license)),
  );
  const licensesOf = (isSo: (row: Purchase) => boolean) => new Set(idle.filter(isSo).map(row => keyOf(row.license)));
  return {
    entitled,
    withoutBase,
    notActivated: licensesOf(row => amount(row) < row.quantity * (row.per_unit ?? 1)),
    provisional: licensesOf(row => activated(estate, row, asOf).provisional),
  };
}
