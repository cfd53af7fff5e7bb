/** Builds the image of an estate from its rows and installation columns: two counting sorts and some look-up tables. */
import type { Estate } from '../estate/tables.ts';
import { compareText, fold } from '../names.ts';
import { finish, inStretches, type Steps } from '../steps.ts';
import type { Computers, EstateRows, Image, InstallationColumns, Installations, Users } from './image.ts';
import { computersSteps, usersSteps } from './people.ts';
import { softwareOf } from './software.ts';

/** Every user name that stands in a row of another table than `users`. */
function* usedUsers(rows: EstateRows): Iterable<string> {
  for (const row of rows.computers) {
    yield row.user;
    yield row.calculated_user;
  }
  for (const table of [rows.usage, rows.access, rows.allocations]) for (const row of table) yield row.user;
}

/**
 * Sorts installations by application, then computer: first by computer, then stably by application, each by counting. Rows of the
 * columns become computers and applications by the indices given.
 */
function* installationsSteps(
  { computer, application }: InstallationColumns,
  computerIndex: Int32Array,
  applicationIndex: Int32Array,
): Steps<Installations> {
  const count = computer.length;
  const [computers, applications] = [computerIndex.length, applicationIndex.length];
  const computerStart = new Int32Array(computers + 1);
  const start = new Int32Array(applications + 1);
  yield* inStretches(count, (from, to) => {
    for (let at = from; at < to; at++) {
      computerStart[computerIndex[computer[at]] + 1]++;
      start[applicationIndex[application[at]] + 1]++;
    }
  });
  for (let at = 0; at < computers; at++) computerStart[at + 1] += computerStart[at];
  for (let at = 0; at < applications; at++) start[at + 1] += start[at];
  const byComputer = new Int32Array(count);
  yield* inStretches(count, (from, to) => {
    for (let at = from; at < to; at++) byComputer[computerStart[computerIndex[computer[at]]]++] = at;
  });
  const next = start.slice();
  const sortedComputer = new Int32Array(count);
  const sortedApplication = applications <= 65_536 ? new Uint16Array(count) : new Int32Array(count);
  yield* inStretches(count, (from, to) => {
    for (let at = from; at < to; at++) {
      const row = byComputer[at];
      const index = applicationIndex[application[row]];
      const place = next[index]++;
      sortedComputer[place] = computerIndex[computer[row]];
      sortedApplication[place] = index;
    }
  });
  return { count, start, computer: sortedComputer, application: sortedApplication };
}

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

/** The same as `imageOf`, in steps. */
export function* imageSteps(rows: EstateRows, columns: InstallationColumns): Steps<Image> {
  const users = yield* usersSteps(rows.users, usedUsers(rows));
  yield;
  const { computers, indexOfRow: computerIndex } = yield* computersSteps(rows.computers, users);
  yield;
  const { products, applications, indexOfRow: applicationIndex } = softwareOf(rows, columns.applications);
  yield;
  const consumers = consumersInOrder(users, computers);
  yield;
  const installations = yield* installationsSteps(columns, computerIndex, applicationIndex);
  return {
    rows,
    computers,
    users,
    products,
    applications,
    installations,
    consumerRank: consumers.rank,
    consumerAt: consumers.at,
  };
}

/**
 * The image of an estate. Throws when an installation names a computer or application that does not exist: what comes in was
 * checked before.
 */
export const imageOf = (rows: EstateRows, columns: InstallationColumns): Image => finish(imageSteps(rows, columns));

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
