/** Purchases that close every shortfall, and cheaper ones where licenses are given out by the policy `optimal`. */
import { type Bought, packsOf } from '../../engine/advice/purchases.ts';
import { compare, ZERO } from '../../engine/fraction.ts';
import { fold } from '../../engine/names.ts';
import type { Calculator, Replaying } from './calculator.ts';
import { closedFrom } from './closing.ts';
import { leastOf } from './least.ts';
import { isLeastOf, type Market, marketOf, weighed } from './market.ts';
import { closedOptimally } from './optimally.ts';
import { isProven, type Planned, type PurchasePlan, planOf } from './plans.ts';
import { type Studied, study } from './study.ts';

/** Why nothing cheaper is offered, where it was looked for. */
export type NotCheaper = 'none' | 'not-proven' | { readonly fault: string };

export interface PurchaseAnswer {
  readonly plan: PurchasePlan;
  readonly cheaper: PurchasePlan | null;
  /** Null where a cheaper plan is offered or none was looked for. */
  readonly notCheaper: NotCheaper | null;
}

/** Markets of the groups in which something is short, by key of their first license. */
const shortMarkets = async (calculator: Calculator): Promise<readonly Market[]> => {
  const { open, groups, partOf, before } = calculator;
  const keys = open.run.settled.positions
    .filter(({ shortfall }) => shortfall > 0)
    .map(({ license }) => fold(license.row.license));
  const short = new Set(keys.map(key => groups.ofLicense.get(key)!));
  const conditions = {
    packs: packsOf(open.run.image.rows.purchases),
    rates: open.meta.totals.rates,
    asOf: open.run.ledger.asOf,
  };
  const markets: Market[] = [];
  for (const group of groups.list)
    if (short.has(group)) markets.push(marketOf(group, partOf(group), await before(group), conditions));
  return markets;
};

/** Plans what to buy: under the policy of the run, and, for a run under `priority`, whether `optimal` needs less. */
export const planPurchases = async (calculator: Calculator): Promise<PurchaseAnswer> => {
  const markets = await shortMarkets(calculator);
  return calculator.open.meta.policy === 'optimal'
    ? planOptimally(calculator, markets)
    : planByPriority(calculator, markets);
};

const planOptimally = async (calculator: Calculator, markets: readonly Market[]): Promise<PurchaseAnswer> => {
  const planned: Planned[] = [];
  for (const market of markets) {
    const found = await calculator.toBuyFor(market.image, market.packs);
    const least = leastOf(market, found);
    const { closing, proven } = await closedOptimally(calculator, market, found, least, null);
    planned.push({ market, closing: closing!, least, proven });
  }
  return { plan: planOf(calculator, 'optimal', planned), cheaper: null, notCheaper: null };
};

/** Groups that are studied, those that cost most first, and installations that all of these may have together: each is computed several times. */
const STUDIED_MAX = 40;
const STUDIED_INSTALLATIONS_MAX = 300_000;

const planByPriority = async (calculator: Calculator, markets: readonly Market[]): Promise<PurchaseAnswer> => {
  const begun: { readonly market: Market; readonly replay: Replaying; readonly bought: Bought }[] = [];
  for (const market of markets) {
    const replay = calculator.replay(market.group);
    begun.push({ market, replay, bought: (await closedFrom(market, replay, new Map())).bought });
  }
  const costly = begun
    .filter(({ market }) => !market.isOfOne)
    .toSorted((a, b) => compare(weighed(b.market, b.bought), weighed(a.market, a.bought)));
  const studied = new Map<Market, Studied>();
  let installations = 0;
  for (const { market, replay, bought } of costly.slice(0, STUDIED_MAX)) {
    const { count } = market.image.installations;
    if (installations + count > STUDIED_INSTALLATIONS_MAX) continue;
    installations += count;
    studied.set(market, await study(calculator, market, replay, bought));
  }
  const planned: Planned[] = [];
  for (const { market, replay, bought: first } of begun) {
    const { bought, least, proven } = studied.get(market) ?? {
      bought: first,
      least: ZERO,
      proven: isLeastOf(market, first, ZERO),
    };
    const closing = {
      group: market.group,
      bought,
      before: await calculator.before(market.group),
      after: await replay.reckon(bought),
    };
    planned.push({ market, closing, least, proven });
  }
  const plan = planOf(calculator, 'priority', planned);
  return planned.length === 0
    ? { plan, cheaper: null, notCheaper: null }
    : { plan, ...cheaperOf(calculator, planned, studied) };
};

/** The plan under `optimal` where it is cheaper. */
const cheaperOf = (
  calculator: Calculator,
  planned: readonly Planned[],
  studied: ReadonlyMap<Market, Studied>,
): Omit<PurchaseAnswer, 'plan'> => {
  const [fault] = [...studied.values()].flatMap(each => each.fault ?? []);
  if (fault !== undefined) return { cheaper: null, notCheaper: { fault } };
  const otherwise = planned.map(({ market, closing, least }): Planned => {
    const own = studied.get(market);
    return { market, closing: own?.otherwise ?? closing, least, proven: own?.otherwiseProven ?? market.isOfOne };
  });
  if (otherwise.some(({ closing }, at) => closing !== planned[at].closing))
    return { cheaper: planOf(calculator, 'optimal', otherwise), notCheaper: null };
  return { cheaper: null, notCheaper: otherwise.every(isProven) ? 'none' : 'not-proven' };
};
