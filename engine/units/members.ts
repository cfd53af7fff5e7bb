/** Slots by unit of use: those of a unit stand beside one another, so that whoever takes or writes a unit goes through one stretch. */

/** Slots of unit u: `slots[start[u]] … slots[start[u + 1] - 1]`, as they came. */
export interface Members {
  readonly start: Int32Array;
  readonly slots: Int32Array;
}

/** The slots of each of `count` units; `unitOf` says for each slot its unit. Units must not be empty. */
export const membersOf = (slots: Int32Array, unitOf: Int32Array, count: number): Members => {
  const start = new Int32Array(count + 1);
  for (let at = 0; at < unitOf.length; at++) start[unitOf[at] + 1]++;
  for (let unit = 0; unit < count; unit++) start[unit + 1] += start[unit];
  const next = start.slice();
  const sorted = new Int32Array(slots.length);
  for (let at = 0; at < slots.length; at++) sorted[next[unitOf[at]]++] = slots[at];
  return { start, slots: sorted };
};

/** Every slot a unit of its own. */
export const oneEach = (slots: Int32Array): Members => {
  const start = new Int32Array(slots.length + 1);
  for (let unit = 0; unit <= slots.length; unit++) start[unit] = unit;
  return { start, slots };
};

/** The worst right among the slots of each unit. `right` is by slot. */
export const worstOf = ({ start, slots }: Members, right: Uint8Array): Uint8Array => {
  const worst = new Uint8Array(start.length - 1);
  for (let unit = 0; unit < worst.length; unit++)
    for (let at = start[unit]; at < start[unit + 1]; at++)
      if (right[slots[at]] > worst[unit]) worst[unit] = right[slots[at]];
  return worst;
};
