/** Finds the position of a license in an open run. */

import { positionsOf } from '../../app/positions.ts';
import type { OpenRun } from '../../app/runs.ts';
import { fold } from '../../app/vocabulary.ts';
import type { PositionShape } from './refs.ts';

const shapes = new WeakMap<OpenRun, ReadonlyMap<string, PositionShape>>();

/** All positions of a run that may be seen, by folded key of the license, made once for each run that is open. */
export const positionsByKey = (open: OpenRun): ReadonlyMap<string, PositionShape> => {
  const known = shapes.get(open);
  if (known) return known;
  const places = new Map(open.run.ledger.licenses.map(({ row, index }) => [row.license, index]));
  const made = new Map(
    positionsOf(open).map(record => [fold(record.license), { open, at: places.get(record.license)!, record }]),
  );
  shapes.set(open, made);
  return made;
};

/** The position of a license; null where the run does not know it. */
export const positionOfLicense = (open: OpenRun, key: string): PositionShape | null =>
  positionsByKey(open).get(fold(key)) ?? null;
