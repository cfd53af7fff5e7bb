/** Both sides of a part of an estate: its image, and what the changes make of it. */
import { imageOf } from '../../engine/image/build.ts';
import type { Image } from '../../engine/image/image.ts';
import { cutPart, type Members, ownRows } from '../../engine/part/cut.ts';
import { nodeOf } from '../../engine/part/links.ts';
import { sliceOf } from '../../engine/part/slice.ts';
import type { EstateTables } from '../../engine/part/tables.ts';
import type { Workspace } from '../workspace.ts';
import { type Changed, changedImage, isError, isInPlace } from './changed.ts';
import type { ChangeSet } from './read.ts';

export interface Sides {
  /** Before. */
  readonly image: Image;
  readonly changed: Changed;
}

type Aliases = Pick<Workspace, 'metricAliases'>;

/** The part as an estate of its own. */
export const cutSides = (tables: EstateTables, members: Members, changes: ChangeSet, aliases: Aliases): Sides => {
  const { rows, columns } = cutPart(tables, members);
  const image = imageOf(rows, columns);
  return { image, changed: changedImage({ ...rows, recognition: [] }, columns, image, changes, aliases) };
};

/** The part as the image of the whole has it: computers, users and products keep their numbers. `tables` are those of the image. */
export const sliceOfWhole = (tables: EstateTables, whole: Image, nodes: ReadonlySet<string>): Image => {
  const { computers, users } = whole.rows;
  const rows = { ...ownRows(tables, nodes), computers, users };
  const isMember = Uint8Array.from(whole.products.name, name => Number(nodes.has(nodeOf('product', name))));
  return sliceOf(whole, isMember, rows);
};

/** The same out of the whole image in memory, where no image has to be built for it; null where one has. */
export const slicedSides = (
  tables: EstateTables,
  whole: Image | null,
  { nodes }: Members,
  changes: ChangeSet,
  aliases: Aliases,
): Sides | null => {
  if (!whole || !isInPlace(changes)) return null;
  const image = sliceOfWhole(tables, whole, nodes);
  const changed = changedImage({ ...image.rows, recognition: [] }, null, image, changes, aliases);
  return changed.image || changed.problems.some(isError) ? { image, changed } : null;
};
