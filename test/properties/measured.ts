/** Properties of the metrics whose figure is measured elsewhere. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { MetricId } from '../../engine/metrics/index.ts';
import { PARAMETERS } from '../../engine/metrics/parameters.ts';
import { AS_OF, consumed, installedOn, positionOf, property } from './small-estate.ts';

const COMPUTERS = ['pc0', 'pc1'] as const;

const tables = ['mapc', 'auvu', 'euvu', 'xuvu', '5:1,20:0.5,:0.25', '3:0.5,:0'] as const;

const parametersOf = (metric: MetricId): fc.Arbitrary<Readonly<Record<string, string>>> =>
  fc
    .record({ take: fc.constantFrom('latest', 'peak'), table: fc.constantFrom(...tables) })
    .map(
      ({ take, table }): Readonly<Record<string, string>> =>
        Object.hasOwn(PARAMETERS[metric], 'table') ? { take, table } : { take },
    );

const measurement = fc.record({
  license: fc.constant('L'),
  date: fc.integer({ min: AS_OF - 3, max: AS_OF }),
  computer: fc.constantFrom('', ...COMPUTERS),
  region: fc.constantFrom('', 'EMEA'),
  value: fc.constantFrom('0', '0.5', '3', '7.25', '120', '4000', '250000'),
});

export const measuredEstates = (metric: MetricId) =>
  fc.record({
    computers: fc.constant(COMPUTERS.map(computer => ({ computer }))),
    installations: installedOn(COMPUTERS, 0),
    license: parametersOf(metric).map(parameters => ({ parameters })),
    measurements: fc.uniqueArray(measurement, {
      minLength: 1,
      maxLength: 6,
      selector: row => `${row.date} ${row.computer} ${row.region}`,
    }),
  });

const order = property(
  'the order of measurements does not matter',
  metric =>
    measuredEstates(metric).chain(small =>
      fc.record({
        small: fc.constant(small),
        measurements: fc.shuffledSubarray(small.measurements, { minLength: small.measurements.length }),
      }),
    ),
  (metric, { small, measurements }) => {
    expect(positionOf(metric, { ...small, measurements })).toEqual(positionOf(metric, small));
  },
);

const peak = property('the peak is never below the latest', measuredEstates, (metric, small) => {
  const under = (take: string) =>
    consumed(metric, { ...small, license: { parameters: { ...small.license.parameters, take } } });
  expect(under('peak')).toBeGreaterThanOrEqual(under('latest'));
});

const monotone = property(
  'a higher measurement never lowers what is consumed',
  metric => fc.record({ small: measuredEstates(metric), which: fc.nat(5), by: fc.integer({ min: 1, max: 300_000 }) }),
  (metric, { small, which, by }) => {
    const raised = small.measurements.map((row, at) =>
      at === which % small.measurements.length ? { ...row, value: `${Number(row.value) + by}` } : row,
    );
    expect(consumed(metric, { ...small, measurements: raised })).toBeGreaterThanOrEqual(consumed(metric, small));
  },
);

const onlyMeasured = property(
  'only what is measured until the day counts, whatever is installed',
  metric => fc.record({ small: measuredEstates(metric), ahead: fc.integer({ min: 1, max: 400 }) }),
  (metric, { small, ahead }) => {
    const later = { license: 'L', date: AS_OF + ahead, value: '99999' };
    const before = positionOf(metric, small);
    expect(positionOf(metric, { ...small, measurements: [...small.measurements, later] })).toEqual(before);
    expect(consumed(metric, { ...small, installations: [] })).toBe(before.consumed);
    expect(before.raw).toBe(small.installations.length);
    expect(positionOf(metric, { ...small, measurements: [later] })).toMatchObject({
      consumed: 0,
      status: 'not-tracked',
    });
  },
);

export const MEASURED_PROPERTIES = [order, peak, monotone, onlyMeasured];
