/** Details of a customer and an installation that a publisher asks for: which are there, and which are missing. */
import type { Detail } from '../../catalog/format.ts';

export type Details = Readonly<Partial<Record<Detail, string>>>;

/** What each detail is called where it is missing or written down. */
export const DETAIL_NAMES = {
  serial: 'Serial number',
  site: 'Site id',
  release_code: 'Release code',
  versions: 'Installed versions',
  customer: 'Customer name',
  address: 'First line of the address',
  contact: 'Contact',
  telephone: 'Telephone',
} as const satisfies Record<Detail, string>;

/** Details that are needed and blank, in the order of the scheme. */
export const missingOf = (needs: readonly Detail[], details: Details): readonly Detail[] =>
  needs.filter(need => (details[need] ?? '').trim() === '');

/** "Customer name, Telephone" */
export const namesOf = (details: readonly Detail[]): string => details.map(detail => DETAIL_NAMES[detail]).join(', ');
