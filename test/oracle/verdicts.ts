/** What every license says to every slot and access: the right by which it covers, or the first reason why it may not. */
import { allocationsOf, type Consumer, consumerOf, idOf, isMeasured } from './consumers.ts';
import { judge, type Verdict } from './cover.ts';
import type { Slot } from './installations.ts';
import type { License } from './licenses.ts';
import type { Report } from './problems.ts';
import { computerReason, inScope } from './scope.ts';
import { type Access, applicationOfClaim, type Claim, isSlot, type World } from './world.ts';

export interface Verdicts {
  /** The verdict of a license that names the product. */
  of(license: License, claim: Claim): Verdict;
  /** The license to which the claim is bound by an allocation. */
  boundTo(claim: Claim): License | null;
}

const ALLOCATION_ONLY = ['node_locked', 'oem', 'tiered_device', 'appliance'];
const NO_GROUPS = { location: '', business_unit: '', cost_center: '' };

/** Verdicts on a world; `servedByCapacity` tells which accesses are to servers licensed by capacity. */
export function verdictsOf(world: World, report: Report, servedByCapacity: (access: Access) => boolean): Verdicts {
  const bindings = new Map<Claim, License | null>();
  const verdicts = new Map<License, Map<Claim, Verdict>>(world.licenses.map(license => [license, new Map()]));

  /** An installation of a primary product on the same consumer that the license may cover, the binding included. */
  function hasPrimary(license: License, claim: Slot): boolean {
    const id = idOf(consumerOf(world, license, claim)!);
    return world.installations.some(
      ({ product, slots }) =>
        license.primary.has(product) &&
        slots.some(slot => {
          if (idOf(consumerOf(world, license, slot)!) !== id) return false;
          if (judgeAlone(license, slot).right === undefined) return false;
          return [null, license].includes(boundTo(slot));
        }),
    );
  }

  function groupsOf(consumer: Consumer | null) {
    if (consumer?.kind === 'user') return world.users.get(consumer.key) ?? NO_GROUPS;
    return world.computers.get(consumer?.key ?? '')?.row ?? NO_GROUPS;
  }

  function judgeSlot(license: License, slot: Slot): Verdict {
    const { computer, product } = slot.installation;
    if (license.family === 'access') return { reason: 'ACCESS_ONLY' };
    const verdict: Verdict = isMeasured(world, license, computer)
      ? { right: 'exact' }
      : judge(license, slot.installation, world.orders);
    if (verdict.right === undefined) return verdict;
    if (!license.primary.has(product) && !hasPrimary(license, slot)) return { reason: 'NO_PRIMARY_PRODUCT' };
    const groups = license.family === 'user' ? groupsOf(consumerOf(world, license, slot)) : computer.row;
    if (!inScope(license, groups)) return { reason: 'OUT_OF_SCOPE' };
    const reason = computerReason(license, computer, report);
    if (reason !== null) return { reason };
    const allocations = allocationsOf(world, license, slot);
    const allocated =
      license.metric === 'named_user' ? allocations.some(({ user }) => user !== null) : allocations.length > 0;
    if ((license.metric === 'named_user' || ALLOCATION_ONLY.includes(license.metric)) && !allocated)
      return { reason: 'NOT_ALLOCATED' };
    return verdict;
  }

  function judgeAccess(license: License, access: Access): Verdict {
    const consumer = consumerOf(world, license, access);
    if (servedByCapacity(access)) return { reason: 'SERVER_LICENSED_BY_CAPACITY' };
    if (consumer === null) return { reason: null };
    const verdict = judge(license, access, world.orders);
    return verdict.right !== undefined && !inScope(license, groupsOf(consumer)) ? { reason: 'OUT_OF_SCOPE' } : verdict;
  }

  /** All checks but the binding. */
  function judgeAlone(license: License, claim: Claim): Verdict {
    if (license.notInForce !== null) return { reason: license.notInForce };
    return isSlot(claim) ? judgeSlot(license, claim) : judgeAccess(license, claim);
  }

  function boundTo(claim: Claim): License | null {
    if (!bindings.has(claim)) {
      bindings.set(claim, null);
      const { product } = applicationOfClaim(claim);
      const license = world.inOrder.find(
        candidate =>
          candidate.productKeys.has(product) &&
          (isSlot(claim) || candidate.family === 'access') &&
          allocationsOf(world, candidate, claim).length > 0 &&
          judgeAlone(candidate, claim).right !== undefined,
      );
      bindings.set(claim, license ?? null);
    }
    return bindings.get(claim)!;
  }

  function of(license: License, claim: Claim): Verdict {
    const known = verdicts.get(license)!.get(claim);
    if (known) return known;
    const alone = judgeAlone(license, claim);
    const elsewhere = alone.right !== undefined && ![null, license].includes(boundTo(claim));
    const verdict: Verdict = elsewhere ? { reason: 'BOUND_ELSEWHERE' } : alone;
    verdicts.get(license)!.set(claim, verdict);
    return verdict;
  }
  return { of, boundTo };
}
