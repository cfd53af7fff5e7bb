/** Writes a license that counts over all consumers together into a program: rounding, minimums and distinct users as columns and rows. */
import { fraction } from '../../fraction.ts';
import type { Component, Seat } from './components.ts';
import type { ColumnOf, RowOf } from './program.ts';

type Entry = readonly [column: number, value: number];
const FREE_ABOVE = Number.POSITIVE_INFINITY;

/** What uses a resource: columns with amounts, and the amount used whatever is decided. */
export interface Users {
  readonly entries: Entry[];
  readonly base: number;
  /** More than this cannot be used. */
  most: number;
}

/** Columns and rows of a license that counts over all consumers together; returns the column that is what it consumes. */
export const poolColumns = (
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
