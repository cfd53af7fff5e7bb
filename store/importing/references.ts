/** Finds the number of what a row names, and adds products, versions, editions and users that are used and not listed. */
import type { Database, Statement } from 'better-sqlite3';
import type { Problem } from '../../engine/estate/problem.ts';
import { type Place, recordAdded } from '../../engine/estate/references.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import { fold } from '../../engine/names.ts';
import { LISTABLE, SEPARATOR } from '../stored.ts';
import { own } from './spellings.ts';

export interface References {
  /** Number of the record spelt so, or undefined. A computer, license or contract that a replacing file left out is not found. */
  readonly find: (table: TableName, spelling: string) => number | undefined;
  /** The same, adding a product or user that is not there yet. */
  readonly findOrAdd: (table: 'products' | 'users', spelling: string, place: Place) => number;
  /** Number of a version or edition of a product, added where it is not there yet; blank is null. */
  readonly part: (
    table: 'versions' | 'editions',
    productId: number,
    product: string,
    spelling: string,
    place: Place,
  ) => number | null;
  /** Number of an installable application, added with all that it names. */
  readonly application: (product: string, version: string, edition: string, place: Place) => number;
  /** Number of a name with its version, or of a publisher, as found in evidence; added where it is new. */
  readonly found: (table: 'evidence_names' | 'evidence_publishers', spellings: readonly string[]) => number;
  /** Tells of a record that was written elsewhere. */
  readonly learn: (table: TableName, key: string, id: number) => void;
  /** Forgets what it knows, after something was undone. */
  readonly forget: () => void;
}

type KeyedTable = TableName | 'applications' | 'evidence_names' | 'evidence_publishers';

const BLANKS = {
  products: "insert into products (key, product, category) values (?, ?, 'commercial')",
  users: `insert into users (key, "user", status) values (?, ?, 'active')`,
  versions: 'insert into versions (key, version, product_id) values (?, ?, ?)',
  editions: 'insert into editions (key, edition, product_id) values (?, ?, ?)',
} as const;

/** Records that a replacing file left out stay until the import ends; `isAlive` says which are not to be found any more. */
export const openReferences = (
  db: Database,
  report: (problem: Problem) => void,
  isAlive: (table: TableName, id: number) => boolean,
): References => {
  const known = new Map<KeyedTable, Map<string, number>>();
  const keysOf = (table: KeyedTable): Map<string, number> => {
    const loaded = known.get(table);
    if (loaded) return loaded;
    const rows = db.prepare(`select key, id from ${table}`).raw().iterate() as Iterable<[string, number]>;
    const fresh = new Map(rows);
    known.set(table, fresh);
    return fresh;
  };
  const insertion = Object.fromEntries(
    Object.entries(BLANKS).map(([table, insert]) => [table, db.prepare(insert)]),
  ) as Record<keyof typeof BLANKS, Statement<(string | number)[]>>;
  const insertApplication = db.prepare(
    'insert into applications (key, product_id, version_id, edition_id) values (?, ?, ?, ?)',
  );

  const addTo = (
    table: keyof typeof BLANKS,
    key: string,
    cells: readonly (string | number)[],
    spelling: string,
    place: Place,
  ): number => {
    const id = Number(insertion[table].run(key, ...cells).lastInsertRowid);
    keysOf(table).set(own(key), id);
    report(recordAdded(place, table, spelling));
    return id;
  };
  const find: References['find'] = (table, spelling) => {
    const id = keysOf(table).get(fold(spelling));
    return id !== undefined && (LISTABLE.has(table) || isAlive(table, id)) ? id : undefined;
  };
  const findOrAdd: References['findOrAdd'] = (table, spelling, place) =>
    find(table, spelling) ?? addTo(table, fold(spelling), [spelling], spelling, place);
  const part: References['part'] = (table, productId, product, spelling, place) => {
    if (spelling === '') return null;
    const key = `${fold(product)}${SEPARATOR}${fold(spelling)}`;
    return keysOf(table).get(key) ?? addTo(table, key, [spelling, productId], spelling, place);
  };
  const application: References['application'] = (product, version, edition, place) => {
    const key = [product, version, edition].map(fold).join(SEPARATOR);
    const applications = keysOf('applications');
    const there = applications.get(key);
    if (there !== undefined) return there;
    const productId = findOrAdd('products', product, { ...place, column: 'product' });
    const versionId = part('versions', productId, product, version, { ...place, column: 'version' });
    const editionId = part('editions', productId, product, edition, { ...place, column: 'edition' });
    const id = Number(insertApplication.run(key, productId, versionId, editionId).lastInsertRowid);
    applications.set(own(key), id);
    return id;
  };
  const insertFound = {
    evidence_names: db.prepare('insert into evidence_names (key, name, version) values (?, ?, ?)'),
    evidence_publishers: db.prepare('insert into evidence_publishers (key, publisher) values (?, ?)'),
  };
  const found: References['found'] = (table, spellings) => {
    const key = spellings.map(fold).join(SEPARATOR);
    const keys = keysOf(table);
    const there = keys.get(key);
    if (there !== undefined) return there;
    const id = Number(insertFound[table].run(key, ...spellings).lastInsertRowid);
    keys.set(own(key), id);
    return id;
  };
  return {
    find,
    findOrAdd,
    part,
    application,
    found,
    learn: (table, key, id) => {
      known.get(table)?.set(own(key), id);
    },
    forget: () => known.clear(),
  };
};
