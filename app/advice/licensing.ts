/** What no license covers, and what it would take to license it: as many of a license like one that names the product as the engine counts. */
import { type Effect, effectOf } from '../../engine/advice/effect.ts';
import { costOf } from '../../engine/advice/purchases.ts';
import {
  isPattern,
  neededBy,
  type Uncovered,
  uncoveredOf,
  withoutAccess,
  withTried,
} from '../../engine/advice/uncovered.ts';
import { compare, type Fraction } from '../../engine/fraction.ts';
import type { License } from '../../engine/license/license.ts';
import type { Calculator } from './calculator.ts';
import { weightOf } from './order.ts';

export interface Licensing {
  readonly product: string;
  readonly publisher: string;
  /** Versions and editions that are not covered: "2019 Professional". */
  readonly software: readonly string[];
  readonly installations: number;
  /** The first of the computers. */
  readonly computers: readonly string[];
  /** License whose way of counting and price were taken; null where no license names the product. */
  readonly like: string | null;
  readonly metric: string | null;
  readonly quantity: number | null;
  readonly cost: Fraction | null;
  readonly currency: string;
  readonly effect: Effect | null;
}

export interface LicensingAnswer {
  readonly licensing: readonly Licensing[];
  /** Products that are not listed: those of which least is installed. */
  readonly leftOut: number;
}

const PRODUCTS_MAX = 50;
const PATTERNS_MAX = 5;
const VERSIONS_MAX = 50;

interface Tried {
  readonly pattern: License;
  readonly quantity: number;
  readonly cost: Fraction | null;
  readonly effect: Effect;
}

/** A license like the pattern, tried under `priority`, where the last in order takes only what all others may not have. */
const trial = async (calculator: Calculator, uncovered: Uncovered, pattern: License): Promise<Tried> => {
  const group = calculator.groups.ofProduct[uncovered.product];
  const part = calculator.partOf(group);
  const countsAccess = pattern.metric.family === 'user' && pattern.metric.countsAccess;
  const image = countsAccess ? withoutAccess(part, uncovered) : part;
  const isKnown = !countsAccess && calculator.open.meta.policy === 'priority';
  const before = isKnown ? await calculator.before(group) : await calculator.compute(image, 'priority');
  const after = await calculator.compute(withTried(image, pattern, uncovered), 'priority');
  const quantity = neededBy(after);
  return {
    pattern,
    quantity,
    cost: costOf(pattern, quantity),
    effect: effectOf(calculator.whole, [{ before, after }]),
  };
};

/** What covers most, then what costs least; without a price after every price, then in the order of licenses. */
const bestOf = (tried: readonly Tried[], { open }: Calculator): Tried | undefined => {
  const { rates } = open.meta.totals;
  const left = ({ effect }: Tried): number => effect.after.unlicensed;
  const weight = ({ pattern, cost }: Tried): Fraction | null =>
    cost && weightOf(new Map([[pattern.price.currency, cost]]), rates);
  return tried.toSorted((a, b) => {
    const [x, y] = [weight(a), weight(b)];
    const byCost = x && y ? compare(x, y) : Number(x === null) - Number(y === null);
    return left(a) - left(b) || byCost || a.quantity - b.quantity || a.pattern.index - b.pattern.index;
  })[0];
};

const licensingOf = async (calculator: Calculator, uncovered: Uncovered): Promise<Licensing> => {
  const { image, ledger } = calculator.open.run;
  const { name } = image.products;
  const patterns = ledger.licenses
    .filter(license => license.productAt.has(uncovered.product) && isPattern(license))
    .slice(0, PATTERNS_MAX);
  const tried: Tried[] = [];
  for (const pattern of patterns) tried.push(await trial(calculator, uncovered, pattern));
  const best = bestOf(tried, calculator);
  const { version, edition } = image.applications;
  const software = uncovered.applications.map(at => [version[at], edition[at]].filter(part => part !== '').join(' '));
  return {
    product: name[uncovered.product],
    publisher: calculator.publisherOf(name[uncovered.product]),
    software: software.filter(text => text !== '').slice(0, VERSIONS_MAX),
    installations: uncovered.installations,
    computers: uncovered.computers.map(at => image.computers.name[at]),
    like: best?.pattern.row.license ?? null,
    metric: best?.pattern.metricId ?? null,
    quantity: best?.quantity ?? null,
    cost: best?.cost ?? null,
    currency: best?.pattern.price.currency ?? '',
    effect: best?.effect ?? null,
  };
};

/** Products of which something is not covered, most installations first. */
export const planLicensing = async (calculator: Calculator): Promise<LicensingAnswer> => {
  const uncovered = uncoveredOf(calculator.open.run);
  const licensing: Licensing[] = [];
  for (const each of uncovered.slice(0, PRODUCTS_MAX)) licensing.push(await licensingOf(calculator, each));
  return { licensing, leftOut: Math.max(0, uncovered.length - PRODUCTS_MAX) };
};
