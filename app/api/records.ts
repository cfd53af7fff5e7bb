/** Reads of records for many keys at once, as the doors ask for them: every function is one statement, whatever the number of keys. */

export { historiesOf } from '../../store/api/histories.ts';
export {
  countImports,
  type ImportProblem,
  importsBefore,
  importsById,
  problemsOfImports,
} from '../../store/api/imports.ts';
export { installedOn } from '../../store/api/installed.ts';
export { recordsByKey, recordsNaming } from '../../store/api/records.ts';
export type { RecordedChange } from '../../store/changes.ts';
export type { ImportRecord } from '../../store/importing/ledger.ts';
export type { RecordTable } from '../../store/stored.ts';
