/** Prepares every license of an estate for a day: entitlements, rights, parameters, allocations, price, and what is wrong with them. */
import type { Row } from '../estate/tables.ts';
import type { Image } from '../image/image.ts';
import { isMetric, metricOf } from '../metrics/index.ts';
import type { Metric } from '../metrics/metric.ts';
import { compareText, fold } from '../names.ts';
import { downgradeOf } from '../rights/downgrade.ts';
import { inheritRights } from '../rights/inherit.ts';
import {
  columnsOfSection,
  isGiven,
  NO_RIGHTS,
  type RightsColumns,
  type Section,
  withSection,
} from '../rights/sections.ts';
import { isMaintained, maintenanceEnd, maintenanceGates, upgradeOf } from '../rights/upgrade.ts';
import { useRightsOf } from '../rights/use.ts';
import type { Terms } from '../terms.ts';
import { entitledOn } from './entitled.ts';
import { whyNotInForce } from './force.ts';
import type { Allocation, Finding, License, LicensedProduct } from './license.ts';
import { parametersOf } from './parameters.ts';
import { priceOf } from './price.ts';

/** Rows of a table by the folded key of their license. */
const byLicense = <T extends { readonly license: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> =>
  Map.groupBy(rows, row => fold(row.license));

/** Contracts linked to each license, in database order of contracts. */
const linkedContracts = (image: Image): ReadonlyMap<string, readonly Row<'contracts'>[]> => {
  const linked = Map.groupBy(image.rows.license_contracts, row => fold(row.contract));
  const byKey = new Map<string, Row<'contracts'>[]>();
  for (const contract of image.rows.contracts)
    for (const link of linked.get(fold(contract.contract)) ?? []) {
      const key = fold(link.license);
      if (!byKey.has(key)) byKey.set(key, []);
      byKey.get(key)!.push(contract);
    }
  return byKey;
};

/** Whether an inherited multiple use fits what the metric counts. Source: rules 9, units. */
const multipleUseFits = (rights: RightsColumns, metric: Metric): boolean =>
  !(rights.multiple_use === 'user' && (metric.family === 'computer' || metric.family === 'capacity')) &&
  !(rights.multiple_use === 'computer' && metric.family === 'user');

interface ResolvedRights {
  readonly rights: RightsColumns;
  readonly inherits: Partial<Record<Section, string>>;
  /** End of the contract the upgrade section was inherited from; null when it stands on the license. */
  readonly upgradeFrom: { readonly end: number | null } | null;
  readonly findings: readonly Pick<Finding, 'code' | 'detail'>[];
}

/** The rights of a license with inheritance resolved, as its metric lets them count. Source: rules 2. */
const resolveRights = (
  row: Row<'licenses'>,
  metric: Metric,
  linked: readonly Row<'contracts'>[],
  asOf: number,
): ResolvedRights => {
  if (metric.rights === 'documentation') return { rights: NO_RIGHTS, inherits: {}, upgradeFrom: null, findings: [] };
  const inherited = inheritRights(row, linked);
  const findings: Pick<Finding, 'code' | 'detail'>[] = inherited.nothing.map(section => ({
    code: 'NOTHING_TO_INHERIT',
    detail: `no linked contract grants this right (${section})`,
  }));
  const inherits: Partial<Record<Section, string>> = {};
  for (const [section, contract] of Object.entries(inherited.from)) {
    inherits[section as Section] = contract.contract;
    if (contract.expires !== null && contract.expires < asOf)
      findings.push({
        code: 'CONTRACT_ENDED',
        detail: `${section} is inherited from ${contract.contract}, which has ended`,
      });
  }
  const upgradeContract = inherited.from.upgrade;
  const upgradeFrom = upgradeContract ? { end: upgradeContract.expires } : null;
  if (inherited.from.multiple_use && !multipleUseFits(inherited.rights, metric)) {
    findings.push({
      code: 'RIGHT_NOT_APPLICABLE',
      detail: `multiple_use ${inherited.rights.multiple_use} does not fit this metric and counts as none`,
    });
    return { rights: withSection(inherited.rights, NO_RIGHTS, 'multiple_use', 'all'), inherits, upgradeFrom, findings };
  }
  return { rights: inherited.rights, inherits, upgradeFrom, findings };
};

const USE_SECTIONS = ['multiple_use', 'second_use', 'exempt_roles'] as const;

/** Products of a license with the rights of each row. Source: rules 2, on license_products. */
const licensedProducts = (
  rows: readonly Row<'license_products'>[],
  image: Image,
  metric: Metric,
  own: ResolvedRights,
  maintenance: number | null,
  gateOf: (row: Row<'license_products'>) => string,
): readonly LicensedProduct[] => {
  const usable = metric.rights === 'documentation' || metric.rights === 'refused' ? NO_RIGHTS : own.rights;
  const products = [...Map.groupBy(rows, row => image.products.byKey.get(fold(row.product))!)].map(
    ([product, ofProduct]): LicensedProduct => {
      let use = usable;
      for (const section of USE_SECTIONS) {
        const giving = ofProduct.find(row => columnsOfSection(section).some(column => isGiven(row[column])));
        if (giving && usable !== NO_RIGHTS) use = withSection(use, giving, section, 'given');
      }
      return {
        product,
        supplementary: ofProduct.every(row => row.role === 'supplementary'),
        use: useRightsOf(use, metric.family),
        rows: ofProduct.map(row => {
          const rights =
            usable === NO_RIGHTS
              ? usable
              : withSection(withSection(usable, row, 'downgrade', 'given'), row, 'upgrade', 'given');
          const inherited = isGiven(row.upgrade) ? null : own.upgradeFrom;
          return {
            label: [row.version, row.edition].filter(part => part !== '').join(' ') || 'any version',
            version: fold(row.version),
            edition: fold(row.edition),
            downgrade: downgradeOf(rights),
            upgrade: upgradeOf(rights, inherited, maintenance),
            maintenanceFrom: gateOf(row),
          };
        }),
      };
    },
  );
  return products.sort((a, b) => a.product - b.product);
};

const allocationsOf = (rows: readonly Row<'allocations'>[], image: Image): readonly Allocation[] =>
  rows.map(row => ({
    computer: row.computer === '' ? -1 : (image.computers.byKey.get(fold(row.computer)) ?? -1),
    user: row.user === '' ? -1 : (image.users.byKey.get(fold(row.user)) ?? -1),
    permanent: row.kind === 'permanent',
    exempt: row.exempt !== '',
    units: row.units ?? 0,
  }));

export interface Prepared {
  /** By key. */
  readonly licenses: readonly License[];
  readonly findings: readonly Finding[];
}

/** Every license of the estate on a day, by key. */
export const prepareLicenses = (image: Image, terms: Terms, asOf: number): Prepared => {
  const { rows } = image;
  const { entitled, withoutBase, activation } = entitledOn(rows, asOf);
  const contracts = linkedContracts(image);
  const products = byLicense(rows.license_products);
  const purchases = byLicense(rows.purchases);
  const allocations = byLicense(rows.allocations);
  const measurements = byLicense(rows.measurements.filter(row => row.date <= asOf));
  const gates = maintenanceGates(rows.serials, terms);
  const findings: Finding[] = [];
  const sorted = rows.licenses.toSorted((a, b) => compareText(fold(a.license), fold(b.license)));
  const licenses = sorted.map((row, index): License => {
    const key = fold(row.license);
    if (!isMetric(row.metric)) throw new Error(`the license ${row.license} has no known metric`);
    const metric = metricOf(row.metric);
    const notInForce = whyNotInForce(row, asOf);
    const own = resolveRights(row, metric, contracts.get(key) ?? [], asOf);
    if (notInForce === 0)
      for (const finding of own.findings) findings.push({ ...finding, license: index, computer: -1 });
    const linked = licensedProducts(
      products.get(key) ?? [],
      image,
      metric,
      own,
      maintenanceEnd(purchases.get(key) ?? [], asOf),
      isMaintained(purchases.get(key) ?? [], asOf) ? () => '' : gates(purchases.get(key) ?? []),
    );
    const allocated = allocationsOf(allocations.get(key) ?? [], image);
    return {
      index,
      row,
      metricId: row.metric,
      metric,
      notInForce,
      entitled: entitled.get(key)!,
      limit: metric.family === 'computer' && metric.unlimited ? 'unlimited' : (row.limit as License['limit']),
      parameters: parametersOf(metric, terms.defaults[row.metric], row.parameters),
      products: linked,
      productAt: new Map(linked.map(product => [product.product, product])),
      inherits: own.inherits,
      allocations: allocated,
      allocatedComputers: new Map(allocated.filter(each => each.computer >= 0).map(each => [each.computer, each])),
      allocatedUsers: new Map(
        allocated.filter(each => each.computer < 0 && each.user >= 0).map(each => [each.user, each]),
      ),
      price: priceOf(row, purchases.get(key) ?? []),
      measurements: measurements.get(key) ?? [],
    };
  });
  const indexOf = new Map(licenses.map(license => [fold(license.row.license), license.index]));
  for (const { purchase, license, missing } of withoutBase)
    findings.push({
      code: 'UPGRADE_WITHOUT_BASE',
      license: indexOf.get(license)!,
      computer: -1,
      detail: `${missing} of ${purchase} have no base to upgrade`,
    });
  for (const { code, license, detail } of activation)
    findings.push({ code, license: indexOf.get(license)!, computer: -1, detail });
  return { licenses, findings };
};

/** Licenses in the order in which they take: most products first, then priority, limit, key. Source: rules 6.2. */
export const takingOrder = (licenses: readonly License[]): readonly License[] => {
  const limits = ['unlimited', 'purchased', 'true-up'];
  const priority = (license: License): number => license.row.priority ?? Number.POSITIVE_INFINITY;
  return licenses.toSorted(
    (a, b) =>
      b.products.length - a.products.length ||
      (priority(a) === priority(b) ? 0 : priority(a) - priority(b)) ||
      limits.indexOf(a.limit) - limits.indexOf(b.limit) ||
      a.index - b.index,
  );
};
