/** Groups: licenses and products that can have an effect on each other, so that a step in one group leaves all others as they are. */
import { oncePerImage } from '../image/cached.ts';
import type { Image } from '../image/image.ts';
import { compareText, fold } from '../names.ts';
import { LINKING, nodeOf, nodesOf, openJoins } from '../part/links.ts';

export interface Group {
  /** Folded keys of its licenses, in the order of keys. */
  readonly licenses: readonly string[];
  /** Products by index, ascending. */
  readonly products: readonly number[];
}

export interface Groups {
  /** By their first license, then those without any by their first product. */
  readonly list: readonly Group[];
  /** Group of each license, by folded key. */
  readonly ofLicense: ReadonlyMap<string, Group>;
  /** Group of each product, by index. */
  readonly ofProduct: readonly Group[];
}

/** All groups of an estate: licenses and products that rows link, directly or through others. Nothing else lets one license change another. */
export const groupsOf = oncePerImage(({ rows, products }: Image): Groups => {
  const { top, join } = openJoins();
  for (const table of LINKING)
    for (const row of rows[table]) join(nodesOf(table, row as unknown as Readonly<Record<string, unknown>>));
  const licenses = rows.licenses.map(row => fold(row.license)).sort(compareText);
  const licensesAt = Map.groupBy(licenses, key => top(nodeOf('license', key)));
  const names = products.name.map(name => top(nodeOf('product', name)));
  const productsAt = Map.groupBy([...names.keys()], product => names[product]);
  const byTop = new Map<string, Group>();
  for (const name of [...licensesAt.keys(), ...productsAt.keys()])
    if (!byTop.has(name))
      byTop.set(name, { licenses: licensesAt.get(name) ?? [], products: productsAt.get(name) ?? [] });
  return {
    list: [...byTop.values()],
    ofLicense: new Map(licenses.map(key => [key, byTop.get(top(nodeOf('license', key)))!])),
    ofProduct: names.map(name => byTop.get(name)!),
  };
});
