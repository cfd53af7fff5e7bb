/** How names are compared (lower-cased NFC text, by code points) and shown (as first spelt). */
import type { Estate } from '../../engine/estate/tables.ts';

/** The text by which two spellings of one name are equal. */
export function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** Order of keys: by code points, never by locale, the shorter first. */
export function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

type NameKind = 'product' | 'version' | 'edition' | 'user' | 'computer';

/** Shows a key as it was first spelt: in its own table if listed there, else where it is used first. */
export interface Names {
  product(product: string): string;
  version(product: string, version: string): string;
  edition(product: string, edition: string): string;
  user(user: string): string;
  computer(computer: string): string;
}

/** Reads the spellings of an estate, table by table in the order of the data contract. */
export function namesOf(estate: Estate): Names {
  const spelt = new Map<string, string>();
  const use = (kind: NameKind, name: string, product = '') => {
    const id = `${kind}\n${keyOf(product)}\n${keyOf(name)}`;
    if (name !== '' && !spelt.has(id)) spelt.set(id, name);
  };
  const application = (product: string, version: string, edition: string) => {
    use('product', product);
    use('version', version, product);
    use('edition', edition, product);
  };
  for (const row of estate.products) use('product', row.product);
  for (const row of estate.versions) application(row.product, row.version, '');
  for (const row of estate.editions) application(row.product, '', row.edition);
  for (const row of estate.suites) {
    application(row.suite_product, row.suite_version, row.suite_edition);
    application(row.member_product, row.member_version, row.member_edition);
  }
  for (const row of estate.recognition) application(row.product, row.product_version, row.product_edition);
  for (const row of estate.users) use('user', row.user);
  for (const row of estate.computers) use('computer', row.computer);
  for (const row of estate.computers) {
    use('user', row.user);
    use('user', row.calculated_user);
  }
  for (const row of estate.installations) application(row.product, row.version, row.edition);
  for (const table of [estate.usage, estate.access]) {
    for (const row of table) {
      use('user', row.user);
      use('computer', row.computer);
      application(row.product, row.version, row.edition);
    }
  }
  for (const row of estate.license_products) application(row.product, row.version, row.edition);
  for (const row of estate.allocations) use('user', row.user);
  const show = (kind: NameKind, key: string, product = '') => spelt.get(`${kind}\n${product}\n${key}`) ?? key;
  return {
    product: product => show('product', product),
    version: (product, version) => show('version', version, product),
    edition: (product, edition) => show('edition', edition, product),
    user: user => show('user', user),
    computer: computer => show('computer', computer),
  };
}
