/** Small pools of values from which random estates are made: few names, so that rows meet. */
import fc from 'fast-check';
import { dayOf } from '../caseEstate.ts';

/** The day on which random estates are looked at. */
export const AS_OF = dayOf('2026-01-01');

/** Names whose order by key is neither the order of the rows nor natural; one user has the key of a computer. */
export const COMPUTERS = ['m3', 'M10', 'b1', 'k2', 'a9', 'z0'] as const;
export const USERS = ['anna', 'm3', 'Ben', 'zoe'] as const;
export const PRODUCTS = ['Draw', 'Alpha', 'Suite'] as const;
export const VERSIONS = ['9', '10', '10.1', 'X3'] as const;
export const EDITIONS = ['Std', 'Pro', 'Ent'] as const;
export const LICENSES = ['L2', 'L10', 'a', 'K', 'z1'] as const;
export const CONTRACTS = ['c2', 'C1', 'c10'] as const;

export const oneOf = <const T>(values: readonly T[]) => fc.constantFrom(...values);

/** One of the values, the earlier the more often. */
export const mostly = <const T>(values: readonly T[]) =>
  oneOf(values.flatMap((value, i) => Array.from({ length: 2 ** (values.length - 1 - i) }, () => value)));

export const product = mostly(PRODUCTS);
export const user = mostly(USERS);

/** A value `times` out of ten, else blank. */
export const maybe = <T, B>(timesInTen: number, arbitrary: fc.Arbitrary<T>, blank: B): fc.Arbitrary<T | B> =>
  fc.oneof({ weight: 10 - timesInTen, arbitrary: fc.constant(blank) }, { weight: timesInTen, arbitrary });

export const text = (timesInTen: number, values: readonly string[]) => maybe(timesInTen, oneOf(values), '');
export const whole = (timesInTen: number, min: number, max: number) =>
  maybe(timesInTen, fc.integer({ min, max }), null);

/** A yes `times` out of ten. */
export const yes = (timesInTen: number) => maybe(timesInTen, fc.constant(true), false);

/** A day near the one that estates are looked at, often that day or the one beside it. */
export const day = fc
  .oneof(oneOf([-1, 0, 1]), fc.integer({ min: -1000, max: 400 }))
  .map(difference => AS_OF + difference);

/** An interval around days; mostly in force. */
export const interval = fc
  .tuple(maybe(3, day, null), maybe(3, day, null))
  .map(([starts, expires]) =>
    starts !== null && expires !== null && starts > expires
      ? { starts: expires, expires: starts }
      : { starts, expires },
  );

export const version = fc.oneof({ weight: 9, arbitrary: oneOf(VERSIONS) }, { weight: 1, arbitrary: fc.constant('') });

/** Editions of what is installed or accessed: seldom blank. */
export const edition = mostly([...EDITIONS, '']);

/** Up to so many rows, with a bias to few. */
export const rows = <T>(row: fc.Arbitrary<T>, max: number, min = 0) =>
  fc.array(row, { minLength: min, maxLength: max, size: 'max' });
