/** The public entry for programs that embed the engine: everything a door can ask, with nothing of the command line or the server. */
export { formatDay, parseDay } from '../engine/estate/days.ts';
export type { Problem, ProblemCode } from '../engine/estate/problem.ts';
export { TABLE_NAMES, type TableName } from '../engine/estate/tables.ts';
export type { Policy, Run } from '../engine/reconcile.ts';
export * from './activation/index.ts';
export { backupTo } from './backup.ts';
export { type CheckedCase, type CheckedFile, checkPaths } from './check.ts';
export { type Cause, type CauseKind, compareRuns, type PositionDifference, type RunDifference } from './compare.ts';
export { prepareDemo, SAMPLE_DAY } from './demo.ts';
export { AppError, type AppErrorCode } from './errors.ts';
export {
  type ExplainedCandidate,
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
export { type ChangedPosition, type WhatIfOutcome, whatIf } from './whatIf.ts';
export { openWorkspace, type Workspace, type WorkspaceOptions } from './workspace.ts';
