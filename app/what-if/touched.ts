/** What a change set touches: the licenses and products whose figures it may change, with the computers and users that go with them. */
import { COLUMNS, columnOf } from '../../engine/estate/keys.ts';
import type { TableName } from '../../engine/estate/tables.ts';
import { fold } from '../../engine/names.ts';
import { inCompany } from '../../engine/part/company.ts';
import type { Members } from '../../engine/part/cut.ts';
import { linkedTo, nodeOf, nodesOf } from '../../engine/part/links.ts';
import type { EstateTables, PartTable } from '../../engine/part/tables.ts';
import { matching, placesOf } from './match.ts';
import type { ChangeSet, WrittenRow } from './read.ts';

type Cells = Readonly<Record<string, unknown>>;
type Names = Set<string>;

interface Touching {
  readonly tables: EstateTables;
  readonly nodes: Set<string>;
  /** Names that have to be in the part, whatever it is about. */
  readonly computers: Names;
  readonly users: Names;
}

const isPartTable = (table: TableName): table is PartTable =>
  table !== 'installations' && table !== 'evidence' && table !== 'recognition';

const noteNamed = (touching: Touching, table: TableName, row: Cells): void => {
  for (const column of COLUMNS[table]) {
    const cell = row[column];
    if (cell === undefined || cell === null || cell === '') continue;
    const to = columnOf(table, column)!.references ?? (column === 'host' ? 'computers' : undefined);
    if (to === 'computers') touching.computers.add(fold(String(cell)));
    if (to === 'users') touching.users.add(fold(String(cell)));
  }
};

const noteRow = (touching: Touching, table: TableName, row: Cells): void => {
  noteNamed(touching, table, row);
  for (const node of nodesOf(table, row)) touching.nodes.add(node);
};

/** Marks what rows of other tables are about, where one of their columns holds a name. */
const touchBy = (
  touching: Touching,
  table: PartTable,
  columns: readonly string[],
  names: ReadonlySet<string>,
): void => {
  if (names.size === 0) return;
  const cells = columns.map(column => touching.tables.column(table, column));
  const places: number[] = [];
  for (let at = 0; at < cells[0].length; at++)
    if (cells.some(column => column[at] !== '' && names.has(fold(String(column[at] ?? ''))))) places.push(at);
  for (const row of touching.tables.rows(table, places)) noteRow(touching, table, row as unknown as Cells);
};

/** Contracts give rights to the licenses linked to them. */
const touchContracts = (touching: Touching, contracts: ReadonlySet<string>): void =>
  touchBy(touching, 'license_contracts', ['contract'], contracts);

/** Products that are installed on computers, by mark. */
const touchInstalled = ({ tables, nodes }: Touching, marks: Uint8Array, isAbout: readonly boolean[] | null): void => {
  const { applications, computer, application } = tables.installations;
  const seen = new Uint8Array(applications.length);
  for (let at = 0; at < computer.length; at++) if (marks[computer[at]] === 1) seen[application[at]] = 1;
  applications.forEach(({ product }, at) => {
    if (seen[at] === 1 && (isAbout === null || isAbout[at])) nodes.add(nodeOf('product', product));
  });
};

const marksOf = (tables: EstateTables, names: ReadonlySet<string>): Uint8Array =>
  Uint8Array.from(tables.column('computers', 'computer'), cell => (names.has(fold(String(cell))) ? 1 : 0));

/**
 * A computer is counted with its host, its guests and its cluster: what is installed on any of them may count otherwise. Who uses a
 * computer decides for its accesses and allocations.
 */
const touchComputers = (touching: Touching, rows: readonly Cells[]): void => {
  if (rows.length === 0) return;
  const { tables } = touching;
  const column = (name: string): Names => new Set(rows.flatMap(row => (row[name] ? [fold(String(row[name]))] : [])));
  const own = column('computer');
  const named = new Set([...own, ...column('host')]);
  const none = new Uint8Array(tables.column('computers', 'computer').length);
  const company = inCompany(tables, none, named, column('cluster'), 'hosts-and-guests');
  const all: Names = new Set(own);
  tables.column('computers', 'computer').forEach((cell, at) => {
    if (company[at] === 1) all.add(fold(String(cell)));
  });
  for (const name of [...all, ...named]) touching.computers.add(name);
  touchInstalled(touching, company, null);
  touchBy(touching, 'usage', ['computer'], own);
  touchBy(touching, 'access', ['computer', 'server'], own);
  touchBy(touching, 'allocations', ['computer'], all);
  touchBy(touching, 'measurements', ['computer'], all);
  touchBy(touching, 'allocations', ['user'], new Set([...column('user'), ...column('calculated_user')]));
};

/** A user decides for the computers that are theirs, for what they use and access, and for what is allocated to them. */
const touchUsers = (touching: Touching, users: ReadonlySet<string>): readonly Cells[] => {
  if (users.size === 0) return [];
  const { tables } = touching;
  for (const user of users) touching.users.add(user);
  for (const table of ['usage', 'access', 'allocations'] as const) touchBy(touching, table, ['user'], users);
  const [user, calculated] = ['user', 'calculated_user'].map(name => tables.column('computers', name));
  const places: number[] = [];
  for (let at = 0; at < user.length; at++)
    if ([user[at], calculated[at]].some(cell => cell !== '' && users.has(fold(String(cell))))) places.push(at);
  return tables.rows('computers', places) as unknown as readonly Cells[];
};

/** Installations that go: of a computer those that fit, else every one that fits. */
const touchRemovedInstallations = (touching: Touching, removed: readonly WrittenRow[]): void => {
  const { tables, nodes } = touching;
  for (const row of removed) {
    const { computer, ...software } = row.cells;
    const fits = matching('installations', [{ line: row.line, cells: software }]);
    const isAbout = tables.installations.applications.map(application => fits(application as unknown as Cells));
    if (computer === undefined) {
      tables.installations.applications.forEach(({ product }, at) => {
        if (isAbout[at]) nodes.add(nodeOf('product', product));
      });
      continue;
    }
    touching.computers.add(fold(String(computer)));
    touchInstalled(touching, marksOf(tables, new Set([fold(String(computer))])), isAbout);
  }
};

/** The part of an estate that a change set may change: it holds everything that is linked to what is changed, before and after. */
export const touchedBy = (changes: ChangeSet, tables: EstateTables): Members => {
  const touching: Touching = { tables, nodes: new Set(), computers: new Set(), users: new Set() };
  const rowsOf = new Map<TableName, Cells[]>();
  for (const table of new Set([...changes.rows.keys(), ...changes.removals.keys()])) {
    const [changed, removed] = [changes.rows.get(table) ?? [], changes.removals.get(table) ?? []];
    const present = isPartTable(table)
      ? tables.rows(table, placesOf(tables, table, changed, removed)).map(row => row as unknown as Cells)
      : [];
    const rows = [...changed.map(({ cells }): Cells => cells), ...present];
    rowsOf.set(table, rows);
    for (const row of rows) noteRow(touching, table, row);
  }
  touchRemovedInstallations(touching, changes.removals.get('installations') ?? []);
  const named = (table: TableName, column: string): Names =>
    new Set((rowsOf.get(table) ?? []).map(row => fold(String(row[column] ?? ''))));
  touchContracts(touching, named('contracts', 'contract'));
  const ofUsers = touchUsers(touching, named('users', 'user'));
  touchComputers(touching, [...(rowsOf.get('computers') ?? []), ...ofUsers]);
  return {
    nodes: linkedTo(tables, touching.nodes),
    computers: touching.computers,
    users: touching.users,
  };
};
