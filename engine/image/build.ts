/** Builds the image of an estate from its rows and installation columns: two counting sorts and some look-up tables. */
import type { Estate } from '../estate/tables.ts';
import { compareText, fold } from '../names.ts';
import type { Computers, EstateRows, Image, InstallationColumns, Installations, Users } from './image.ts';
import { computersOf, usersOf } from './people.ts';
import { softwareOf } from './software.ts';

/** Every user name that stands in a row of another table than `users`. */
function* usedUsers(rows: EstateRows): Iterable<string> {
  for (const row of rows.computers) {
    yield row.user;
    yield row.calculated_user;
  }
  for (const table of [rows.usage, rows.access, rows.allocations]) for (const row of table) yield row.user;
}

/** Sorts installations by application, then computer: first by computer, then stably by application, each by counting. */
const installationsOf = (
  computer: Int32Array,
  application: Int32Array,
  computers: number,
  applications: number,
): Installations => {
  const count = computer.length;
  const computerStart = new Int32Array(computers + 1);
  const start = new Int32Array(applications + 1);
  for (let at = 0; at < count; at++) {
    computerStart[computer[at] + 1]++;
    start[application[at] + 1]++;
  }
  for (let at = 0; at < computers; at++) computerStart[at + 1] += computerStart[at];
  for (let at = 0; at < applications; at++) start[at + 1] += start[at];
  const byComputer = new Int32Array(count);
  for (let at = 0; at < count; at++) byComputer[computerStart[computer[at]]++] = at;
  const next = start.slice();
  const sortedComputer = new Int32Array(count);
  const sortedApplication = applications <= 65_536 ? new Uint16Array(count) : new Int32Array(count);
  for (let at = 0; at < count; at++) {
    const row = byComputer[at];
    const place = next[application[row]]++;
    sortedComputer[place] = computer[row];
    sortedApplication[place] = application[row];
  }
  return { count, start, computer: sortedComputer, application: sortedApplication };
};

/** Order of the consumers of user metrics: by key, computers (unknown users) before users where keys are equal. */
const consumersInOrder = (users: Users, computers: Computers): { rank: Int32Array; at: Int32Array } => {
  const userKeys = [...users.byKey.keys()];
  const at = new Int32Array(users.count + computers.count);
  const rank = new Int32Array(at.length);
  let [user, computer] = [0, 0];
  for (let place = 0; place < at.length; place++) {
    const computerFirst =
      user >= users.count || (computer < computers.count && compareText(computers.key[computer], userKeys[user]) <= 0);
    const consumer = computerFirst ? users.count + computer++ : user++;
    at[place] = consumer;
    rank[consumer] = place;
  }
  return { rank, at };
};

/**
 * The image of an estate. Throws when an installation names a computer or application that does not exist: what comes in was
 * checked before.
 */
export const imageOf = (rows: EstateRows, columns: InstallationColumns): Image => {
  const users = usersOf(rows.users, usedUsers(rows));
  const { computers, indexOfRow: computerIndex } = computersOf(rows.computers, users);
  const { products, applications, indexOfRow: applicationIndex } = softwareOf(rows, columns.applications);
  const consumers = consumersInOrder(users, computers);
  return {
    rows,
    computers,
    users,
    products,
    applications,
    installations: installationsOf(
      columns.computer.map(row => computerIndex[row]),
      columns.application.map(row => applicationIndex[row]),
      computers.count,
      applications.count,
    ),
    consumerRank: consumers.rank,
    consumerAt: consumers.at,
  };
};

/** Installation rows as columns. Throws on a computer that is not listed. */
export const columnsOf = (estate: Pick<Estate, 'computers' | 'installations'>): InstallationColumns => {
  const computerAt = new Map(estate.computers.map((row, at) => [fold(row.computer), at]));
  const applicationAt = new Map<string, number>();
  const applications: { product: string; version: string; edition: string }[] = [];
  const computer = new Int32Array(estate.installations.length);
  const application = new Int32Array(estate.installations.length);
  estate.installations.forEach((row, at) => {
    const found = computerAt.get(fold(row.computer));
    if (found === undefined) throw new Error(`an installation names the computer ${row.computer}, which is not listed`);
    computer[at] = found;
    const key = [row.product, row.version, row.edition].map(fold).join('\n');
    if (!applicationAt.has(key)) {
      applicationAt.set(key, applications.length);
      applications.push({ product: row.product, version: row.version, edition: row.edition });
    }
    application[at] = applicationAt.get(key)!;
  });
  return { applications, computer, application };
};
