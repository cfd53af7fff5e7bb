/**
 * Which licenses and products decide about each other: what a license is given depends on other licenses only through products that
 * both name, entitlements that move between them, and suites that hide their members. Sets that nothing links are computed apart.
 */
import type { TableName } from '../estate/tables.ts';
import { fold } from '../names.ts';
import type { EstateTables, PartTable } from './tables.ts';

export type Kind = 'license' | 'product' | 'purchase' | 'serial' | 'activation';

/** What the columns of a row are about. Computers, users and contracts link nothing: nothing is shared between licenses there. */
export const ABOUT: Readonly<Partial<Record<TableName, Readonly<Record<string, Kind>>>>> = {
  products: { product: 'product' },
  versions: { product: 'product' },
  editions: { product: 'product' },
  suites: { suite_product: 'product', member_product: 'product' },
  installations: { product: 'product' },
  usage: { product: 'product' },
  access: { product: 'product' },
  licenses: { license: 'license' },
  license_products: { license: 'license', product: 'product' },
  license_contracts: { license: 'license' },
  purchases: { purchase: 'purchase', license: 'license', base_license: 'license', serial: 'serial' },
  allocations: { license: 'license' },
  measurements: { license: 'license' },
  serials: { serial: 'serial' },
  registrations: { serial: 'serial' },
  activations: { activation: 'activation', purchase: 'purchase', license: 'license' },
  activation_events: { activation: 'activation', serial: 'serial' },
};

/** Tables whose rows are about several things. */
export const LINKING = ['suites', 'license_products', 'purchases', 'activations', 'activation_events'] as const;

/** Something in the graph of links: its kind and folded name. */
export const nodeOf = (kind: Kind, name: unknown): string => `${kind} ${fold(String(name ?? ''))}`;

/** What a row is about; blank cells are about nothing. */
export const nodesOf = (table: TableName, row: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(ABOUT[table] ?? {}).flatMap(([column, kind]) =>
    row[column] === undefined || row[column] === null || row[column] === '' ? [] : [nodeOf(kind, row[column])],
  );

/** Rows of a table as far as they link: one list of nodes each. */
function* linksIn(tables: EstateTables, table: PartTable): Iterable<readonly string[]> {
  const columns = Object.entries(ABOUT[table]!).map(([name, kind]) => ({ kind, cells: tables.column(table, name) }));
  for (let at = 0; at < columns[0].cells.length; at++)
    yield columns.flatMap(({ kind, cells }) => (cells[at] ? [nodeOf(kind, cells[at])] : []));
}

/** Nodes that were joined, directly or through others, have the same top. */
export const openJoins = () => {
  const parent = new Map<string, string>();
  const top = (node: string): string => {
    let found = node;
    for (let next = parent.get(found); next !== undefined; next = parent.get(found)) found = next;
    for (let at = node; at !== found; ) {
      const next = parent.get(at)!;
      parent.set(at, found);
      at = next;
    }
    return found;
  };
  const join = (nodes: readonly string[]): void => {
    for (const node of nodes) {
      const [a, b] = [top(nodes[0]), top(node)];
      if (a !== b) parent.set(b, a);
    }
  };
  return { top, join };
};

/**
 * Everything that is linked to `from`, directly or through others. Links that changes add lie between nodes they touch, which are all in
 * `from`; links that they remove still count: a set that is too large is computed right all the same.
 */
export const linkedTo = (tables: EstateTables, from: Iterable<string>): ReadonlySet<string> => {
  const { top, join } = openJoins();
  const seen = new Set<string>();
  for (const table of LINKING)
    for (const nodes of linksIn(tables, table)) {
      for (const node of nodes) seen.add(node);
      join(nodes);
    }
  const start = [...from];
  const tops = new Set(start.map(top));
  return new Set([...start, ...[...seen].filter(node => tops.has(top(node)))]);
};
