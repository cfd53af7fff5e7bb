/** Where decisions are written: one outcome a slot, and rows of their own for what is consumed without an installation. */
import type { Ledger } from '../allocate/ledger.ts';
import type { License } from '../license/license.ts';

/** A row without an installation: measured, permanent or access consumption. -1 for no computer, user, license or product. */
export interface OtherRow {
  readonly computer: number;
  readonly user: number;
  readonly product: number;
  readonly version: string;
  readonly edition: string;
  readonly outcome: number;
  readonly license: number;
  /** A right, or NO_RIGHT_CODE. */
  readonly right: number;
  readonly reason: number;
  readonly units: number;
  /** Position in the access book; -1 for other rows. */
  readonly access: number;
  /** The arithmetic or what the row is for. */
  readonly detail: string;
}

export interface Rows {
  readonly outcome: Uint8Array;
  readonly reason: Uint8Array;
  readonly units: Int32Array;
  readonly other: OtherRow[];
}

/** What a license consumes of what it was given so far. */
interface Settlement {
  readonly consumed: number;
  /** Something needed for the count is missing: cores or processors of a computer given to it. */
  readonly missing: boolean;
}

/** Settles a license: computes its consumption, and writes the rows where `rows` is given. */
export type Settle = (ledger: Ledger, license: License, rows: Rows | null) => Settlement;
