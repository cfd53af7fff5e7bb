/** Grouping of slots by consumer: a stable radix sort, so that within a consumer the order of units stays. */

export interface Grouped {
  /** Slots by consumer rank, then as they were. */
  readonly slots: Int32Array;
  readonly ranks: Int32Array;
}

const BITS = 11;
const DIGITS = 1 << BITS;

/** One pass: by one digit of the rank, stably. */
const byDigit = ({ slots, ranks }: Grouped, shift: number): Grouped => {
  const count = slots.length;
  const next = new Int32Array(DIGITS + 1);
  for (let at = 0; at < count; at++) next[((ranks[at] >>> shift) & (DIGITS - 1)) + 1]++;
  for (let digit = 0; digit < DIGITS; digit++) next[digit + 1] += next[digit];
  const sorted = { slots: new Int32Array(count), ranks: new Int32Array(count) };
  for (let at = 0; at < count; at++) {
    const place = next[(ranks[at] >>> shift) & (DIGITS - 1)]++;
    sorted.slots[place] = slots[at];
    sorted.ranks[place] = ranks[at];
  }
  return sorted;
};

/** Sorts slots by rank. Ranks are whole numbers from 0 to below `size`. Slots must come in unit order (application, computer). */
export const groupBy = (slots: Int32Array, ranks: Int32Array, size: number): Grouped => {
  let grouped: Grouped = { slots, ranks };
  for (let shift = 0; 2 ** shift < size; shift += BITS) grouped = byDigit(grouped, shift);
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
