/** The use cases around imports, for the command line and the server. */
export type { StoreError } from '../../store/errors.ts';
export {
  beginImport,
  endImport,
  endInterruptedImports,
  type ImportRecord,
  importWarnings,
  listImports,
  loadImport,
} from '../../store/importing/ledger.ts';
export type { TableCount } from '../../store/importing/tally.ts';
export {
  type RecognitionConflict,
  recognitionConflicts,
  type Unrecognized,
  unrecognized,
} from '../../store/recognition.ts';
export { countRejects, exportRejects, listRejects, type RejectedRow } from '../../store/rejects.ts';
export { sourceNames } from '../../store/sources.ts';
export {
  type ImportedFile,
  type ImportOptions,
  type ImportOutcome,
  importPaths,
} from './importPaths.ts';
export { IMPORT_FORMATS } from './plan.ts';
export type { ImportProgress } from './progress.ts';
export type { Source } from './sources.ts';
