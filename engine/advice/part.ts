/** A part of an estate: one group of licenses with what they may cover, small enough to be computed again and again. */
import { oncePerImage } from '../image/cached.ts';
import type { EstateRows, Image } from '../image/image.ts';
import { fold } from '../names.ts';
import { withInstallations } from '../part/exchange.ts';
import { sliceOf } from '../part/slice.ts';
import { type Group, groupsOf } from './connected.ts';

/** Tables whose rows belong to the group of their product, and to that of their license. */
const OF_PRODUCTS = ['usage', 'access'] as const;
const OF_LICENSES = [
  'licenses',
  'license_products',
  'license_contracts',
  'purchases',
  'allocations',
  'measurements',
] as const;

type OwnTable = (typeof OF_PRODUCTS)[number] | (typeof OF_LICENSES)[number];
type OwnRows = Pick<EstateRows, OwnTable>;

/** Rows of each group in database order: every table is gone through once, however many groups there are. */
const rowsByGroup = oncePerImage((image: Image) => {
  const { ofLicense, ofProduct } = groupsOf(image);
  const { rows, products } = image;
  const byGroup = new Map<OwnTable, ReadonlyMap<Group | undefined, readonly unknown[]>>();
  for (const table of OF_PRODUCTS)
    byGroup.set(
      table,
      Map.groupBy<Group | undefined, { readonly product: string }>(rows[table], row => {
        const product = products.byKey.get(fold(row.product));
        return product === undefined ? undefined : ofProduct[product];
      }),
    );
  for (const table of OF_LICENSES)
    byGroup.set(
      table,
      Map.groupBy<Group | undefined, { readonly license: string }>(rows[table], row =>
        ofLicense.get(fold(row.license)),
      ),
    );
  return (group: Group): OwnRows =>
    Object.fromEntries(
      [...OF_PRODUCTS, ...OF_LICENSES].map(table => [table, byGroup.get(table)!.get(group) ?? []]),
    ) as unknown as OwnRows;
});

/**
 * The part of an estate that a group is. What the engine computes of it is what it computes of the whole, for these licenses and products. Tables
 * that are about other things stay whole.
 */
export const partOf = (image: Image, group: Group): Image => {
  const isMember = new Uint8Array(image.products.count);
  for (const product of group.products) isMember[product] = 1;
  return sliceOf(image, isMember, { ...image.rows, ...rowsByGroup(image)(group) });
};

/** The same with other rows. */
export const withRows = (image: Image, rows: Partial<EstateRows>): Image => ({
  ...image,
  rows: { ...image.rows, ...rows },
});

/** A part without some installations, by their index in the whole. Throws where it does not hold them. */
export const withoutInstallations = (part: Image, whole: Image, gone: readonly number[]): Image => {
  const { computer, application } = whole.installations;
  const goneFrom = new Map<number, Set<number>>();
  for (const at of gone) {
    if (!goneFrom.has(application[at])) goneFrom.set(application[at], new Set());
    goneFrom.get(application[at])!.add(computer[at]);
  }
  const left = withInstallations(part, (on, at) => goneFrom.get(at)?.has(on) ?? false, []);
  if (left.installations.count !== part.installations.count - gone.length)
    throw new Error('a part of an estate does not hold its installations: this is a defect of the engine');
  return left;
};

/** The same with more (or, below 0, fewer) entitlements of some licenses, by folded key. */
export const withEntitlements = (image: Image, more: ReadonlyMap<string, number>): Image =>
  withRows(image, {
    licenses: image.rows.licenses.map(row => {
      const by = more.get(fold(row.license)) ?? 0;
      return by === 0 ? row : { ...row, extra_entitlements: (row.extra_entitlements ?? 0) + by };
    }),
  });
