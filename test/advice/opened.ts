/** Runs of small estates as advice gets them, and the same estates computed afresh. */
import { openCalculator } from '../../app/advice/calculator.ts';
import { compute, type Rates } from '../../app/policies.ts';
import type { OpenRun } from '../../app/runs.ts';
import { runTotalsOf } from '../../app/storedRun.ts';
import { formatDay } from '../../engine/estate/days.ts';
import type { Estate } from '../../engine/estate/tables.ts';
import { columnsOf, imageOf } from '../../engine/image/build.ts';
import type { Policy, Run } from '../../engine/reconcile.ts';
import { AS_OF } from '../oracle/arbitraries.ts';
import { modelTerms } from '../oracle/terms.ts';

const RATES: Rates = { '': '1', EUR: '1', USD: '1' };

/** Computes an estate as a whole. */
export const computed = (
  estate: Estate,
  policy: Policy,
  rates: Rates | undefined = RATES,
): Promise<{ readonly run: Run; readonly proven: boolean }> =>
  compute(policy, { image: imageOf(estate, columnsOf(estate)), terms: modelTerms, asOf: AS_OF, rates });

/** A run as if it had been stored. */
const openedRun = async (estate: Estate, policy: Policy, rates: Rates | undefined): Promise<OpenRun> => {
  const { run, proven } = await computed(estate, policy, rates);
  return {
    run,
    meta: {
      id: 1,
      asOf: formatDay(AS_OF),
      policy,
      startedAt: '2026-01-31T00:00:00.000Z',
      milliseconds: 0,
      proven,
      gap: null,
      catalogHash: '',
      imageHash: '',
      estateVersion: 0,
      totals: { ...runTotalsOf(run), rates },
    },
  };
};

/** Calls `ask` with a calculator on a run of the estate, and closes it. */
export const withCalculator = async <T>(
  estate: Estate,
  policy: Policy,
  ask: (calculator: ReturnType<typeof openCalculator>) => Promise<T>,
  { rates }: { readonly rates: Rates | undefined } = { rates: RATES },
): Promise<T> => {
  const calculator = openCalculator(await openedRun(estate, policy, rates));
  try {
    return await ask(calculator);
  } finally {
    await calculator.close();
  }
};

/** The estate with more entitlements of some licenses. */
export const withMore = (estate: Estate, more: ReadonlyMap<string, number>): Estate => ({
  ...estate,
  licenses: estate.licenses.map(row => ({
    ...row,
    extra_entitlements: (row.extra_entitlements ?? 0) + (more.get(row.license) ?? 0),
  })),
});
