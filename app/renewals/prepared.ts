/**
 * What a day decides: licenses as the engine prepares them for it. Nothing else of a calculation knows the day, so that licenses that are
 * prepared alike for two days come to the same on both.
 */
import { isDeepStrictEqual } from 'node:util';
import { imageOf } from '../../engine/image/build.ts';
import type { EstateRows } from '../../engine/image/image.ts';
import type { License } from '../../engine/license/license.ts';
import { prepareLicenses } from '../../engine/license/prepare.ts';
import { fold } from '../../engine/names.ts';
import type { EstateTables } from '../../engine/part/tables.ts';
import type { Terms } from '../../engine/terms.ts';

/** Rows that decide what a day does to licenses: without people, computers and what is installed or allocated, which know no day. */
export const datedRows = (tables: EstateTables): EstateRows => ({
  products: tables.rows('products'),
  versions: [],
  editions: [],
  suites: [],
  computers: [],
  users: [],
  usage: [],
  access: [],
  contracts: tables.rows('contracts'),
  licenses: tables.rows('licenses'),
  license_products: tables.rows('license_products'),
  license_contracts: tables.rows('license_contracts'),
  purchases: tables.rows('purchases'),
  allocations: [],
  measurements: tables.rows('measurements'),
  serials: tables.rows('serials'),
  registrations: tables.rows('registrations'),
  activations: tables.rows('activations'),
  activation_events: tables.rows('activation_events'),
});

export interface PreparedDay {
  readonly terms: Terms;
  /** By key. */
  readonly licenses: readonly License[];
}

const NOTHING_INSTALLED = { applications: [], computer: new Int32Array(0), application: new Int32Array(0) } as const;

/** Prepares the licenses of an estate for one day after another. */
export const openPreparing = (rows: EstateRows, termsFor: (day: number) => Terms): ((day: number) => PreparedDay) => {
  const image = imageOf(rows, NOTHING_INSTALLED);
  return day => {
    const terms = termsFor(day);
    return { terms, licenses: prepareLicenses(image, terms, day).licenses };
  };
};

/** Whether publishers' numbers say the same, of whatever day they are. */
export const saysTheSame = (a: Terms, b: Terms): boolean =>
  isDeepStrictEqual({ ...a, asOf: 0, hash: '' }, { ...b, asOf: 0, hash: '' });

/** Folded keys of the licenses that are not prepared alike. Both days are of one estate. */
export const differing = (a: PreparedDay, b: PreparedDay): readonly string[] =>
  a.licenses.flatMap((license, at) => (isDeepStrictEqual(license, b.licenses[at]) ? [] : [fold(license.row.license)]));
