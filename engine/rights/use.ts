/** Rights of use that decide how many installations one entitlement serves: multiple use, second use, exempt roles. */
import { ROLES } from '../estate/tables.ts';
import type { RightsColumns } from './sections.ts';

export interface UseRights {
  /** How many installations of the product on a computer (computer metrics), or computers of a user (user metrics), are one unit. */
  readonly perUnit: number;
  /** Name of the pool that products of a user license with equal multiple use make. */
  readonly pool: string;
  readonly secondUse: boolean;
  /** Bit r is set where the role `ROLES[r]` is exempt. */
  readonly exemptRoles: number;
}

/** Multiple use of a computer metric: without the right every installation is a unit. Source: rules 5. */
const installationsPerUnit = (rights: RightsColumns): number =>
  rights.multiple_use === 'computer' ? (rights.multiple_use_limit ?? Number.POSITIVE_INFINITY) : 1;

/** Multiple use of a user metric: blank means all computers of the user. A limit holds also without `multiple_use`. Source: rules 5 and 9. */
const computersPerUnit = (rights: RightsColumns): number =>
  rights.multiple_use === 'none' ? 1 : (rights.multiple_use_limit ?? Number.POSITIVE_INFINITY);

export const useRightsOf = (rights: RightsColumns, family: string): UseRights => ({
  perUnit: family === 'user' ? computersPerUnit(rights) : family === 'computer' ? installationsPerUnit(rights) : 1,
  pool: rights.multiple_use === 'none' ? 'none' : `${rights.multiple_use_limit ?? 'any'}`,
  secondUse: family === 'computer' && rights.second_use === 'portable',
  exemptRoles:
    family === 'computer' || family === 'capacity'
      ? rights.exempt_roles.reduce((bits, role) => bits | (1 << (ROLES as readonly string[]).indexOf(role)), 0)
      : 0,
});
