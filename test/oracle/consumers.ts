/** What a license counts: the computer, user, host or cluster to which a slot or an access belongs. */
import type { Computer } from './computers.ts';
import type { Allocation, License } from './licenses.ts';
import { compareKeys, keyOf } from './names.ts';
import { type Access, type Claim, isSlot, type World } from './world.ts';

export interface Consumer {
  readonly kind: 'computer' | 'cluster' | 'user';
  readonly key: string;
}

export const idOf = (consumer: Consumer) => `${consumer.kind}:${consumer.key}`;
export const computerConsumer = (computer: Computer): Consumer => ({ kind: 'computer', key: computer.key });
export const userConsumer = (user: string): Consumer => ({ kind: 'user', key: user });

/** By key; computers before users where two keys are equal. */
export function compareConsumers(a: Consumer, b: Consumer): number {
  return compareKeys(a.key, b.key) || compareKeys(a.kind, b.kind);
}

/** Computers named by measurements of the license from ILMT up to the day. */
function measuredByIlmt(world: World, license: License): Set<string> {
  if (license.metric !== 'ibm_pvu') return new Set();
  const rows = world.estate.measurements.filter(
    row => keyOf(row.license) === license.key && keyOf(row.source) === 'ilmt' && row.date <= world.asOf,
  );
  return new Set(rows.map(row => keyOf(row.computer)).filter(computer => computer !== ''));
}

/** Whether ILMT measured the computer or its host. */
export function isMeasured(world: World, license: License, computer: Computer): boolean {
  const measured = measuredByIlmt(world, license);
  return measured.has(computer.key) || measured.has(computer.host.key);
}

/** Whether the license counts hosts with their guests. */
export function countsHosts(license: License): boolean {
  return (
    ['microsoft_management_core', 'ibm_pvu', 'ibm_vpc'].includes(license.metric) ||
    license.parameter('host') === 'all_cores' ||
    license.parameter('vms_per_license') !== undefined
  );
}

export const isOracle = (license: License) => license.metric === 'oracle_processor' || license.metric === 'oracle_nup';

/** The consumer that a computer belongs to under a computer, capacity or measured metric. */
export function consumerOfComputer(world: World, license: License, computer: Computer): Consumer {
  if (countsHosts(license)) {
    const measured = measuredByIlmt(world, license);
    const alone = measured.has(computer.key) && !measured.has(computer.host.key);
    return computerConsumer(alone ? computer : computer.host);
  }
  const scope = isOracle(license) ? license.parameter('scope') : undefined;
  const cluster = keyOf(computer.row.cluster || computer.host.row.cluster);
  if (scope === 'cluster' && cluster !== '') return { kind: 'cluster', key: cluster };
  return computerConsumer(scope === 'host' || scope === 'cluster' ? computer.host : computer);
}

/** Who accessed, as the metric counts it; null where a device CAL finds no computer. */
function consumerOfAccess(license: License, access: Access): Consumer | null {
  const device = access.computer && computerConsumer(access.computer);
  if (license.metric === 'microsoft_device_cal') return device;
  if (access.user !== null) return userConsumer(access.user);
  const user = license.metric === 'microsoft_user_cal' ? access.computer?.anyUser : null;
  return user ? userConsumer(user) : device;
}

/** The consumer of a slot or an access. */
export function consumerOf(world: World, license: License, claim: Claim): Consumer | null {
  if (!isSlot(claim)) return consumerOfAccess(license, claim);
  if (license.family === 'user' && claim.user !== null) return userConsumer(claim.user);
  if (license.family === 'user') return computerConsumer(claim.installation.computer);
  return consumerOfComputer(world, license, claim.installation.computer);
}

/**
 * The allocations of the license that concern a slot (by its computer; for user metrics by its known user, for others by
 * the user assigned to the computer) or an access (by its consumer).
 */
export function allocationsOf(world: World, license: License, claim: Claim): Allocation[] {
  if (!isSlot(claim)) {
    const consumer = consumerOf(world, license, claim);
    return license.allocations.filter(
      ({ computer, user }) =>
        (consumer?.kind === 'computer' && computer === consumer.key) ||
        (consumer?.kind === 'user' && user === consumer.key),
    );
  }
  const assigned = license.family === 'user' ? claim.user : claim.installation.computer.user;
  return license.allocations.filter(
    ({ computer, user }) => computer === claim.installation.computer.key || (user !== null && user === assigned),
  );
}

/** The `units` of the allocation that names the consumer itself and is not exempt; null without an override. */
export function overrideOf(license: License, { kind, key }: Consumer): number | null {
  const allocation = license.allocations.find(
    ({ computer, user, exempt }) =>
      !exempt && (kind === 'user' ? user === key : kind === 'computer' && computer === key),
  );
  return allocation?.units || null;
}
