/** Properties of the metrics that count who accesses servers. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { MetricId } from '../../engine/metrics/index.ts';
import { consumed, installedOn, PRODUCTS, positionOf, property } from './small-estate.ts';

const USERS = ['anna', 'ben', 'old'] as const;
const COMPUTERS = ['pc0', 'pc1', 'pc2'] as const;
const SERVERS = ['srv0', 'srv1'] as const;

const row = fc
  .record({
    user: fc.constantFrom('', ...USERS),
    computer: fc.constantFrom('', ...COMPUTERS),
    product: fc.constantFrom(...PRODUCTS),
    server: fc.constantFrom('', ...SERVERS),
  })
  .filter(({ user, computer }) => user !== '' || computer !== '');

type Access = typeof row extends fc.Arbitrary<infer A> ? A : never;

const keyOf = ({ user, computer, product, server }: Access): string => `${user}|${computer}|${product}|${server}`;

export const accessEstates = (_metric: MetricId) =>
  fc.record({
    users: fc.constant(USERS.map(user => ({ user, status: user === 'old' ? 'inactive' : 'active' }))),
    computers: fc
      .array(fc.record({ user: fc.constantFrom('', 'anna'), calculated_user: fc.constantFrom('', 'ben') }), {
        minLength: 3,
        maxLength: 3,
      })
      .map(rows => [
        ...rows.map((row, at) => ({ ...row, computer: COMPUTERS[at] as string })),
        ...SERVERS.map(computer => ({ computer, user: '', calculated_user: '' })),
      ]),
    installations: installedOn(SERVERS),
    access: fc.uniqueArray(row, { minLength: 1, maxLength: 6, selector: keyOf }),
  });

type Estate = ReturnType<typeof accessEstates> extends fc.Arbitrary<infer E> ? E : never;

/** Who counts for a row; '' for nobody. Source: rules, access metrics. */
const consumerOf = (metric: MetricId, { computers }: Estate, { user, computer }: Access): string => {
  if (metric === 'microsoft_device_cal') return computer;
  if (user !== '' || metric === 'cal_legacy') return user || computer;
  const owner = computers.find(each => each.computer === computer)!;
  return owner.user || owner.calculated_user || computer;
};

const distinct = property('distinct consumers count, and nothing that is installed', accessEstates, (metric, small) => {
  const consumers = new Set(small.access.map(row => consumerOf(metric, small, row)));
  consumers.delete('');
  expect(positionOf(metric, small)).toMatchObject({ consumed: consumers.size, raw: 0 });
});

const anotherServer = property(
  'another server for one who has access changes nothing',
  metric => fc.record({ small: accessEstates(metric), which: fc.nat(5), server: fc.constantFrom('', ...SERVERS) }),
  (metric, { small, which, server }) => {
    const again = { ...small.access[which % small.access.length], server };
    const known = small.access.some(row => keyOf(row) === keyOf(again));
    const after = { ...small, access: known ? small.access : [...small.access, again] };
    expect(consumed(metric, after)).toBe(consumed(metric, small));
  },
);

const order = property('the order of accesses does not matter', accessEstates, (metric, small) => {
  expect(positionOf(metric, { ...small, access: small.access.toReversed() })).toEqual(positionOf(metric, small));
});

export const ACCESS_PROPERTIES = [distinct, anotherServer, order];
