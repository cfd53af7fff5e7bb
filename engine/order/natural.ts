/** Natural order of version names: runs of digits compare by value, so that 9 comes before 10 and 10 before 10.1. */
import { compareText, fold } from '../names.ts';

const runs = (name: string): readonly string[] => name.match(/\d+|\D+/g) ?? [];

const isDigits = (run: string): boolean => run.charCodeAt(0) >= 48 && run.charCodeAt(0) <= 57;

const compareDigits = (a: string, b: string): number => {
  const left = a.replace(/^0+(?=\d)/, '');
  const right = b.replace(/^0+(?=\d)/, '');
  return left.length - right.length || compareText(left, right);
};

/**
 * Compares two names in natural order: digits by value and before text, text by lower-cased code points, the shorter first;
 * names equal by value go by code points. Source: estate, order of versions; rules 9.
 */
export const compareNatural = (a: string, b: string): number => {
  const left = runs(fold(a));
  const right = runs(fold(b));
  const end = Math.min(left.length, right.length);
  for (let at = 0; at < end; at++) {
    const [x, y] = [left[at], right[at]];
    const digits = isDigits(x);
    if (digits !== isDigits(y)) return digits ? -1 : 1;
    const difference = digits ? compareDigits(x, y) : compareText(x, y);
    if (difference !== 0) return difference;
  }
  return left.length - right.length || compareText(fold(a), fold(b));
};
