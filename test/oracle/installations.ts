/** Which installations take part, and the slots in which their users count. */
import type { Estate, Row } from '../../engine/estate/tables.ts';
import type { Computer } from './computers.ts';
import { keyOf } from './names.ts';
import type { Application } from './order.ts';

/** One user of an installation: a known one, or all unknown ones together (null). */
export interface Slot {
  readonly installation: Installation;
  readonly user: string | null;
}

export interface Installation extends Application {
  readonly computer: Computer;
  readonly slots: Slot[];
}

export interface IgnoredInstallation {
  readonly installation: Installation;
  readonly reason: 'COMPUTER_IGNORED' | 'COMPUTER_RETIRED' | 'SUITE_MEMBER';
}

/** The keys of a row that names an application. */
export const applicationOf = (row: { product: string; version: string; edition: string }): Application => ({
  product: keyOf(row.product),
  version: keyOf(row.version),
  edition: keyOf(row.edition),
});

/** A blank version or edition of a suite row is any. */
function matches(installed: Application, product: string, version: string, edition: string): boolean {
  return (
    installed.product === keyOf(product) &&
    (version === '' || installed.version === keyOf(version)) &&
    (edition === '' || installed.edition === keyOf(edition))
  );
}

function hides(row: Row<'suites'>, suite: Installation, member: Installation): boolean {
  return (
    suite !== member &&
    matches(suite, row.suite_product, row.suite_version, row.suite_edition) &&
    matches(member, row.member_product, row.member_version, row.member_edition)
  );
}

/** Users in `usage` of the product there, else the assigned user, else the calculated one, else one unknown user. */
function usersOf(estate: Estate, installation: Application & { computer: Computer }): (string | null)[] {
  const using = estate.usage
    .filter(row => keyOf(row.computer) === installation.computer.key && keyOf(row.product) === installation.product)
    .map(row => keyOf(row.user));
  const users = using.length > 0 ? using : [installation.computer.anyUser];
  const inactive = new Set(estate.users.filter(row => row.status !== 'active').map(row => keyOf(row.user)));
  return [...new Set(users.map(user => (user === null || inactive.has(user) ? null : user)))];
}

/** Sorts the installations of an estate into those that take part and those that are ignored, with the reason. */
export function installationsOf(estate: Estate, computers: ReadonlyMap<string, Computer>) {
  const all = estate.installations.map(row => {
    const installation: Installation = {
      ...applicationOf(row),
      computer: computers.get(keyOf(row.computer))!,
      slots: [],
    };
    installation.slots.push(...usersOf(estate, installation).map(user => ({ installation, user })));
    return installation;
  });
  const takingPart: Installation[] = [];
  const ignored: IgnoredInstallation[] = [];
  const onActive = all.filter(installation => installation.computer.row.status === 'active');
  for (const installation of all) {
    const { status } = installation.computer.row;
    const neighbours = onActive.filter(other => other.computer === installation.computer);
    if (status === 'ignored') ignored.push({ installation, reason: 'COMPUTER_IGNORED' });
    else if (status === 'retired') ignored.push({ installation, reason: 'COMPUTER_RETIRED' });
    else if (estate.suites.some(row => neighbours.some(suite => hides(row, suite, installation))))
      ignored.push({ installation, reason: 'SUITE_MEMBER' });
    else takingPart.push(installation);
  }
  return { takingPart, ignored };
}
