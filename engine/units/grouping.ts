/** Grouping of slots by consumer: a stable radix sort, so that within a consumer the order of units stays. */

export interface Grouped {
  /** Slots by consumer rank, then as they were. */
  readonly slots: Int32Array;
  readonly ranks: Int32Array;
}

/** Most bits of a rank that one pass looks at: its counters fit into the fastest cache. */
const BITS = 11;

/** One pass: by one digit of the rank, stably. */
const byDigit = ({ slots, ranks }: Grouped, shift: number, bits: number): Grouped => {
  const count = slots.length;
  const mask = (1 << bits) - 1;
  const next = new Int32Array(mask + 2);
  for (let at = 0; at < count; at++) next[((ranks[at] >>> shift) & mask) + 1]++;
  for (let digit = 0; digit < mask; digit++) next[digit + 1] += next[digit];
  const sorted = { slots: new Int32Array(count), ranks: new Int32Array(count) };
  for (let at = 0; at < count; at++) {
    const place = next[(ranks[at] >>> shift) & mask]++;
    sorted.slots[place] = slots[at];
    sorted.ranks[place] = ranks[at];
  }
  return sorted;
};

const isAscending = (ranks: Int32Array): boolean => {
  for (let at = 1; at < ranks.length; at++) if (ranks[at] < ranks[at - 1]) return false;
  return true;
};

/**
 * Sorts slots by rank. Ranks are whole numbers from 0 to below `size`. Slots must come in unit order (application, computer): those of one
 * application are sorted by computer as they come, and answered as they are.
 */
export const groupBy = (slots: Int32Array, ranks: Int32Array, size: number): Grouped => {
  let grouped: Grouped = { slots, ranks };
  if (isAscending(ranks)) return grouped;
  const width = 32 - Math.clz32(size - 1);
  // Passes of equal width: the fewer places a pass writes to, the better they stay in the cache.
  const bits = Math.ceil(width / Math.ceil(width / BITS));
  for (let shift = 0; shift < width; shift += bits) grouped = byDigit(grouped, shift, bits);
  return grouped;
};

/** Calls `each` with the bounds of every group of equal ranks. */
export const eachGroup = ({ ranks }: Grouped, each: (from: number, to: number) => void): void => {
  for (let from = 0; from < ranks.length; ) {
    let to = from + 1;
    while (to < ranks.length && ranks[to] === ranks[from]) to++;
    each(from, to);
    from = to;
  }
};
