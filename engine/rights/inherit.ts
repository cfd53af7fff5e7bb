/** Inheritance of rights: each section of a license is taken from one linked contract, chosen by the rules and named in the result. */
import type { Row } from '../estate/tables.ts';
import {
  hasSection,
  inheritsSection,
  NO_RIGHTS,
  type RightsColumns,
  SECTIONS,
  type Section,
  withSection,
} from './sections.ts';

type Contract = Row<'contracts'>;

/**
 * The contract a section is inherited from: the first permanent one, else the one that expires last (blank is the earliest), the
 * first in database order at a tie. `linked` is in database order of contracts. Source: rules 2.
 */
const chooseContract = (linked: readonly Contract[], section: Section): Contract | undefined => {
  const granting = linked.filter(contract => hasSection(contract, section));
  const permanent = granting.find(contract => contract.permanent);
  if (permanent) return permanent;
  const last = (contract: Contract): number => contract.expires ?? Number.NEGATIVE_INFINITY;
  return granting.reduce<Contract | undefined>(
    (best, contract) => (best && last(best) >= last(contract) ? best : contract),
    undefined,
  );
};

export interface Inherited {
  readonly rights: RightsColumns;
  /** Section → the contract it was taken from. */
  readonly from: Readonly<Partial<Record<Section, Contract>>>;
  /** Sections set to inherit that no linked contract grants. */
  readonly nothing: readonly Section[];
}

/** The rights of a license with every inherited section resolved, each alone. Source: rules 2. */
export const inheritRights = (license: RightsColumns, linked: readonly Contract[]): Inherited => {
  let rights = license;
  const from: Partial<Record<Section, Contract>> = {};
  const nothing: Section[] = [];
  for (const section of SECTIONS) {
    if (!inheritsSection(license, section)) continue;
    const contract = chooseContract(linked, section);
    rights = withSection(rights, contract ?? NO_RIGHTS, section, 'all');
    if (contract) from[section] = contract;
    else nothing.push(section);
  }
  return { rights, from, nothing };
};
