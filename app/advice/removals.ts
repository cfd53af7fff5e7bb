/** Installations that nobody uses, by license and product, each group with what the whole estate would come to without it. */
import type { Group } from '../../engine/advice/connected.ts';
import { type Effect, type Sums, savedBy } from '../../engine/advice/effect.ts';
import { withoutInstallations } from '../../engine/advice/part.ts';
import { type UnusedGroup, unusedOf, withUsage } from '../../engine/advice/unused.ts';
import { compare, times, whole } from '../../engine/fraction.ts';
import { compareText, fold } from '../../engine/names.ts';
import type { Calculator } from './calculator.ts';
import { weightOf } from './order.ts';
import { indexOf, mostPromising } from './promising.ts';

/** An installation that was not used for long. */
interface UnusedInstallation {
  readonly computer: string;
  readonly version: string;
  readonly edition: string;
  /** Whole days since 1970-01-01. */
  readonly lastUsed: number;
}

export interface Removal {
  readonly product: string;
  /** Null for what no license covers. */
  readonly license: string | null;
  readonly name: string | null;
  readonly installations: number;
  /** The longest unused first, at most `SHOWN_MAX`. */
  readonly computers: readonly UnusedInstallation[];
  readonly consumed: readonly [before: number, after: number];
  readonly effect: Effect;
}

export interface Removals {
  readonly removals: readonly Removal[];
  /** Groups that were not computed: those that promise least. */
  readonly leftOut: number;
  readonly unused: number;
  readonly unknown: number;
}

/** Groups that are computed: of what licenses have, and of what no license covers. */
const COMPUTED_MAX = 50;
const UNCOVERED_MAX = 20;
const SHOWN_MAX = 100;

const shown = (calculator: Calculator, group: UnusedGroup, lastUsed: Int32Array): readonly UnusedInstallation[] => {
  const { image } = calculator.open.run;
  const { computer, application } = image.installations;
  return group.installations
    .toSorted((a, b) => lastUsed[a] - lastUsed[b] || computer[a] - computer[b] || a - b)
    .slice(0, SHOWN_MAX)
    .map(at => ({
      computer: image.computers.name[computer[at]],
      version: image.applications.version[application[at]],
      edition: image.applications.edition[application[at]],
      lastUsed: lastUsed[at],
    }));
};

const removalOf = async (calculator: Calculator, group: UnusedGroup, lastUsed: Int32Array): Promise<Removal> => {
  const { image, ledger, settled } = calculator.open.run;
  const license = ledger.licenses[group.license]?.row ?? null;
  const own: Group = calculator.groups.ofProduct[group.product];
  const left = withoutInstallations(calculator.partOf(own), image, group.installations);
  const effect = await calculator.effectOf(own, left);
  const changed = effect.positions.find(({ license: key }) => key === license?.license);
  const consumed = license === null ? 0 : settled.positions[group.license].consumed;
  return {
    product: image.products.name[group.product],
    license: license?.license ?? null,
    name: license?.name ?? null,
    installations: group.installations.length,
    computers: shown(calculator, group, lastUsed),
    consumed: [changed?.before.consumed ?? consumed, changed?.after.consumed ?? consumed],
    effect,
  };
};

/** What the freed units of the license cost. */
const worthOf = (calculator: Calculator, { license, consumed: [before, after] }: Removal): Sums => {
  if (license === null) return new Map();
  const { price } = calculator.open.run.ledger.licenses[indexOf(calculator, fold(license))];
  return price.amount === null ? new Map() : new Map([[price.currency, times(whole(before - after), price.amount)]]);
};

/** Those that save most first; then by the value and number of what they free; then by what is not uncovered any more. */
const inOrder = (calculator: Calculator, removals: readonly Removal[]): readonly Removal[] => {
  const { rates } = calculator.open.meta.totals;
  const freed = ({ consumed: [before, after] }: Removal): number => before - after;
  const covered = ({ effect }: Removal): number => effect.before.unlicensed - effect.after.unlicensed;
  return removals
    .map(removal => ({
      removal,
      saved: weightOf(savedBy(removal.effect), rates),
      value: weightOf(worthOf(calculator, removal), rates),
    }))
    .sort(
      (a, b) =>
        compare(b.saved, a.saved) ||
        compare(b.value, a.value) ||
        freed(b.removal) - freed(a.removal) ||
        covered(b.removal) - covered(a.removal) ||
        compareText(
          fold(`${a.removal.license ?? ''}\n${a.removal.product}`),
          fold(`${b.removal.license ?? ''}\n${b.removal.product}`),
        ),
    )
    .map(({ removal }) => removal);
};

/** `before` is the first day that counts as used lately; `lastUsed` as installations have it. */
export const planRemovals = async (calculator: Calculator, lastUsed: Int32Array, before: number): Promise<Removals> => {
  const latest = withUsage(calculator.open.run.image, lastUsed);
  const { groups, count, unknown } = unusedOf(calculator.open.run, latest, before);
  const chosen = [
    ...mostPromising(
      calculator,
      groups.filter(({ license }) => license >= 0),
      COMPUTED_MAX,
    ),
    ...mostPromising(
      calculator,
      groups.filter(({ license }) => license < 0),
      UNCOVERED_MAX,
    ),
  ];
  const removals: Removal[] = [];
  for (const group of chosen) removals.push(await removalOf(calculator, group, latest));
  return { removals: inOrder(calculator, removals), leftOut: groups.length - chosen.length, unused: count, unknown };
};
