/** What differs between the estates of two runs, worked out table by table and only when asked for. */
import type { TableName } from '../../engine/estate/tables.ts';
import type { EstateRows } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';
import { diffInstallations, type InstallationDifference } from './installations.ts';
import { type AnyRow, diffRows, eitherOf, type RowDifference } from './rows.ts';

export interface Estates {
  readonly before: Run;
  readonly after: Run;
  /** Rows of a table that differ, by key. */
  readonly rows: (table: keyof EstateRows & TableName) => ReadonlyMap<string, RowDifference>;
  /** Rows of a table that differ, where `column` names `name`. */
  readonly rowsNaming: (table: keyof EstateRows & TableName, column: string, name: string) => readonly RowDifference[];
  readonly installations: (product: string) => InstallationDifference;
  /** Folded names of the computers on which the product is installed, in either run. */
  readonly computersWith: (product: string) => ReadonlySet<string>;
  /** Where these computers run, in either run. */
  readonly placesOf: (product: string) => Places;
}

/** Folded names of hosts, and of the clusters that computers or their hosts belong to. */
interface Places {
  readonly hosts: ReadonlySet<string>;
  readonly clusters: ReadonlySet<string>;
}

const NOTHING: InstallationDifference = { added: 0, removed: 0, addedShown: [], removedShown: [] };

const cached = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const made = new Map<K, V>();
  return key => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
};

const computersOf = ({ image }: Run, product: string, into: Set<string>): void => {
  const index = image.products.byKey.get(product);
  if (index === undefined) return;
  const { applicationStart } = image.products;
  const { start, computer } = image.installations;
  for (let at = start[applicationStart[index]]; at < start[applicationStart[index + 1]]; at++)
    into.add(image.computers.key[computer[at]]);
};

const addPlaces = (
  { image: { computers } }: Run,
  names: Iterable<string>,
  hosts: Set<string>,
  clusters: Set<string>,
): void => {
  for (const name of names) {
    const at = computers.byKey.get(name);
    if (at === undefined) continue;
    const host = computers.host[at];
    if (host !== at) hosts.add(computers.key[host]);
    for (const cluster of [computers.cluster[at], computers.cluster[host]])
      if (cluster !== '') clusters.add(fold(cluster));
  }
};

/** Sets two runs side by side. Runs over the same estate have no differences, and nothing is compared. */
export const compareEstates = (before: Run, after: Run): Estates => {
  const isSame = before.image === after.image;
  const rows = cached((table: keyof EstateRows & TableName) =>
    isSame
      ? new Map<string, RowDifference>()
      : diffRows(table, before.image.rows[table] as readonly AnyRow[], after.image.rows[table] as readonly AnyRow[]),
  );
  const byName = cached((place: `${keyof EstateRows & TableName}.${string}`) => {
    const [table, column] = place.split('.') as [keyof EstateRows & TableName, string];
    return Map.groupBy(rows(table).values(), difference => fold(String(eitherOf(difference)[column] ?? '')));
  });
  const installations = cached((product: string) =>
    isSame ? NOTHING : diffInstallations(before.image, after.image, product),
  );
  const computers = cached((product: string) => {
    const found = new Set<string>();
    computersOf(before, product, found);
    computersOf(after, product, found);
    return found;
  });
  const places = cached((product: string): Places => {
    const [hosts, clusters] = [new Set<string>(), new Set<string>()];
    for (const run of [before, after]) addPlaces(run, computers(product), hosts, clusters);
    return { hosts, clusters };
  });
  return {
    before,
    after,
    placesOf: product => places(fold(product)),
    rows,
    rowsNaming: (table, column, name) => byName(`${table}.${column}`).get(fold(name)) ?? [],
    installations: product => installations(fold(product)),
    computersWith: product => computers(fold(product)),
  };
};
