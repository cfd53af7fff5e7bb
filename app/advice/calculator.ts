/** Computes parts of a run's estate, with and without a step, as often as advice needs: what takes seconds for the whole takes milliseconds for a part. */

import { type Group, groupsOf } from '../../engine/advice/connected.ts';
import { type Effect, effectOf, type Standing, standingOf } from '../../engine/advice/effect.ts';
import { partOf } from '../../engine/advice/part.ts';
import type { Bought } from '../../engine/advice/purchases.ts';
import { openReckonings, type Reckoning, reckoningOf } from '../../engine/advice/reckoning.ts';
import { openReplay, type Replay } from '../../engine/advice/replay.ts';
import { LIMITS } from '../../engine/allocate/optimal/decide.ts';
import { isPriceFault, type Packs } from '../../engine/allocate/optimal/prices.ts';
import type { Fraction } from '../../engine/fraction.ts';
import type { Image } from '../../engine/image/image.ts';
import { type OptimalRun, type Policy, reconcile, reconcileOptimal } from '../../engine/reconcile.ts';
import { AppError } from '../errors.ts';
import { openSolver, type Solver } from '../optimal/highs.ts';
import type { OpenRun } from '../runCache.ts';
import { rowOfRun } from '../runRows.ts';

/** Seconds that solving programs may take in all; what is not proven by then is the best that was found. */
const SOLVING_SECONDS = 20;

interface Computed extends Reckoning {
  readonly proven: boolean;
}

/** The assignment that is cheapest to buy for. */
export interface Purchasable extends Reckoning {
  /** No assignment is cheaper to buy for, in the weights of the policy; access and measured licenses are left out. */
  readonly least: Fraction;
}

/** A group under `priority` with other entitlements, one computation at a time. */
type Asked<T> = {
  readonly [K in keyof T]: T[K] extends (more: Bought) => infer R ? (more: Bought) => Promise<R> : never;
};
export type Replaying = Asked<Replay>;

export interface Calculator {
  readonly open: OpenRun;
  /** The whole estate as the run has it. */
  readonly whole: Standing;
  readonly groups: ReturnType<typeof groupsOf>;
  readonly partOf: (group: Group) => Image;
  /** Publisher of a product of the run; '' where none is given. */
  readonly publisherOf: (product: string) => string;
  /** Computes an image under a policy, that of the run when left out. Throws `AppError` where the policy cannot answer. */
  readonly compute: (image: Image, policy?: Policy) => Promise<Computed>;
  /** The assignment for which the least has to be paid where licenses come in packs. Throws `AppError` where prices cannot be compared. */
  readonly toBuyFor: (image: Image, packs: Packs) => Promise<Purchasable>;
  /** A group as it stands: under `priority` out of the run, under `optimal` computed once, so that it is known whether it is proven. */
  readonly before: (group: Group) => Promise<Computed>;
  /** A group under `priority`, to be computed with other entitlements. */
  readonly replay: (group: Group) => Replaying;
  /** The effect of computing the image instead of the group as it stands. */
  readonly effectOf: (group: Group, image: Image) => Promise<Effect>;
  readonly close: () => Promise<void>;
}

const memoized = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const made = new Map<K, V>();
  return key => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
};

/** Lets a cancellation be heard between two computations. */
const turn = async (signal: AbortSignal | undefined): Promise<void> => {
  await new Promise<void>(resolve => setImmediate(resolve));
  signal?.throwIfAborted();
};

/** Opens a calculator on a run. `signal` ends it: what is asked then throws its reason. */
export const openCalculator = (open: OpenRun, signal?: AbortSignal): Calculator => {
  const { run, meta } = open;
  const { terms, asOf } = run.ledger;
  const solver: Solver = openSolver({ secondsInAll: SOLVING_SECONDS, signal });
  const optimally = async (image: Image, packs?: Packs): Promise<OptimalRun> => {
    const limits = { ...LIMITS, secondsPerProgram: 5, ...(packs && { criteria: 1 }) };
    try {
      return await reconcileOptimal(image, terms, asOf, {
        solve: solver.solve,
        rates: meta.totals.rates,
        limits,
        packs,
      });
    } catch (error) {
      throw isPriceFault(error) ? new AppError('INVALID', error.message) : error;
    }
  };
  const toBuyFor = async (image: Image, packs: Packs): Promise<Purchasable> => {
    await turn(signal);
    const run = await optimally(image, packs);
    return { ...reckoningOf(run), least: run.leastExposure };
  };
  const compute = async (image: Image, policy: Policy = meta.policy): Promise<Computed> => {
    await turn(signal);
    if (policy === 'priority') return { ...reckoningOf(reconcile(image, terms, asOf)), proven: false };
    const run = await optimally(image);
    return { ...reckoningOf(run), proven: run.proven };
  };
  const whole = standingOf(reckoningOf(run));
  const part = memoized((group: Group) => partOf(run.image, group));
  const reckonings = openReckonings(run);
  const before = memoized(
    async (group: Group): Promise<Computed> =>
      meta.policy === 'optimal' ? compute(part(group)) : { ...reckonings(group), proven: false },
  );
  const replay = (group: Group): Replaying => {
    const opened = memoized((image: Image) => openReplay(image, terms, asOf));
    const asked =
      <T>(ask: (replay: Replay) => (more: Bought) => T) =>
      async (more: Bought): Promise<T> => {
        await turn(signal);
        return ask(opened(part(group)))(more);
      };
    return {
      lacks: asked(each => each.lacks),
      isClosed: asked(each => each.isClosed),
      reckon: asked(each => each.reckon),
    };
  };
  return {
    open,
    whole,
    groups: groupsOf(run.image),
    partOf: part,
    publisherOf: product => rowOfRun(run, 'products', product)?.publisher ?? '',
    compute,
    toBuyFor,
    before,
    replay,
    effectOf: async (group, image) => effectOf(whole, [{ before: await before(group), after: await compute(image) }]),
    close: solver.close,
  };
};
