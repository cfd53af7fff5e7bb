/** The engine for programs that embed it: rows in, positions and their reasons out, with no file, database or clock. */
export type { Outcome, Reason, Right, Status } from './codes.ts';
export type { Estate, Row, TableName } from './estate/tables.ts';
export { type Candidate, candidatesOfSlot, type Verdict } from './explain/candidates.ts';
export { allDecisions, type Decision, unlicensedDecisions } from './explain/decisions.ts';
export { candidatesOf, type DecisionQuery, decisionIdsOf } from './explain/lookup.ts';
export { candidateSentence, decisionSentence, findingSentence, positionSentences } from './explain/sentences.ts';
export {
  findingRecords,
  type PositionRecord,
  positionRecords,
  rejections,
  type Totals,
  totalsOf,
} from './explain/view.ts';
export { columnsOf, imageOf } from './image/build.ts';
export type { EstateRows, Image, InstallationColumns } from './image/image.ts';
export { METRIC_IDS, type MetricId } from './metrics/index.ts';
export { type Policy, type Run, reconcile, reconcileOptimal } from './reconcile.ts';
export type { Terms } from './terms.ts';
