/** Pages of lists: how many rows may be asked for, and the connection that is made of them. */

import { Refusal } from '../refusal.ts';
import { type CursorValue, decodeCursor, encodeCursor } from './cursor.ts';

export const PAGE_ROWS = 50;
const PAGE_ROWS_MAX = 500;

/** What a client asks for: the first rows, or those after a cursor. */
export interface PageAsked {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface Connection<T> {
  readonly edges: { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** Counted only when asked for. */
  readonly totalCount: () => number;
}

/** Number of rows a page has. Throws `Refusal` PAGE_SIZE_INVALID. */
const rowsAsked = ({ first }: PageAsked): number => {
  if (first === undefined || first === null) return PAGE_ROWS;
  if (first < 0 || first > PAGE_ROWS_MAX)
    throw new Refusal(
      'PAGE_SIZE_INVALID',
      `A page of ${first} rows cannot be had.`,
      `Ask for 0 to ${PAGE_ROWS_MAX} rows and go on with the cursor of the last one.`,
    );
  return first;
};

export interface KeysetList<T> {
  /** Names what is listed, with its filter and order: cursors of one list are refused by every other. */
  readonly list: string;
  /** Up to `limit` rows after the row with these values, or from the beginning. */
  readonly rows: (after: readonly CursorValue[] | null, limit: number) => readonly T[];
  /** The values a row is ordered by, the last one unique. */
  readonly valuesOf: (row: T) => readonly CursorValue[];
  readonly count: () => number;
}

/** One page. Rows that are added or removed meanwhile neither repeat nor hide others. */
export const pageOf = <T>({ list, rows, valuesOf, count }: KeysetList<T>, asked: PageAsked): Connection<T> => {
  const limit = rowsAsked(asked);
  const after = asked.after ? decodeCursor(list, asked.after) : null;
  const found = rows(after, limit + 1);
  // Made only where they are asked for: most are not.
  const edges = found.slice(0, limit).map(node => ({
    get cursor() {
      return encodeCursor(list, valuesOf(node));
    },
    node,
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: found.length > limit,
      hasPreviousPage: after !== null,
      get startCursor() {
        return edges[0]?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
      },
    },
    totalCount: count,
  };
};

const compareValues = (a: CursorValue, b: CursorValue): number => {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
};

/** Orders two rows by their values; the last one breaks ties. */
const compareKeys = (a: readonly CursorValue[], b: readonly CursorValue[]): number => {
  for (let at = 0; at < a.length; at++) {
    const order = compareValues(a[at], b[at]);
    if (order !== 0) return order;
  }
  return 0;
};

/** A list that is held in memory. `valuesOf` gives what it is ordered by; `isDescending` turns all but the last around. */
export const listInMemory = <T>(
  list: string,
  all: readonly T[],
  valuesOf: (row: T) => readonly CursorValue[],
  isDescending = false,
): KeysetList<T> => {
  const order = (a: readonly CursorValue[], b: readonly CursorValue[]): number => {
    const first = compareKeys(a.slice(0, -1), b.slice(0, -1));
    return first === 0 ? compareValues(a.at(-1)!, b.at(-1)!) : isDescending ? -first : first;
  };
  const sorted = all.map(row => ({ row, values: valuesOf(row) })).sort((a, b) => order(a.values, b.values));
  return {
    list,
    rows: (after, limit) => {
      const from = after === null ? 0 : sorted.findIndex(({ values }) => order(values, after) > 0);
      return from < 0 ? [] : sorted.slice(from, from + limit).map(({ row }) => row);
    },
    valuesOf,
    count: () => sorted.length,
  };
};
