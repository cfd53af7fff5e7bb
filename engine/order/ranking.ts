/** The order of a product's versions and of its editions: which of two is older or less functional, where that is known at all. */
import { compareText, fold } from '../names.ts';
import { compareNatural } from './natural.ts';

/** An order of names (folded keys) in which some may have no place. */
export interface Ranking {
  /** Negative (below), 0 (the same), positive (above), or null where one of two different names has no rank. */
  readonly compare: (a: string, b: string) => number | null;
  readonly hasRank: (name: string) => boolean;
}

interface Listed {
  readonly key: string;
  readonly order: number | null;
  readonly released: number | null;
}

const byRank = (keys: readonly string[]): Ranking => {
  const ranks = new Map(keys.map((key, rank) => [key, rank]));
  return {
    hasRank: name => ranks.has(name),
    compare: (a, b) => {
      if (a === b) return 0;
      const left = ranks.get(a);
      const right = ranks.get(b);
      return left === undefined || right === undefined ? null : left - right;
    },
  };
};

const natural: Ranking = {
  hasRank: name => name !== '',
  compare: (a, b) => (a === b ? 0 : a === '' || b === '' ? null : compareNatural(a, b)),
};

/**
 * Order of a product's versions: `order` where all listed ones give it, else release dates where all give them, else natural
 * order. An unlisted version has a place only where the listed ones are in natural order too. Source: estate, order of versions.
 */
export const rankVersions = (
  rows: readonly { version: string; order: number | null; released: number | null }[],
): Ranking => {
  const listed: Listed[] = rows.map(row => ({ key: fold(row.version), order: row.order, released: row.released }));
  const by = (['order', 'released'] as const).find(
    column => listed.length > 0 && listed.every(row => row[column] !== null),
  );
  if (!by) return natural;
  const keys = listed.toSorted((a, b) => a[by]! - b[by]! || compareNatural(a.key, b.key)).map(row => row.key);
  const isNatural = keys.every((key, at) => at === 0 || compareNatural(keys[at - 1], key) < 0);
  return isNatural ? natural : byRank(keys);
};

/** Order of a product's editions: `order` where all listed ones give it, else the order of the rows. Source: estate; rules 9. */
export const rankEditions = (rows: readonly { edition: string; order: number | null }[]): Ranking => {
  const byOrder = rows.every(row => row.order !== null);
  const listed = byOrder ? rows.toSorted((a, b) => a.order! - b.order!) : rows;
  return byRank(listed.map(row => fold(row.edition)));
};

/** Orders names best first: those with a rank from highest to lowest, then the others by code points, blank last. */
export const compareBestFirst = (ranking: Ranking, a: string, b: string): number => {
  const [left, right] = [ranking.hasRank(a), ranking.hasRank(b)];
  if (left !== right) return left ? -1 : 1;
  if (left) return ranking.compare(b, a)!;
  return Number(a === '') - Number(b === '') || compareText(a, b);
};
