/** Which linked contract a section of rights is taken from, and why: permanent first, then the one that expires last. */
import type { Contract, RightSection, Rights } from '../api/types.ts';

/** What is looked at of a contract. */
export type GrantingContract = Pick<Contract, 'key' | 'name' | 'permanent' | 'expires' | 'rights'>;

const GRANTS: Readonly<Record<RightSection, (rights: Rights) => boolean>> = {
  DOWNGRADE: ({ downgrade }) => downgrade !== null && downgrade !== 'NONE',
  UPGRADE: ({ upgrade }) => upgrade !== null && upgrade !== 'NONE',
  MULTIPLE_USE: ({ multipleUse }) => multipleUse !== null && multipleUse !== 'NONE',
  SECOND_USE: ({ secondUse }) => secondUse !== null && secondUse !== 'NONE',
  EXEMPT_ROLES: ({ exemptRoles }) => exemptRoles.length > 0,
};

/** The only one that grants it; permanent; expires last; recorded first of equal ones. */
type Why = 'only' | 'permanent' | 'last' | 'first';

export interface Chosen {
  readonly contract: GrantingContract;
  readonly why: Why;
}

/**
 * The contract that a section is taken from; undefined where none grants it. `contracts` are in database order, in which the first of
 * equal ones is taken, unless `engine` is another of them: the key of the contract that the run took.
 */
export const chosenContract = (
  section: RightSection,
  contracts: readonly GrantingContract[],
  engine: string | undefined,
): Chosen | undefined => {
  const granting = contracts.filter(({ rights }) => GRANTS[section](rights));
  if (granting.length === 0) return undefined;
  if (granting.length === 1) return { contract: granting[0], why: 'only' };
  const permanent = granting.filter(contract => contract.permanent);
  const latest = granting
    .map(({ expires }) => expires ?? '')
    .toSorted()
    .at(-1)!;
  const best = permanent.length > 0 ? permanent : granting.filter(({ expires }) => (expires ?? '') === latest);
  const contract = best.find(({ key }) => key === engine) ?? best[0];
  if (best.length > 1) return { contract, why: 'first' };
  return { contract, why: permanent.length > 0 ? 'permanent' : 'last' };
};
