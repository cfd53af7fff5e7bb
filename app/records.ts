/** Reads of records for many keys at once, as the doors ask for them: every function is one statement, whatever the number of keys. */

export { historiesOf, type RecordedChange } from '../store/changes.ts';
export type { ImportRecord } from '../store/importing/ledger.ts';
export {
  countImports,
  type ImportProblem,
  importsBefore,
  importsById,
  problemsOfImports,
} from '../store/imports.ts';
export { installedOn } from '../store/installedOn.ts';
export { recordsByKey, recordsNaming } from '../store/records.ts';
export type { RecordTable } from '../store/stored.ts';
