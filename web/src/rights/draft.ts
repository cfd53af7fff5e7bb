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

/** The same rights without columns that mean nothing beside the others; beside a blank one they stay, which products of a license may have. */
export const cleaned = (rights: Rights): Rights => {
  const hasDowngrade = rights.downgrade === 'ALLOWED' || rights.downgrade === null;
  const hasMultipleUse =
    rights.multipleUse === 'COMPUTER' || rights.multipleUse === 'USER' || rights.multipleUse === null;
  return {
    ...rights,
    downgradeVersion: hasDowngrade ? rights.downgradeVersion : null,
    downgradeEdition: hasDowngrade ? rights.downgradeEdition : null,
    upgradeUntil: rights.upgrade === 'UNTIL' || rights.upgrade === null ? rights.upgradeUntil : null,
    multipleUseLimit: hasMultipleUse ? rights.multipleUseLimit : null,
    exemptRoles: rights.exemptRoles.includes('INHERIT') ? ['INHERIT'] : rights.exemptRoles,
  };
};

const isNone = (text: string | null): boolean => text?.toLowerCase() === 'none';

/** A downgrade that allows nothing; a limit of multiple use that is no whole number from 1. */
type Mistake = 'nothing' | 'limit';

/** What is wrong with rights and can be seen before they are sent. */
export const mistakesIn = (rights: Rights): readonly Mistake[] => {
  const { downgradeVersion, downgradeEdition, multipleUseLimit } = cleaned(rights);
  return [
    ...(isNone(downgradeVersion) && isNone(downgradeEdition) ? (['nothing'] as const) : []),
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

/** The rights columns of a row, as files write them; blank ones stand in it too. */
const columnsOf = (rights: Rights) => {
  const { downgrade, upgrade, multipleUse, secondUse, exemptRoles, ...rest } = cleaned(rights);
  return {
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
};

/** A record with rights as it stands in a change set: its table and its key. */
export interface RightsRecord {
  readonly table: 'licenses' | 'license_products' | 'contracts';
  readonly key: Readonly<Record<string, string>>;
}

/** A row of a change set that gives a record these rights. */
export const rightsRow = (
  { key }: Pick<RightsRecord, 'key'>,
  rights: Rights,
): Readonly<Record<string, string | number>> => ({
  ...key,
  ...columnsOf(rights),
});

/** The change of a record's rights as the API tries it out. JSON is YAML, so nothing in a name can break out of its place. */
export const asChange = (record: RightsRecord, rights: Rights): string =>
  JSON.stringify({ [record.table]: [rightsRow(record, rights)] });
