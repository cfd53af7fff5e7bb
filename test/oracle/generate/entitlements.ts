/** Random contracts, licenses of any metric with their products, purchases, allocations and measurements. */
import fc from 'fast-check';
import { type MetricId, PARAMETERS, type ParameterKind } from '../../../engine/metrics/parameters.ts';
import { gate, markings } from './activation.ts';
import {
  CONTRACTS,
  day,
  interval,
  LICENSES,
  maybe,
  mostly,
  oneOf,
  product,
  rows,
  text,
  user,
  whole,
  yes,
} from './choices.ts';
import { contractRights, licenseRights, productRights } from './rights.ts';

function parameter(kind: ParameterKind): fc.Arbitrary<string> {
  if (typeof kind !== 'string') return oneOf(kind);
  switch (kind) {
    case 'count':
      return fc.integer({ min: 0, max: 6 }).map(String);
    case 'divisor':
      return fc.integer({ min: 1, max: 3 }).map(String);
    case 'amount':
      return oneOf(['0.5', '0.25', '0.75', '1', '1.5', '3']);
    case 'flag':
      return oneOf(['yes', 'no']);
    case 'count-or-unlimited':
      return oneOf(['1', '2', '3', 'unlimited']);
    case 'tiers':
      return oneOf(['mapc', 'auvu', '2:1,5:0.5,:0.2', '3:0.5,:0.25']);
  }
}

/** Parameters of a metric, each given or not. */
function parametersOf(metric: MetricId): fc.Arbitrary<Record<string, string>> {
  const kinds = Object.entries<ParameterKind>(PARAMETERS[metric]);
  return fc
    .tuple(...kinds.map(([name, kind]) => maybe(4, parameter(kind), '').map(value => [name, value] as const)))
    .map(pairs => Object.fromEntries(pairs.filter(([, value]) => value !== '')));
}

/** Rows of a license's products: mostly primary, each with rights of its own or none. */
const productsOf = (metric: MetricId) =>
  rows(
    fc
      .record({
        product,
        version: maybe(7, mostly(['10.1', 'X3', '10', '9']), ''),
        edition: mostly(['', 'Ent', 'Pro', 'Std']),
        role: maybe(2, fc.constant('supplementary'), 'primary'),
        maintenance_from: gate,
        rights: productRights(metric),
      })
      .map(({ rights, ...row }) => ({ ...row, ...rights })),
    4,
    1,
  );

const scope = {
  locations: maybe(1, fc.constant(['Berlin']), []),
  business_units: maybe(1, fc.constant(['it', 'Sales']), []),
  cost_centers: fc.constant([]),
  operating_systems: maybe(1, oneOf([['Windows*'], ['linux', 'macOS']]), []),
  hosted_in: maybe(1, oneOf([['on-premises'], ['aws']]), []),
};

/** One license of the metric with its products and the numbers of its contracts. */
const licenseOf = (metric: MetricId) =>
  fc
    .record({
      columns: fc.record({
        metric: fc.constant(metric),
        parameters: parametersOf(metric),
        status: mostly(['active', 'active', 'active', 'active', 'retired']),
        priority: whole(4, -1, 2),
        limit: oneOf(['purchased', 'purchased', 'purchased', 'purchased', 'true-up', 'unlimited']),
        extra_entitlements: whole(3, -2, 5),
        unit_price: maybe(5, oneOf(['100', '12.345', '0', '250.5']), null),
        currency: text(3, ['EUR', 'EUR', 'USD']),
        ...scope,
      }),
      interval: maybe(2, interval, { starts: null, expires: null }),
      rights: licenseRights(metric),
      products: productsOf(metric),
      contracts: fc.shuffledSubarray([0, 1, 2], { minLength: 1 }),
    })
    .map(({ columns, interval, rights, ...rest }) => ({ row: { ...columns, ...interval, ...rights }, ...rest }));

/** Licenses of any of the metrics. */
export const licenses = (metrics: readonly MetricId[], max: number) =>
  rows(
    oneOf(metrics).chain(metric => licenseOf(metric)),
    Math.min(max, LICENSES.length),
    1,
  );

export const contracts = rows(
  fc
    .record({ permanent: yes(3), interval, rights: contractRights })
    .map(({ permanent, interval, rights }) => ({ permanent, ...interval, ...rights })),
  CONTRACTS.length,
  1,
);

/** `license` and `base_license` are numbers that stand for one of the licenses. */
export const purchases = rows(
  fc
    .record({
      license: fc.nat(4),
      kind: oneOf(['software', 'software', 'baseline', 'subscription', 'upgrade', 'maintenance']),
      quantity: fc.nat(5),
      per_unit: whole(3, 0, 8),
      unit_price: maybe(4, oneOf(['10', '99.99', '7']), null),
      currency: text(3, ['EUR', 'EUR', 'USD']),
      disabled: yes(1),
      base_license: maybe(8, fc.nat(4), null),
      interval,
      marking: markings,
    })
    .map(({ interval, marking, ...row }) => ({ ...row, ...interval, ...marking })),
  9,
);

/** `computer` is a number that stands for one of the computers; null: the user is allocated. */
export const allocations = rows(
  fc
    .record({
      license: fc.nat(4),
      user,
      computer: maybe(6, fc.nat(5), null),
      kind: oneOf(['allocated', 'allocated', 'permanent']),
      exempt: text(2, ['trial']),
      units: whole(4, 0, 4),
    })
    .map(row => ({ ...row, user: row.computer === null ? row.user : '' })),
  6,
);

export const measurements = rows(
  fc.record({
    license: fc.nat(4),
    date: day,
    computer: maybe(7, fc.nat(5), null),
    region: text(3, ['EMEA', 'APAC']),
    source: text(9, ['ilmt', 'ILMT', 'manual']),
    value: oneOf(['0', '3', '7.5', '10.4', '120']),
  }),
  5,
);
