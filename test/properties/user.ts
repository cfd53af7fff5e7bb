/** Properties of the metrics that count users. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { MetricId } from '../../engine/metrics/index.ts';
import { consumed, installedOn, PRODUCTS, positionOf, property, type Small } from './small-estate.ts';

const COMPUTERS = ['pc0', 'pc1', 'pc2', 'pc3'] as const;
const USERS = ['anna', 'ben', 'old'] as const;

const usage = fc.uniqueArray(
  fc.record({
    user: fc.constantFrom(...USERS),
    computer: fc.constantFrom(...COMPUTERS),
    product: fc.constantFrom(...PRODUCTS),
  }),
  { maxLength: 4, selector: row => `${row.user} ${row.computer} ${row.product}` },
);

const access = fc
  .subarray([...USERS])
  .map(users => users.map(user => ({ user: user as string, product: 'Draw', version: '1' })));

const assigned = fc.record({
  user: fc.constantFrom('', ...USERS),
  calculated_user: fc.constantFrom('', '', ...USERS),
});

export const userEstates = (_metric: MetricId) =>
  fc.record({
    users: fc.constant(USERS.map(user => ({ user, status: user === 'old' ? 'inactive' : 'active' }))),
    computers: fc
      .tuple(assigned, assigned, assigned, assigned)
      .map(rows => rows.map((row, at) => ({ ...row, computer: COMPUTERS[at] as string }))),
    installations: installedOn(COMPUTERS),
    usage,
    access,
    license: fc.record({
      multiple_use: fc.constantFrom('', 'none', 'user'),
      multiple_use_limit: fc.option(fc.integer({ min: 1, max: 3 })),
    }),
    allocations: fc
      .subarray([...USERS], { minLength: 1 })
      .map(users => users.map(user => ({ license: 'L', user: user as string }))),
  });

const anyLicense = { multiple_use: '', multiple_use_limit: null };

const atMostConsumers = property(
  'at most each user on each computer is consumed; without a limit each user once',
  userEstates,
  (metric, small) => {
    const consumers = USERS.length + COMPUTERS.length;
    expect(consumed(metric, small)).toBeLessThanOrEqual(consumers * COMPUTERS.length);
    expect(consumed(metric, { ...small, license: anyLicense })).toBeLessThanOrEqual(consumers);
  },
);

/** The estate with Anna at so many computers of her own. */
const withAnna = ({ computers, installations, allocations, ...small }: Small, own: number): Small => {
  const names = Array.from({ length: own }, (_, at) => `anna${at}`);
  return {
    ...small,
    computers: [...computers!, ...names.map(computer => ({ computer, user: 'anna' }))],
    installations: [...installations!, ...names.map(computer => ({ computer, product: 'Draw', version: '1' }))],
    allocations: [...allocations!.filter(({ user }) => user !== 'anna'), { license: 'L', user: 'anna' }],
  };
};

const anotherComputer = property(
  'another computer of a user changes nothing, unless every so many computers count',
  userEstates,
  (metric, small) => {
    const rise = (license: NonNullable<Small['license']>) =>
      consumed(metric, withAnna({ ...small, license }, 2)) - consumed(metric, withAnna({ ...small, license }, 1));
    expect(rise(anyLicense)).toBe(0);
    expect(rise({ multiple_use: 'user' })).toBe(0);
    expect(rise({ multiple_use: 'none' })).toBe(1);
    expect([0, 1]).toContain(rise({ multiple_use: 'user', multiple_use_limit: 2 }));
  },
);

const multipleUse = property('more multiple use never raises what is consumed', userEstates, (metric, small) => {
  const under = (license: NonNullable<Small['license']>) => consumed(metric, { ...small, license });
  const counts = [
    under({ multiple_use: 'none' }),
    ...[1, 2, 3].map(multiple_use_limit => under({ multiple_use: 'user', multiple_use_limit })),
    under({ multiple_use: 'user' }),
  ];
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(counts[1]).toBe(counts[0]);
});

const moreUsage = property(
  'another user of a known one’s installations never lowers what is consumed',
  userEstates,
  (metric, small) => {
    const before = withAnna(small, 1);
    const shared = (user: string) => ({ user, computer: 'anna0', product: 'Draw' });
    const used = { ...before, usage: [...before.usage!, shared('anna')] };
    const after = { ...used, usage: [...used.usage, shared('ben')] };
    expect(consumed(metric, after)).toBeGreaterThanOrEqual(consumed(metric, used));
    expect(consumed(metric, used)).toBe(consumed(metric, before));
  },
);

export const USER_PROPERTIES = [atMostConsumers, anotherComputer, multipleUse, moreUsage];

/** For `named_user`. */
export const onlyNamed = property(
  'nobody counts who is not allocated, and no more than are',
  userEstates,
  (metric, small) => {
    const named = small.allocations.filter(({ user }) => user !== 'old').length;
    expect(consumed(metric, { ...small, license: anyLicense })).toBeLessThanOrEqual(named);
    expect(positionOf(metric, { ...small, allocations: [] })).toMatchObject({ consumed: 0, raw: 0 });
  },
);

/** For `saas_user`. */
export const countsAccess = property(
  'everyone with access counts once, whatever is installed',
  userEstates,
  (metric, small) => {
    const without = { ...small, license: anyLicense, access: [] };
    const nobody = { ...without, installations: [], usage: [] };
    expect(consumed(metric, { ...nobody, access: small.access })).toBe(small.access.length);
    const both = consumed(metric, { ...without, access: small.access });
    expect(both).toBeGreaterThanOrEqual(consumed(metric, without));
    expect(both).toBeLessThanOrEqual(consumed(metric, without) + small.access.length);
  },
);
