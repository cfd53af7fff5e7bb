/** Exact fractions of big integers, so that the model never rounds before the rules say so. */

export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : greatestCommonDivisor(b, a % b);
}

/** n ÷ d in lowest terms; d is not 0. */
export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  if (bottom === 0n) throw new RangeError('a fraction needs a divisor other than 0');
  const sign = bottom < 0n ? -1n : 1n;
  const common = greatestCommonDivisor(top, bottom) || 1n;
  return { n: (sign * top) / common, d: (sign * bottom) / common };
}

/** Exact value of decimal text such as "12.50" or "-3". */
export function decimal(text: string): Fraction {
  const [whole = '', digits = ''] = text.trim().split('.');
  return fraction(
    BigInt(`${whole === '' || whole === '-' ? `${whole}0` : whole}${digits}`),
    10n ** BigInt(digits.length),
  );
}

export const zero: Fraction = fraction(0);
export const add = (a: Fraction, b: Fraction) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d);
export const over = (a: Fraction, b: Fraction) => fraction(a.n * b.d, a.d * b.n);
/** Negative, 0 or positive as a is below, equal to or above b. */
export const compare = (a: Fraction, b: Fraction) => Number(a.n * b.d - b.n * a.d);

function floorDiv(n: bigint, d: bigint): bigint {
  return n < 0n && n % d !== 0n ? n / d - 1n : n / d;
}

/** The smallest whole number that is not below the fraction. */
export const ceil = (a: Fraction) => Number(-floorDiv(-a.n, a.d));

/** Rounded half up to two decimals, as a number like 0.63. */
export const cents = (a: Fraction) => Number(floorDiv(a.n * 200n + a.d, a.d * 2n)) / 100;
