/** Writes a component as an integer program: how many bundles of each crowd are covered in each way, so that licenses exceed least. */
import type { Component, Seat } from './components.ts';
import { poolColumns, type Users } from './formulate-pool.ts';
import { isPooled } from './pool.ts';
import type { ColumnOf, RowOf } from './program.ts';
import type { Cost } from './tally.ts';

export interface Formulation {
  readonly columns: readonly ColumnOf[];
  /** The first rows are those of the crowds, in order. */
  readonly rows: readonly RowOf[];
  /** Columns of each crowd's ways; they come first. */
  readonly crowds: readonly { readonly from: number; readonly to: number; readonly sum: number }[];
  /** The cost of columns by each criterion. */
  readonly costs: readonly Float64Array[];
  /** What each criterion costs beside the columns. */
  readonly constant: Cost;
  /** Row by which each seat is limited. */
  readonly limitRow: readonly number[];
}

type Entry = readonly [column: number, value: number];

/** Writes the program of a component. */
export const formulate = (component: Component): Formulation => {
  const columns: ColumnOf[] = [];
  const rows: RowOf[] = [];
  const users: Users[] = component.base.map(base => ({ entries: [], base, most: Math.abs(base) }));
  const rights: number[] = [];
  const crowds = component.crowds.map(({ uses, crowd }) => {
    const from = columns.length;
    for (const use of uses) {
      for (const [place, amount] of use.amounts) {
        users[place].entries.push([columns.length, amount]);
        users[place].most += Math.abs(amount) * crowd.count;
      }
      rights.push(use.otherRights);
      columns.push({ lower: 0, upper: crowd.count, integer: true });
    }
    rows.push({
      lower: crowd.count,
      upper: crowd.count,
      entries: uses.map((_, way): Entry => [from + way, 1]),
    });
    return { from, to: columns.length, sum: crowd.count };
  });
  const value: Entry[] = [];
  const beyond: { readonly seat: Seat; readonly column: number }[] = [];
  let constant = 0;
  const limitRow = component.seats.map(seat => {
    const { entitled } = seat.license;
    const pooled = isPooled(seat.license);
    const consumed: Users = pooled
      ? { entries: [[poolColumns(component, seat, users, columns, rows), 1]], base: 0, most: 0 }
      : users[seat.resources[0]];
    const most = pooled ? columns[consumed.entries[0][0]].upper : consumed.most;
    const { pack } = seat;
    const upper = Math.ceil(Math.max(0, most - entitled) / pack);
    const column = columns.push({ lower: 0, upper, integer: pack > 1 }) - 1;
    beyond.push({ seat, column });
    for (const [at, amount] of consumed.entries) value.push([at, amount * seat.weight]);
    constant += consumed.base * seat.weight;
    return (
      rows.push({
        lower: Number.NEGATIVE_INFINITY,
        upper: entitled - consumed.base,
        entries: [...consumed.entries, [column, -pack]],
      }) - 1
    );
  });
  const costs = [0, 1, 2, 3].map(() => new Float64Array(columns.length));
  for (const { seat, column } of beyond)
    costs[seat.license.limit === 'true-up' ? 1 : 0][column] = seat.weight * seat.pack;
  for (const [column, amount] of value) costs[2][column] += amount;
  rights.forEach((each, column) => {
    costs[3][column] = each;
  });
  return { columns, rows, crowds, costs, constant: [0, 0, constant, 0], limitRow };
};
