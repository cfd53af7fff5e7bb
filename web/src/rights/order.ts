/** Versions from newest to oldest and editions from most to least functional, by the rules of the estate's tables. */
import type { LicensedProduct } from '../api/types.ts';

const partsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/\d+|\D+/g) ?? [];
const isDigits = (part: string): boolean => /^\d/.test(part);

const comparePart = (one: string, other: string): number => {
  if (isDigits(one) && isDigits(other)) {
    const difference = BigInt(one) - BigInt(other);
    return difference < 0n ? -1 : Number(difference > 0n);
  }
  if (isDigits(one) !== isDigits(other)) return isDigits(one) ? -1 : 1;
  return one < other ? -1 : Number(one > other);
};

/** Natural order: digits by value and before text, the shorter first. */
const compareNaturally = (one: string, other: string): number => {
  const [ones, others] = [partsOf(one), partsOf(other)];
  for (let at = 0; at < Math.min(ones.length, others.length); at++) {
    const difference = comparePart(ones[at], others[at]);
    if (difference !== 0) return difference;
  }
  return ones.length - others.length;
};

type Versions = LicensedProduct['product']['versions'];

/** Names of versions, the newest first: by their order, else by release, where all have one; else naturally. */
export const versionsNewestFirst = (versions: Versions): readonly string[] => {
  const byName = versions.toSorted((one, other) => compareNaturally(one.version, other.version));
  if (versions.every(({ order }) => order !== null)) byName.sort((one, other) => one.order! - other.order!);
  else if (versions.every(({ released }) => released !== null))
    byName.sort((one, other) => (one.released! < other.released! ? -1 : Number(one.released! > other.released!)));
  return byName
    .map(({ version }) => version)
    .filter(version => version !== '')
    .reverse();
};

type Editions = LicensedProduct['product']['editions'];

/** Names of editions, the most functional first: by their order where all have one; else by their rows. */
export const editionsMostFirst = (editions: Editions): readonly string[] => {
  const ranked = editions.every(({ order }) => order !== null)
    ? editions.toSorted((one, other) => one.order! - other.order!)
    : [...editions];
  return ranked
    .map(({ edition }) => edition)
    .filter(edition => edition !== '')
    .reverse();
};

/** What comes at or below the licensed one; all where that is not in the list. */
const downFrom = (names: readonly string[], licensed: string | null): readonly string[] => {
  const at = names.findIndex(name => name.toLowerCase() === licensed?.toLowerCase());
  return at < 0 ? names : names.slice(at);
};

export interface Floors {
  readonly product: string;
  readonly versions: readonly string[];
  readonly editions: readonly string[];
}

/** What a downgrade right can reach down to, product by product. */
export const floorsOf = (products: readonly LicensedProduct[]): readonly Floors[] =>
  products.map(({ product, version, edition }) => ({
    product: product.key,
    versions: downFrom(versionsNewestFirst(product.versions), version),
    editions: downFrom(editionsMostFirst(product.editions), edition),
  }));
