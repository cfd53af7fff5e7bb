/** The rights of a license as they hold: each inherited section taken from the contract that the rules choose. */
import { RIGHT_SECTIONS, type RightSection, type Rights } from '../api/types.ts';
import { isInherited } from './draft.ts';
import { chosenContract, type GrantingContract } from './inheritance.ts';

/** No right at all. */
export const NO_RIGHTS: Rights = {
  downgrade: null,
  downgradeVersion: null,
  downgradeEdition: null,
  upgrade: null,
  upgradeUntil: null,
  multipleUse: null,
  multipleUseLimit: null,
  secondUse: null,
  exemptRoles: [],
};

/** The columns of each section, taken from some rights. */
export const SECTION_OF: Readonly<Record<RightSection, (rights: Rights) => Partial<Rights>>> = {
  DOWNGRADE: ({ downgrade, downgradeVersion, downgradeEdition }) => ({ downgrade, downgradeVersion, downgradeEdition }),
  UPGRADE: ({ upgrade, upgradeUntil }) => ({ upgrade, upgradeUntil }),
  MULTIPLE_USE: ({ multipleUse, multipleUseLimit }) => ({ multipleUse, multipleUseLimit }),
  SECOND_USE: ({ secondUse }) => ({ secondUse }),
  EXEMPT_ROLES: ({ exemptRoles }) => ({ exemptRoles }),
};

interface Inheriting {
  readonly rights: Rights;
  readonly contracts: readonly GrantingContract[];
  readonly inherits: readonly { readonly section: RightSection; readonly contract: { readonly key: string } }[];
}

export const resolvedRights = ({ rights, contracts, inherits }: Inheriting): Rights => {
  const granted = RIGHT_SECTIONS.filter(section => isInherited(rights, section)).map(section => {
    const engine = inherits.find(inheritance => inheritance.section === section)?.contract.key;
    return SECTION_OF[section](chosenContract(section, contracts, engine)?.contract.rights ?? NO_RIGHTS);
  });
  return Object.assign({}, rights, ...granted) as Rights;
};
