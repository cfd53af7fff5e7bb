/** An estate, or a part of one, with a change set applied: its image before and after, or what is wrong with the changes. */

import { resolveMetric } from '../../engine/estate/metric-names.ts';
import { type Problem, WARNINGS } from '../../engine/estate/problem.ts';
import type { Estate, TableName } from '../../engine/estate/tables.ts';
import { APART_FROM_IMAGE } from '../../engine/image/apart.ts';
import { imageOf } from '../../engine/image/build.ts';
import type { EstateRows, Image, InstallationColumns } from '../../engine/image/image.ts';
import { fold } from '../../engine/names.ts';
import { withComputers } from '../../engine/part/exchange.ts';
import { installationsOf } from '../../engine/recognition/installations.ts';
import type { StoredEstate } from '../../store/readEstate.ts';
import type { Workspace } from '../workspace.ts';
import { applyToInstallations, exchangeInstallations } from './installations.ts';
import type { ChangeSet, WrittenRow } from './read.ts';
import { nothingRemoved } from './remove.ts';
import { applyToRows } from './rows.ts';

export interface Changed {
  /** Undefined where the changes are refused. */
  readonly image?: Image;
  readonly problems: readonly Problem[];
  /** How many rows went, by table, with those that named them. */
  readonly removed: Readonly<Partial<Record<TableName, number>>>;
}

export const isError = ({ code }: Problem): boolean => !WARNINGS.has(code);

/** Tables that an image is not built of, because the calculation asks them for each run, and those that can be exchanged in it. */
const IN_PLACE: ReadonlySet<TableName> = new Set([
  ...APART_FROM_IMAGE,
  'suites',
  'allocations',
  'usage',
  'access',
  'installations',
  'computers',
]);

/** Whether changes are all of tables for which an image need not be built anew, names aside. */
export const isInPlace = (changes: ChangeSet): boolean =>
  [...changes.rows.keys(), ...changes.removals.keys()].every(table => IN_PLACE.has(table));

/** Whether the rows after name nothing that the image before does not have. */
const isNamed = ({ rows, products, users, computers }: Image, after: EstateRows): boolean => {
  const counts = ['users', 'products', 'computers'] as const;
  if (counts.some(table => after[table].length !== rows[table].length)) return false;
  const isUser = (name: string): boolean => name === '' || users.byKey.has(fold(name));
  const named = [...after.license_products, ...after.usage, ...after.access].map(row => row.product);
  const members = after.suites.flatMap(row => [row.suite_product, row.member_product]);
  return (
    [...named, ...members].every(name => products.byKey.has(fold(name))) &&
    [...after.allocations, ...after.usage, ...after.access].every(({ user }) => isUser(user)) &&
    (after.computers === rows.computers ||
      after.computers.every(
        (row, at) =>
          row === rows.computers[at] ||
          (computers.byKey.has(fold(row.computer)) && isUser(row.user) && isUser(row.calculated_user)),
      ))
  );
};

/** The image after out of the one before; undefined where it has to be built anew. */
const imageInPlace = (changes: ChangeSet, before: Image, estate: Estate) => {
  const rows = rowsOf(estate);
  if (!isInPlace(changes) || !isNamed(before, rows)) return undefined;
  const removals = changes.removals.get('installations') ?? [];
  const exchanged = exchangeInstallations(before, estate.installations, removals);
  if (!exchanged) return undefined;
  const image = changes.rows.has('computers') ? withComputers(exchanged.image, rows.computers) : exchanged.image;
  return { ...exchanged, image: { ...image, rows } };
};

/** The tables that an image holds as rows. */
const rowsOf = ({ installations: _, evidence: __, recognition: ___, ...rows }: Estate): EstateRows => rows;

/** Whether some license is given a metric by another than the engine's own name: only then the catalog's names are needed. */
const needsAliases = ({ rows }: ChangeSet): boolean =>
  (rows.get('licenses') ?? []).some(({ cells }) => cells.metric && !resolveMetric(String(cells.metric)));

/**
 * Applies a change set to an estate: `rows` and `columns` as they are, with the image `before` made of them. Without `columns` there is no image
 * where it would have to be built anew.
 */
export const changedImage = (
  rows: StoredEstate,
  columns: InstallationColumns | null,
  before: Image,
  changes: ChangeSet,
  workspace: Pick<Workspace, 'metricAliases'>,
): Changed => {
  const metricAliases = needsAliases(changes) ? workspace.metricAliases : undefined;
  const { estate, problems, removed } = applyToRows(rows, changes, { file: changes.file, metricAliases });
  if (problems.some(isError)) return { problems, removed };
  const told = (
    made: () => Image,
    { removed: gone, unfitted }: { readonly removed: number; readonly unfitted: readonly WrittenRow[] },
  ): Changed =>
    unfitted.length > 0
      ? {
          problems: [...problems, ...unfitted.map(row => nothingRemoved(changes.file, 'installations', row))],
          removed,
        }
      : { image: made(), problems, removed: gone > 0 ? { ...removed, installations: gone } : removed };
  const inPlace = imageInPlace(changes, before, estate);
  if (inPlace) return told(() => inPlace.image, inPlace);
  if (columns === null) return { problems, removed };
  const recognized = installationsOf(estate.evidence, rows.recognition, estate.installations);
  const applied = applyToInstallations(
    columns,
    rows.computers,
    estate,
    recognized.installations,
    changes.removals.get('installations') ?? [],
  );
  return told(() => imageOf(estate, applied.columns), applied);
};
