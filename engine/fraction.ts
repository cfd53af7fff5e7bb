/** Exact fractions: every factor, price and measured value is computed with these, never with floating point. */

export interface Fraction {
  readonly numerator: bigint;
  /** Always positive. */
  readonly denominator: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
};

const reduced = (numerator: bigint, denominator: bigint): Fraction => {
  const divisor = gcd(numerator, denominator);
  return divisor > 1n
    ? { numerator: numerator / divisor, denominator: denominator / divisor }
    : { numerator, denominator };
};

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };

/** A whole number as a fraction. Throws on a number that is not whole. */
export const whole = (value: number): Fraction => ({ numerator: BigInt(value), denominator: 1n });

/** Reads canonical decimal text such as "-12.50". Throws on anything else: values are checked where they come in. */
export const fraction = (text: string): Fraction => {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) throw new Error(`not a decimal number: ${JSON.stringify(text)}`);
  const [, sign, units, decimals = ''] = parts;
  const numerator = BigInt(units + decimals) * (sign ? -1n : 1n);
  return reduced(numerator, 10n ** BigInt(decimals.length));
};

export const add = (a: Fraction, b: Fraction): Fraction =>
  reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

export const times = (a: Fraction, b: Fraction): Fraction =>
  reduced(a.numerator * b.numerator, a.denominator * b.denominator);

/** Divides by a positive whole number. */
export const over = (a: Fraction, divisor: number): Fraction => reduced(a.numerator, a.denominator * BigInt(divisor));

/** Negative, 0 or positive as `a` is less than, equal to or greater than `b`. */
export const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** Rounded up to a whole number. Throws when it does not fit a safe integer. */
export const ceiling = ({ numerator, denominator }: Fraction): number => {
  const quotient = numerator / denominator;
  const up = numerator > 0n && numerator % denominator !== 0n ? quotient + 1n : quotient;
  if (up > BigInt(Number.MAX_SAFE_INTEGER) || up < -BigInt(Number.MAX_SAFE_INTEGER))
    throw new Error('a consumption is too large to count');
  return Number(up);
};

interface Scaled {
  readonly numerator: number;
  readonly denominator: number;
}

const scaled = new Map<string, Scaled>();

/** Decimal text as a ratio of two whole numbers; kept, because the same few factors come again and again. */
const scaledOf = (decimal: string): Scaled => {
  const known = scaled.get(decimal);
  if (known) return known;
  const { numerator, denominator } = fraction(decimal);
  const made = { numerator: Number(numerator), denominator: Number(denominator) };
  if (scaled.size > 10_000) scaled.clear();
  scaled.set(decimal, made);
  return made;
};

/** A whole number times exact decimal text, rounded up. Exact: what does not fit a safe integer is computed with big integers. */
export const ceilTimes = (count: number, decimal: string): number => {
  const { numerator, denominator } = scaledOf(decimal);
  const product = count * numerator;
  if (product > Number.MAX_SAFE_INTEGER || numerator > Number.MAX_SAFE_INTEGER)
    return ceiling(times(whole(count), fraction(decimal)));
  const quotient = Math.floor(product / denominator);
  return quotient * denominator < product ? quotient + 1 : quotient;
};

/** Money in cents, rounded half up, as exact decimal text with two places. Source: rules, first paragraph. */
export const money = ({ numerator, denominator }: Fraction): string => {
  const doubled = numerator * 200n + denominator;
  const floor = doubled / (denominator * 2n);
  const cents = doubled < 0n && doubled % (denominator * 2n) !== 0n ? floor - 1n : floor;
  const size = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
};

/** A fraction as exact text, such as "5/2". */
export const textOf = ({ numerator, denominator }: Fraction): string => `${numerator}/${denominator}`;

/** Reads the text that `textOf` made. Throws on anything else. */
export const fractionOf = (text: string): Fraction => {
  const parts = /^(-?\d+)\/([1-9]\d*)$/.exec(text);
  if (!parts) throw new Error(`not a fraction: ${JSON.stringify(text)}`);
  return { numerator: BigInt(parts[1]), denominator: BigInt(parts[2]) };
};

/** Divides by a fraction above 0. */
export const divided = (a: Fraction, by: Fraction): Fraction =>
  reduced(a.numerator * by.denominator, a.denominator * by.numerator);

export const minus = (a: Fraction, b: Fraction): Fraction => add(a, { ...b, numerator: -b.numerator });

/** Whole numbers divided and rounded up. */
export const ceilDiv = (value: number, divisor: number): number => Math.ceil(value / divisor);
