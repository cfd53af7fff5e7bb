/** Cutting a consumer's items into units of use, the k-th units of all groups together. */
import type { Item } from '../items.ts';
import type { License } from '../licenses.ts';

/** Cuts a list into pieces of at most `size`. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  return list.length === 0 ? [] : [list.slice(0, size), ...chunks(list.slice(size), size)];
}

/** Joins the k-th pieces of several lists of pieces; supplementary items belong to the first unit, or are one alone. */
export function joined(pieces: readonly Item[][][], supplementary: readonly Item[]): Item[][] {
  const length = Math.max(0, ...pieces.map(list => list.length));
  const units = Array.from({ length }, (_, k) => pieces.flatMap(list => list[k] ?? []));
  if (supplementary.length === 0) return units;
  return [[...(units[0] ?? []), ...supplementary], ...units.slice(1)];
}

/** Splits items by the role of their product. */
export function byRole(license: License, items: readonly Item[]) {
  return {
    primary: items.filter(({ product }) => license.primary.has(product)),
    supplementary: items.filter(({ product }) => !license.primary.has(product)),
  };
}
