/** Properties of the metrics that count computers. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { MetricId } from '../../engine/metrics/index.ts';
import { consumed, installation, installedOn, positionOf, property, withOne } from './small-estate.ts';

const COMPUTERS = ['pc0', 'pc1', 'pc2', 'pc3'] as const;

const computer = fc.record({
  kind: fc.constantFrom('physical', 'physical', 'virtual'),
  chassis: fc.constantFrom('desktop', 'laptop'),
  user: fc.constantFrom('', 'anna', 'ben'),
  processors: fc.option(fc.integer({ min: 1, max: 4 })),
  cores: fc.option(fc.integer({ min: 1, max: 12 })),
});

const rights = fc.record({
  multiple_use: fc.constantFrom('', 'none', 'computer'),
  multiple_use_limit: fc.option(fc.integer({ min: 1, max: 3 })),
  second_use: fc.constantFrom('', 'portable'),
});

/** Allocated computers; `units` would replace the count, so it stands in no property of counts. */
const allocated = fc
  .subarray([...COMPUTERS], { minLength: 1 })
  .map(computers => computers.map(computer => ({ license: 'L', computer })));

/** Metrics of allocated computers only count there; for the others an allocation changes nothing but the order. */
export const computerEstates = (metric: MetricId) =>
  fc.record({
    computers: fc
      .tuple(computer, computer, computer, computer)
      .map(rows => rows.map((row, at) => ({ ...row, computer: COMPUTERS[at] }))),
    installations: installedOn(COMPUTERS),
    license: fc.record({ rights, limit: fc.integer({ min: 0, max: 8 }) }).map(({ rights, limit }) => ({
      ...rights,
      parameters: (metric.endsWith('_limited') ? { limit: `${limit}` } : {}) as Readonly<Record<string, string>>,
    })),
    allocations: allocated,
  });

const installingMore = property(
  'another installation never lowers what is consumed',
  metric => fc.record({ small: computerEstates(metric), more: installation(COMPUTERS) }),
  (metric, { small, more }) => {
    const after = { ...small, installations: withOne(small.installations, more) };
    expect(consumed(metric, after)).toBeGreaterThanOrEqual(consumed(metric, small));
  },
);

const multipleUse = property(
  'multiple use never raises what is consumed, nor does a higher limit of it',
  computerEstates,
  (metric, small) => {
    const under = (rights: { multiple_use: string; multiple_use_limit: number | null }) =>
      consumed(metric, { ...small, license: { ...small.license, ...rights } });
    const counts = [
      under({ multiple_use: 'none', multiple_use_limit: null }),
      ...[1, 2, 3, null].map(limit => under({ multiple_use: 'computer', multiple_use_limit: limit })),
    ];
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts[1]).toBe(counts[0]);
  },
);

const secondUse = property('second use never raises what is consumed', computerEstates, (metric, small) => {
  const under = (second_use: string) => consumed(metric, { ...small, license: { ...small.license, second_use } });
  expect(under('portable')).toBeLessThanOrEqual(under('none'));
});

const atMostRaw = property(
  'no more is consumed than is installed, and something wherever something is covered',
  computerEstates,
  (metric, small) => {
    const { consumed, raw } = positionOf(metric, small);
    expect(consumed).toBeLessThanOrEqual(raw);
    expect(consumed > 0).toBe(raw > 0);
  },
);

const allocationUnits = property(
  'units of an allocation are what its computer consumes in all',
  metric =>
    fc.record({ small: computerEstates(metric), units: fc.integer({ min: 1, max: 9 }), more: installation(COMPUTERS) }),
  (metric, { small, units, more }) => {
    const only = {
      ...small,
      license: { ...small.license, second_use: 'none' },
      installations: [more],
      allocations: [{ license: 'L', computer: more.computer, units }],
    };
    expect(consumed(metric, only)).toBe(positionOf(metric, only).raw * units);
  },
);

export const COMPUTER_PROPERTIES = [installingMore, multipleUse, secondUse, atMostRaw, allocationUnits];

/** For `enterprise` and `site`. */
export const neverShort = property('nothing is ever short', computerEstates, (metric, small) => {
  expect(positionOf(metric, small)).toMatchObject({ shortfall: 0, projected: 0, status: 'compliant' });
});

/** For the metrics that count allocated computers only. */
export const onlyAllocated = property(
  'exactly the installations of allocated computers are covered',
  computerEstates,
  (metric, small) => {
    const there = new Set(small.allocations.map(({ computer }) => computer as string));
    expect(positionOf(metric, small).raw).toBe(small.installations.filter(row => there.has(row.computer)).length);
  },
);

/** For the metrics with a limit of cores or processors. */
export const raisingTheLimit = property(
  'raising the limit never lowers what is covered, and none covers all',
  computerEstates,
  (metric, small) => {
    const under = (limit: number | null) =>
      positionOf(metric, {
        ...small,
        license: { ...small.license, parameters: limit === null ? {} : { limit: `${limit}` } },
      });
    const figures = [0, 1, 2, 4, 8, 12, null].map(under);
    for (const of of ['raw', 'consumed'] as const) {
      const values = figures.map(figure => figure[of]);
      expect(values).toEqual(values.toSorted((a, b) => a - b));
    }
    expect(figures[0].raw).toBe(0);
    expect(figures.at(-1)!.raw).toBe(small.installations.length);
  },
);
