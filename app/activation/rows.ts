/** Rows of the tables that activation is about, read without the millions of installations, and again only when something has changed. */
import type { Database } from 'better-sqlite3';
import type { Row } from '../../engine/estate/tables.ts';
import { estateVersion, inOneState, readTable } from '../../store/readEstate.ts';
import type { Workspace } from '../workspace.ts';

const TABLES = [
  'activations',
  'activation_events',
  'serials',
  'registrations',
  'purchases',
  'licenses',
  'license_products',
] as const;

/** Rows by table, in database order. */
export type ActivationRows = { readonly [T in (typeof TABLES)[number]]: readonly Row<T>[] };

const known = new WeakMap<Database, { readonly version: number; readonly rows: ActivationRows }>();

/** The rows as they are stored now. */
export const rowsOf = ({ db }: Workspace): ActivationRows =>
  inOneState(db, () => {
    const version = estateVersion(db);
    const read = known.get(db);
    if (read?.version === version) return read.rows;
    const rows = Object.fromEntries(TABLES.map(table => [table, readTable(db, table)])) as unknown as ActivationRows;
    known.set(db, { version, rows });
    return rows;
  });
