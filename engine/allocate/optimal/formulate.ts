/** Writes a component as an integer program: how many bundles of each crowd are covered in each way, so that licenses exceed least. */
import { fraction } from '../../fraction.ts';
import type { Component, Seat } from './components.ts';
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
const FREE_BELOW = Number.NEGATIVE_INFINITY;
const FREE_ABOVE = Number.POSITIVE_INFINITY;

/** What uses a resource: columns with amounts, and the amount used whatever is decided. */
interface Users {
  readonly entries: Entry[];
  readonly base: number;
  /** More than this cannot be used. */
  most: number;
}

/** Columns and rows of a license that counts over all consumers together; returns the column that is what it consumes. */
const poolColumns = (
  component: Component,
  seat: Seat,
  users: readonly Users[],
  columns: ColumnOf[],
  rows: RowOf[],
): number => {
  const { parameters } = seat.license;
  const column = (most: number): number =>
    columns.push({ lower: 0, upper: Math.max(0, Math.ceil(most)), integer: true }) - 1;
  const instead: Entry[] = [];
  const rounded: number[] = [];
  const present: Entry[] = [];
  let [insteadBase, insteadMost, roundedMost, knownUsers] = [0, 0, 0, 0];
  let servers: Users = { entries: [], base: 0, most: 0 };
  for (const place of seat.resources) {
    const { part } = component.resources[place];
    const used = users[place];
    if (part.kind === 'instead') {
      instead.push(...used.entries);
      [insteadBase, insteadMost] = [used.base, used.most];
    } else if (part.kind === 'servers') servers = used;
    else if (part.kind === 'cores') {
      const { numerator, denominator } = fraction(part.factor);
      const [top, bottom] = [Number(numerator), Number(denominator)];
      const most = (top * used.most) / bottom + 1;
      const at = column(most);
      rounded.push(at);
      roundedMost += most;
      rows.push({
        lower: top * used.base,
        upper: FREE_ABOVE,
        entries: [[at, bottom], ...used.entries.map(([way, amount]): Entry => [way, -top * amount])],
      });
    } else if (part.kind === 'user') {
      if (used.base > 0) knownUsers++;
      else if (used.entries.length > 0) {
        const at = column(1);
        present.push([at, 1]);
        rows.push({
          lower: 0,
          upper: FREE_ABOVE,
          entries: [[at, used.most], ...used.entries.map(([way, amount]): Entry => [way, -amount])],
        });
      }
    }
  }
  const perServer = parameters.min_per_server;
  const perRounded = isByUsers(seat) ? Number(parameters.min_per_processor) : 1;
  const byServers = isByUsers(seat) && perServer !== undefined;
  const mostUsers = knownUsers + present.length;
  const most =
    insteadMost + Math.max(mostUsers, byServers ? Number(perServer) * servers.most : perRounded * roundedMost);
  const consumed = column(most);
  const minus = (entries: readonly Entry[], factor: number): Entry[] =>
    entries.map(([at, amount]) => [at, -factor * amount]);
  rows.push({
    lower: insteadBase + (byServers ? Number(perServer) * servers.base : 0),
    upper: FREE_ABOVE,
    entries: (
      [
        [consumed, 1],
        ...minus(instead, 1),
        ...(byServers ? minus(servers.entries, Number(perServer)) : rounded.map((at): Entry => [at, -perRounded])),
      ] as Entry[]
    ).reduce<Entry[]>(summed, []),
  });
  if (isByUsers(seat))
    rows.push({
      lower: insteadBase + knownUsers,
      upper: FREE_ABOVE,
      entries: [[consumed, 1], ...minus(instead, 1), ...minus(present, 1)],
    });
  return consumed;
};

/** Each column once in a row. */
const summed = (entries: Entry[], [column, value]: Entry): Entry[] => {
  const at = entries.findIndex(([each]) => each === column);
  if (at < 0) entries.push([column, value]);
  else entries[at] = [column, entries[at][1] + value];
  return entries;
};

const isByUsers = ({ license }: Seat): boolean =>
  license.metric.family === 'capacity' && license.metric.pooled !== null && license.metric.pooled.countsUsers;

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
    const column = columns.push({ lower: 0, upper: Math.max(0, most - entitled), integer: false }) - 1;
    beyond.push({ seat, column });
    for (const [at, amount] of consumed.entries) value.push([at, amount * seat.weight]);
    constant += consumed.base * seat.weight;
    return (
      rows.push({
        lower: FREE_BELOW,
        upper: entitled - consumed.base,
        entries: [...consumed.entries, [column, -1]],
      }) - 1
    );
  });
  const costs = [0, 1, 2, 3].map(() => new Float64Array(columns.length));
  for (const { seat, column } of beyond) costs[seat.license.limit === 'true-up' ? 1 : 0][column] = seat.weight;
  for (const [column, amount] of value) costs[2][column] += amount;
  rights.forEach((each, column) => {
    costs[3][column] = each;
  });
  return { columns, rows, crowds, costs, constant: [0, 0, constant, 0], limitRow };
};
