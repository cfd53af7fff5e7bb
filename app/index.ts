/** The public entry for programs that embed the engine: everything a door can ask, with nothing of the command line or the server. */
export { formatDay, parseDay } from '../engine/estate/days.ts';
export { KEY_COLUMNS } from '../engine/estate/keys.ts';
export type { Problem, ProblemCode } from '../engine/estate/problem.ts';
export { TABLE_NAMES, type TableName } from '../engine/estate/tables.ts';
export type { Policy, Run } from '../engine/reconcile.ts';
export * from './activation/index.ts';
export {
  type Advice,
  type AdviceEffect,
  type AdviceOptions,
  advise,
  type GiveBackAdvice,
  type LicensingAdvice,
  type PurchaseAdvice,
  type PurchasePlan,
  type ReassignmentAdvice,
  type RemovalAdvice,
  UNUSED_DAYS,
  UNUSED_DAYS_MAX,
} from './advice.ts';
export { backupTo } from './backup.ts';
export { type CheckedCase, type CheckedFile, checkPaths } from './check.ts';
export { effectText } from './compare/recorded.ts';
export {
  type Cause,
  type CauseKind,
  compareRuns,
  type PositionDifference,
  type RunDifference,
  type UnlicensedDifference,
} from './compare.ts';
export { prepareDemo, SAMPLE_DAY } from './demo.ts';
export { type ChangeEffect, effectOf, recordEffects } from './effects.ts';
export { AppError, type AppErrorCode } from './errors.ts';
export {
  type ExplainedCandidate,
  type ExplainedChoiceOf,
  type ExplainedDecision,
  type ExplainedFinding,
  type ExplainQuery,
  type Explanation,
  explain,
  explainCandidates,
  explainDecision,
} from './explain.ts';
export { harmlessCell, positionsCsv, positionsXlsx, rejectsCsv, unlicensedCsv } from './exports.ts';
export * from './import/index.ts';
export { changePage } from './pages/changes.ts';
export { POLICIES, type Rates } from './policies.ts';
export {
  POSITION_ORDERS,
  type PositionOrder,
  type PositionQuery,
  type PositionRecord,
  positionsOf,
  STATUSES,
} from './positions.ts';
export { type ReconcileOptions, type ReconcileStep, reconcileEstate } from './reconcile.ts';
export { columnsChanged, partsOfKey, RECORDED_TABLES, type RecordedChange } from './records.ts';
export { daysOfSpan } from './renewals/span.ts';
export {
  effectSentence,
  estateSentence,
  type Renewal,
  type RenewalEffect,
  renewals,
  renewalsCsv,
  renewalsIcs,
} from './renewals.ts';
export { countRuns, findRun, listRuns, loadRun, type OpenRun } from './runs.ts';
export { scopeOf, scopeText } from './scope.ts';
export type { RunTotals, StoredRun } from './storedRun.ts';
export {
  addToken,
  findToken,
  type ListedToken,
  listTokens,
  type NewToken,
  ROLES_OF_TOKENS,
  revokeToken,
  type Token,
  type TokenRole,
} from './tokens.ts';
export {
  type UnlicensedGroup,
  type UnlicensedQuery,
  unlicensedByProduct,
  unlicensedOf,
  type Why,
} from './unlicensed.ts';
export { type Unrecognized, unrecognizedEvidence } from './unrecognized.ts';
export type { Move } from './what-if/moved.ts';
export type { RecordChanges } from './what-if/records.ts';
export type { Extent } from './what-if/trial.ts';
export {
  type ChangedPosition,
  type WhatIfChanges,
  type WhatIfOptions,
  type WhatIfOutcome,
  whatIf,
} from './whatIf.ts';
export {
  deleteWhatIf,
  keptWhatIfs,
  type StoredWhatIf,
  saveWhatIf,
  whatIfKey,
  whatIfPage,
} from './whatIfs.ts';
export { openWorkspace, type Workspace, type WorkspaceOptions } from './workspace.ts';
