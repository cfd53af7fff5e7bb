/** All causes of one position, and of what is unlicensed of one product, put together. */

import type { License } from '../../engine/license/license.ts';
import { fold } from '../../engine/names.ts';
import type { Run } from '../../engine/reconcile.ts';
import type { Terms } from '../../engine/terms.ts';
import { type Cause, listed } from './causes.ts';
import type { Estates } from './estates.ts';
import { causesOfCatalog } from './ofCatalog.ts';
import { causesOfInventory } from './ofInventory.ts';
import { causesOfCover, causesOfLicense } from './ofLicense.ts';
import { causesOfProblems } from './problems.ts';
import type { Sides } from './values.ts';

export interface Setting {
  readonly estates: Estates;
  readonly terms: readonly [before: Terms, after: Terms];
  readonly days: readonly [from: number, to: number];
  readonly isOtherPolicy: boolean;
  /** Folded keys of the licenses whose positions differ. */
  readonly changed: ReadonlySet<string>;
}

const licenseIn = (run: Run, key: string): License | undefined =>
  run.ledger.licenses.find(({ row }) => fold(row.license) === key);

const productsOf = (run: Run, license: License | undefined): readonly string[] =>
  license ? license.products.map(({ product }) => run.image.products.name[product]) : [];

const wholeLicense = (kind: 'license-added' | 'license-removed', name: string): Cause => ({
  kind,
  count: 1,
  detail: name,
  sentence: kind === 'license-added' ? 'The license is new.' : 'The license is gone.',
});

const namesOneOf = (run: Run, license: License, products: ReadonlySet<string>): boolean =>
  license.products.some(({ product }) => products.has(fold(run.image.products.name[product])));

/** Keys of the licenses that name one of these products (folded), in either run. */
const licensesNaming = ({ before, after }: Estates, products: ReadonlySet<string>): readonly string[] => [
  ...new Set(
    [before, after].flatMap(run =>
      run.ledger.licenses.filter(license => namesOneOf(run, license, products)).map(({ row }) => fold(row.license)),
    ),
  ),
];

/** Nothing about it differs: others took more or less of what it may cover. */
const elsewhere = ({ estates, isOtherPolicy, changed }: Setting, key: string, products: readonly string[]): Cause => {
  const others = licensesNaming(estates, new Set(products.map(fold)))
    .filter(other => other !== key && changed.has(other))
    .map(other => (licenseIn(estates.after, other) ?? licenseIn(estates.before, other))!.row.license);
  const who = others.length > 0 ? listed(others) : 'other licenses';
  return {
    kind: 'elsewhere',
    count: Math.max(1, others.length),
    detail: listed(others),
    sentence: isOtherPolicy
      ? 'Nothing about the license itself differs; the other policy gives installations out differently.'
      : `Nothing about the license itself differs; ${who} took more or left more.`,
  };
};

/** Why the position of a license differs; `name` is its key as it is spelt. At least one cause. */
export const causesOfPosition = (setting: Setting, key: string, name: string): readonly Cause[] => {
  const { estates, terms, days } = setting;
  const before = licenseIn(estates.before, key);
  const after = licenseIn(estates.after, key);
  if (!before) return [wholeLicense('license-added', name)];
  if (!after) return [wholeLicense('license-removed', name)];
  const products = [...new Set([...productsOf(estates.before, before), ...productsOf(estates.after, after)])];
  const causes = [
    ...causesOfLicense(estates, name, { before, after, from: days[0], to: days[1] }),
    ...causesOfInventory(estates, products, name),
    ...causesOfCatalog(terms[0], terms[1], after.metricId),
  ];
  if (causes.length > 0) return causes;
  const problems = causesOfProblems(estates.before, estates.after, key);
  return problems.length > 0 ? problems : [elsewhere(setting, key, products)];
};

const ofNamingLicense = ({ estates, days }: Setting, key: string): readonly Cause[] => {
  const before = licenseIn(estates.before, key);
  const after = licenseIn(estates.after, key);
  const name = (after ?? before)!.row.license;
  const sides: Sides = { before, after, from: days[0], to: days[1] };
  const causes = !before
    ? [wholeLicense('license-added', name)]
    : !after
      ? [wholeLicense('license-removed', name)]
      : causesOfCover(estates, name, sides);
  return causes.map(cause => ({ ...cause, sentence: `${name}: ${cause.sentence}` }));
};

const UNEXPLAINED: Cause = {
  kind: 'elsewhere',
  count: 1,
  detail: '',
  sentence:
    'Nothing about the product or the licenses that name it differs; what they cover depends on other licenses.',
};

/** Why more or less of a product is unlicensed. At least one cause. */
export const causesOfUnlicensed = (setting: Setting, product: string): readonly Cause[] => {
  const licenses = licensesNaming(setting.estates, new Set([fold(product)]));
  const causes = [
    ...causesOfInventory(setting.estates, [product]),
    ...licenses.flatMap(key => ofNamingLicense(setting, key)),
  ];
  return causes.length > 0 ? causes : [UNEXPLAINED];
};
