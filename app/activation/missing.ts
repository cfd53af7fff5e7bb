/** Records that activations and registrations name and that are not in the estate: imported before them, misspelt, or removed since. */
import type { Row } from '../../engine/estate/tables.ts';
import { fold } from '../../engine/names.ts';
import { didYouMean } from '../errors.ts';
import type { ActivationRows } from './rows.ts';

/** What is named and not there. */
export interface MissingRecord {
  readonly kind: 'purchase' | 'license' | 'serial';
  readonly name: string;
}

export interface MissingIn {
  readonly ofActivation: (row: Row<'activations'>) => readonly MissingRecord[];
  /** Registrations of serials that are not listed, by folded serial. */
  readonly registrations: ReadonlyMap<string, readonly Row<'registrations'>[]>;
  /** "A1 names the purchase P9, which is not among the purchases. …"; '' where nothing is missing. */
  readonly sentence: (subject: string, missing: readonly MissingRecord[]) => string;
}

/** Looks up what the rows of activation name. */
export const missingIn = ({
  purchases,
  licenses,
  serials,
  registrations,
}: Pick<ActivationRows, 'purchases' | 'licenses' | 'serials' | 'registrations'>): MissingIn => {
  const names = {
    purchase: new Map(purchases.map(row => [fold(row.purchase), row.purchase])),
    license: new Map(licenses.map(row => [fold(row.license), row.license])),
    serial: new Map(serials.map(row => [fold(row.serial), row.serial])),
  };
  const absent = (kind: MissingRecord['kind'], name: string): readonly MissingRecord[] =>
    name === '' || names[kind].has(fold(name)) ? [] : [{ kind, name }];
  return {
    ofActivation: row => [...absent('purchase', row.purchase), ...absent('license', row.license)],
    registrations: Map.groupBy(
      registrations.filter(row => !names.serial.has(fold(row.serial))),
      row => fold(row.serial),
    ),
    sentence: (subject, missing) =>
      missing
        .map(({ kind, name }) => {
          const near = didYouMean(name, [...names[kind].values()]);
          return `${subject} names the ${kind} ${name}, which is not among the ${kind}s. ${near}Import it, or correct what names it.`;
        })
        .join(' '),
  };
};
