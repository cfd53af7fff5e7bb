/** Decisions as rows: what happened to every installation, slot and access, and why. */
import type { Right } from './cover.ts';
import type { Installation } from './installations.ts';
import type { License } from './licenses.ts';
import type { Application } from './order.ts';
import type { Tally } from './tally.ts';
import { type Access, type Claim, isSlot, type World } from './world.ts';

/** Who uses or accessed what, by name; blank product, version and edition: a row without an installation. */
export interface Subject {
  readonly computer: string | null;
  readonly user: string | null;
  readonly product: string;
  readonly version: string;
  readonly edition: string;
}

export interface Decision extends Subject {
  readonly outcome: 'consumes' | 'covered' | 'exempt' | 'unlicensed' | 'ignored';
  readonly license: string | null;
  readonly right: Right | null;
  readonly reason: string | null;
  readonly units: number;
}

/** The names of a subject. */
function subjectOf(
  { names }: World,
  computer: string | null,
  user: string | null,
  application: Application | null,
): Subject {
  const { product = '', version = '', edition = '' } = application ?? {};
  return {
    computer: computer === null ? null : names.computer(computer),
    user: user === null ? null : names.user(user),
    product: product && names.product(product),
    version: version && names.version(product, version),
    edition: edition && names.edition(product, edition),
  };
}

const subjectOfAccess = (world: World, access: Access) =>
  subjectOf(world, access.computer?.key ?? null, access.user, access);

export const subjectOfInstallation = (world: World, installation: Installation, user: string | null) =>
  subjectOf(world, installation.computer.key, user, installation);

/** A claim with its user; `whole` leaves the user of a slot out. */
export function subjectOfClaim(world: World, claim: Claim, whole: boolean): Subject {
  if (!isSlot(claim)) return subjectOfAccess(world, claim);
  return subjectOfInstallation(world, claim.installation, whole ? null : claim.user);
}

/** A decision by which no license gives anything. */
export const without = (subject: Subject, outcome: 'unlicensed' | 'ignored', reason: string): Decision => ({
  ...subject,
  outcome,
  license: null,
  right: null,
  reason,
  units: 0,
});

/** The rows of one license's account. */
export function decisionsOf(world: World, license: License, tally: Tally): Decision[] {
  const name = license.row.license;
  const rows = tally.rows.map(({ item, outcome, reason, units }) => ({
    ...subjectOfClaim(world, item.claims[0]!, license.family !== 'user'),
    outcome,
    license: name,
    right: item.right,
    reason,
    units,
  }));
  const extra = tally.extra.map(({ computer, user, application, units }) => ({
    ...subjectOf(world, computer, user, application),
    outcome: 'consumes' as const,
    license: name,
    right: null,
    reason: null,
    units,
  }));
  return [...rows, ...extra];
}
