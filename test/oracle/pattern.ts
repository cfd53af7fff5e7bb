/** Patterns of recognition rules and operating systems: `*` is any run of characters, the rest is literal. */
import { keyOf } from './names.ts';

const tidy = (text: string) => keyOf(text).trim().replace(/\s+/g, ' ');

/** Whether a pattern fits the whole text, case-insensitively, blanks at the ends and repeated blanks ignored. */
export function fitsPattern(pattern: string, text: string): boolean {
  const literal = tidy(pattern)
    .split('*')
    .map(part => part.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`, 's').test(tidy(text));
}

/** How many characters of a pattern are literal. */
export function literalCharacters(pattern: string): number {
  return Array.from(tidy(pattern).replaceAll('*', '')).length;
}
