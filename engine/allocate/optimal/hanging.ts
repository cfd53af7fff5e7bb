/** What a license counts together: installations whose consumption cannot be told apart because they share a consumer. */
import { accessScope } from '../../license/consumers.ts';
import type { License } from '../../license/license.ts';
import { fold } from '../../names.ts';
import { placeOf } from '../../units/place.ts';
import { computerOf, type Ledger } from '../ledger.ts';

/** Slots with the same key are counted together by a license. */
export interface Hanging {
  readonly keyOf: (slot: number) => number;
  /** Keys where allocations or accesses put something beside the installations. */
  readonly special: ReadonlySet<number>;
}

/** Whether each installation counts by itself, whatever else is given. */
export const isPlain = ({ metric, products }: License): boolean =>
  metric.family === 'computer' && products.length === 1 && products[0].use.perUnit === 1 && !products[0].use.secondUse;

/** Computers assigned to users that the license is allocated to, by user. */
const assignedTo = (ledger: Ledger, license: License): ReadonlyMap<number, readonly number[]> => {
  const found = new Map<number, number[]>();
  if (license.allocatedUsers.size === 0) return found;
  ledger.image.computers.user.forEach((user, computer) => {
    if (!license.allocatedUsers.has(user)) return;
    if (!found.has(user)) found.set(user, []);
    found.get(user)!.push(computer);
  });
  return found;
};

const ofUsers = (ledger: Ledger, license: License): Hanging => {
  const { users, computers, rows } = ledger.image;
  const special = new Set<number>(license.allocatedUsers.keys());
  for (const computer of license.allocatedComputers.keys()) special.add(computers.consumer[computer]);
  if (license.metric.family === 'user' && license.metric.countsAccess) {
    const inScope = accessScope(license, ledger.image);
    for (const row of rows.access) {
      const user = users.byKey.get(fold(row.user));
      if (user !== undefined && inScope(user, -1)) special.add(user);
    }
  }
  return { keyOf: ledger.slots.consumerOf, special };
};

/** Computers; under second use all computers of a user. */
const ofComputers = (ledger: Ledger, license: License): ((computer: number) => number) => {
  const { computers, users } = ledger.image;
  if (!license.products.some(product => product.use.secondUse)) return computer => computer;
  return computer =>
    computers.virtual[computer] === 0 && computers.owner[computer] >= 0
      ? computers.owner[computer]
      : users.count + computer;
};

/** How a license's installations hang together. */
export const hangingOf = (ledger: Ledger, license: License): Hanging => {
  if (license.metric.family === 'user') return ofUsers(ledger, license);
  const place = placeOf(ledger.image, license);
  const keyOfComputer =
    license.metric.family === 'computer' ? ofComputers(ledger, license) : (computer: number) => place.of[computer];
  const special = new Set<number>();
  for (const computer of license.allocatedComputers.keys()) special.add(keyOfComputer(computer));
  const joined = new Map<number, number>();
  const end = (key: number): number => (joined.has(key) ? end(joined.get(key)!) : key);
  for (const computers of assignedTo(ledger, license).values()) {
    const first = end(keyOfComputer(computers[0]));
    for (const computer of computers) {
      const key = end(keyOfComputer(computer));
      special.add(keyOfComputer(computer));
      if (key !== first) joined.set(key, first);
    }
  }
  const keyOf =
    joined.size === 0
      ? (slot: number) => keyOfComputer(computerOf(ledger, slot))
      : (slot: number) => end(keyOfComputer(computerOf(ledger, slot)));
  for (const key of [...special]) special.add(end(key));
  return { keyOf, special };
};
