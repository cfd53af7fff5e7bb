/** The five sections of rights: which columns belong to each, and what counts as having one. */
import type { Row } from '../estate/tables.ts';

const SECTION_COLUMNS = {
  downgrade: ['downgrade', 'downgrade_version', 'downgrade_edition'],
  upgrade: ['upgrade', 'upgrade_until'],
  multiple_use: ['multiple_use', 'multiple_use_limit'],
  second_use: ['second_use'],
  exempt_roles: ['exempt_roles'],
} as const;

export type Section = keyof typeof SECTION_COLUMNS;
export type RightsColumn = (typeof SECTION_COLUMNS)[Section][number];
export type RightsColumns = Pick<Row<'licenses'>, RightsColumn>;

export const SECTIONS = Object.keys(SECTION_COLUMNS) as readonly Section[];

export const columnsOfSection = (section: Section): readonly RightsColumn[] => SECTION_COLUMNS[section];

export const isGiven = (value: RightsColumns[RightsColumn]): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== '' && value !== null;

/** Whether a row (of contracts) has the section: its first column is given and not `none`. Source: rules 2. */
export const hasSection = (row: RightsColumns, section: Section): boolean => {
  const first = row[section];
  return isGiven(first) && first !== 'none' && !(Array.isArray(first) && first[0] === 'none');
};

/** Whether the license takes the section from a contract. */
export const inheritsSection = (row: RightsColumns, section: Section): boolean => {
  const first = row[section];
  return first === 'inherit' || (Array.isArray(first) && first[0] === 'inherit');
};

/** No right at all, in every section. */
export const NO_RIGHTS: RightsColumns = {
  downgrade: 'none',
  downgrade_version: '',
  downgrade_edition: '',
  upgrade: 'none',
  upgrade_until: null,
  multiple_use: 'none',
  multiple_use_limit: null,
  second_use: 'none',
  exempt_roles: [],
};

/** `base` with the columns of a section taken from `other`, all of them or only the given ones. */
export const withSection = (
  base: RightsColumns,
  other: RightsColumns,
  section: Section,
  only: 'all' | 'given',
): RightsColumns => {
  const taken = columnsOfSection(section).filter(column => only === 'all' || isGiven(other[column]));
  return { ...base, ...Object.fromEntries(taken.map(column => [column, other[column]])) };
};
