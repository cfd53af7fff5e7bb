/** Known names that look like a mistyped one, for messages that suggest what was meant. */
import { compareText, fold } from '../names.ts';

/** Number of single-character insertions, deletions, replacements and swaps of neighbours between two texts. */
const distance = (a: string, b: string): number => {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) best = Math.min(best, before[column - 2] + 1);
      next.push(best);
    }
    before = last;
    last = next;
  }
  return last[b.length];
};

/** Longer names than this are not compared: nobody mistypes a whole sentence. */
const LENGTH_MAX = 64;

/** Up to three of `known` that are at most a third of the letters away from `name`, or hold it, nearest first. */
const nearest = (name: string, known: readonly string[]): readonly string[] => {
  const wanted = compared(name);
  if (wanted === '' || wanted.length > LENGTH_MAX) return [];
  const judged = [...new Set(known)].map(candidate => {
    const away = distance(wanted, candidate);
    const inside = wanted.length >= 4 && (candidate.includes(wanted) || wanted.includes(candidate));
    return { candidate, away, near: inside || away <= Math.max(1, Math.floor(candidate.length / 3)) };
  });
  return judged
    .filter(({ near }) => near)
    .sort((a, b) => a.away - b.away || compareText(a.candidate, b.candidate))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
};

const written = (near: readonly string[]): string => {
  if (near.length === 0) return '';
  const all = near.length === 1 ? near[0] : `${near.slice(0, -1).join(', ')} or ${near[near.length - 1]}`;
  return `Did you mean ${all}? `;
};

/** The form in which names are compared: case, blanks and hyphens do not make two of them differ. */
const compared = (name: string): string => fold(name).replace(/[\s-]+/g, '_');

/** `Did you mean a, b or c? ` or nothing where no known name is near. */
export const suggestion = (name: string, known: readonly string[]): string => written(nearest(name, known));

/** The same for names of records, which come in any case and with blanks. */
export const suggestedName = (name: string, known: readonly string[]): string => {
  const spelt = new Map(known.map(each => [compared(each), each]));
  return written(nearest(name, [...spelt.keys()]).map(each => spelt.get(each)!));
};
