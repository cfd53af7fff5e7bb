/** The words for why two runs differ: kinds of causes, each with a count and a sentence. */
import type { TableName } from '../../engine/estate/tables.ts';
import type { RecordedChange } from '../../store/changes.ts';

export type CauseKind =
  | 'day-changed'
  | 'policy-changed'
  | 'catalog-changed'
  | 'license-added'
  | 'license-removed'
  | 'license-changed'
  | 'license-began'
  | 'license-ended'
  | 'rights-changed'
  | 'contract-changed'
  | 'contract-ended'
  | 'products-changed'
  | 'purchase-added'
  | 'purchase-removed'
  | 'purchase-changed'
  | 'entitlement-began'
  | 'entitlement-ended'
  | 'installations-added'
  | 'installations-removed'
  | 'computers-added'
  | 'computers-removed'
  | 'computers-changed'
  | 'users-added'
  | 'users-removed'
  | 'users-changed'
  | 'usage-changed'
  | 'access-changed'
  | 'allocations-changed'
  | 'measurements-changed'
  | 'software-changed'
  | 'problems-changed'
  | 'elsewhere';

export interface Cause {
  readonly kind: CauseKind;
  /** How many rows or installations it is about. */
  readonly count: number;
  /** Names of what changed. */
  readonly detail: string;
  readonly sentence: string;
  /** Records whose recorded changes say who did it, and what it did to consumption. */
  readonly records?: readonly { readonly table: TableName; readonly row: Readonly<Record<string, unknown>> }[];
  /** Changes of rights of these records between the two runs, the last first. */
  readonly changes?: readonly RecordedChange[];
}

const SHOWN = 3;

/** "a, b, c and 4 more". */
export const listed = (names: readonly string[], count: number = names.length): string => {
  const shown = names.slice(0, SHOWN);
  return count > shown.length ? `${shown.join(', ')} and ${count - shown.length} more` : shown.join(', ');
};

/** "1 purchase", "2 purchases". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
