/** Compares `optimal` with the best of all assignments on one estate, figure by figure. */
import { compareObjectives, type Objective } from '../../engine/allocate/optimal/objective.ts';
import type { Solve } from '../../engine/allocate/optimal/program.ts';
import type { Estate } from '../../engine/estate/tables.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import type { MetricId } from '../../engine/metrics/parameters.ts';
import { type OptimalRun, reconcile, reconcileOptimal } from '../../engine/reconcile.ts';
import { modelTerms } from '../oracle/terms.ts';
import { bestOf, figuresOf } from './every-assignment.ts';

export const RATES = { '': '1', EUR: '1', USD: '1' };

/** Metrics that meet each other in the random estates, and accesses in them. */
export const MIXTURES: Readonly<Record<string, { readonly metrics: readonly MetricId[]; readonly accesses: number }>> =
  {
    'computer metrics': { metrics: ['device', 'client_server', 'enterprise'], accesses: 0 },
    'computer and user metrics': { metrics: ['device', 'user', 'ibm_authorized_user'], accesses: 0 },
    'user metrics with accesses': { metrics: ['saas_user', 'user', 'device'], accesses: 3 },
    'core and processor metrics': { metrics: ['core', 'processor', 'device'], accesses: 0 },
    'host metrics': { metrics: ['microsoft_server_core', 'microsoft_management_core', 'ibm_vpc'], accesses: 0 },
    'Oracle metrics': { metrics: ['oracle_processor', 'oracle_nup', 'core'], accesses: 3 },
    'measured licenses beside others': { metrics: ['concurrent_user', 'device', 'user'], accesses: 0 },
  };

export interface Comparison {
  readonly came: Objective;
  readonly best: Objective;
  readonly better: boolean;
  readonly proven: boolean;
  readonly gap: number;
  readonly components: number;
}

/** Null where there are too many assignments to try. */
export const compareWithBest = async (estate: Estate, asOf: number, solve: Solve): Promise<Comparison | null> => {
  const image = imageOf(estate, columnsOf(estate));
  const judged = bestOf(image, modelTerms, asOf);
  if (judged === null) return null;
  const { ledger, proven, gap, components } = await reconcileOptimal(image, modelTerms, asOf, { solve, rates: RATES });
  const better = compareObjectives(judged.best, judged.priority) < 0;
  return { came: figuresOf(ledger), best: judged.best, better, proven, gap, components };
};

/** Computes both policies apart. Throws where `optimal` costs more, or says something else of what `priority` costs than that policy. */
export const compareWithPriority = async (estate: Estate, asOf: number, solve: Solve): Promise<OptimalRun> => {
  const image = imageOf(estate, columnsOf(estate));
  const found = await reconcileOptimal(image, modelTerms, asOf, { solve, rates: RATES });
  const priority = figuresOf(reconcile(image, modelTerms, asOf).ledger);
  if (compareObjectives(priority, found.priority) !== 0) throw new Error('priority does not cost what optimal says');
  if (compareObjectives(figuresOf(found.ledger), found.objective) !== 0)
    throw new Error('optimal does not cost what it says');
  if (compareObjectives(found.objective, priority) > 0) throw new Error('optimal costs more than priority');
  return found;
};
