/** The part of the present estate that changes of rights can have touched, as it is and as it would be without some of them. */
import { imageOf } from '../../engine/image/build.ts';
import type { EstateRows, Image } from '../../engine/image/image.ts';
import { cutPart } from '../../engine/part/cut.ts';
import { nodesOf } from '../../engine/part/links.ts';
import { rightsChangesFrom } from '../../store/effects.ts';
import { estateVersion, inOneState, readIds } from '../../store/readEstate.ts';
import type { ChangeSet, WrittenRow } from '../what-if/read.ts';
import { tablesOfStore } from '../what-if/tables.ts';
import { touchedBy } from '../what-if/touched.ts';
import type { Workspace } from '../workspace.ts';
import { withoutChanges } from './undo.ts';

const UNDONE = ['contracts', 'licenses', 'license_products', 'license_contracts'] as const;

/** A state of the estate as far as somebody asks about it. */
export interface StateOfRights {
  /** See `estateVersion`. */
  readonly version: number;
  /** Numbers of the changes of rights, the last first. */
  readonly changes: readonly number[];
  /** The image without the first so many of `changes`. */
  readonly imageWithout: (count: number) => Image;
}

type Undone = ReturnType<typeof rightsChangesFrom>;

/** The rows before and after each change, as if somebody would change them: what they are about is touched. */
const asChangeSet = (undone: Undone): ChangeSet => {
  const rows = Map.groupBy(undone, ({ table }) => table);
  const cellsOf = (row: object | null): readonly WrittenRow[] =>
    row ? [{ line: undefined, cells: row as WrittenRow['cells'] }] : [];
  return {
    file: '',
    asOf: undefined,
    rows: new Map(
      [...rows].map(([table, of]) => [table, of.flatMap(each => [...cellsOf(each.before), ...cellsOf(each.after)])]),
    ),
    removals: new Map(),
  };
};

/**
 * The part that changes of rights from `first` on touch: everything linked to what they are about, in each of the states that come of undoing
 * some of them, because links that come back lie between things that are touched.
 */
export const partOfRights = ({ db }: Pick<Workspace, 'db'>, first: number): StateOfRights =>
  inOneState(db, () => {
    const undone = rightsChangesFrom(db, first);
    const tables = tablesOfStore(db);
    const members = touchedBy(asChangeSet(undone), tables);
    const { rows, columns } = cutPart(tables, members);
    const image = imageOf(rows, columns);
    const whole = Object.fromEntries(UNDONE.map(table => [table, tables.rows(table)])) as unknown as EstateRows;
    const ids = new Map(UNDONE.map(table => [table, readIds(db, table)]));
    const isOfPart = (table: (typeof UNDONE)[number], row: object): boolean =>
      table === 'contracts' ||
      nodesOf(table, row as Readonly<Record<string, unknown>>).some(node => members.nodes.has(node));
    return {
      version: estateVersion(db),
      changes: undone.map(({ id }) => id),
      imageWithout: count => {
        if (count === 0) return image;
        const remaining = withoutChanges(whole, undone.slice(0, count), table => ids.get(table)!);
        const own = UNDONE.map(table => [
          table,
          (remaining[table] as readonly object[]).filter(row => isOfPart(table, row)),
        ]);
        // Rights take no part in what an image is built of.
        return { ...image, rows: { ...rows, ...Object.fromEntries(own) } };
      },
    };
  });

/** The same of the whole estate. */
export const wholeOfRights = (workspace: Workspace, first: number): StateOfRights => {
  const { db } = workspace;
  return inOneState(db, () => {
    const { image, version } = workspace.estate();
    const undone = rightsChangesFrom(db, first);
    const ids = new Map(UNDONE.map(table => [table, readIds(db, table)]));
    return {
      version,
      changes: undone.map(({ id }) => id),
      imageWithout: count =>
        count === 0
          ? image
          : { ...image, rows: withoutChanges(image.rows, undone.slice(0, count), table => ids.get(table)!) },
    };
  });
};
