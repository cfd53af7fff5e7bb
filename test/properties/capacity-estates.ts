/** Random computers, hosts and parameters for the metrics that count what a computer has. */
import fc from 'fast-check';
import type { MetricId } from '../../engine/metrics/index.ts';
import { PARAMETERS, type ParameterKind } from '../../engine/metrics/parameters.ts';
import { installedOn } from './small-estate.ts';

const HOSTS = ['h0', 'h1'] as const;
export const GUESTS = ['v0', 'v1', 'v2'] as const;
export const COMPUTERS = [...HOSTS, ...GUESTS] as const;

/** Ways to fill in counts: all known, or some missing. */
export type Counts = 'known' | 'some';

const count = (counts: Counts, max: number): fc.Arbitrary<number | null> =>
  counts === 'known' ? fc.integer({ min: 1, max }) : fc.option(fc.integer({ min: 1, max }), { freq: 4 });

const computer = (counts: Counts) =>
  fc.record({
    host: fc.constantFrom(...HOSTS, ...HOSTS, 'elsewhere', ''),
    cluster: fc.constantFrom('', 'cl'),
    user: fc.constantFrom('', 'anna', 'ben', 'zoe'),
    processors: count(counts, 4),
    cores: count(counts, 24),
    processor_model: fc.constantFrom('Intel Xeon Gold 6148', 'SPARC T3', 'Nimbus Q900'),
  });

/** Values of a parameter from small to large, as text. */
export const parameterValue = (kind: ParameterKind): fc.Arbitrary<string> => {
  if (typeof kind !== 'string') return fc.constantFrom(...kind);
  switch (kind) {
    case 'count':
      return fc.integer({ min: 0, max: 30 }).map(String);
    case 'divisor':
    case 'count-or-unlimited':
      return fc.integer({ min: 1, max: 4 }).map(String);
    case 'amount':
      return fc.integer({ min: 1, max: 12 }).map(quarters => `${quarters / 4}`);
    case 'flag':
      return fc.constantFrom('yes', 'no');
    case 'tiers':
      return fc.constantFrom('mapc', 'auvu');
  }
};

/** Each parameter of the metric given or left to its default. */
const parametersOf = (metric: MetricId): fc.Arbitrary<Readonly<Record<string, string>>> =>
  fc
    .tuple(
      ...Object.entries<ParameterKind>(PARAMETERS[metric]).map(([name, kind]) =>
        fc.option(parameterValue(kind)).map(value => ({ name, value })),
      ),
    )
    .map(all => Object.fromEntries(all.flatMap(({ name, value }) => (value === null ? [] : [[name, value]]))));

/** Two hosts and three guests, some of them with what is counted. */
export const capacityEstates = (metric: MetricId, counts: Counts = 'some') =>
  fc.record({
    computers: fc.array(computer(counts), { minLength: COMPUTERS.length, maxLength: COMPUTERS.length }).map(rows =>
      rows.map((row, at) => ({
        ...row,
        computer: COMPUTERS[at] as string,
        kind: at < HOSTS.length ? 'physical' : 'virtual',
      })),
    ),
    installations: installedOn(COMPUTERS),
    usage: fc
      .subarray(['anna', 'ben', 'zoe'])
      .map(users => users.map(user => ({ user, computer: 'h0', product: 'Draw' }))),
    license: parametersOf(metric).map(parameters => ({ parameters })),
  });
