/** What one process keeps of the present state of an estate between what-ifs, so that the next one need not read it again. */
import type { Database } from 'better-sqlite3';
import type { Image } from '../../engine/image/image.ts';
import type { EstateTables } from '../../engine/part/tables.ts';
import type { Terms } from '../../engine/terms.ts';
import type { EstateMark } from '../../store/editsSince.ts';
import type { Asked } from './basis.ts';
import type { WholeTotals } from './totals.ts';

/** Totals of the whole, with what was asked. */
export interface Known {
  readonly asked: Asked;
  readonly whole: WholeTotals;
}

export interface Kept {
  /** The state of the estate and of the catalog. */
  readonly mark: EstateMark;
  readonly catalogHash: string;
  readonly terms: Map<number, Terms>;
  tables: EstateTables | undefined;
  image: Image | null;
  /** The snapshot that `tables` looks into, where they come of one. */
  bytes: Uint8Array | undefined;
  /** Totals of the whole, by what was asked. */
  readonly known: Map<string, Known>;
}

/** By the open database: a state goes with it, or when another one comes in its place. */
export const keptOf = new WeakMap<Database, Kept>();
