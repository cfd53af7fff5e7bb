/** What is owned on a day: purchases in force, extra entitlements, and upgrades that move entitlements from one license to another. */
import { type ActivationRows, activationOn, needsActivation } from '../activation/shares.ts';
import { formatDay } from '../estate/days.ts';
import type { Row } from '../estate/tables.ts';
import { compareText, fold } from '../names.ts';
import { isInForce, whyNotInForce } from './force.ts';
import type { Finding } from './license.ts';

type Purchase = Row<'purchases'>;

const OWNED: ReadonlySet<string> = new Set(['software', 'baseline', 'subscription']);

const amount = (purchase: Purchase): number => purchase.quantity * (purchase.per_unit ?? 1);

export interface Entitled {
  /** By folded license key. */
  readonly entitled: ReadonlyMap<string, number>;
  /** Upgrades that counted less than bought, with how much was missing: purchase, license key. */
  readonly withoutBase: readonly { readonly purchase: string; readonly license: string; readonly missing: number }[];
  /** What is bought and not, or only provisionally, activated; by folded license key. */
  readonly activation: readonly (Pick<Finding, 'code' | 'detail'> & { readonly license: string })[];
}

/** Tables that entitlements are computed from. */
export interface EntitlingRows extends ActivationRows {
  readonly licenses: readonly Row<'licenses'>[];
}

interface Upgrade {
  readonly purchase: Purchase;
  readonly license: string;
  readonly base: string;
}

/** By `starts` (blank first), then key. Source: rules 1 and 9. */
const inOrder = (a: Upgrade, b: Upgrade): number =>
  (a.purchase.starts ?? Number.NEGATIVE_INFINITY) === (b.purchase.starts ?? Number.NEGATIVE_INFINITY)
    ? compareText(fold(a.purchase.purchase), fold(b.purchase.purchase))
    : (a.purchase.starts ?? Number.NEGATIVE_INFINITY) - (b.purchase.starts ?? Number.NEGATIVE_INFINITY);

/** Licenses that can be reached from themselves along upgrades: what upgrades to what in a circle. */
const inCycle = (upgrades: readonly Upgrade[]): ReadonlySet<string> => {
  const targets = Map.groupBy(upgrades, upgrade => upgrade.base);
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set<string>();
    const open = [from];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const { license } of targets.get(at) ?? []) {
        if (license === to) return true;
        if (!seen.has(license)) {
          seen.add(license);
          open.push(license);
        }
      }
    return false;
  };
  return new Set(
    upgrades
      .filter(({ base, license }) => base === license || reaches(license, base))
      .map(({ purchase }) => fold(purchase.purchase)),
  );
};

/** Upgrades such that each stands after all that fill its base; otherwise in the order of the rules. Cycles were taken out before. */
const afterTheirBase = (upgrades: readonly Upgrade[]): readonly Upgrade[] => {
  const waiting = upgrades.toSorted(inOrder);
  const done: Upgrade[] = [];
  while (waiting.length > 0) {
    const open = new Set(waiting.map(upgrade => upgrade.license));
    const next = waiting.findIndex(upgrade => !open.has(upgrade.base));
    done.push(...waiting.splice(next, 1));
  }
  return done;
};

/** What an analyst has to know of a purchase that counts only while it is activated. Source: docs/activation.md. */
const activationFindings = (
  purchase: Purchase,
  { activeOf, sharesOf }: ReturnType<typeof activationOn>,
): Entitled['activation'] => {
  const license = fold(purchase.license);
  const idle = amount(purchase) - activeOf(purchase);
  const name = purchase.purchase;
  return [
    ...(idle > 0
      ? [{ code: 'NOT_ACTIVATED', license, detail: `${idle} of ${amount(purchase)} of ${name}` } as const]
      : []),
    ...sharesOf(purchase)
      .filter(({ kind }) => kind === 'provisional')
      .map(({ quantity, until }) => {
        const detail = `${quantity} of ${name} until ${formatDay(until!)}`;
        return { code: 'PROVISIONAL_KEY', license, detail } as const;
      }),
  ];
};

/** Entitlements of every license on a day. Source: rules 1, entitled; rules 9, purchases; docs/activation.md. */
export const entitledOn = (rows: EntitlingRows, asOf: number): Entitled => {
  const { licenses, purchases } = rows;
  const active = activationOn(rows, asOf);
  const inForce = new Set(licenses.filter(row => whyNotInForce(row, asOf) === 0).map(row => fold(row.license)));
  const entitled = new Map(
    licenses.map(row => [fold(row.license), inForce.has(fold(row.license)) ? (row.extra_entitlements ?? 0) : 0]),
  );
  const gain = (license: string, by: number): void => void entitled.set(license, entitled.get(license)! + by);
  const counting = purchases.filter(row => !row.disabled && isInForce(row, asOf) && inForce.has(fold(row.license)));
  for (const purchase of counting)
    if (OWNED.has(purchase.kind)) gain(fold(purchase.license), active.activeOf(purchase));
  for (const [license, shares] of active.tests)
    if (inForce.has(license)) for (const { quantity } of shares) gain(license, quantity);
  const upgrades = counting
    .filter(purchase => purchase.kind === 'upgrade')
    .map(purchase => ({ purchase, license: fold(purchase.license), base: fold(purchase.base_license) }));
  const withBase = upgrades.filter(upgrade => inForce.has(upgrade.base));
  const cycles = inCycle(withBase);
  const movable = withBase.filter(upgrade => !cycles.has(fold(upgrade.purchase.purchase)));
  const moved = new Map<Purchase, number>();
  for (const { purchase, license, base } of afterTheirBase(movable)) {
    const units = Math.min(active.activeOf(purchase), Math.max(0, entitled.get(base)!));
    gain(base, -units);
    gain(license, units);
    moved.set(purchase, units);
  }
  const withoutBase = upgrades.flatMap(({ purchase, license }) => {
    const missing = active.activeOf(purchase) - (moved.get(purchase) ?? 0);
    return missing > 0 || !moved.has(purchase) ? [{ purchase: purchase.purchase, license, missing }] : [];
  });
  const activation = counting
    .filter(purchase => needsActivation(purchase) && purchase.kind !== 'maintenance')
    .flatMap(purchase => activationFindings(purchase, active));
  return { entitled, withoutBase, activation };
};
