/** Remembers which records an import has met, one bit each, so that repeats are found and a replaced table loses the others. */
import type { TableName } from '../../engine/estate/tables.ts';

export interface Seen {
  readonly has: (table: TableName, id: number) => boolean;
  readonly add: (table: TableName, id: number) => void;
  readonly remove: (table: TableName, id: number) => void;
  /** Returns a function that undoes everything since. */
  readonly mark: () => () => void;
}

export const openSeen = (): Seen => {
  let bits = new Map<TableName, Uint8Array>();
  const room = (table: TableName, byte: number): Uint8Array => {
    const known = bits.get(table) ?? new Uint8Array(1024);
    if (byte < known.length && bits.has(table)) return known;
    const wider = new Uint8Array(Math.max(known.length, 2 * byte));
    wider.set(known);
    bits.set(table, wider);
    return wider;
  };
  return {
    has: (table, id) => (((bits.get(table)?.[id >>> 3] ?? 0) >>> (id & 7)) & 1) === 1,
    add: (table, id) => {
      room(table, id >>> 3)[id >>> 3] |= 1 << (id & 7);
    },
    remove: (table, id) => {
      room(table, id >>> 3)[id >>> 3] &= ~(1 << (id & 7));
    },
    mark: () => {
      const before = new Map([...bits].map(([table, of]) => [table, of.slice()]));
      return () => {
        bits = before;
      };
    },
  };
};
