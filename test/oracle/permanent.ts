/** Permanent allocations: they consume where their consumer would otherwise consume nothing of the license. */
import { type Consumer, computerConsumer, consumerOfComputer, idOf, isOracle, userConsumer } from './consumers.ts';
import type { Allocation, License } from './licenses.ts';
import { compareKeys } from './names.ts';
import { count, type Tally } from './tally.ts';
import type { World } from './world.ts';

/** Measured and host metrics: a permanent allocation has no effect. */
const hasNoEffect = (license: License) =>
  license.family === 'measured' ||
  isOracle(license) ||
  ['microsoft_management_core', 'ibm_pvu', 'ibm_vpc'].includes(license.metric);

/** The user that counts for a computer under a user metric or user CAL; null where it stands for itself. */
function userOfComputer(world: World, license: License, key: string): string | null {
  const user = world.computers.get(key)!.anyUser;
  if (license.metric === 'microsoft_user_cal') return user;
  if (license.family !== 'user' || user === null) return null;
  return (world.users.get(user)?.status ?? 'active') === 'active' ? user : null;
}

/** Whether the license counts users rather than computers. */
const countsUsers = ({ family, metric }: License) =>
  family === 'user' || metric === 'microsoft_user_cal' || metric === 'cal_legacy';

/**
 * The consumers that must consume nothing for the allocation to consume; the first is the one it counts for. A user
 * allocated to a license that counts computers stands for the computers assigned to the user.
 */
function consumersOf(world: World, license: License, { computer, user }: Allocation): Consumer[] {
  const ofComputer = (key: string): Consumer => {
    const owner = userOfComputer(world, license, key);
    if (owner !== null) return userConsumer(owner);
    const own = world.computers.get(key)!;
    const mayBeHost = license.family === 'computer' || license.family === 'capacity';
    return mayBeHost ? consumerOfComputer(world, license, own) : computerConsumer(own);
  };
  if (computer !== null) return [ofComputer(computer)];
  const assigned = [...world.computers.values()].filter(({ user: owner }) => owner === user);
  return [userConsumer(user!), ...(countsUsers(license) ? [] : assigned.map(({ key }) => ofComputer(key)))];
}

/** Adds the consumption of permanent allocations: those that name what the license counts first, each kind by key. */
export function addPermanent(world: World, license: License, tally: Tally): void {
  if (hasNoEffect(license)) return;
  const indirect = ({ user }: Allocation) => Number((user === null) === countsUsers(license));
  const permanent = license.allocations
    .filter(allocation => allocation.permanent && !allocation.exempt)
    .toSorted((a, b) => indirect(a) - indirect(b) || compareKeys(a.computer ?? a.user!, b.computer ?? b.user!));
  for (const allocation of permanent) {
    const consumers = consumersOf(world, license, allocation);
    const isIdle = (consumer: Consumer) => !tally.consumed.get(idOf(consumer));
    if (!consumers.every(isIdle)) continue;
    const units = allocation.units || 1;
    tally.extra.push({ computer: allocation.computer, user: allocation.user, application: null, units });
    count(tally, consumers[0]!, units);
  }
}
