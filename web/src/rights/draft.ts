/** Rights while they are edited: cleaned of what does not belong together, checked, and written as a change to try out. */
import type { RightSection, Rights } from '../api/types.ts';

const INHERITED: Readonly<Record<RightSection, (rights: Rights) => boolean>> = {
  DOWNGRADE: ({ downgrade }) => downgrade === 'INHERIT',
  UPGRADE: ({ upgrade }) => upgrade === 'INHERIT',
  MULTIPLE_USE: ({ multipleUse }) => multipleUse === 'INHERIT',
  SECOND_USE: ({ secondUse }) => secondUse === 'INHERIT',
  EXEMPT_ROLES: ({ exemptRoles }) => exemptRoles.includes('INHERIT'),
};

/** Whether a section is taken from a contract. */
export const isInherited = (rights: Rights, section: RightSection): boolean => INHERITED[section](rights);

/** The same rights without columns that mean nothing beside the others. */
export const cleaned = (rights: Rights): Rights => {
  const hasDowngrade = rights.downgrade === 'ALLOWED';
  const hasMultipleUse =
    rights.multipleUse === 'COMPUTER' || rights.multipleUse === 'USER' || rights.multipleUse === null;
  return {
    ...rights,
    downgradeVersion: hasDowngrade ? rights.downgradeVersion : null,
    downgradeEdition: hasDowngrade ? rights.downgradeEdition : null,
    upgradeUntil: rights.upgrade === 'UNTIL' ? rights.upgradeUntil : null,
    multipleUseLimit: hasMultipleUse ? rights.multipleUseLimit : null,
    exemptRoles: rights.exemptRoles.includes('INHERIT') ? ['INHERIT'] : rights.exemptRoles,
  };
};

const isNone = (text: string | null): boolean => text?.toLowerCase() === 'none';

/** A downgrade that allows nothing; a limit of multiple use that is no whole number from 1. */
type Mistake = 'nothing' | 'limit';

/** What is wrong with rights and can be seen before they are sent. */
export const mistakesIn = (rights: Rights): readonly Mistake[] => {
  const { downgrade, downgradeVersion, downgradeEdition, multipleUseLimit } = cleaned(rights);
  return [
    ...(downgrade === 'ALLOWED' && isNone(downgradeVersion) && isNone(downgradeEdition) ? (['nothing'] as const) : []),
    ...(multipleUseLimit !== null && !(Number.isInteger(multipleUseLimit) && multipleUseLimit >= 1)
      ? (['limit'] as const)
      : []),
  ];
};

/** Whether two rights say the same. */
export const sameRights = (one: Rights, other: Rights): boolean => {
  const comparable = (rights: Rights): string => {
    const { exemptRoles, ...rest } = cleaned(rights);
    return JSON.stringify([Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)), exemptRoles.toSorted()]);
  };
  return comparable(one) === comparable(other);
};

const asWord = (code: string | null): string => code?.toLowerCase().replaceAll('_', '-') ?? '';

/** The change of a license's rights as the API tries it out; every column stands in it, blank ones too. JSON is YAML, so nothing in a name can break out of its place. */
export const asChange = (license: string, rights: Rights): string => {
  const { downgrade, upgrade, multipleUse, secondUse, exemptRoles, ...rest } = cleaned(rights);
  const row = {
    license,
    downgrade: asWord(downgrade),
    downgrade_version: rest.downgradeVersion ?? '',
    downgrade_edition: rest.downgradeEdition ?? '',
    upgrade: asWord(upgrade),
    upgrade_until: rest.upgradeUntil ?? '',
    multiple_use: asWord(multipleUse),
    multiple_use_limit: rest.multipleUseLimit ?? '',
    second_use: asWord(secondUse),
    exempt_roles: exemptRoles.map(asWord).join('|'),
  };
  return JSON.stringify({ licenses: [row] });
};
