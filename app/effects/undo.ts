/** An estate as it would be without changes of rights that were made: everything else stays as it is. */
import type { EstateRows } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';
import type { RightsChange } from '../../store/effects.ts';
import { rightsChanged } from '../../store/importing/rightsChanges.ts';
import { blankRecord } from '../vocabulary.ts';

type AnyRow = Readonly<Record<string, unknown>>;
type RightsTable = RightsChange['table'];

/** Numbers of the records of a table, in the order of its rows. */
export type IdsOf = (table: RightsTable) => ArrayLike<number>;

const numbered = (rows: readonly AnyRow[], ids: ArrayLike<number>): Map<number, AnyRow> =>
  new Map(rows.map((row, at) => [ids[at], row]));

/** Rows in database order: one that comes back has its old place. */
const inOrder = (rows: ReadonlyMap<number, AnyRow>): readonly AnyRow[] =>
  [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);

/** The row with the rights it had; the other columns as they are. */
const withRightsOf = (table: RightsTable, row: AnyRow, before: AnyRow, after: AnyRow): AnyRow => ({
  ...row,
  ...Object.fromEntries(rightsChanged(table, before, after).map(column => [column, before[column]])),
});

const undoOne = (rows: Map<number, AnyRow>, { table, recordId, before, after }: RightsChange): void => {
  const row = rows.get(recordId);
  if (before === null && table === 'license_contracts') rows.delete(recordId);
  else if (after === null && before) rows.set(recordId, before);
  else if (row && after) rows.set(recordId, withRightsOf(table, row, before ?? { ...blankRecord(table) }, after));
};

/** A link can come back only where both its ends are. */
const holds = ({ licenses, contracts }: EstateRows): ((link: AnyRow) => boolean) => {
  const known = {
    license: new Set(licenses.map(row => fold(row.license))),
    contract: new Set(contracts.map(row => fold(row.contract))),
  };
  return link => known.license.has(fold(String(link.license))) && known.contract.has(fold(String(link.contract)));
};

/** The rows without the changes, which come the last first. */
export const withoutChanges = (rows: EstateRows, changes: readonly RightsChange[], idsOf: IdsOf): EstateRows => {
  if (changes.length === 0) return rows;
  const tables = [...new Set(changes.map(({ table }) => table))];
  const open = new Map(tables.map(table => [table, numbered(rows[table], idsOf(table))]));
  for (const change of changes) undoOne(open.get(change.table)!, change);
  const undone = {
    ...rows,
    ...Object.fromEntries([...open].map(([table, numberedRows]) => [table, inOrder(numberedRows)])),
  } as EstateRows;
  return { ...undone, license_contracts: undone.license_contracts.filter(holds(undone)) };
};
