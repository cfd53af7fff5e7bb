/** Remembers what each spelling in the files stands for, so that of millions of rows only the first of each spelling is looked at closely. */

/** The same text on its own: a piece cut from a file would keep all that was read with it in memory. */
export const own = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** One column: text as it stands in the file to a number. */
export interface Spellings {
  readonly get: (text: string) => number | undefined;
  readonly set: (text: string, number: number) => void;
}

/** Spellings of one column that are kept; beyond, all are forgotten and learned anew. */
const KEPT_MAX = 2_000_000;

/** Files are mostly sorted, so the last spelling is tried first. */
export const openSpellings = (): Spellings => {
  const known = new Map<string, number>();
  let lastText: string | undefined;
  let lastNumber = 0;
  return {
    get: text => {
      if (text === lastText) return lastNumber;
      const number = known.get(text);
      if (number === undefined) return undefined;
      lastText = text;
      lastNumber = number;
      return number;
    },
    set: (text, number) => {
      if (known.size >= KEPT_MAX) known.clear();
      known.set(own(text), number);
    },
  };
};

/** Several columns that stand for one number together. */
export interface CombinedSpellings {
  readonly get: (cells: readonly string[]) => number | undefined;
  readonly set: (cells: readonly string[], number: number) => void;
}

/** One column of several: what each spelling leads to, the last one at hand. */
interface Level {
  readonly known: Map<string, Level | number>;
  lastText: string | undefined;
  last: Level | number | undefined;
}

const openLevel = (): Level => ({ known: new Map(), lastText: undefined, last: undefined });

/** Comparing with the last spelling is cheaper than finding it: of versions and editions a product has few. */
const follow = (level: Level, text: string): Level | number | undefined => {
  if (text === level.lastText) return level.last;
  const next = level.known.get(text);
  if (next === undefined) return undefined;
  level.lastText = text;
  level.last = next;
  return next;
};

/** `places`: which cells of a row, -1 for a column that the file does not have. */
export const openCombined = (places: readonly number[]): CombinedSpellings => {
  const used = places.filter(place => place >= 0);
  const outer = used.slice(0, -1);
  const innermost = used[used.length - 1];
  let root = openLevel();
  let size = 0;
  return {
    get: cells => {
      let level: Level | number | undefined = root;
      for (let at = 0; at < used.length; at++) {
        level = follow(level as Level, cells[used[at]]);
        if (level === undefined) return undefined;
      }
      return level as number;
    },
    set: (cells, number) => {
      if (size++ >= KEPT_MAX) root = openLevel();
      let level = root;
      for (const place of outer) {
        let next = level.known.get(cells[place]) as Level | undefined;
        if (!next) {
          next = openLevel();
          level.known.set(own(cells[place]), next);
        }
        level = next;
      }
      level.known.set(own(cells[innermost]), number);
    },
  };
};
