/** Why entitlements differ: purchases that came, went or changed, and those that began or ended between the two days. */
import { activationOn, needsActivation, type Share, sharesText, testText } from '../../engine/activation/shares.ts';
import { formatDay } from '../../engine/estate/days.ts';
import { isInForce } from '../../engine/license/force.ts';
import { fold } from '../../engine/names.ts';
import type { Cause } from './causes.ts';
import type { Estates } from './estates.ts';
import { eitherOf } from './rows.ts';
import { changes, type Sides, text } from './values.ts';

const amount = (row: Readonly<Record<string, unknown>>): number => Number(row.quantity) * Number(row.per_unit ?? 1);

const sum = (shares: readonly Share[]): number => shares.reduce((total, { quantity }) => total + quantity, 0);

/** What is activated on one side and not on the other: purchases that are there on both, and test keys. */
const causesOfActivation = (estates: Estates, name: string, from: number, to: number): Cause[] => {
  const { before, after } = estates;
  const [was, is] = [activationOn(before.image.rows, from), activationOn(after.image.rows, to)];
  const cause = (detail: string, had: readonly Share[], has: readonly Share[], sentence: string): Cause[] => {
    const gained = sum(has) - sum(had);
    if (gained === 0) return [];
    return [
      { kind: gained > 0 ? 'entitlement-began' : 'entitlement-ended', count: Math.abs(gained), detail, sentence },
    ];
  };
  const earlier = new Map(before.image.rows.purchases.map(row => [fold(row.purchase), row]));
  const bought = after.image.rows.purchases.flatMap(row => {
    const known = earlier.get(fold(row.purchase));
    const isOwn = fold(row.license) === fold(name) || fold(row.base_license) === fold(name);
    if (!known || !isOwn || !needsActivation(row)) return [];
    const shares = is.sharesOf(row);
    const sentence = `Purchase ${row.purchase} on ${formatDay(to)}: ${sharesText(row, shares)}.`;
    return cause(row.purchase, was.sharesOf(known), shares, sentence);
  });
  const [had, has] = [was.tests.get(fold(name)) ?? [], is.tests.get(fold(name)) ?? []];
  const names = [...new Set([...had, ...has].map(({ by }) => by))].join(', ');
  return [
    ...bought,
    ...cause(names, had, has, `Test keys on ${formatDay(to)}: ${has.map(testText).join(', ') || 'none'}.`),
  ];
};

type AnyPurchase = Readonly<Record<string, unknown>>;

/** Maintenance adds no entitlements; it decides which versions may be used. */
export const isMaintenance = (row: AnyPurchase): boolean => row.kind === 'maintenance';

/** Causes among the purchases of a license, upgrades from it included; all of them, or those of a kind. */
export const causesOfPurchases = (
  estates: Estates,
  name: string,
  { from, to }: Sides,
  isWanted: (row: AnyPurchase) => boolean = () => true,
): Cause[] => {
  const own = [
    ...estates.rowsNaming('purchases', 'license', name),
    ...estates.rowsNaming('purchases', 'base_license', name),
  ].filter(({ before, after }) => [before, after].some(row => row && isWanted(row)));
  const differing = own.map((difference): Cause => {
    const row = eitherOf(difference);
    const kind = !difference.before ? 'purchase-added' : !difference.after ? 'purchase-removed' : 'purchase-changed';
    const what = `${text(row, 'purchase')} (${text(row, 'kind')}, ${amount(row)})`;
    const sentence =
      kind === 'purchase-changed'
        ? `Purchase ${text(row, 'purchase')}: ${changes(difference)}.`
        : `Purchase ${what} ${kind === 'purchase-added' ? 'added' : 'removed'}.`;
    return { kind, count: amount(row), detail: text(row, 'purchase'), sentence };
  });
  const known = new Set(own.map(difference => fold(text(eitherOf(difference), 'purchase'))));
  const passing = estates.after.image.rows.purchases.filter(
    row =>
      (fold(row.license) === fold(name) || fold(row.base_license) === fold(name)) &&
      !row.disabled &&
      isWanted(row) &&
      !known.has(fold(row.purchase)) &&
      isInForce(row, from) !== isInForce(row, to),
  );
  return [
    ...differing,
    ...causesOfActivation(estates, name, from, to),
    ...passing.map((row): Cause => {
      const began = isInForce(row, to);
      const day = began === from < to ? row.starts : row.expires;
      const verb = began ? 'is in force' : 'is not in force';
      return {
        kind: began ? 'entitlement-began' : 'entitlement-ended',
        count: amount(row),
        detail: row.purchase,
        sentence: `Purchase ${row.purchase} (${row.kind}, ${amount(row)}) ${verb} on ${formatDay(to)}${day === null ? '' : `: it ${began === from < to ? 'starts' : 'expires'} on ${formatDay(day)}`}.`,
      };
    }),
  ];
};
