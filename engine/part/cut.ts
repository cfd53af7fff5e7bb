/** Cuts a part out of an estate that is an estate itself: licenses and products that only each other decide about, with all they are computed from. */
import type { Row } from '../estate/tables.ts';
import type { EstateRows, InstallationColumns } from '../image/image.ts';
import { fold } from '../names.ts';
import { inCompany } from './company.ts';
import { ABOUT, nodeOf } from './links.ts';
import type { EstateTables, PartTable } from './tables.ts';

/** What a part is about: nodes that nothing else is linked to, and what has to be in it whatever it is about. */
export interface Members {
  readonly nodes: ReadonlySet<string>;
  /** Folded names. */
  readonly computers: ReadonlySet<string>;
  readonly users: ReadonlySet<string>;
}

export interface Part {
  readonly rows: EstateRows;
  readonly columns: InstallationColumns;
}

type Names = Set<string>;

/** Rows that are about a member. */
const rowsAbout = <T extends PartTable>(
  tables: EstateTables,
  table: T,
  nodes: ReadonlySet<string>,
): readonly Row<T>[] => {
  const columns = Object.entries(ABOUT[table]!).map(([name, kind]) => ({ kind, cells: tables.column(table, name) }));
  const known = columns.map(() => new Map<unknown, boolean>());
  const isMember = (column: number, cell: unknown): boolean => {
    if (cell === '' || cell === null || cell === undefined) return false;
    let is = known[column].get(cell);
    if (is === undefined) {
      is = nodes.has(nodeOf(columns[column].kind, cell));
      known[column].set(cell, is);
    }
    return is;
  };
  const places: number[] = [];
  for (let at = 0; at < columns[0].cells.length; at++)
    if (columns.some(({ cells }, column) => isMember(column, cells[at]))) places.push(at);
  return tables.rows(table, places);
};

/** Places of the rows of a table whose first key is one of the names. */
const placesNamed = (tables: EstateTables, table: 'users', names: ReadonlySet<string>): readonly number[] => {
  const found: number[] = [];
  tables.column(table, 'user').forEach((cell, at) => {
    if (names.has(fold(String(cell)))) found.push(at);
  });
  return found;
};

interface Cut {
  readonly applications: InstallationColumns['applications'];
  readonly computer: Int32Array;
  readonly application: Int32Array;
}

/** Installations of members, with computers as they are in the whole. */
const cutInstallations = (tables: EstateTables, nodes: ReadonlySet<string>): Cut => {
  const isWanted = (product: string): boolean => nodes.has(nodeOf('product', product));
  const { applications, computer, application } = tables.installationsOf?.(isWanted) ?? tables.installations;
  const newPlace = new Int32Array(applications.length).fill(-1);
  const kept = applications.filter(({ product }, at) => {
    if (!isWanted(product)) return false;
    newPlace[at] = 0;
    return true;
  });
  let next = 0;
  for (let at = 0; at < newPlace.length; at++) if (newPlace[at] === 0) newPlace[at] = next++;
  let count = 0;
  for (let at = 0; at < application.length; at++) if (newPlace[application[at]] >= 0) count++;
  const cut = { applications: kept, computer: new Int32Array(count), application: new Int32Array(count) };
  let put = 0;
  for (let at = 0; at < application.length; at++) {
    const place = newPlace[application[at]];
    if (place < 0) continue;
    cut.computer[put] = computer[at];
    cut.application[put++] = place;
  }
  return cut;
};

/** Computers of users: those that an allocation of one of them binds. */
const markComputersOf = (tables: EstateTables, users: ReadonlySet<string>, marks: Uint8Array): void => {
  if (users.size === 0) return;
  for (const column of ['user', 'calculated_user'])
    tables.column('computers', column).forEach((cell, at) => {
      if (cell !== '' && users.has(fold(String(cell)))) marks[at] = 1;
    });
};

const note = (names: Names, ...cells: readonly string[]): void => {
  for (const cell of cells) if (cell !== '') names.add(fold(cell));
};

/** Rows of a part but for those of computers and users, which many parts share. */
export type OwnRows = Omit<EstateRows, 'computers' | 'users'>;

/** The rows that are about members. */
export const ownRows = (tables: EstateTables, nodes: ReadonlySet<string>): OwnRows => {
  const about = <T extends PartTable>(table: T): readonly Row<T>[] => rowsAbout(tables, table, nodes);
  return {
    products: about('products'),
    versions: about('versions'),
    editions: about('editions'),
    suites: about('suites'),
    usage: about('usage'),
    access: about('access'),
    contracts: tables.rows('contracts'),
    licenses: about('licenses'),
    license_products: about('license_products'),
    license_contracts: about('license_contracts'),
    purchases: about('purchases'),
    allocations: about('allocations'),
    measurements: about('measurements'),
    serials: about('serials'),
    registrations: about('registrations'),
    activations: about('activations'),
    activation_events: about('activation_events'),
  };
};

/** Marks of the computers that the part needs: where something of it is, what its rows name, and what is counted with those. */
const neededComputers = (
  tables: EstateTables,
  { usage, access, allocations, measurements }: OwnRows,
  cut: Cut,
  named: ReadonlySet<string>,
): Uint8Array => {
  const computers: Names = new Set(named);
  for (const row of usage) note(computers, row.computer);
  for (const row of access) note(computers, row.computer, row.server);
  for (const row of [...allocations, ...measurements]) note(computers, row.computer);
  const marks = new Uint8Array(tables.column('computers', 'computer').length);
  for (const computer of cut.computer) marks[computer] = 1;
  const allocated: Names = new Set();
  for (const row of allocations) note(allocated, row.user);
  markComputersOf(tables, allocated, marks);
  return inCompany(tables, marks, computers, new Set(), 'hosts');
};

/**
 * The part of an estate that is about members. Reconciled, it comes to what the whole comes to for its licenses and products, because
 * nothing else is linked to them. Order of rows stays.
 */
export const cutPart = (tables: EstateTables, { nodes, computers: named, users: namedUsers }: Members): Part => {
  const own = ownRows(tables, nodes);
  const cut = cutInstallations(tables, nodes);
  const wanted = neededComputers(tables, own, cut, named);
  const places: number[] = [];
  const newPlace = new Int32Array(wanted.length).fill(-1);
  for (let at = 0; at < wanted.length; at++) if (wanted[at] === 1) newPlace[at] = places.push(at) - 1;
  const computers = tables.rows('computers', places);
  const users: Names = new Set(namedUsers);
  for (const row of [...own.usage, ...own.access, ...own.allocations]) note(users, row.user);
  for (const row of computers) note(users, row.user, row.calculated_user);
  return {
    rows: { ...own, computers, users: tables.rows('users', placesNamed(tables, 'users', users)) },
    columns: { ...cut, computer: cut.computer.map(at => newPlace[at]) },
  };
};
