/** Random tiny estates in which rights overlap and entitlements are few, so that it matters who gets which license. */
import fc from 'fast-check';
import type { Estate } from '../../engine/estate/tables.ts';
import { FAMILY, type MetricId } from '../../engine/metrics/parameters.ts';
import { caseEstate } from '../oracle/caseEstate.ts';

const COMPUTERS = ['PC-1', 'PC-2', 'PC-3', 'PC-4'] as const;
const USERS = ['anna', 'ben'] as const;
const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const product = oneOf('Draw', 'Draw', 'Draw', 'Write');
const version = oneOf('1', '2', '3');
const edition = oneOf('Std', 'Pro');

const computer = fc.record({
  chassis: oneOf('desktop', 'laptop'),
  role: oneOf('production', 'production', 'production', 'test'),
  user: oneOf('anna', 'ben', 'anna', ''),
  kind: oneOf('physical', 'physical', 'virtual'),
  cores: oneOf('4', '6', '8', ''),
  processors: oneOf('1', '2'),
  location: oneOf('Wien', 'Berlin'),
});

const parametersOf = (metric: MetricId): fc.Arbitrary<object> => {
  switch (metric) {
    case 'oracle_processor':
      return fc.record({ core_factor: oneOf('0.5', '0.25', '1'), scope: oneOf('computer', 'host') });
    case 'oracle_nup':
      return fc.record({ core_factor: oneOf('0.5', '1'), min_per_processor: oneOf('1', '2') });
    case 'microsoft_server_core':
      return fc.record({ host: oneOf('all_cores') }, { requiredKeys: [] });
    default:
      return fc.constant({});
  }
};

const licenseOf = (metric: MetricId) => {
  const byUser = FAMILY[metric] === 'user';
  return fc.record({
    row: fc.record({
      metric: fc.constant(metric),
      parameters: parametersOf(metric),
      downgrade: oneOf('allowed', 'allowed', 'none'),
      upgrade: oneOf('any', 'none', 'none'),
      multiple_use: byUser ? oneOf('user', 'none', '') : oneOf('computer', 'none'),
      second_use: byUser ? fc.constant('') : oneOf('portable', 'none', 'none'),
      exempt_roles: byUser ? fc.constant([]) : oneOf([], [], ['test']),
      unit_price: oneOf('1', '2', '3', '10', '2.5', '0.3333', '0', ''),
      limit: oneOf('purchased', 'purchased', 'purchased', 'true-up', 'unlimited'),
      priority: oneOf('', '1', '2'),
      locations: oneOf([], [], [], ['Wien']),
    }),
    quantity: fc.nat(FAMILY[metric] === 'capacity' ? 12 : 3),
    limit: oneOf('', '2'),
    products: fc.array(fc.record({ product, version: oneOf('2', '3', ''), edition: oneOf('Pro', 'Pro', 'Std', '') }), {
      minLength: 1,
      maxLength: 2,
      size: 'max',
    }),
  });
};

/** Estates with up to six installations and three licenses of the metrics. */
export const scarceEstates = (metrics: readonly MetricId[], accesses = 0): fc.Arbitrary<Estate> =>
  fc
    .record({
      computers: fc.array(computer, { minLength: 4, maxLength: 4 }),
      installations: fc.uniqueArray(fc.record({ computer: oneOf(...COMPUTERS), product, version, edition }), {
        selector: row => Object.values(row).join('\n'),
        minLength: 2,
        maxLength: 6,
        size: 'max',
      }),
      licenses: fc.array(oneOf(...metrics).chain(licenseOf), { minLength: 2, maxLength: 3, size: 'max' }),
      usage: fc.uniqueArray(fc.record({ user: oneOf(...USERS), computer: oneOf(...COMPUTERS), product }), {
        selector: row => Object.values(row).join('\n'),
        maxLength: 2,
      }),
      access: fc.uniqueArray(fc.record({ user: oneOf(...USERS), product, server: oneOf(...COMPUTERS) }), {
        selector: row => Object.values(row).join('\n'),
        maxLength: accesses,
      }),
      allocations: fc.array(
        fc.record({
          license: oneOf('L1', 'L2'),
          computer: oneOf(...COMPUTERS),
          kind: oneOf('allocated', 'permanent'),
          units: oneOf('', '2'),
          exempt: oneOf('', '', 'trial'),
        }),
        { maxLength: 1, size: 'small' },
      ),
      withAllocations: oneOf(true, false, false),
    })
    .map(({ computers, installations, licenses, usage, access, allocations, withAllocations }) =>
      caseEstate({
        case: '',
        versions: ['Draw', 'Write'].flatMap(name => ['1', '2', '3'].map(each => ({ product: name, version: each }))),
        editions: ['Draw', 'Write'].flatMap(name => ['Std', 'Pro'].map(each => ({ product: name, edition: each }))),
        computers: computers.map((row, at) => ({
          ...row,
          computer: COMPUTERS[at],
          host: row.kind === 'virtual' && at > 0 ? 'PC-1' : '',
        })),
        installations,
        usage,
        access,
        licenses: licenses.map(({ row, limit }, at) => ({
          ...row,
          license: `L${at + 1}`,
          multiple_use_limit: row.multiple_use === 'computer' || row.multiple_use === 'user' ? limit : '',
        })),
        license_products: licenses.flatMap(({ products }, at) =>
          [...new Map(products.map(each => [Object.values(each).join('\n'), each])).values()].map(each => ({
            ...each,
            license: `L${at + 1}`,
          })),
        ),
        purchases: licenses.map(({ quantity }, at) => ({
          purchase: `B${at}`,
          license: `L${at + 1}`,
          quantity: `${quantity}`,
        })),
        allocations: withAllocations ? allocations : [],
      } as unknown as Parameters<typeof caseEstate>[0]),
    );
