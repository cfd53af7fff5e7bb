/** Activations as doors list them: those of a license, or page by page; never a key, only its masked end. */
import { fold } from '../../engine/names.ts';
import { type Connection, listInMemory, type PageAsked, pageOf } from '../pages/page.ts';
import type { Workspace } from '../workspace.ts';
import { type Activation, listActivations } from './list.ts';
import { rowsOf } from './rows.ts';

export type { Activation } from './list.ts';

export interface ActivationQuery {
  /** Key of a license. */
  readonly license?: string | null;
  readonly scheme?: string | null;
  /** Whether something is to be done. */
  readonly isWarning?: boolean | null;
  /** Part of the name, site, purchase or customer. */
  readonly text?: string | null;
}

/** Purchases, and serials of purchases, of each license, folded. */
interface Named {
  readonly purchases: ReadonlySet<string>;
  readonly serials: ReadonlySet<string>;
}

const namedBy = (workspace: Workspace): ReadonlyMap<string, Named> => {
  const byLicense = Map.groupBy(rowsOf(workspace).purchases, row => fold(row.license));
  return new Map(
    [...byLicense].map(([license, rows]) => [
      license,
      {
        purchases: new Set(rows.map(row => fold(row.purchase))),
        serials: new Set(rows.filter(row => row.serial !== '').map(row => fold(row.serial))),
      },
    ]),
  );
};

/** Whether a line concerns a license: it names the license or one of its purchases, or a serial on which one accumulates. */
const concerns = (license: string, named: Named | undefined, { kind, name, purchase }: Activation): boolean =>
  kind === 'serial'
    ? named?.serials.has(fold(name)) === true
    : fold(purchase) === license || named?.purchases.has(fold(purchase)) === true;

/** Activations of each license by folded key, on a day (whole days since 1970-01-01). */
export const activationsOfLicenses = (
  workspace: Workspace,
  licenses: readonly string[],
  day: number,
): ReadonlyMap<string, readonly Activation[]> => {
  const all = listActivations(workspace, day);
  const named = namedBy(workspace);
  return new Map(licenses.map(key => [key, all.filter(line => concerns(key, named.get(key), line))]));
};

/** Activations that fit, in the order of the list. */
export const activationPage = (
  workspace: Workspace,
  day: number,
  query: ActivationQuery,
  asked: PageAsked,
): Connection<Activation> => {
  const { license, scheme, isWarning, text } = query;
  const key = fold(license?.trim() ?? '');
  const named = namedBy(workspace).get(key);
  const wanted = fold(text?.trim() ?? '');
  const fits = (line: Activation): boolean =>
    (key === '' || concerns(key, named, line)) &&
    (!scheme || fold(line.scheme) === fold(scheme.trim())) &&
    (typeof isWarning !== 'boolean' || line.isWarning === isWarning) &&
    fold([line.name, line.site, line.purchase, line.customer].join(' ')).includes(wanted);
  const KINDS = ['key', 'serial', 'purchase'] as const;
  return pageOf(
    listInMemory(
      JSON.stringify(['activations', day, query]),
      listActivations(workspace, day).filter(fits),
      ({ kind, name, site }) => [KINDS.indexOf(kind), fold(name), fold(site)],
    ),
    asked,
  );
};
