/** Users and computers of an image: rows become columns in the order of their keys. */
import { ROLES, type Row } from '../estate/tables.ts';
import { compareText, fold, orderByKey } from '../names.ts';
import type { Steps } from '../steps.ts';
import type { Computers, Groups, Users } from './image.ts';

const PORTABLE: ReadonlySet<string> = new Set([
  'laptop',
  'notebook',
  'sub-notebook',
  'portable',
  'tablet',
  'hand-held',
]);
const STATUS = { active: 0, ignored: 1, retired: 2 } as const;

interface Grouped {
  readonly location: string;
  readonly business_unit: string;
  readonly cost_center: string;
}

const groupsOf = (rows: readonly Grouped[]): Groups => ({
  location: rows.map(row => fold(row.location)),
  businessUnit: rows.map(row => fold(row.business_unit)),
  costCenter: rows.map(row => fold(row.cost_center)),
});

const indexOf = (keys: readonly string[]): ReadonlyMap<string, number> =>
  new Map(keys.map((key, index) => [key, index]));

/** Every user that is listed or used anywhere, by key. A user that is only used is active and belongs to no group. */
export function* usersSteps(rows: readonly Row<'users'>[], used: Iterable<string>): Steps<Users> {
  const byKey = new Map(rows.map(row => [fold(row.user), row]));
  for (const name of used) {
    if (name === '' || byKey.has(fold(name))) continue;
    byKey.set(fold(name), {
      user: name,
      name: '',
      email: '',
      status: 'active',
      location: '',
      business_unit: '',
      cost_center: '',
    });
  }
  yield;
  const keys = [...byKey.keys()].sort(compareText);
  yield;
  const sorted = keys.map(key => byKey.get(key)!);
  const groups = groupsOf(sorted);
  yield;
  return {
    count: keys.length,
    name: sorted.map(row => row.user),
    byKey: indexOf(keys),
    active: Uint8Array.from(sorted, row => (row.status === 'active' ? 1 : 0)),
    ...groups,
  };
}

/** Follows `host` from each virtual computer to the last one that is listed. Source: rules 5, missing data. */
const hostsOf = (rows: readonly Row<'computers'>[], byKey: ReadonlyMap<string, number>): Int32Array => {
  const next = Int32Array.from(rows, (row, index) =>
    row.kind === 'virtual' && row.host !== '' ? (byKey.get(fold(row.host)) ?? index) : index,
  );
  return next.map((_, index) => {
    let at = index;
    for (let steps = 0; next[at] !== at && steps <= rows.length; steps++) at = next[at];
    return at;
  });
};

export interface ComputersInOrder {
  readonly computers: Computers;
  /** For each row of the table its index in the order of keys. */
  readonly indexOfRow: Int32Array;
}

/** The computers by key, with their users and hosts resolved. */
export function* computersSteps(table: readonly Row<'computers'>[], users: Users): Steps<ComputersInOrder> {
  const tableKeys = table.map(row => fold(row.computer));
  yield;
  const order = orderByKey(tableKeys);
  yield;
  const indexOfRow = new Int32Array(table.length);
  order.forEach((row, index) => {
    indexOfRow[row] = index;
  });
  const rows = Array.from(order, row => table[row]);
  const key = Array.from(order, row => tableKeys[row]);
  const byKey = indexOf(key);
  yield;
  const host = hostsOf(rows, byKey);
  const virtual = Uint8Array.from(rows, row => (row.kind === 'virtual' ? 1 : 0));
  const userOf = (name: string): number => (name === '' ? -1 : (users.byKey.get(fold(name)) ?? -1));
  const user = Int32Array.from(rows, row => userOf(row.user));
  yield;
  const owner = Int32Array.from(rows, row => userOf(row.user === '' ? row.calculated_user : row.user));
  const groups = groupsOf(rows);
  yield;
  const computers: Computers = {
    count: rows.length,
    name: rows.map(row => row.computer),
    key,
    byKey,
    status: Uint8Array.from(rows, row => STATUS[row.status as keyof typeof STATUS]),
    virtual,
    portable: Uint8Array.from(rows, row => (PORTABLE.has(row.chassis) ? 1 : 0)),
    role: Uint8Array.from(rows, row => (ROLES as readonly string[]).indexOf(row.role)),
    user,
    owner,
    consumer: owner.map((at, computer) => (at >= 0 && users.active[at] === 1 ? at : users.count + computer)),
    host,
    hostKnown: Uint8Array.from(host, at => 1 - virtual[at]),
    processors: Int32Array.from(rows, row => row.processors ?? 0),
    cores: Int32Array.from(rows, row => row.cores ?? 0),
    maxProcessors: Int32Array.from(rows, row => row.max_processors ?? 0),
    processorModel: rows.map(row => row.processor_model),
    serverModel: rows.map(row => row.server_model),
    cluster: rows.map(row => row.cluster),
    region: rows.map(row => row.region),
    hostedIn: rows.map(row => (row.hosted_in === '' ? 'on-premises' : fold(row.hosted_in))),
    os: rows.map(row => row.os),
    ...groups,
  };
  return { computers, indexOfRow };
}
