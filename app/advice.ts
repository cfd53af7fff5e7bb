/** Use case: what to do. What to buy, remove, give back and move, each with the figure that it changes, computed by the engine. */
import { moneyOf } from '../engine/advice/effect.ts';
import { estateVersion } from '../store/readEstate.ts';
import { type Calculator, openCalculator } from './advice/calculator.ts';
import {
  giveBackRecords,
  licensingRecords,
  purchaseRecords,
  reassignmentRecords,
  removalRecords,
} from './advice/records.ts';
import type { Advice } from './advice/shapes.ts';
import { AppError } from './errors.ts';
import { loadRun } from './runs.ts';
import type { Workspace } from './workspace.ts';

export type { AdviceEffect } from './advice/figures.ts';
export type {
  Advice,
  GiveBackAdvice,
  LicensingAdvice,
  PurchaseAdvice,
  PurchasePlan,
  ReassignmentAdvice,
  RemovalAdvice,
} from './advice/shapes.ts';

export interface AdviceOptions {
  /** A stored run; the last one when left out. */
  readonly run?: number;
  /** Installations count as unused when they were last used longer ago than so many days; `UNUSED_DAYS` when left out. */
  readonly unusedDays?: number;
  readonly signal?: AbortSignal;
}

export const UNUSED_DAYS = 90;
export const UNUSED_DAYS_MAX = 3_660;

const adviceOn = async (workspace: Workspace, calculator: Calculator, unusedDays: number): Promise<Advice> => {
  const { meta } = calculator.open;
  return {
    runId: meta.id,
    asOf: meta.asOf,
    policy: meta.policy,
    unusedDays,
    estateChanged: meta.estateVersion !== estateVersion(workspace.db),
    exposure: moneyOf(calculator.whole.exposure),
    shortfall: calculator.whole.shortfall,
    unlicensed: calculator.whole.unlicensed,
    ...(await purchaseRecords(calculator)),
    ...(await licensingRecords(calculator)),
    ...(await removalRecords(workspace, calculator, unusedDays)),
    ...(await giveBackRecords(calculator)),
    ...(await reassignmentRecords(workspace, calculator)),
  };
};

/**
 * Advice on a stored run. Nothing is stored. The same run and the same days of last use give the same advice, unless a search for
 * the policy `optimal` is ended by the clock. Throws `AppError`: NOT_FOUND for a run that is not there, INVALID for days out of range.
 */
export const advise = async (
  workspace: Workspace,
  { run, unusedDays = UNUSED_DAYS, signal }: AdviceOptions = {},
): Promise<Advice> => {
  if (!Number.isInteger(unusedDays) || unusedDays < 1 || unusedDays > UNUSED_DAYS_MAX)
    throw new AppError('INVALID', `${unusedDays} is no number of days; give 1 to ${UNUSED_DAYS_MAX}.`);
  const calculator = openCalculator(loadRun(workspace, run), signal);
  try {
    return await adviceOn(workspace, calculator, unusedDays);
  } finally {
    await calculator.close();
  }
};
