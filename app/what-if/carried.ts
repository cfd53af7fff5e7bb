/**
 * Carries what is kept of one state of an estate forward to the present one, where nothing but edits of small tables lies between: rows are
 * exchanged in the image, and of the whole only what the edits touch is computed again, as a what-if of them would.
 */

import type { TableName } from '../../engine/estate/tables.ts';
import { APART_FROM_IMAGE } from '../../engine/image/apart.ts';
import type { EstateRows, Image } from '../../engine/image/image.ts';
import type { EstateTables } from '../../engine/part/tables.ts';
import { finish } from '../../engine/steps.ts';
import { type EstateMark, editsSince, estateMark, type RecordedEdit } from '../../store/editsSince.ts';
import { inOneState, readTable } from '../../store/readEstate.ts';
import { compute } from '../policies.ts';
import type { Workspace } from '../workspace.ts';
import { type Kept, type Known, keptOf } from './kept.ts';
import type { WrittenRow } from './read.ts';
import { readyForWhatIfs } from './ready.ts';
import { sliceOfWhole } from './sides.ts';
import { tablesOfImage } from './tables.ts';
import { currenciesOutside, exchangedPart, wholeTotalsOf } from './totals.ts';
import { touchedBy } from './touched.ts';

/** Small tables that are edited by hand with a history: those an image is not built of, and one that is exchanged in it. */
const CARRIED = [...APART_FROM_IMAGE, 'allocations'] as const satisfies readonly TableName[];

type CarriedTable = (typeof CARRIED)[number];

const isCarried = (table: TableName): table is CarriedTable => (CARRIED as readonly TableName[]).includes(table);

/** Edits that are carried; more of them touch so much that reading the estate takes no longer. */
const EDITS_MAX = 200;
/** Questions whose totals are carried: those that were asked last. */
const KNOWN_MAX = 3;

interface Edited {
  readonly mark: EstateMark;
  readonly edits: readonly RecordedEdit[];
  /** The tables that were edited, as they are now. */
  readonly rows: Partial<Pick<EstateRows, CarriedTable>>;
}

/** What was edited since; null where that is not all, or too much. */
const editedSince = ({ db }: Pick<Workspace, 'db'>, since: EstateMark): Edited | null =>
  inOneState(db, () => {
    const mark = estateMark(db);
    const edits = editsSince(db, since, mark);
    if (!edits || edits.length > EDITS_MAX) return null;
    const tables = [...new Set(edits.map(({ table }) => table))];
    if (!tables.every(isCarried)) return null;
    return { mark, edits, rows: Object.fromEntries(tables.map(table => [table, readTable(db, table)])) };
  });

/** The edits as changes that somebody writes: the records before and after are touched. */
const touchedNodes = (edits: readonly RecordedEdit[], tables: EstateTables): ReadonlySet<string> => {
  const written = (row: object | null): readonly WrittenRow[] =>
    row ? [{ line: undefined, cells: row as WrittenRow['cells'] }] : [];
  const rows = new Map(
    [...Map.groupBy(edits, ({ table }) => table)].map(([table, of]) => [
      table,
      of.flatMap(({ before, after }) => [...written(before), ...written(after)]),
    ]),
  );
  return touchedBy({ file: '', asOf: undefined, rows, removals: new Map() }, tables).nodes;
};

/** One side of what is carried: the whole image with its tables. */
interface Side {
  readonly image: Image;
  readonly tables: EstateTables;
}

/** The totals of the present state, of those of the earlier one; only a policy that comes to the same in parts is asked. */
const totalsCarried = async (
  { asked, whole }: Known,
  kept: Kept,
  nodes: ReadonlySet<string>,
  [before, after]: readonly [before: Side, after: Side],
): Promise<Known | null> => {
  const terms = kept.terms.get(asked.asOf);
  if (!terms || asked.policy !== 'priority') return null;
  const on = async ({ image, tables }: Side) => {
    const { run } = await compute(asked.policy, { ...asked, terms, image: sliceOfWhole(tables, image, nodes) });
    return wholeTotalsOf(run);
  };
  const others = currenciesOutside(after.tables, nodes, asked.asOf);
  return { asked, whole: exchangedPart(whole, await on(before), await on(after), others) };
};

/** What is kept, of the present state of the estate; null where it has to be read. */
export const carriedForward = async (workspace: Workspace, kept: Kept): Promise<Kept | null> => {
  const edited = editedSince(workspace, kept.mark);
  if (!edited) return null;
  finish(readyForWhatIfs(workspace));
  if (keptOf.get(workspace.db) !== kept || !kept.image || !kept.tables) return null;
  const before: Side = { image: kept.image, tables: kept.tables };
  const image: Image = { ...before.image, rows: { ...before.image.rows, ...edited.rows } };
  const after: Side = { image, tables: tablesOfImage(image) };
  const nodes = touchedNodes(edited.edits, before.tables).union(touchedNodes(edited.edits, after.tables));
  const known = new Map<string, Known>();
  for (const [name, each] of [...kept.known].slice(-KNOWN_MAX)) {
    const carried = await totalsCarried(each, kept, nodes, [before, after]);
    if (carried) known.set(name, carried);
  }
  const { catalogHash, terms } = kept;
  return { mark: edited.mark, catalogHash, terms, ...after, bytes: undefined, known };
};
