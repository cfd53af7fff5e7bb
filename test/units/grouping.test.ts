/** Grouping puts slots by consumer and by unit, and keeps the order of units within: also where ranks have more digits than one pass sees. */
import { describe, expect, test } from 'vitest';
import { groupBy } from '../../engine/units/grouping.ts';
import { membersOf, oneEach, worstOf } from '../../engine/units/members.ts';

/** Ranks below `size` that fall and rise, the same every time. */
const ranksBelow = (size: number, count: number): Int32Array =>
  Int32Array.from({ length: count }, (_, at) => (at * 7_919 + 13) % size);

/** The same by sorting, stably. */
const sorted = (slots: Int32Array, ranks: Int32Array) => {
  const order = [...slots.keys()].toSorted((a, b) => ranks[a] - ranks[b]);
  return { slots: order.map(at => slots[at]), ranks: order.map(at => ranks[at]) };
};

describe('slots are grouped by rank', () => {
  test.each([2, 3, 1_000, 2_048, 2_049, 100_000, 4_194_304, 4_194_305, 30_000_001])('stably, below %i', size => {
    const ranks = ranksBelow(size, 5_000);
    const slots = Int32Array.from(ranks, (_, at) => at * 3);
    const grouped = groupBy(slots, ranks, size);
    expect({ slots: [...grouped.slots], ranks: [...grouped.ranks] }).toEqual(sorted(slots, ranks));
  });
  test('as they are where they are in order already', () => {
    const [slots, ranks] = [Int32Array.of(9, 4, 7), Int32Array.of(1, 1, 2)];
    expect(groupBy(slots, ranks, 3)).toEqual({ slots, ranks });
  });
});

describe('slots stand by unit', () => {
  const members = membersOf(Int32Array.of(10, 11, 12, 13, 14), Int32Array.of(1, 0, 1, 2, 0), 3);
  test('in the order in which they came', () => {
    expect(members).toEqual({ start: Int32Array.of(0, 2, 4, 5), slots: Int32Array.of(11, 14, 10, 12, 13) });
  });
  test('and the worst right of a unit is that of any of its slots', () => {
    const right = new Uint8Array(15);
    right[12] = 3;
    right[14] = 1;
    expect([...worstOf(members, right)]).toEqual([1, 3, 0]);
  });
  test('or each is a unit of its own', () => {
    expect(oneEach(Int32Array.of(5, 8))).toEqual({ start: Int32Array.of(0, 1, 2), slots: Int32Array.of(5, 8) });
  });
});
