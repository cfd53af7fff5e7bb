/** Reads of records for many keys at once, as the doors ask for them: every function is one statement, whatever the number of keys. */
import { KEY_COLUMNS } from '../engine/estate/keys.ts';
import type { RecordedChange } from '../store/changes.ts';
import { WITHOUT_HISTORY } from '../store/importing/history.ts';
import { RECORD_TABLES, type RecordTable } from '../store/stored.ts';
import { differencesOf } from './edit/version.ts';

export { historiesOf, type RecordedChange } from '../store/changes.ts';
export type { ImportRecord } from '../store/importing/ledger.ts';
export {
  type ImportProblem,
  importsById,
  noticesOfImports,
  problemsOfImports,
} from '../store/imports.ts';
export { installedOn } from '../store/installedOn.ts';
export { guestsOf, recordsByKey, recordsNaming } from '../store/records.ts';
export { type RecordTable, storedKey as storedKeyOf } from '../store/stored.ts';

/** Tables whose changes are recorded. */
export const RECORDED_TABLES: readonly RecordTable[] = RECORD_TABLES.filter(table => !WITHOUT_HISTORY.has(table));

/** Parts of the key of the record that a change is about, as first spelt. */
export const partsOfKey = ({ table, before, after }: RecordedChange): string[] =>
  KEY_COLUMNS[table].map(column => String((before ?? after)?.[column] ?? ''));

/** Columns in which the record differs before and after, as text of the cells. */
export const columnsChanged = ({ table, before, after }: RecordedChange): ReturnType<typeof differencesOf> =>
  differencesOf(table, before, after);
