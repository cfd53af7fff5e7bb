/** The order of versions and editions of each product, and of applications: newest version, then highest edition. */
import type { Estate } from '../../engine/estate/tables.ts';
import { compareKeys, keyOf } from './names.ts';

/** Natural order: runs of digits by value and before text, text by code points, the shorter first; equal values by code points. */
function compareNaturally(a: string, b: string): number {
  const [left, right] = [a.match(/[0-9]+|[^0-9]+/g) ?? [], b.match(/[0-9]+|[^0-9]+/g) ?? []];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i]!, right[i]!];
    const [xIsNumber, yIsNumber] = [/^[0-9]/.test(x), /^[0-9]/.test(y)];
    if (xIsNumber !== yIsNumber) return xIsNumber ? -1 : 1;
    const difference = xIsNumber ? Number(BigInt(x) - BigInt(y)) : compareKeys(x, y);
    if (difference !== 0) return difference;
  }
  return left.length - right.length || compareKeys(a, b);
}

/** Below, equal or above; null where one of the two has no rank. */
export type Comparison = number | null;

/** An application: what is installed, licensed or accessed. All three are keys; blank version or edition: unknown (or any). */
export interface Application {
  readonly product: string;
  readonly version: string;
  readonly edition: string;
}

export interface Orders {
  /** Compares two versions of a product. */
  version(product: string, a: string, b: string): Comparison;
  /** Compares two editions of a product. */
  edition(product: string, a: string, b: string): Comparison;
  /** Day on which a version was released; null where nothing says so. */
  released(product: string, version: string): number | null;
  /** Product key, newest version, highest edition; what has no rank after that by code points, blank last. */
  application(a: Application, b: Application): number;
}

interface Listed {
  readonly name: string;
  readonly order: number | null;
  readonly released: number | null;
}

/** The listed versions, oldest first. */
function sortVersions(listed: readonly Listed[]): string[] {
  const column = (['order', 'released'] as const).find(name => listed.every(version => version[name] !== null));
  return listed
    .toSorted((a, b) => (column ? a[column]! - b[column]! : 0) || compareNaturally(a.name, b.name))
    .map(version => version.name);
}

function newestFirst(a: string, b: string, comparison: Comparison, ranked: (name: string) => boolean): number {
  if (a === b) return 0;
  if (comparison !== null) return -comparison;
  if (ranked(a) !== ranked(b)) return ranked(a) ? -1 : 1;
  if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
  return compareKeys(a, b);
}

/** Reads `versions` and `editions` into orders. */
export function ordersOf(estate: Estate): Orders {
  const listedVersions = Map.groupBy(
    estate.versions.map(row => ({ ...row, product: keyOf(row.product), name: keyOf(row.version) })),
    row => row.product,
  );
  const versions = new Map([...listedVersions].map(([product, listed]) => [product, sortVersions(listed)]));
  const listedEditions = Map.groupBy(
    estate.editions.map(row => ({ ...row, product: keyOf(row.product), name: keyOf(row.edition) })),
    row => row.product,
  );
  const editions = new Map(
    [...listedEditions].map(([product, listed]) => {
      const byOrder = listed.every(edition => edition.order !== null);
      return [
        product,
        (byOrder ? listed.toSorted((a, b) => a.order! - b.order!) : listed).map(edition => edition.name),
      ];
    }),
  );
  const unnatural = new Set(
    [...versions]
      .filter(([, sorted]) => sorted.some((name, i) => i > 0 && compareNaturally(sorted[i - 1]!, name) > 0))
      .map(([product]) => product),
  );
  const isNatural = (product: string) => !unnatural.has(product);
  const rankedVersion = (product: string, name: string) =>
    name !== '' && (isNatural(product) || versions.get(product)!.includes(name));
  const rankedEdition = (product: string, name: string) => (editions.get(product) ?? []).includes(name);

  const version = (product: string, a: string, b: string): Comparison => {
    if (!rankedVersion(product, a) || !rankedVersion(product, b)) return null;
    if (isNatural(product)) return compareNaturally(a, b);
    return versions.get(product)!.indexOf(a) - versions.get(product)!.indexOf(b);
  };
  const edition = (product: string, a: string, b: string): Comparison => {
    if (!rankedEdition(product, a) || !rankedEdition(product, b)) return null;
    return editions.get(product)!.indexOf(a) - editions.get(product)!.indexOf(b);
  };
  return {
    version,
    edition,
    released: (product, name) => listedVersions.get(product)?.find(row => row.name === name)?.released ?? null,
    application: (a, b) =>
      compareKeys(a.product, b.product) ||
      newestFirst(a.version, b.version, version(a.product, a.version, b.version), name =>
        rankedVersion(a.product, name),
      ) ||
      newestFirst(a.edition, b.edition, edition(a.product, a.edition, b.edition), name =>
        rankedEdition(a.product, name),
      ),
  };
}
