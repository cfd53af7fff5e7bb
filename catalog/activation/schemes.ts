/** Schemes of activation as the program uses them: which there are, their numbers on a day, and versions that need maintenance. */
import { fold } from '../../engine/names.ts';
import { entryOn } from '../dated.ts';
import type { ContentOf } from '../format.ts';
import { type Catalog, filesOf } from '../load.ts';

export type Scheme = ContentOf<'activation'>;
export type KeyScheme = Extract<Scheme, { procedure: 'key' }>;
export type SerialScheme = Extract<Scheme, { procedure: 'serial' }>;

/** Every scheme, by its folded name. */
export const schemesOf = (catalog: Catalog): ReadonlyMap<string, Scheme> =>
  new Map(filesOf(catalog, 'activation').map(({ content }) => [fold(content.scheme), content]));

/** By folded scheme, the oldest version that runs only with maintenance in force, on a day. */
export const maintenanceGatesOn = (catalog: Catalog, day: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...schemesOf(catalog)].flatMap(([name, scheme]) => {
      const gate = scheme.procedure === 'serial' ? entryOn(scheme.maintenance_from ?? [], day)?.value : undefined;
      return gate === undefined ? [] : [[name, gate]];
    }),
  );

/** Months that a provisional key lasts at most, on a day. Throws where the scheme has no number for it. */
export const provisionalMonths = (scheme: KeyScheme, day: number): number =>
  numberOn(scheme, 'provisional_months', day);

/** Working days after which a check that brought nothing is told of, on a day. Throws where the scheme has no number for it. */
export const checkAfterWorkingDays = (scheme: KeyScheme, day: number): number =>
  numberOn(scheme, 'check_after_working_days', day);

const numberOn = (scheme: KeyScheme, name: 'provisional_months' | 'check_after_working_days', day: number): number => {
  const entry = entryOn(scheme[name], day);
  if (!entry)
    throw new Error(
      `The scheme ${scheme.scheme} has no ${name} for this day. Let its first value hold from 1970-01-01.`,
    );
  return Number(entry.value);
};
