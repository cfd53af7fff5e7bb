/** Grouping of slots by consumer: a stable counting sort, so that within a consumer the order of units stays. */

export interface Grouped {
  /** Slots by consumer rank, then as they were. */
  readonly slots: Int32Array;
  readonly ranks: Int32Array;
}

/** Sorts slots by rank. Ranks are whole numbers from 0 to below `size`. Slots must come in unit order (application, computer). */
export const groupBy = (slots: Int32Array, ranks: Int32Array, size: number): Grouped => {
  const count = slots.length;
  if (count * 4 < size) {
    const order = Int32Array.from(slots.keys()).sort((a, b) => ranks[a] - ranks[b] || a - b);
    return { slots: order.map(at => slots[at]), ranks: order.map(at => ranks[at]) };
  }
  const next = new Int32Array(size + 1);
  for (let at = 0; at < count; at++) next[ranks[at] + 1]++;
  for (let rank = 0; rank < size; rank++) next[rank + 1] += next[rank];
  const sorted = new Int32Array(count);
  const sortedRanks = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const place = next[ranks[at]]++;
    sorted[place] = slots[at];
    sortedRanks[place] = ranks[at];
  }
  return { slots: sorted, ranks: sortedRanks };
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
