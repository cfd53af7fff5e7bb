/** Records as they were when a run was computed: its own rows by key, so that a run speaks of the estate of its day. */
import type { Row } from '../engine/estate/tables.ts';
import type { EstateRows } from '../engine/image/image.ts';
import { fold } from '../engine/names.ts';
import type { Run } from '../engine/reconcile.ts';

type Named = { licenses: 'license'; contracts: 'contract'; computers: 'computer'; users: 'user'; products: 'product' };

const NAME = {
  licenses: 'license',
  contracts: 'contract',
  computers: 'computer',
  users: 'user',
  products: 'product',
} as const satisfies Named;

const indexes = new WeakMap<EstateRows, Map<keyof Named, ReadonlyMap<string, unknown>>>();

const indexOf = <T extends keyof Named>(rows: EstateRows, table: T): ReadonlyMap<string, Row<T>> => {
  if (!indexes.has(rows)) indexes.set(rows, new Map());
  const known = indexes.get(rows)!;
  if (!known.has(table)) {
    const all = rows[table] as readonly Row<T>[];
    known.set(table, new Map(all.map(row => [fold(String(row[NAME[table] as unknown as keyof Row<T>])), row])));
  }
  return known.get(table) as ReadonlyMap<string, Row<T>>;
};

/** The row of this name in the run's estate; undefined for what is only used and not listed there. */
export const rowOfRun = <T extends keyof Named>({ image }: Run, table: T, name: string): Row<T> | undefined =>
  indexOf(image.rows, table).get(fold(name));
