/** What no license gives: claims that are left over, and what every license that names their product says against them. */
import { type Decision, type Subject, subjectOfClaim, without } from './decisions.ts';
import type { License } from './licenses.ts';
import type { Verdicts } from './verdicts.ts';
import { type Access, applicationOfClaim, type Claim, isSlot, type World } from './world.ts';

/** A license that may not cover an installation, a slot or an access. */
export interface Rejected extends Subject {
  readonly license: string;
  readonly reason: string;
}

/** Licenses that name a product, by key. */
export const naming = (world: World, product: string) =>
  world.licenses.filter(({ productKeys }) => productKeys.has(product));
/** Whether the license is a CAL. */
export const isCal = (license: License) => license.family === 'access';
const namedByUserMetric = (world: World, product: string) =>
  naming(world, product).some(({ family }) => family === 'user');

/** Claims that nobody was given: slots one by one where a user metric names the product, else each installation once. */
export function uncovered(world: World, claims: readonly Claim[], served: (access: Access) => boolean): Decision[] {
  const bySlot = (claim: Claim) => !isSlot(claim) || namedByUserMetric(world, applicationOfClaim(claim).product);
  const rows = [
    ...Map.groupBy(claims, claim => (bySlot(claim) || !isSlot(claim) ? claim : claim.installation)).values(),
  ];
  return rows.map(([claim]) => {
    const { product } = applicationOfClaim(claim!);
    const subject = subjectOfClaim(world, claim!, !bySlot(claim!));
    if (!isSlot(claim!) && served(claim)) return without(subject, 'ignored', 'SERVER_LICENSED_BY_CAPACITY');
    if (!world.commercial(product)) return without(subject, 'ignored', 'NOT_COMMERCIAL');
    const some = naming(world, product).some(license => !isSlot(claim!) || !isCal(license));
    return without(subject, 'unlicensed', some ? 'NO_RIGHT' : 'NO_LICENSE');
  });
}

/** What each license that names the product of the claims of one installation (or access) says against it. */
export function rejections(world: World, verdicts: Verdicts, claims: readonly Claim[]): Rejected[] {
  const candidates = naming(world, applicationOfClaim(claims[0]!).product).filter(
    license => isSlot(claims[0]!) || isCal(license),
  );
  return candidates.flatMap(license => {
    const against = claims.filter(claim => verdicts.of(license, claim).right === undefined);
    const byUser = license.family === 'user';
    const rejected = byUser ? against : against.length === claims.length ? [claims[0]!] : [];
    return rejected.flatMap(claim => {
      const { reason } = verdicts.of(license, claim);
      const subject = subjectOfClaim(world, claim, !byUser);
      return reason ? [{ ...subject, license: license.row.license, reason }] : [];
    });
  });
}
