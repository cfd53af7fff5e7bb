/** Properties of the metrics that count processors, cores and what is made of them. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { MetricId } from '../../engine/metrics/index.ts';
import { PARAMETERS, type ParameterKind } from '../../engine/metrics/parameters.ts';
import { COMPUTERS, capacityEstates, GUESTS, parameterValue } from './capacity-estates.ts';
import { consumed, installation, property, withOne } from './small-estate.ts';

const known = (metric: MetricId) => capacityEstates(metric, 'known');

const moreHardware = property(
  'another core or processor of a computer never lowers the count',
  metric =>
    fc.record({
      small: capacityEstates(metric),
      which: fc.constantFrom(...COMPUTERS),
      part: fc.constantFrom('cores' as const, 'processors' as const),
    }),
  (metric, { small, which, part }) => {
    const computers = small.computers.map(row =>
      row.computer === which ? { ...row, [part]: (row[part] ?? 0) + 1 } : row,
    );
    expect(consumed(metric, { ...small, computers })).toBeGreaterThanOrEqual(consumed(metric, small));
  },
);

const installingMore = property(
  'another installation never lowers the count where everything is known, and none counts nothing',
  metric => fc.record({ small: known(metric), more: installation(COMPUTERS) }),
  (metric, { small, more }) => {
    const after = { ...small, installations: withOne(small.installations, more) };
    expect(consumed(metric, after)).toBeGreaterThanOrEqual(consumed(metric, small));
    expect(consumed(metric, { ...small, installations: [] })).toBe(0);
  },
);

/** What a higher parameter does: minimums, points and factors raise; what divides lowers. */
const direction = (kind: ParameterKind): 1 | -1 | 0 => {
  if (kind === 'count' || kind === 'amount') return 1;
  return kind === 'divisor' || kind === 'count-or-unlimited' ? -1 : 0;
};

const turned = (metric: MetricId): readonly (readonly [string, ParameterKind])[] =>
  Object.entries<ParameterKind>(PARAMETERS[metric]).filter(([, kind]) => direction(kind) !== 0);

const higherParameters = property(
  'a higher minimum, point or factor never lowers the count, a higher divisor never raises it',
  metric =>
    fc.constantFrom(...turned(metric)).chain(([name, kind]) =>
      fc.record({
        small: capacityEstates(metric),
        name: fc.constant(name),
        sign: fc.constant(direction(kind)),
        values: fc
          .tuple(parameterValue(kind), parameterValue(kind))
          .map(pair => pair.toSorted((a, b) => Number(a) - Number(b))),
      }),
    ),
  (metric, { small, name, sign, values }) => {
    const [low, high] = values.map(value =>
      consumed(metric, { ...small, license: { parameters: { ...small.license.parameters, [name]: value } } }),
    );
    expect(sign * (high - low)).toBeGreaterThanOrEqual(0);
  },
);

export const CAPACITY_PROPERTIES = [moreHardware, installingMore, higherParameters];

/** For the metrics that count a host with its guests up to the host's cores. */
export const guestsWithinHost = property(
  'the guests of a host never count more than the host itself',
  metric => fc.record({ small: known(metric), guests: fc.subarray([...GUESTS], { minLength: 1 }) }),
  (metric, { small, guests }) => {
    const computers = small.computers.map(row => ({ ...row, host: 'h0' }));
    const on = (names: readonly string[]) =>
      consumed(metric, {
        ...small,
        computers,
        installations: names.map(computer => ({ computer, product: 'Draw', version: '1' })),
      });
    const whole = on(['h0']);
    expect(on(guests)).toBeLessThanOrEqual(whole);
    expect(on(['h0', ...guests])).toBe(whole);
  },
);

/** For `microsoft_management_core`. */
export const anotherGuest = property(
  'another guest on a host never lowers the count',
  metric =>
    fc.record({ small: known(metric), host: fc.constantFrom('h0', 'h1'), cores: fc.integer({ min: 1, max: 24 }) }),
  (metric, { small, host, cores }) => {
    const after = {
      ...small,
      computers: [...small.computers, { computer: 'new', kind: 'virtual', host, cores, processors: 1 }],
      installations: [...small.installations, { computer: 'new', product: 'Draw', version: '1' }],
    };
    expect(consumed(metric, after)).toBeGreaterThanOrEqual(consumed(metric, small));
  },
);

/** For `microsoft_management_core`. */
export const passes = property(
  'the host counts once for every so many guests',
  metric =>
    fc.record({ small: known(metric), guests: fc.integer({ min: 1, max: 6 }), each: fc.integer({ min: 1, max: 4 }) }),
  (metric, { small, guests, each }) => {
    const names = Array.from({ length: guests }, (_, at) => `g${at}`);
    const on = (installed: readonly string[]) =>
      consumed(metric, {
        ...small,
        license: { parameters: { ...small.license.parameters, ose_per_pass: `${each}`, by_vm: 'no' } },
        computers: [...small.computers, ...names.map(computer => ({ computer, kind: 'virtual', host: 'h0' }))],
        installations: installed.map(computer => ({ computer, product: 'Draw', version: '1' })),
      });
    expect(on(names)).toBe(Math.ceil(guests / each) * on(['g0']));
  },
);

/** For the Oracle metrics: cores of one factor are rounded together. */
export const roundedTogether = property(
  'computers of one factor together never count more than each alone',
  metric => fc.record({ small: known(metric), core_factor: parameterValue('amount') }),
  (metric, { small, core_factor }) => {
    const license = { parameters: { ...small.license.parameters, scope: 'computer', core_factor } };
    const alone = COMPUTERS.map(name =>
      consumed(metric, {
        ...small,
        license,
        installations: small.installations.filter(({ computer }) => computer === name),
      }),
    );
    expect(consumed(metric, { ...small, license })).toBeLessThanOrEqual(alone.reduce((sum, each) => sum + each, 0));
  },
);

/** For `oracle_nup`. */
export const atLeastMinimum = property(
  'it is never below its minimum by processors or by servers, nor below the users that are known',
  metric => fc.record({ small: known(metric), least: fc.integer({ min: 0, max: 30 }) }),
  (metric, { small, least }) => {
    const scope = { scope: 'computer', core_factor: '0.5' };
    const under = (parameters: Readonly<Record<string, string>>) =>
      consumed(metric, { ...small, license: { parameters: { ...scope, ...parameters } } });
    const processors = consumed('oracle_processor', { ...small, license: { parameters: scope } });
    const servers = new Set(small.installations.map(({ computer }) => computer)).size;
    const drawn = small.installations.some(({ computer, product }) => computer === 'h0' && product === 'Draw');
    const users = drawn ? small.usage.length : 0;
    expect(under({ min_per_processor: `${least}` })).toBeGreaterThanOrEqual(Math.max(users, least * processors));
    expect(under({ min_per_server: `${least}` })).toBeGreaterThanOrEqual(Math.max(users, least * servers));
  },
);
