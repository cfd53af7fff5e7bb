/** What is to be bought: how many entitlements close a shortfall, in whole packs. */
import type { Row } from '../estate/tables.ts';
import { type Fraction, times, whole } from '../fraction.ts';
import type { License } from '../license/license.ts';
import { OWNED_KINDS } from '../license/price.ts';
import { fold } from '../names.ts';
import type { Position } from '../settle.ts';

/** Entitlements to buy, by folded license key. */
export type Bought = ReadonlyMap<string, number>;

/** Entitlements in a pack of each license, by folded key: `per_unit` of its latest purchase; 1 where it was never bought. */
export const packsOf = (purchases: readonly Row<'purchases'>[]): ReadonlyMap<string, number> => {
  const latest = new Map<string, Row<'purchases'>>();
  const start = (row: Row<'purchases'>): number => row.starts ?? Number.NEGATIVE_INFINITY;
  for (const row of purchases) {
    if (!OWNED_KINDS.has(row.kind) || row.disabled) continue;
    const known = latest.get(fold(row.license));
    if (known === undefined || start(row) >= start(known)) latest.set(fold(row.license), row);
  }
  return new Map([...latest].map(([key, row]) => [key, Math.max(1, row.per_unit ?? 1)]));
};

const inPacks = (quantity: number, pack: number): number => Math.ceil(quantity / pack) * pack;

/** What a license lacks. */
export type Lack = Pick<Position, 'license' | 'shortfall'>;

/** `bought` and `factor` times what is short with it, in whole packs; null where nothing is short. */
export const boughtMore = (
  lacks: readonly Lack[],
  bought: Bought,
  packs: ReadonlyMap<string, number>,
  factor = 1,
): Bought | null => {
  const short = lacks.filter(({ shortfall }) => shortfall > 0);
  if (short.length === 0) return null;
  const more = new Map(bought);
  for (const { license, shortfall } of short) {
    const key = fold(license.row.license);
    more.set(key, inPacks((bought.get(key) ?? 0) + shortfall * factor, packs.get(key) ?? 1));
  }
  return more;
};

/** What so many entitlements of a license cost; null without a price. */
export const costOf = ({ price }: License, quantity: number): Fraction | null =>
  price.amount === null ? null : times(whole(quantity), price.amount);
